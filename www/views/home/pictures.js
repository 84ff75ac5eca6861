// The pictures of the page as files: PNG, twice as fine as they are wide, and SVG.

import { png as pngOf, svg as svgOf } from '../../plot/taken.js';
import { LIGHT } from '../../ui/theme.js';

/** @typedef {import('../../ui/theme.js').Sheet} Sheet */

/** @typedef {import('../../state/view.js').Picture} Picture */

/**
 * Seen on paper, wherever it is taken.
 * @param {{ width: number, height: number }} size
 * @param {number} pixels
 * @returns {Sheet}
 */
const paper = (size, pixels) => ({ ...size, pixels, scale: 1, line: 1, paint: LIGHT });

/**
 * @param {Picture} picture
 * @param {{ width: number, height: number }} size in CSS pixels
 */
export function png(picture, size) {
  const sheet = paper(size, 2);
  return pngOf((context) => picture.draw(context, sheet), sheet);
}

/**
 * @param {Picture} picture
 * @param {{ width: number, height: number }} size in CSS pixels
 * @param {string} title what it shows, in words
 */
export function svg(picture, size, title) {
  const sheet = paper(size, 1);
  return svgOf((context) => picture.draw(context, sheet), sheet, title);
}
