// The curves that are there beside the run's own: its test loss, and those of runs that were kept.

import { indexAfter } from '../plot/line-drawing.js';
import { drawOthers } from '../plot/other-lines.js';
import { more } from '../state/engine.js';
import { count, significant } from '../text/format.js';

/** @typedef {import('../state/kept.js').KeptRun} KeptRun */

export class OtherCurves {
  #session;
  /** The test loss at each epoch of the run's curve, if there is one. @type {Float64Array} */
  #test = new Float64Array();
  /** @type {{ name: string, xs: Float64Array, ys: Float64Array }[]} */
  #lines = [];

  /** @param {import('../state/session.js').Session} session */
  constructor(session) {
    this.#session = session;
  }

  show() {
    // It is drawn with the run's own.
  }

  /**
   * Takes them as they are now, and says how much room they need.
   * @param {Float64Array} epochs of the run's own curve
   */
  take(epochs) {
    const { trainer, kept } = this.#session;
    this.#test = more?.testCurveOf(trainer) ?? new Float64Array();
    // The first is not dashed.
    const test = this.#test.length > 0 ? [{ name: 'test', xs: epochs, ys: this.#test }] : [];
    this.#lines = [
      ...test,
      ...kept.map(({ number, epochs, losses }) => ({
        ...{ name: String(number), xs: epochs, ys: losses },
      })),
    ];
    // What is not finite has no place.
    const finite = this.#lines.map(({ ys }) => ys.filter(Number.isFinite));
    return {
      losses: finite.flatMap((losses) => [...losses]),
      tops: finite.map((losses) => 1.08 * Math.max(...losses)),
      ends: this.#lines.map(({ xs }) => xs[xs.length - 1]),
    };
  }

  /** @param {import('../plot/line-drawing.js').LineDrawing} drawing */
  draw(drawing) {
    drawOthers(drawing, this.#lines);
  }

  /** The test loss, if there is one. @param {number} index in the run's own curve */
  testAt(index) {
    const loss = this.#test[index];
    return loss === undefined ? '' : `, test ${significant(loss)}`;
  }

  /** The losses of the kept runs. @param {number} epoch */
  at(epoch) {
    const others = this.#session.kept.flatMap((run) => {
      const loss = lossAt(run, epoch);
      return loss === undefined ? [] : [`; ${run.number}: ${significant(loss)}`];
    });
    return others.join('');
  }

  get words() {
    return this.#session.kept.map(
      ({ number, epoch, loss }) => `Kept ${number}: ${significant(loss)} at epoch ${count(epoch)}.`,
    );
  }
}

/**
 * The loss that a kept run had at an epoch, or at the last one before it that its curve has; none beyond its end.
 * @param {KeptRun} run
 * @param {number} epoch
 */
function lossAt({ epochs, losses }, epoch) {
  const after = indexAfter(epochs, epoch);
  const isBeyond = epoch > epochs[epochs.length - 1];
  return isBeyond ? undefined : losses[after - 1];
}
