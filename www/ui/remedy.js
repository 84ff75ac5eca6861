// What to do about a file that could not be loaded. More of that is loaded as soon as the first view is there, so that it
// is there when a file is not.

import { make } from './dom.js';

/**
 * Something to do, as a button says it.
 * @typedef {object} Action
 * @property {string} label
 * @property {() => void} act
 */

/** @typedef {{ line: string, action?: Action }} Remedy what to say, and what may help */

export const prepare = () => import('./mending.js');

/** @type {typeof import('./mending.js').remedyFor} */
export async function remedyFor(words, ...given) {
  const mending = await prepare().catch(() => undefined);
  return mending?.remedyFor(words, ...given) ?? { line: `${words} Reload the page.` };
}

/**
 * The button for it, if there is something to do.
 * @param {Action | undefined} action
 */
export function buttonsFor(action) {
  if (!action) return [];
  const button = make('button', action.label, { type: 'button' });
  button.addEventListener('click', action.act);
  return [button];
}
