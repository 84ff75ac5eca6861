// What is marked on the loss curve: the present epoch, and what was changed on the way.

import { editsByEpoch } from './edits.js';
import { styleOf } from './theme.js';

/** @typedef {import('./line-plot.js').LinePlot} Plot */
/** @typedef {import('./session.js').Session} Session */

/**
 * @param {Plot} plot
 * @param {Session} session
 */
export function drawMarks(plot, session) {
  drawFuture(plot, session);
  drawEdits(plot, session);
  drawPresent(plot, session);
}

/**
 * What comes after the present epoch is paler: training on from here replaces it.
 * @param {Plot} plot
 * @param {Session} session
 */
function drawFuture(plot, { epoch, trainer }) {
  if (epoch === trainer.head) return;
  const { context, frame } = plot;
  const x = plot.across(epoch);
  context.fillStyle = styleOf('--paper');
  context.globalAlpha = 0.65;
  // With the curve's own width where it runs along the axes.
  const edge = 2;
  context.fillRect(x, frame.top, frame.right + edge - x, frame.height + edge);
  context.globalAlpha = 1;
}

/**
 * Marks where something was changed, and what. Changes that crowd, as they do when the slider
 * is moved while training, are ticks without a number; the last of them has one.
 * @param {Plot} plot
 * @param {Session} session
 */
function drawEdits(plot, { edits, hidden }) {
  const { context, frame } = plot;
  const gap = 5;
  const size = 12;
  context.font = `${size}px ${styleOf('--font')}`;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  let free = frame.right;
  const shown = editsByEpoch(edits, hidden).filter(
    ({ epoch }) => plot.across(epoch) <= frame.right,
  );
  for (const { epoch, text } of shown.reverse()) {
    const x = plot.across(epoch);
    const { width } = context.measureText(text);
    // Beside its line on the right, if that fits into the plot.
    const left = x + gap + width > frame.right ? x - gap - width : x + gap;
    const fits = left + width <= free;
    if (fits) {
      // No line of the grid through it.
      context.fillStyle = styleOf('--paper');
      context.fillRect(left, frame.top + gap, width, size);
      context.fillStyle = styleOf('--quiet');
      context.fillText(text, left, frame.top + gap);
      free = Math.min(x, left) - gap;
    }
    context.fillStyle = styleOf('--edge');
    plot.drawVertical(x, { length: fits ? frame.height : gap });
  }
}

/**
 * Marks the present epoch: a line, and a dot on the curve.
 * @param {Plot} plot
 * @param {Session} session
 */
function drawPresent(plot, { epoch, trainer: { loss } }) {
  const x = plot.across(epoch);
  plot.context.fillStyle = styleOf('--accent');
  plot.drawVertical(x, { dash: 3 });
  plot.drawDot(x, plot.down(loss), 4.5);
}
