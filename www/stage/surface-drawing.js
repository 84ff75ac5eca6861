// How the decision surface looks: a picture of outputs between axes, with the rows, the line of output 0.5, and
// what is asked and read.

import {
  acrossIn,
  beginSheet,
  downIn,
  drawAxes,
  drawSample,
  frameIn,
  SAMPLE_RADIUS,
} from '../plot/plane.js';

/** @typedef {import('../ui/theme.js').Sheet} Sheet */
/** @typedef {import('../plot/plane.js').Place} Place */
/** @typedef {(input: Input) => Place} Placing */
/** @typedef {{ x: number, y: number }} Input */

/**
 * What there is to be seen.
 * @typedef {object} Scene
 * @property {CanvasImageSource} image of the outputs
 * @property {import('../state/data.js').Data} data
 * @property {readonly import('../plot/plane.js').Range[]} ranges across and up
 * @property {ArrayLike<number>} boundary the line of the output in the middle, as segments
 * @property {typeof import('../plot/dots.js').drawDots} [drawMany] draws the rows where they are many
 * @property {number} [neuron] whose picture it is, in the engine's order; the output's without
 * @property {Input} [asked] the input that is asked about
 * @property {Input} [cursor] the input that is read
 */

/** In a smaller square, on a sheet of scale 1, an arrow has no room beside a name. */
export const ROOM_FOR_ARROWS = 260;
/** Ticks of a cross, each way. */
const WAYS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {Scene} scene
 */
export function drawSurface(context, sheet, scene) {
  const { image, data, ranges, boundary, drawMany, asked, cursor } = scene;
  const frame = frameIn(sheet);
  const { left, top, side } = frame;
  const { rows } = data;
  const placeOf = placing(frame, ranges);
  beginSheet(context, sheet);
  context.drawImage(image, left, top, side, side);
  const names = side < ROOM_FOR_ARROWS * sheet.scale ? ['x', 'y'] : ['x →', 'y ↑'];
  drawAxes(context, sheet, frame, { ranges, names });
  context.save();
  context.beginPath();
  context.rect(left, top, side, side);
  context.clip();
  drawBoundary(context, sheet, boundary, placeOf);
  const places = rows.map(([x, y]) => placeOf({ x, y }));
  if (data.isMany) drawMany?.(context, sheet, places, data);
  else for (const [row, place] of places.entries()) drawSample(context, sheet, place, rows[row][2]);
  context.restore();
  if (asked) drawAsked(context, sheet, asked, ranges, placeOf);
  if (cursor) drawCursor(context, sheet, placeOf(cursor));
}

/**
 * @param {import('../plot/plane.js').Frame} frame
 * @param {readonly import('../plot/plane.js').Range[]} ranges across and up
 * @returns {Placing}
 */
export function placing(frame, [across, up]) {
  return ({ x, y }) => ({ x: acrossIn(frame, across, x), y: downIn(frame, up, y) });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {ArrayLike<number>} segments
 * @param {Placing} placeOf
 */
export function drawBoundary(context, { paint, line }, segments, placeOf) {
  context.beginPath();
  for (let at = 0; at < segments.length; at += 4) {
    const from = placeOf({ x: segments[at], y: segments[at + 1] });
    const to = placeOf({ x: segments[at + 2], y: segments[at + 3] });
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
  }
  context.lineCap = 'round';
  context.lineWidth = 2 * line;
  context.strokeStyle = paint.colour('ink');
  context.stroke();
}

/**
 * The mark of the input that is asked about; at the border, when the input lies beyond it.
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {Input} asked
 * @param {readonly import('../plot/plane.js').Range[]} ranges across and up
 * @param {Placing} placeOf
 */
export function drawAsked(context, { paint, scale, line }, asked, ranges, placeOf) {
  const input = within(ranges, asked);
  const { x, y } = placeOf(input);
  const isOutside = input.x !== asked.x || input.y !== asked.y;
  const radius = (isOutside ? 5 : SAMPLE_RADIUS + 5) * scale;
  const tick = 5 * scale;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  for (const [dx, dy] of isOutside ? [] : WAYS) {
    context.moveTo(x + dx * radius, y + dy * radius);
    context.lineTo(x + dx * (radius + tick), y + dy * (radius + tick));
  }
  strokeTwice(context, line, paint.colour('paper'), paint.colour('asked'));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {Place} place
 */
export function drawCursor(context, { paint, scale, line }, { x, y }) {
  context.beginPath();
  for (const [dx, dy] of WAYS) {
    context.moveTo(x + dx * 3 * scale, y + dy * 3 * scale);
    context.lineTo(x + dx * 11 * scale, y + dy * 11 * scale);
  }
  strokeTwice(context, line, paint.colour('paper'), paint.colour('ink'));
}

/**
 * On a border that keeps it apart from whatever is below.
 * @param {CanvasRenderingContext2D} context
 * @param {number} line
 * @param {string} border
 * @param {string} colour
 */
export function strokeTwice(context, line, border, colour) {
  context.lineWidth = 5 * line;
  context.strokeStyle = border;
  context.stroke();
  context.lineWidth = 2 * line;
  context.strokeStyle = colour;
  context.stroke();
}

/**
 * The nearest input that the picture shows.
 * @param {readonly import('../plot/plane.js').Range[]} ranges across and up
 * @param {Input} input
 * @returns {Input}
 */
export function within(ranges, { x, y }) {
  const [across, up] = ranges.map(([low, high], axis) =>
    Math.min(high, Math.max(low, [x, y][axis])),
  );
  return { x: across, y: up };
}
