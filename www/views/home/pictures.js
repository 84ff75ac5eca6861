// The pictures of the page as files: PNG, twice as fine as they are wide, and SVG.

import { SvgContext } from '../../plot/svg-context.js';
import { context2d } from '../../ui/dom.js';
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
 * @returns {Promise<Blob>}
 */
export function png(picture, size) {
  const sheet = paper(size, 2);
  const canvas = document.createElement('canvas');
  canvas.width = sheet.pixels * sheet.width;
  canvas.height = sheet.pixels * sheet.height;
  const context = context2d(canvas);
  picture.draw(context, sheet);
  // Below what is drawn there.
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = LIGHT.colour('paper');
  context.fillRect(0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('This browser makes no PNG.'));
    }, 'image/png');
  });
}

/**
 * @param {Picture} picture
 * @param {{ width: number, height: number }} size in CSS pixels
 * @param {string} title what it shows, in words
 */
export function svg(picture, size, title) {
  const sheet = paper(size, 1);
  const context = new SvgContext(sheet, context2d(document.createElement('canvas')));
  // It has what the pictures use of a 2D context.
  picture.draw(/** @type {any} */ (context), sheet);
  return new Blob([context.text(title)], { type: 'image/svg+xml' });
}
