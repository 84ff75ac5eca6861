// What is marked on the loss curve: the present epoch, and what was changed on the way.

/** @typedef {import('../plot/line-drawing.js').LineDrawing} Plot */
/** @typedef {import('../state/session.js').Session} Session */

/**
 * @param {Plot} plot
 * @param {Session} session
 * @param {import('./curve-changes.js').CurveChanges | undefined} changes
 */
export function drawMarks(plot, session, changes) {
  drawFuture(plot, session);
  changes?.draw(plot);
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
  context.fillStyle = plot.paint.colour('paper');
  context.globalAlpha = 0.65;
  // With the curve's own width where it runs along the axes.
  const edge = 2 * plot.sheet.line;
  context.fillRect(x, frame.top, frame.right + edge - x, frame.height + edge);
  context.globalAlpha = 1;
}

/**
 * Marks the present epoch: a line, and a dot on the curve.
 * @param {Plot} plot
 * @param {Session} session
 */
function drawPresent(plot, { epoch, trainer: { loss } }) {
  const x = plot.across(epoch);
  plot.context.fillStyle = plot.paint.colour('present');
  plot.drawVertical(x, { dash: 3 * plot.sheet.scale });
  plot.drawDot(x, plot.down(loss), 4.5);
}
