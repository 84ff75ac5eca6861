// A sweep under way: a sample for each value, from the same workers.

import { newPool, Sample, timeLeft } from './sample.js';
import { countedIn } from './summary.js';

/** @typedef {import('./sweep-plan.js').Value} Value */
/** @typedef {import('./sweep-plan.js').Setting} Setting */

/**
 * @typedef {object} Point
 * @property {Value} value
 * @property {Sample | undefined} sample none where the value does not go with the other settings
 * @property {import('./summary.js').Counted | undefined} counted what is known of it
 */

export class SweepRun {
  setting;
  /** How many starts each value has. */
  starts;
  /** @type {Point[]} */
  points;
  #pool;

  /**
   * @param {Setting} setting
   * @param {Value[]} values
   * @param {number} starts of each
   * @param {() => void} changed is called when there is something new
   * @param {Pick<ReturnType<typeof newPool>, 'survey' | 'close'>} [pool] is closed at the end
   */
  constructor(setting, values, starts, changed, pool = newPool()) {
    this.setting = setting;
    this.starts = starts;
    this.#pool = pool;
    // It is closed when all are done.
    const shared = { survey: pool.survey.bind(pool), close() {} };
    this.points = values.map((value) => ({
      value,
      sample:
        value.plan.refusal === undefined
          ? new Sample(value.plan, starts, changed, shared, false)
          : undefined,
      counted: undefined,
    }));
    this.ended = this.#end();
  }

  get isUnderWay() {
    return this.#samples.some(({ isUnderWay }) => isUnderWay);
  }

  /** Why some of it ended before all were trained, other than by being called off. */
  get failure() {
    return this.#samples.find(({ failure }) => failure !== undefined)?.failure;
  }

  /** How many starts have ended, of all values. */
  get count() {
    return this.#samples.reduce((sum, { count }) => sum + count, 0);
  }

  /** How many there are in all. */
  get all() {
    return this.#samples.length * this.starts;
  }

  get timeLeft() {
    return timeLeft(this.#samples.map(({ done }) => done));
  }

  /** Ends it; what came is kept. */
  cancel() {
    for (const sample of this.#samples) sample.cancel();
  }

  /** Counts what came. */
  follow() {
    for (const point of this.points) {
      const { endings, count = 0, plan } = point.sample ?? {};
      if (!endings || !plan || count === (point.counted?.count ?? 0)) continue;
      point.counted = countedIn(endings, count, plan.epochs);
    }
  }

  get #samples() {
    return this.points.flatMap(({ sample }) => sample ?? []);
  }

  async #end() {
    await Promise.all(this.#samples.map(({ ended }) => ended));
    this.#pool.close();
  }
}
