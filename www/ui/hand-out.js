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
 * @param {string} name
 * @param {Blob} content
 */
export function download(name, content) {
  const address = URL.createObjectURL(content);
  make('a', '', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), OFFERED);
}
