// The loss curve: the mean squared error over the epochs of the run.

import { drawMarks } from './curve-marks.js';
import { element, find, setText } from './dom.js';
import { editsInWords } from './edits.js';
import { count, significant } from './format.js';
import { LinePlot } from './line-plot.js';
import { darkScheme } from './theme.js';
import { decadesAround, tickText } from './ticks.js';

/** @typedef {import('./session.js').Session} Session */

const HINT = 'Point at the curve to read it.';
/** The linear axis does not shrink below this, or a learnt curve would fill it with noise. */
const SMALLEST_TOP = 0.01;

export class CurveView {
  #session;
  #plot;
  #reading = element('curve-reading');
  #logarithmic = element('curve-log', HTMLInputElement);
  /** @type {[Float64Array, Float64Array]} */
  #points = [new Float64Array(), new Float64Array()];

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
    const redraw = () => session.redraw();
    this.#plot = new LinePlot(find(element('curve'), '.plot'), {
      label: 'epoch',
      xText: count,
      yText: tickText,
      drawMarks: (plot) => drawMarks(plot, session),
      redraw,
    });
    this.#logarithmic.disabled = false;
    this.#logarithmic.addEventListener('change', redraw);
    darkScheme.addEventListener('change', redraw);
  }

  show() {
    const { epochs, trainer } = this.#session;
    this.#points = trainer.curve();
    const [xs, ys] = this.#points;
    const logarithmic = this.#logarithmic.checked;
    this.#plot.draw({
      xs,
      ys,
      xRange: [0, Math.max(epochs, trainer.head, 1)],
      yRange: logarithmic ? decadesAround(ys) : [0, Math.max(1.08 * Math.max(...ys), SMALLEST_TOP)],
      logarithmic,
    });
    this.#read();
  }

  /**
   * Draws the curve onto another context.
   * @param {CanvasRenderingContext2D} context
   * @param {import('./theme.js').Sheet} sheet
   */
  drawOnto(context, sheet) {
    this.#plot.drawOnto(context, sheet);
  }

  /** What the picture shows, in words. */
  describe() {
    const { trainer, epoch, edits } = this.#session;
    const [epochs, losses] = this.#points;
    const last = epochs.length - 1;
    const start = `Mean squared error ${significant(losses[0])} at epoch 0`;
    const lowest = losses.indexOf(Math.min(...losses));
    const words =
      last === 0
        ? [`${start}. Not trained yet.`]
        : [
            `${start}, ${significant(losses[last])} at epoch ${count(epochs[last])}; ` +
              `lowest ${significant(losses[lowest])} at epoch ${count(epochs[lowest])}.`,
          ];
    words.push(...editsInWords(edits, this.#session.hidden));
    if (epoch < trainer.head) {
      words.push(`Shown is epoch ${count(epoch)}, with ${significant(trainer.loss)}.`);
    }
    setText(element('curve-words'), words.join(' '));
  }

  /** The point under the pointer. */
  #read() {
    const index = this.#plot.pointed;
    const [epochs, losses] = this.#points;
    setText(
      this.#reading,
      index === undefined
        ? HINT
        : `Epoch ${count(epochs[index])}: loss ${significant(losses[index])}`,
    );
  }
}
