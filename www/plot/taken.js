// Pictures that are taken elsewhere, as files: SVG, and PNG where the browser gives back what is drawn.

/*!
 * With fast-png and iobuffer, copyright (c) 2015 Michaël Zasso, and fflate, copyright (c) 2026 Arjun Barrett, by the MIT
 * licence: https://opensource.org/license/mit
 */
import { decode } from 'fast-png';
import { context2d } from '../ui/dom.js';
import { SvgContext } from './svg-context.js';

/** @typedef {import('../ui/theme.js').Sheet} Sheet */

/** @typedef {(context: CanvasRenderingContext2D) => void} Draw draws a picture; its images are of pixels */

/** So many pixels a side are looked at, and differ by so much where nobody sees it. */
const SIDE = 64;
const UNSEEN = 2;

/**
 * How the browser alters what a page has drawn before the page has it, so that it is no fingerprint: not at all, by
 * what is not seen, or so that it is of no use.
 * @typedef {'exact' | 'slight' | 'useless'} Alteration
 */

/** Why there is no PNG. */
export const SPOILT =
  'this browser spoils what a page draws before the page has it, against fingerprinting';

/** What there is to say where it is slight. */
export const SLIGHT = 'This browser changes some colours by a trifle, against fingerprinting';

/** @returns {Promise<Alteration>} */
async function alteration() {
  const image = known();
  const canvas = canvasOf(2 * SIDE, SIDE);
  const context = context2d(canvas);
  context.putImageData(image, 0, 0);
  // A text beside it: what is the same on all machines may be left alone.
  context.fillText('XOR', SIDE + 9, SIDE / 2);
  const png = decode(await (await blobOf(canvas)).arrayBuffer());
  const { data } = image;
  let farthest = 0;
  for (let at = 0; at < data.length; at++) {
    const [pixel, channel] = [Math.floor(at / 4), at % 4];
    if (channel === 3) continue;
    const place = Math.floor(pixel / SIDE) * png.width + (pixel % SIDE);
    farthest = Math.max(farthest, Math.abs(png.data[png.channels * place + channel] - data[at]));
  }
  if (farthest === 0) return 'exact';
  return farthest <= UNSEEN ? 'slight' : 'useless';
}

/** Pixels of all kinds of colours. */
function known() {
  const image = new ImageData(SIDE, SIDE);
  image.data.forEach((_, at, data) => {
    data[at] = at % 4 === 3 ? 255 : (89 * at + (at >> 8)) % 256;
  });
  return image;
}

/**
 * Draws it at once.
 * @param {Draw} draw
 * @param {Sheet} sheet
 * @returns {Promise<{ blob: Blob, altered: Alteration }>}
 */
export async function png(draw, { width, height, pixels, paint }) {
  const canvas = canvasOf(pixels * width, pixels * height);
  const context = context2d(canvas);
  const drawImage = context.drawImage.bind(context);
  /** @type {(image: ImageData, x: number, y: number, width: number, height: number) => void} */
  const drawPixels = (image, ...place) => {
    const layer = canvasOf(image.width, image.height);
    context2d(layer).putImageData(image, 0, 0);
    drawImage(layer, ...place);
  };
  draw(Object.assign(context, { drawImage: drawPixels }));
  // Below what is drawn there.
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = paint.colour('paper');
  context.fillRect(0, 0, canvas.width, canvas.height);
  const [blob, altered] = await Promise.all([blobOf(canvas), alteration()]);
  return { blob, altered };
}

/**
 * @param {Draw} draw
 * @param {Sheet} sheet
 * @param {string} title what it shows, in words
 */
export function svg(draw, sheet, title) {
  const context = new SvgContext(sheet, context2d(document.createElement('canvas')));
  // It has what the pictures use of a 2D context.
  draw(/** @type {any} */ (context));
  return new Blob([context.text(title)], { type: 'image/svg+xml' });
}

/** @param {number} width @param {number} height */
function canvasOf(width, height) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** @param {HTMLCanvasElement} canvas @returns {Promise<Blob>} */
function blobOf(canvas) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('This browser makes no PNG.'));
    }, 'image/png');
  });
}
