// Whether the browser keeps the page, so that it works without a net, and can install it, as the page around the
// playground tells. In a page of others nobody does.

/**
 * @typedef {object} Kept
 * @property {boolean} isReady whether all files of the page are there
 * @property {() => void} [install] has the browser ask whether to
 */

/** @type {Kept} */
let kept = { isReady: false };

/** @type {Set<() => void>} */
const listeners = new Set();

export const whatIsKept = () => kept;

/** @param {Partial<Kept>} more that is known now */
export function tellKept(more) {
  kept = { ...kept, ...more };
  for (const listener of listeners) listener();
}

/**
 * @param {() => void} listener is called when something else is known
 * @param {AbortSignal} ended
 */
export function onKept(listener, ended) {
  listeners.add(listener);
  ended.addEventListener('abort', () => listeners.delete(listener));
}
