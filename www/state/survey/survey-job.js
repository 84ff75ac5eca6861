// One survey under way: what is still to be trained, and what has come of the rest.

import { makeEndings, putEndings } from './endings.js';

/** @typedef {import('./endings.js').Endings} Endings */
/** @typedef {import('./train.js').Survey} Survey */

/**
 * Runs that are trained in one go.
 * @typedef {object} Chunk
 * @property {number} first
 * @property {number} length
 * @property {number} failures how many workers ended over it
 */

/**
 * Is called with the share that is done, up to 1, and for how many milliseconds workers have trained for it, together.
 * @typedef {(share: number, milliseconds: number) => void} OnProgress
 */

/**
 * Is called with runs that are done, and the place of the first of them. They come in any order.
 * @typedef {(first: number, endings: Endings) => void} OnPortion
 */

/** About how long a chunk should take, in milliseconds. */
const CHUNK_TIME = 70;

/** So many runs train side by side in the engine. */
const LANES = 4;

/** How much longer a chunk may be than those before it, because early ones mislead: engines warm up. */
const GROWTH = 4;

/** After so many failures, it isn't chance. */
const MAX_FAILURES = 3;

export class SurveyJob {
  /** How it ends. @type {Promise<Endings>} */
  outcome;
  /** Whether it has ended. */
  ended = false;

  #survey;
  #count;
  #onProgress;
  #onPortion;
  /** @type {(endings: Endings) => void} */
  #resolve = () => {};
  /** @type {(reason: unknown) => void} */
  #reject = () => {};
  /** The runs before this one have been handed out. */
  #next = 0;
  /** At least one chunk is, even an empty one: it has the rest of the survey looked at. */
  #begun = false;
  #chunkLength = LANES;
  /** What has to be trained again. @type {Chunk[]} */
  #again = [];
  #done = 0;
  /** For how long workers have trained, together. */
  #milliseconds = 0;
  /** @type {Endings | undefined} */
  #endings;

  /**
   * @param {Survey} survey
   * @param {OnProgress} onProgress
   * @param {OnPortion} [onPortion]
   */
  constructor(survey, onProgress, onPortion = () => {}) {
    // The caller may go on and change theirs.
    this.#survey = { ...survey, variants: part(survey.variants, 0) };
    this.#count = lengthOf(this.#survey.variants);
    this.#onProgress = onProgress;
    this.#onPortion = onPortion;
    this.outcome = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /**
   * The next runs to train.
   * @param {number} workers how many share in the work
   * @returns {Chunk | undefined} nothing if all are trained or in work
   */
  take(workers) {
    const again = this.#again.pop();
    if (again) return again;
    const left = this.#count - this.#next;
    if (left === 0 && this.#begun) return undefined;
    this.#begun = true;
    // Towards the end they get shorter, so that all workers have something to do.
    const share = wholeLanes(Math.ceil(left / workers));
    const chunk = {
      first: this.#next,
      length: Math.min(left, share, this.#chunkLength),
      failures: 0,
    };
    this.#next += chunk.length;
    return chunk;
  }

  /**
   * What a worker has to know about a chunk.
   * @param {Chunk} chunk
   * @returns {Survey}
   */
  surveyOf({ first, length }) {
    return { ...this.#survey, variants: part(this.#survey.variants, first, first + length) };
  }

  /**
   * Takes over what a worker answered.
   * @param {Chunk} chunk
   * @param {{ endings: Endings, milliseconds: number }} answer
   * @param {number} [time] about how long the next chunks should take, in milliseconds
   */
  accept({ first, length }, { endings, milliseconds }, time = CHUNK_TIME) {
    if (this.ended) return;
    // Of a map, which may have very many runs, each portion is put where it belongs by who asked.
    const isMap = 'points' in this.#survey.variants;
    this.#endings ??= makeEndings(isMap ? 0 : this.#count, endings.maskWords, endings.rows);
    if (!isMap) putEndings(this.#endings, endings, first);
    this.#onPortion(first, endings);
    this.#done += length;
    this.#milliseconds += milliseconds;
    if (length > 0) this.#adapt(length, milliseconds, time);
    this.#onProgress(this.#count > 0 ? this.#done / this.#count : 1, this.#milliseconds);
    if (this.#done < this.#count) return;
    this.ended = true;
    this.#resolve(this.#endings);
  }

  /** Takes back a chunk that nobody has begun with. @param {Chunk} chunk */
  giveBack(chunk) {
    this.#again.push(chunk);
  }

  /**
   * Has a chunk trained again whose worker ended, unless that has been in vain.
   * @param {Chunk} chunk
   * @param {Error} reason
   */
  retry(chunk, { message }) {
    const failures = chunk.failures + 1;
    if (failures < MAX_FAILURES) {
      this.#again.push({ ...chunk, failures });
      return;
    }
    const last = chunk.first + chunk.length - 1;
    this.fail(
      new Error(
        `The survey can't go on: over its runs ${chunk.first} to ${last}, a worker ended ${failures} times (${message}).`,
      ),
    );
  }

  /** @param {unknown} reason */
  fail(reason) {
    this.ended = true;
    this.#reject(reason);
  }

  /**
   * @param {number} length of a chunk
   * @param {number} milliseconds that it took
   * @param {number} time that another may take
   */
  #adapt(length, milliseconds, time) {
    // By a browser's coarse clock, a short chunk takes no time at all, and any number of runs would fit.
    const fitting = (time / milliseconds) * length;
    this.#chunkLength = wholeLanes(Math.min(fitting, GROWTH * this.#chunkLength));
  }
}

/** @param {number} runs */
function wholeLanes(runs) {
  return runs > LANES ? runs - (runs % LANES) : Math.max(1, Math.floor(runs));
}

/**
 * @param {import('./train.js').Variants} variants
 * @param {number} first
 * @param {number} [end]
 */
function part(variants, first, end = lengthOf(variants)) {
  if ('seeds' in variants) return { seeds: variants.seeds.slice(first, end) };
  if ('learningRates' in variants)
    return { learningRates: variants.learningRates.slice(first, end) };
  return { ...variants, points: variants.points.slice(2 * first, 2 * end) };
}

/** @param {import('./train.js').Variants} variants */
function lengthOf(variants) {
  if ('seeds' in variants) return variants.seeds.length;
  return 'learningRates' in variants ? variants.learningRates.length : variants.points.length / 2;
}
