// A survey under way: what has come of it so far, from workers beside the page.

import { makeEndings, putEndings } from '../../state/survey/endings.js';
import { SurveyPool } from '../../state/survey/survey-pool.js';

/** @typedef {import('../../state/survey/endings.js').Endings} Endings */

/** How many runs train at once. @type {number} */
const WORKERS = globalThis.navigator?.hardwareConcurrency ?? 1;

/** To find out what is in the way of a run, so much work: about a hundredth of a second. */
const WORK = 3e6;

export class Sample {
  plan;
  /** How many seeds are asked for, from 0 on. */
  starts;
  /** The seeds below this have ended; those above may have, too. */
  count = 0;
  /** Whether there is something to come. */
  isUnderWay = true;
  /** Why it ended before all were trained, other than by being called off. @type {string | undefined} */
  failure;
  /** How they ended, in the order of their seeds. @type {Endings | undefined} */
  endings;
  #changed;
  #pool;
  #calledOff = new AbortController();
  /** How many runs came together, by the first of them. @type {Map<number, number>} */
  #portions = new Map();
  #share = 0;
  /** For how long workers have trained, together. */
  #milliseconds = 0;

  /**
   * @param {import('./plan.js').Plan} plan
   * @param {number} starts
   * @param {() => void} changed is called when there is something new
   * @param {Pick<SurveyPool, 'survey' | 'close'>} [pool] is closed at the end
   */
  constructor(plan, starts, changed, pool = new SurveyPool({ workers: WORKERS })) {
    this.plan = plan;
    this.starts = starts;
    this.#changed = changed;
    this.#pool = pool;
    this.ended = this.#train();
  }

  /** How long it may still take, in milliseconds, about; 0 where that is not known yet. */
  get timeLeft() {
    if (this.#share === 0) return 0;
    return (this.#milliseconds * (1 - this.#share)) / this.#share / WORKERS;
  }

  /** Ends it; what came is kept. */
  cancel() {
    this.#calledOff.abort();
  }

  async #train() {
    const { link, epochs } = this.plan;
    const seeds = Uint32Array.from({ length: this.starts }, (_, seed) => seed);
    const { signal } = this.#calledOff;
    try {
      await this.#pool.survey(
        { link, epochs, work: WORK, seeds },
        {
          signal,
          onPortion: (first, endings) => this.#take(first, endings),
          onProgress: (share, milliseconds) => {
            this.#share = share;
            this.#milliseconds = milliseconds;
            if (share < 1) this.#changed();
          },
        },
      );
    } catch (error) {
      if (!signal.aborted) this.failure = error instanceof Error ? error.message : String(error);
    }
    this.isUnderWay = false;
    this.#pool.close();
    this.#changed();
  }

  /**
   * @param {number} first
   * @param {Endings} endings
   */
  #take(first, endings) {
    this.endings ??= makeEndings(this.starts, endings.maskWords);
    putEndings(this.endings, endings, first);
    this.#portions.set(first, endings.loss.length);
    // Runs that don't learn are examined, and come later: to count them before the others would count too few of them.
    while (this.#portions.has(this.count)) this.count += this.#portions.get(this.count) ?? 0;
  }
}
