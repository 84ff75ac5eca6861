// Remedies under way: what has come of each, in workers beside the page.

import { readSetting } from 'xor-playground';
import { SurveyPool } from '../../state/survey/survey-pool.js';
import { workOf, workOfOthers } from './remedies.js';
import { learntOf, resultOf } from './results.js';

/** @typedef {import('./remedies.js').Remedy} Remedy */

/**
 * What has come of a remedy so far.
 * @typedef {object} Trial
 * @property {Remedy} remedy
 * @property {number} share of it that is done
 * @property {import('./results.js').Result} [result] once it is done
 * @property {string} [reason] why it was not tried to its end, if it was not
 * @property {number} [counted] how many of other starts are trained with it so far, while they are
 * @property {number} [learn] how many of other starts learn with it, once that is counted
 */

/** How many runs train at once. @type {number} */
const WORKERS = globalThis.navigator?.hardwareConcurrency ?? 1;

/** What is more work, or takes longer, in milliseconds, is not counted over other starts. */
const MOST_WORK = 1e8;
const LONGEST = 20_000;

/** The reason of those that were called off. */
export const CANCELLED = 'cancelled';

export class Trials {
  plan;
  /** The first is the run itself. @type {Trial[]} */
  all;
  #pool;
  #changed;
  #calledOff = new AbortController();
  /** How long a unit of work takes, in milliseconds: measured with the run itself, which is the first. */
  #pace = 0;
  #isCounting = false;
  /** What came of several starts, by what was trained. @type {Map<string, import('../../state/survey/endings.js').Endings>} */
  #endings = new Map();

  /**
   * Tries all that is planned, the cheap ones first, and then counts over other starts.
   * @param {import('./remedies.js').Plan} plan
   * @param {() => void} changed is called when there is something new
   * @param {Pick<SurveyPool, 'survey' | 'close'>} [pool] is closed at the end
   */
  constructor(plan, changed, pool = new SurveyPool({ workers: WORKERS })) {
    this.plan = plan;
    this.#changed = changed;
    this.#pool = pool;
    this.all = [plan.unchanged, ...plan.remedies].map((remedy) => ({ remedy, share: 0 }));
    this.ended = this.#tryAll();
  }

  /** Whether there is still something to come. */
  get isUnderWay() {
    return this.all.some((trial) => !isOver(trial));
  }

  /** Whether all is tried, and other starts are counted. */
  get isCounting() {
    return this.#isCounting;
  }

  /** Whether something was not tried, or not counted, because it was called off. */
  get isCalledOff() {
    return this.#calledOff.signal.aborted;
  }

  /** How long it may still take at most, in milliseconds, about; 0 where that is not known yet. */
  get timeLeft() {
    const left = this.all.filter((trial) => !isOver(trial));
    const works = left.map(({ remedy, share }) => workOf(remedy) * (1 - share));
    // A single run is one worker's.
    const longest = Math.max(
      0,
      ...left.map(({ remedy: { seeds } }, at) => (seeds ? 0 : works[at])),
    );
    const shared = works.reduce((sum, work) => sum + work, 0) / WORKERS;
    return this.#pace * Math.max(longest, shared);
  }

  cancel() {
    this.#calledOff.abort();
  }

  async #tryAll() {
    await Promise.all(this.all.map((trial) => this.#try(trial)));
    const counted = this.all.filter((trial) => this.#isCounted(trial));
    this.#isCounting = counted.length > 0;
    if (this.#isCounting) this.#changed();
    await Promise.all(counted.map((trial) => this.#count(trial)));
    this.#pool.close();
    if (!this.#isCounting) return;
    this.#isCounting = false;
    this.#changed();
  }

  /** @param {Trial} trial */
  #isCounted({ remedy, result }) {
    if (!result || !remedy.others || this.#calledOff.signal.aborted) return false;
    const work = workOfOthers(remedy);
    return work <= MOST_WORK && (this.#pace * work) / WORKERS <= LONGEST;
  }

  /** @param {Trial} trial */
  async #count(trial) {
    const { epochs, others } = trial.remedy;
    if (!others) return;
    /** @param {number} share */
    const onProgress = (share) => {
      trial.counted = Math.round(share * others.seeds.length);
      if (share < 1) this.#changed();
    };
    const { signal } = this.#calledOff;
    const survey = { epochs, ...others };
    try {
      // A remedy may be other starts itself.
      const known = this.#endings.get(nameOf(survey));
      trial.learn = learntOf(
        known ?? (await this.#pool.survey(survey, { onProgress, signal })),
        epochs,
      );
    } catch {
      // What was not counted is not shown: the trial itself stands.
    }
    trial.counted = undefined;
    this.#changed();
  }

  /** @param {Trial} trial */
  async #try(trial) {
    const { link, epochs, seeds } = trial.remedy;
    const variants = seeds
      ? { seeds }
      : { learningRates: Float64Array.of(Number(readSetting(link, 'lr'))) };
    /** @param {number} share @param {number} milliseconds */
    const onProgress = (share, milliseconds) => {
      trial.share = share;
      if (trial === this.all[0]) this.#pace = milliseconds / workOf(trial.remedy);
      if (share < 1) this.#changed();
    };
    const { signal } = this.#calledOff;
    try {
      const survey = { link, epochs, ...variants };
      const endings = await this.#pool.survey(survey, { onProgress, signal });
      if (seeds) this.#endings.set(nameOf({ link, epochs, seeds }), endings);
      trial.result = resultOf(trial.remedy, endings);
    } catch (error) {
      trial.reason = signal.aborted ? CANCELLED : reasonOf(error);
    }
    this.#changed();
  }
}

/** Runs of the same name come to the same. @param {{ link: string, epochs: number, seeds: Uint32Array }} survey */
function nameOf({ link, epochs, seeds }) {
  return `${link} ${epochs} ${seeds}`;
}

/** @param {Trial} trial */
export function isOver({ result, reason }) {
  return result !== undefined || reason !== undefined;
}

/** @param {unknown} error */
function reasonOf(error) {
  return error instanceof Error ? error.message : String(error);
}
