// What the pictures of planes share: a square with numbered axes, and the four samples in it.

import { styleOf } from './theme.js';

export const SAMPLE_RADIUS = 10;

/** Room around the square, for the numbers of the axes, in CSS pixels. */
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
 * @param {number} width
 * @returns {Frame}
 */
export function frameIn(width) {
  return { left: LEFT, top: TOP, side: Math.max(0, width - LEFT - RIGHT) };
}

/**
 * The size of a picture of this width with its axes.
 * @param {number} width
 */
export function sizeOf(width) {
  return { width, height: TOP + frameIn(width).side + BOTTOM };
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
 * Gives a canvas the pixels that the screen has in its place, and everything that is drawn is in CSS pixels.
 * @param {CanvasRenderingContext2D} context
 * @param {{ width: number, height: number }} size
 */
export function beginPicture(context, size) {
  const { canvas } = context;
  const width = Math.round(size.width * devicePixelRatio);
  const height = Math.round(size.height * devicePixelRatio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.style.height = `${size.height}px`;
    canvas.width = width;
    canvas.height = height;
  }
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
}

/**
 * Calls back on another zoom or screen: a picture may be as wide as before, of other pixels.
 * @param {() => void} changed
 */
export function onScreenChange(changed) {
  const sameScreen = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const onChange = () => {
    changed();
    onScreenChange(changed);
  };
  sameScreen.addEventListener('change', onChange, { once: true });
}

/**
 * The numbers beside a square, and the names of both directions between the last two of them.
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 * @param {{
 *   range: Range,
 *   ticks: number[],
 *   names: (string | undefined)[],
 *   marked?: boolean[],
 * }} axes the first name is of the direction to the right; a direction without a name has no numbers;
 *   what is marked is in the accent's colour
 */
export function drawAxes(context, frame, { range, ticks, names, marked = [] }) {
  const [right, up] = names;
  const { left, top, side } = frame;
  context.fillStyle = styleOf('--quiet');
  context.font = `12px ${styleOf('--font')}`;
  for (const tick of ticks) {
    if (right !== undefined) {
      context.textAlign = 'center';
      context.textBaseline = 'top';
      context.fillText(String(tick), acrossIn(frame, range, tick), top + side + 7);
    }
    if (up !== undefined) {
      context.textAlign = 'right';
      context.textBaseline = 'middle';
      context.fillText(String(tick), left - 7, downIn(frame, range, tick));
    }
  }
  const between = (ticks[ticks.length - 2] + ticks[ticks.length - 1]) / 2;
  const style = (/** @type {boolean} */ isMarked) => {
    context.font = `italic ${isMarked ? '700 ' : ''}13px ${styleOf('--font')}`;
    context.fillStyle = styleOf(isMarked ? '--accent' : '--ink');
  };
  style(marked[0]);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillText(right ?? '', acrossIn(frame, range, between), top + side + 6);
  style(marked[1]);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillText(up ?? '', left - 8, downIn(frame, range, between));
}

/**
 * A sample: a circle in its target's colour, with the target in it.
 * @param {CanvasRenderingContext2D} context
 * @param {Place} place
 * @param {number} target
 * @param {Place} [text] where the target is written, if not in the middle
 */
export function drawSample(context, place, target, text = place) {
  context.beginPath();
  context.arc(place.x, place.y, SAMPLE_RADIUS, 0, 2 * Math.PI);
  context.fillStyle = styleOf(target === 1 ? '--one' : '--zero');
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = styleOf('--paper');
  context.stroke();
  context.font = `600 12px ${styleOf('--font')}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = styleOf('--on-data');
  context.fillText(String(target), text.x, text.y + 0.5);
}
