// Hands something out: into the clipboard, or as a file.

import { make } from './dom.js';

/** How long a file can be fetched after it was offered, in milliseconds. */
const OFFERED = 60_000;

/**
 * Puts a text into the clipboard.
 * @param {string} text
 * @returns {Promise<boolean>} whether it is there
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // There is none here, or it is not for us.
    return false;
  }
}

/**
 * Selects what stands in an element, so that it can be copied by hand.
 * @param {HTMLElement} element
 */
export function select(element) {
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
  else getSelection()?.selectAllChildren(element);
}

/** What to do where the clipboard cannot be had. */
export const BY_HAND =
  'The clipboard is not available here. The text is selected: copy it with Ctrl C, or ⌘ C.';

/**
 * Whether a file that is handed out comes: a frame in a sandbox may not download, and is not told. Nothing, if that
 * can't be known.
 * @returns {boolean | undefined}
 */
export function comes() {
  if (window.top === window) return true;
  try {
    const { sandbox } = /** @type {HTMLIFrameElement} */ (window.frameElement);
    return sandbox.length === 0 || sandbox.contains('allow-downloads');
  } catch {
    // What the frame is in belongs to others.
    return undefined;
  }
}

/**
 * Hands out a file; where it may not come, what is in it is shown, to be taken by hand.
 * @param {Node} place in the playground
 * @param {string} name
 * @param {Blob} content
 * @returns {Promise<string>} what came of it, in words
 */
export async function download(place, name, content) {
  const isSure = comes();
  if (isSure !== false) {
    const address = URL.createObjectURL(content);
    make('a', '', { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), OFFERED);
  }
  if (isSure) return `${name} downloaded.`;
  const { show } = await import('./shown-file.js');
  await show(/** @type {ShadowRoot} */ (place.getRootNode()), name, content);
  return isSure === false
    ? `${name} is shown: this frame may not download.`
    : `${name} is shown, in case that this frame may not download.`;
}
