// Which runs are too long for a link. The address bar doesn't hold them long before that: see LONGEST in link.js.

/** Firefox opens no longer address than 2²⁰ characters, and forgets the run in silence; Chromium none than twice that. */
export const MOST = 1_000_000;

/** @param {string} hash of the run, as it would be in a link */
export function isTooLong(hash) {
  return hash.length > MOST;
}
