// The pictures of the page as files: PNG, twice as fine as they are wide, and SVG.

import { context2d } from '../dom.js';
import { inLight, styleOf } from '../theme.js';

/** @typedef {import('../theme.js').Sheet} Sheet */

/**
 * Something that can be drawn elsewhere.
 * @typedef {object} Drawing
 * @property {(context: CanvasRenderingContext2D, sheet: Sheet) => void} drawOnto
 */

/**
 * @param {Drawing} drawing
 * @param {{ width: number, height: number }} size in CSS pixels
 * @returns {Promise<Blob>}
 */
export function png(drawing, { width, height }) {
  const pixels = 2;
  const canvas = document.createElement('canvas');
  canvas.width = pixels * width;
  canvas.height = pixels * height;
  const context = context2d(canvas);
  inLight(() => {
    drawing.drawOnto(context, { width, height, pixels });
    // Below what is drawn there.
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = styleOf('--paper');
    context.fillRect(0, 0, canvas.width, canvas.height);
  });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('This browser makes no PNG.'));
    }, 'image/png');
  });
}

/**
 * @param {Drawing} drawing
 * @param {{ width: number, height: number }} size in CSS pixels
 * @param {string} title what it shows, in words
 */
export async function svg(drawing, { width, height }, title) {
  const { SvgContext } = await import('./svg-context.js');
  const sheet = { width, height, pixels: 1 };
  const context = new SvgContext(sheet);
  const root = context.getSvg();
  inLight(() => {
    // It has what the drawings use of a 2D context.
    drawing.drawOnto(/** @type {any} */ (context), sheet);
    const paper = context.__createElement('rect', { width, height, fill: styleOf('--paper') });
    root.prepend(paper);
  });
  const words = context.__createElement('title', {});
  words.textContent = title;
  root.prepend(words);
  const text = new XMLSerializer().serializeToString(root);
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`], { type: 'image/svg+xml' });
}
