// Numbers in sentences and beside axes.

import { significant } from './format.js';

/**
 * Four significant digits, with the sign that is as wide as a plus.
 * @param {number} value
 */
export function number(value) {
  return minus(significant(value));
}

/** @param {string} text */
export function minus(text) {
  return text.replaceAll('-', '−');
}
