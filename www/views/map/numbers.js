// Numbers of a map, with as many digits as they take.

/** @typedef {import('./window.js').MapWindow} MapWindow */

/** What is seen is so small a share of where it lies that numbers beside it are told from its middle. */
const NARROW = 1e-3;

/**
 * What the numbers beside an axis are counted from: 0, unless so little is seen that they would all begin with the same digits.
 * @param {MapWindow} window
 * @param {0 | 1} axis
 */
export function originOf(window, axis) {
  const middle = window.centre[axis];
  const span = window.spans[axis];
  return span > NARROW * Math.abs(middle) ? 0 : numberAt(middle, span / 4);
}

/**
 * A number with as many digits as tell it from those so far away.
 * @param {number} value
 * @param {number} distance
 */
export function numberAt(value, distance) {
  if (value === 0) return 0;
  const digits = Math.ceil(Math.log10(Math.abs(value) / distance)) + 1;
  return Number(value.toPrecision(Math.max(1, Math.min(17, digits))));
}
