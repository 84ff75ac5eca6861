// What the pictures of planes share: a square with numbered axes, and the samples in it.

import { FONT } from '../ui/theme.js';
import { linearTicks } from './ticks.js';

/** @typedef {import('../ui/theme.js').Sheet} Sheet */

/** Lengths are CSS pixels on a sheet of scale 1. */
export const SAMPLE_RADIUS = 10;

/** Room around the square, for the numbers of the axes. What lies over or below it in the style sheets goes with it. */
const LEFT = 34;
const TOP = 8;
const RIGHT = 12;
const BOTTOM = 24;

/**
 * The square inside of the axes, in CSS pixels.
 * @typedef {{ left: number, top: number, side: number }} Frame
 */

/** @typedef {readonly [low: number, high: number]} Range */

/** @typedef {{ x: number, y: number }} Place in a canvas, in CSS pixels */

/**
 * The square in a picture of this width.
 * @param {Pick<Sheet, 'width' | 'scale'>} sheet
 * @returns {Frame}
 */
export function frameIn({ width, scale }) {
  const side = Math.max(0, width - (LEFT + RIGHT) * scale);
  return { left: LEFT * scale, top: TOP * scale, side };
}

/**
 * The sheet on the screen for a picture of this width.
 * @param {import('../ui/theme.js').Theme} theme
 * @param {number} width
 */
export function planeSheet(theme, width) {
  const { scale } = theme;
  return theme.sheet(width, frameIn({ width, scale }).side + (TOP + BOTTOM) * scale);
}

/**
 * Where a number lies along the square, from left to right.
 * @param {Frame} frame
 * @param {Range} range
 * @param {number} number
 */
export function acrossIn({ left, side }, [low, high], number) {
  return left + ((number - low) / (high - low)) * side;
}

/**
 * Where a number lies along the square, upwards.
 * @param {Frame} frame
 * @param {Range} range
 * @param {number} number
 */
export function downIn({ top, side }, [low, high], number) {
  return top + ((high - number) / (high - low)) * side;
}

/**
 * Gives a canvas the size of a sheet, and the pixels that the screen has in its place.
 * @param {HTMLCanvasElement} canvas
 * @param {Pick<Sheet, 'width' | 'height' | 'pixels'>} sheet
 */
export function fitCanvas(canvas, { width, height, pixels }) {
  const [across, down] = [Math.round(width * pixels), Math.round(height * pixels)];
  if (canvas.width === across && canvas.height === down) return;
  canvas.style.height = `${height}px`;
  canvas.width = across;
  canvas.height = down;
}

/**
 * An empty sheet, on which everything that is drawn is in CSS pixels.
 * @param {CanvasRenderingContext2D} context
 * @param {Pick<Sheet, 'width' | 'height' | 'pixels'>} sheet
 */
export function beginSheet(context, { width, height, pixels }) {
  context.setTransform(pixels, 0, 0, pixels, 0, 0);
  context.clearRect(0, 0, width, height);
}

/**
 * The numbers beside a square, and the names of both directions between the last two of them.
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {Frame} frame
 * @param {{
 *   ranges: readonly Range[],
 *   names: (string | undefined)[],
 *   numbers?: number,
 *   size?: number,
 *   write?: (tick: number) => string,
 *   marked?: boolean[],
 * }} axes to the right, and up; a direction without a name has no numbers, and else `numbers` of them, about, of a
 *   type of this size; what is marked is in the colour of what is chosen
 */
export function drawAxes(context, { paint, scale }, frame, axes) {
  const { ranges, names, numbers = 4, size = 12, write = String, marked = [] } = axes;
  const { left, top, side } = frame;
  for (const [axis, name] of names.entries()) {
    if (name === undefined) continue;
    const range = ranges[axis];
    const [low, high] = range;
    const ticks = linearTicks(low, high, (high - low) / numbers);
    const put = (
      /** @type {string} */ text,
      /** @type {number} */ at,
      /** @type {number[]} */ room,
    ) => {
      if (axis === 0)
        context.fillText(text, acrossIn(frame, range, at), top + side + room[0] * scale);
      else context.fillText(text, left - room[1] * scale, downIn(frame, range, at));
    };
    context.textAlign = axis === 0 ? 'center' : 'right';
    context.textBaseline = axis === 0 ? 'top' : 'middle';
    context.fillStyle = paint.colour('quiet');
    context.font = `${size * scale}px ${FONT}`;
    for (const tick of ticks) put(write(tick), tick, [7, 7]);
    context.font = `italic 700 ${14 * scale}px ${FONT}`;
    context.fillStyle = paint.colour(marked[axis] ? 'chosen' : 'ink');
    put(name, (ticks[ticks.length - 2] + ticks[ticks.length - 1]) / 2, [5, 8]);
  }
}

/**
 * A sample: a circle in its target's colour, with the target in it.
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {Place} place
 * @param {number} target
 * @param {Place} [text] where the target is written, if not in the middle
 */
export function drawSample(context, { paint, scale, line }, place, target, text = place) {
  context.beginPath();
  context.arc(place.x, place.y, SAMPLE_RADIUS * scale, 0, 2 * Math.PI);
  context.fillStyle = paint.colour(target === 1 ? 'one' : 'zero');
  context.fill();
  context.lineWidth = 2 * line;
  context.strokeStyle = paint.colour('paper');
  context.stroke();
  context.font = `600 ${12 * scale}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = paint.colour('on-data');
  context.fillText(String(target), text.x, text.y + 0.5 * scale);
}
