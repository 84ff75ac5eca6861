// Looking at the pictures: where something is in them, and which colour it has there.

import { createHash } from 'node:crypto';
import { settled } from './frames.js';

/**
 * The input that the page reads at a share of the way across and down the decision surface.
 * @param {import('@playwright/test').Locator} surface
 * @param {number} share
 */
async function inputAt(surface, share) {
  const box = await surface.boundingBox();
  if (!box) throw new Error('The surface has no place');
  const place = { x: box.width * share, y: box.height * share };
  await surface.hover({ position: place });
  await settled(surface.page());
  const reading = await surface
    .page()
    .getByText(/^x .*: output/)
    .textContent();
  const [, x, y] = /^x (\S+), y (\S+):/.exec(reading ?? '') ?? [];
  return { place, input: { x: Number(x), y: Number(y) } };
}

/**
 * Where inputs are on the decision surface, in CSS pixels from its top left corner: by what the page
 * reads at two places.
 * @param {import('@playwright/test').Locator} surface
 * @param {{ x: number, y: number }[]} inputs
 */
export async function placesOf(surface, inputs) {
  const first = await inputAt(surface, 0.25);
  const second = await inputAt(surface, 0.75);
  await surface.page().mouse.move(0, 0);
  const place = (/** @type {'x' | 'y'} */ axis, /** @type {number} */ coordinate) =>
    first.place[axis] +
    ((coordinate - first.input[axis]) / (second.input[axis] - first.input[axis])) *
      (second.place[axis] - first.place[axis]);
  return inputs.map(({ x, y }) => ({ x: place('x', x), y: place('y', y) }));
}

/**
 * The colours of the decision surface at some inputs: red, green, blue.
 * @param {import('@playwright/test').Locator} surface
 * @param {{ x: number, y: number }[]} inputs
 */
export async function coloursAt(surface, inputs) {
  const places = await placesOf(surface, inputs);
  const { pixels, width, ratio } = await pixelsOf(surface.locator('canvas'));
  return places.map((place) => {
    const at = 4 * (Math.round(place.y * ratio) * width + Math.round(place.x * ratio));
    const [red, green, blue] = pixels.subarray(at, at + 3);
    return { red, green, blue };
  });
}

/** @param {{ red: number, green: number, blue: number }} colour */
export function hueOf({ red, blue }) {
  if (blue - red > 60) return 'blue';
  if (red - blue > 60) return 'orange';
  return 'neither';
}

/**
 * Everything that is drawn in a picture, as text that differs where the picture does.
 * @param {import('@playwright/test').Locator} picture
 */
export async function drawingOf(picture) {
  const { pixels } = await pixelsOf(picture.locator('canvas'));
  return createHash('sha256').update(pixels).digest('hex');
}

/**
 * All the pixels of a canvas, and how many of them go to a CSS pixel.
 * @param {import('@playwright/test').Locator} canvas
 */
export async function pixelsOf(canvas) {
  await settled(canvas.page());
  const { base64, width, height, ratio } = await canvas.evaluate((element) => {
    const { width, height, clientWidth } = /** @type {HTMLCanvasElement} */ (element);
    // Read from a copy: reading would change how the browser keeps the page's own canvas.
    const copy = new OffscreenCanvas(width, height);
    const context = copy.getContext('2d', { willReadFrequently: true });
    context?.drawImage(/** @type {HTMLCanvasElement} */ (element), 0, 0);
    const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] };
    let text = '';
    for (const byte of data) text += String.fromCharCode(byte);
    return { base64: btoa(text), width, height, ratio: width / clientWidth };
  });
  return { pixels: Buffer.from(base64, 'base64'), width, height, ratio };
}
