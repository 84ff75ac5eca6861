// What the pictures of planes share: a square with numbered axes, and the samples in it.

import { FONT } from '../ui/theme.js';

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
 *   range: Range,
 *   ticks: number[],
 *   names: (string | undefined)[],
 *   marked?: boolean[],
 * }} axes the first name is of the direction to the right; a direction without a name has no numbers;
 *   what is marked is in the colour of what is chosen
 */
export function drawAxes(context, { paint, scale }, frame, { range, ticks, names, marked = [] }) {
  const [right, up] = names;
  const { left, top, side } = frame;
  const below = () => {
    context.textAlign = 'center';
    context.textBaseline = 'top';
  };
  const beside = () => {
    context.textAlign = 'right';
    context.textBaseline = 'middle';
  };
  context.fillStyle = paint.colour('quiet');
  context.font = `${12 * scale}px ${FONT}`;
  below();
  for (const tick of right === undefined ? [] : ticks) {
    context.fillText(String(tick), acrossIn(frame, range, tick), top + side + 7 * scale);
  }
  beside();
  for (const tick of up === undefined ? [] : ticks) {
    context.fillText(String(tick), left - 7 * scale, downIn(frame, range, tick));
  }
  const between = (ticks[ticks.length - 2] + ticks[ticks.length - 1]) / 2;
  const style = (/** @type {boolean} */ isMarked) => {
    context.font = `italic 700 ${14 * scale}px ${FONT}`;
    context.fillStyle = paint.colour(isMarked ? 'chosen' : 'ink');
  };
  style(marked[0]);
  below();
  context.fillText(right ?? '', acrossIn(frame, range, between), top + side + 5 * scale);
  style(marked[1]);
  beside();
  context.fillText(up ?? '', left - 8 * scale, downIn(frame, range, between));
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
