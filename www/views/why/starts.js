// Other starts of a run, looked through for those that end with certain predictions.

import { changeSetting, readSetting } from 'xor-playground';
import { SurveyPool } from '../../state/survey/survey-pool.js';

/** So many are looked through. */
export const STARTS = 1000;

/** Of so many rows at most: what each run answers to each row is kept. */
export const MOST_ROWS = 200;

/** A run ends like certain predictions where each row is within this of its own. */
export const TOLERANCE = 0.05;

/** How many train at once. @type {number} */
const WORKERS = globalThis.navigator?.hardwareConcurrency ?? 1;

/**
 * What was found.
 * @typedef {object} Found
 * @property {number} count how many end like that
 * @property {number} [seed] that of the nearest; none where all diverged
 * @property {number} apart how far that is off, in the row in which it is farthest off
 */

/**
 * The run whose other starts are looked through: drawn, and with nothing changed on the way.
 * @param {string} link
 */
export function drawnRun(link) {
  return changeSetting(changeSetting(link, 'edits', ''), 'seed', '0');
}

export class Starts {
  /** How much is done, up to 1. */
  share = 0;
  /** @type {Found | undefined} */
  found;
  /** Why there is nothing, if it was called off, or failed. @type {string | undefined} */
  reason;
  #calledOff = new AbortController();

  /**
   * @param {string} link as `drawnRun` gives it
   * @param {ArrayLike<number>} predictions one for each row
   * @param {() => void} changed is called when there is something new
   * @param {Pick<SurveyPool, 'survey' | 'close'>} [pool] is closed at the end
   */
  constructor(link, predictions, changed, pool = new SurveyPool({ workers: WORKERS })) {
    this.link = link;
    this.epochs = Number(readSetting(link, 'epochs'));
    this.ended = this.#search(predictions, changed, pool);
  }

  get isUnderWay() {
    return !this.found && this.reason === undefined;
  }

  /** The run that is nearest. */
  get nearest() {
    return changeSetting(this.link, 'seed', String(this.found?.seed));
  }

  cancel() {
    this.#calledOff.abort();
  }

  /**
   * @param {ArrayLike<number>} predictions
   * @param {() => void} changed
   * @param {Pick<SurveyPool, 'survey' | 'close'>} pool
   */
  async #search(predictions, changed, pool) {
    const { link, epochs } = this;
    const { signal } = this.#calledOff;
    const seeds = Uint32Array.from({ length: STARTS }, (_, seed) => seed);
    const onProgress = (/** @type {number} */ share) => {
      this.share = share;
      if (share < 1) changed();
    };
    try {
      const endings = await pool.survey(
        { link, epochs, hasOutputs: true, seeds },
        { onProgress, signal },
      );
      this.found = nearestOf(endings.outputs, predictions);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      this.reason = signal.aborted ? 'It was called off.' : words;
    }
    pool.close();
    changed();
  }
}

/**
 * @param {Float64Array} outputs of runs with the seeds from 0 on, for each row
 * @param {ArrayLike<number>} predictions
 * @returns {Found}
 */
export function nearestOf(outputs, predictions) {
  const rows = predictions.length;
  /** @type {Found} */
  const found = { count: 0, apart: Number.POSITIVE_INFINITY };
  for (let seed = 0; seed * rows < outputs.length; seed++) {
    let apart = 0;
    for (let row = 0; row < rows; row++) {
      // What diverged has no number there, and neither has this then.
      apart = Math.max(apart, Math.abs(outputs[seed * rows + row] - predictions[row]));
    }
    if (apart <= TOLERANCE) found.count++;
    if (apart < found.apart) Object.assign(found, { seed, apart });
  }
  return found;
}
