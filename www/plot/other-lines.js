// Other lines on the axes of a line, with their names.

import { FONT } from '../ui/theme.js';
import { indexAfter } from './line-drawing.js';

/**
 * @typedef {object} Other
 * @property {string} name
 * @property {ArrayLike<number>} xs rising
 * @property {ArrayLike<number>} ys one for each x
 */

/** Where their names are, as a share of the axis: the first one's, and how much farther the next one's. */
const FIRST_NAME = 0.1;
const NEXT_NAME = 0.12;
/** They are told apart by their dashes. */
const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3]];

/**
 * @param {import('./line-drawing.js').LineDrawing} drawing
 * @param {readonly Other[]} others
 */
export function drawOthers(drawing, others) {
  for (const [index, other] of others.entries()) drawOther(drawing, other, index);
}

/**
 * @param {import('./line-drawing.js').LineDrawing} drawing
 * @param {Other} other
 * @param {number} index
 */
function drawOther(drawing, { name, xs, ys }, index) {
  const { context, frame, paint } = drawing;
  const { scale } = drawing.sheet;
  context.setLineDash(DASHES[index % DASHES.length].map((length) => length * scale));
  drawing.drawLine({ xs, ys }, 'edge', 1.25);
  context.setLineDash([]);
  // Where it is, or at its end.
  const x = drawing.xAt(frame.left + (FIRST_NAME + index * NEXT_NAME) * frame.width);
  const last = xs.length - 1;
  const at = Math.max(0, indexAfter(xs, x) - 1);
  const [across, down] = [
    drawing.across(Math.min(x, xs[last])),
    drawing.down(ys[Math.min(at, last)]),
  ];
  if (!Number.isFinite(down)) return;
  context.font = `600 ${12 * scale}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.lineWidth = 3.5 * scale;
  context.strokeStyle = paint.colour('paper');
  context.strokeText(name, across, down - 2 * scale);
  context.fillStyle = paint.colour('quiet');
  context.fillText(name, across, down - 2 * scale);
}
