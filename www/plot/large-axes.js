// Axes of numbers of any size, and with names of any length, beside a square that leaves them little room.

import { tickOf } from '../text/sized.js';
import { FONT } from '../ui/theme.js';
import { drawAxes, SAMPLE_RADIUS } from './plane.js';
import { linearTicks } from './ticks.js';

/** As far as this from the square, numbers and names begin. */
const BESIDE = 8;
/** Where they don't fit, numbers become smaller, as far as they can be read. */
const SIZE = 12;
const SMALLEST = 8;
/** The type of names, and by how much one may reach beyond its room. */
const NAME = 14;
const TOLERANCE = 3;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('../ui/theme.js').Sheet} sheet
 * @param {import('./plane.js').Frame} frame
 * @param {Parameters<typeof drawAxes>[3]} axes
 * @returns {string[]} the names that have no room beside the square, for a note
 */
export function drawLargeAxes(context, sheet, frame, axes) {
  const { scale } = sheet;
  const { ranges, names, numbers = 4 } = axes;
  const room = frame.left - BESIDE * scale;
  context.font = `${SIZE * scale}px ${FONT}`;
  const widthOf = (/** @type {string} */ text) => context.measureText(text).width;
  const [across, up] = ranges.map(([low, high], axis) => {
    const ticks = names[axis] === undefined ? [] : linearTicks(low, high, (high - low) / numbers);
    const widest = Math.max(0, ...ticks.map((tick) => widthOf(tickOf(tick))));
    return { widest, apart: (frame.side * (ticks[1] - ticks[0])) / (high - low) };
  });
  const size = Math.max(SMALLEST, Math.min(SIZE, (SIZE * room) / up.widest));
  context.font = `italic 700 ${NAME * scale}px ${FONT}`;
  const rooms = [across.apart - across.widest, room + TOLERANCE * scale];
  const areLong = names.map((name, axis) => name !== undefined && widthOf(name) > rooms[axis]);
  drawAxes(context, sheet, frame, {
    ...{ ...axes, size, write: tickOf },
    names: names.map((name, axis) => (areLong[axis] ? '' : name)),
  });
  return names.flatMap((name, axis) =>
    areLong[axis] ? [`${name?.replace(/ [→↑]$/, '')} ${'→↑'[axis]}`] : [],
  );
}

/**
 * A note in a corner of a picture, on paper: the upper left one, unless it covers less in another.
 * @param {CanvasRenderingContext2D} context
 * @param {import('../ui/theme.js').Sheet} sheet
 * @param {import('./plane.js').Frame} frame
 * @param {string[]} parts of which as many stand in a line as fit
 * @param {import('./plane.js').Place[]} [places] of what it is not to cover
 */
export function drawNote(context, { paint, scale }, { left, top, side }, parts, places = []) {
  context.font = `${12 * scale}px ${FONT}`;
  const room = side - 16 * scale;
  /** @type {string[]} */
  const lines = [];
  for (const part of parts) {
    const line = lines.pop();
    const longer = line === undefined ? part : `${line}, ${part}`;
    if (line === undefined || context.measureText(longer).width <= room) lines.push(longer);
    else lines.push(line, part);
  }
  if (lines.length === 0) return;
  const lineHeight = 16 * scale;
  const width = Math.max(...lines.map((line) => context.measureText(line).width)) + 12 * scale;
  const height = lines.length * lineHeight + 4 * scale;
  const [right, bottom] = [left + side - width, top + side - height];
  const corners = [
    { x: left, y: top },
    { x: right, y: top },
    { x: left, y: bottom },
    { x: right, y: bottom },
  ];
  const about = SAMPLE_RADIUS * scale;
  const covered = corners.map(({ x, y }) => {
    const beyond = (/** @type {import('./plane.js').Place} */ place) =>
      Math.max(x - place.x, place.x - x - width, y - place.y, place.y - y - height);
    return places.filter((place) => beyond(place) < about).length;
  });
  const corner = corners[covered.indexOf(Math.min(...covered))];
  const alpha = context.globalAlpha;
  context.fillStyle = paint.colour('paper');
  context.globalAlpha = 0.85 * alpha;
  context.fillRect(corner.x, corner.y, width, height);
  context.globalAlpha = alpha;
  context.fillStyle = paint.colour('ink');
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const [at, line] of lines.entries()) {
    context.fillText(line, corner.x + 6 * scale, corner.y + 2 * scale + (at + 0.5) * lineHeight);
  }
}
