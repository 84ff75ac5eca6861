// A part of something long, so short that the page goes on meanwhile.

/** In milliseconds, about half a frame. */
const SLICE = 8;

/**
 * Takes a step, and more until that took so long, or there are none.
 * @param {() => boolean} step says whether there is more to come
 * @returns {boolean} whether there is
 */
export function slice(step) {
  const began = performance.now();
  while (step()) if (performance.now() - began >= SLICE) return true;
  return false;
}
