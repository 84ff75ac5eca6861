// Axes of numbers of any size, and with names of any length, beside a square that leaves them little room.

import { tickOf } from '../text/sized.js';
import { FONT } from '../ui/theme.js';
import { drawAxes } from './plane.js';
import { linearTicks } from './ticks.js';

/** As far as this from the square, numbers and names begin. */
const BESIDE = 8;
/** Where they don't fit, numbers become smaller, as far as they can be read. */
const SIZE = 12;
const SMALLEST = 8;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('../ui/theme.js').Sheet} sheet
 * @param {import('./plane.js').Frame} frame
 * @param {Parameters<typeof drawAxes>[3]} axes
 */
export function drawLargeAxes(context, sheet, frame, axes) {
  const { scale } = sheet;
  const { ranges, names, numbers = 4 } = axes;
  const [low, high] = ranges[1];
  const ticks = names[1] === undefined ? [] : linearTicks(low, high, (high - low) / numbers);
  context.font = `${SIZE * scale}px ${FONT}`;
  const widest = Math.max(...ticks.map((tick) => context.measureText(tickOf(tick)).width));
  const fitting = (SIZE * (frame.left - BESIDE * scale)) / widest;
  const size = Math.max(SMALLEST, Math.min(SIZE, fitting));
  drawAxes(context, sheet, frame, { ...axes, size, write: tickOf });
}
