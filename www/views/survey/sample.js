// A survey under way: what has come of it so far, from workers beside the page.

import { makeEndings, putEndings } from '../../state/survey/endings.js';
import { SurveyPool } from '../../state/survey/survey-pool.js';

/** @typedef {import('../../state/survey/endings.js').Endings} Endings */

/** How many runs train at once. @type {number} */
const WORKERS = globalThis.navigator?.hardwareConcurrency ?? 1;

/** To find out what is in the way of a run, so much work: about a hundredth of a second. */
const WORK = 3e6;

export function newPool() {
  return new SurveyPool({ workers: WORKERS });
}

/**
 * How long several may still take, in milliseconds, about, if they take as long as each other; 0 where that is not known yet.
 * @param {Sample['done'][]} all
 */
export function timeLeft(all) {
  const share = all.reduce((sum, done) => sum + done.share, 0);
  const milliseconds = all.reduce((sum, done) => sum + done.milliseconds, 0);
  return share === 0 ? 0 : (milliseconds * (all.length - share)) / share / WORKERS;
}

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
  #work;
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
   * @param {boolean} [isExamined] whether it is found out what is in the way of those that don't learn
   */
  constructor(plan, starts, changed, pool = newPool(), isExamined = true) {
    this.plan = plan;
    this.starts = starts;
    this.#changed = changed;
    this.#pool = pool;
    this.#work = isExamined ? WORK : undefined;
    this.ended = this.#train();
  }

  /** How much of it is done, up to 1, and for how many milliseconds workers have trained for it, together. */
  get done() {
    return { share: this.#share, milliseconds: this.#milliseconds };
  }

  /** How long it may still take, in milliseconds, about; 0 where that is not known yet. */
  get timeLeft() {
    return timeLeft([this.done]);
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
        { link, epochs, work: this.#work, seeds },
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
