// Trains many runs at once, in Web Workers. Each run is the same to the bit, and has the same place,
// whatever worker trained it and however many there are. Where there can be no workers, the page trains them itself.

import { fetchEngine } from './survey-files.js';
import { NoWorker, SurveyHand, WorkerEnded } from './survey-hand.js';
import { SurveyJob } from './survey-job.js';

/** How long workers may still be at a survey that nobody waits for any more, in milliseconds. */
const GRACE = 100;

/** @typedef {typeof import('./survey-here.js')} Here */

/**
 * A worker's place in the pool; there need not be one yet.
 * @typedef {object} Place
 * @property {SurveyHand} [hand]
 * @property {SurveyJob} [job] what it is at
 */

export class SurveyPool {
  /** @type {Place[]} */
  #places;
  /** Surveys that are not done, the oldest first. @type {Set<SurveyJob>} */
  #jobs = new Set();
  /** @type {Promise<WebAssembly.Module> | undefined} */
  #module;
  /** What trains where there can be no workers. @type {Promise<Here> | undefined} */
  #here;
  #closed = false;

  /**
   * Workers are made when there is something to do for them.
   * @param {object} [options]
   * @param {number} [options.workers] how many there are at most
   */
  constructor({ workers = navigator.hardwareConcurrency } = {}) {
    if (!Number.isInteger(workers) || workers < 1) {
      throw new RangeError(`A survey takes one worker or more, not ${workers}.`);
    }
    this.#places = Array.from({ length: workers }, () => ({}));
  }

  /**
   * Trains the run that a link holds to an epoch, once from each of these seeds, once with each of
   * these learning rates, or once from each of these points of a map: of those there are portions, and no endings of all. The endings come in the same order. Where work is given, seeds that don't learn are examined, for so
   * much each.
   *
   * It fails with the words for people where the survey can't be used, and with the reason of the
   * signal, normally an `AbortError`, as soon as that is given.
   *
   * @param {{ link: string, epochs: number, work?: number, hasOutputs?: boolean } & import('./train.js').Variants} survey
   * @param {object} [options]
   * @param {import('./survey-job.js').OnProgress} [options.onProgress]
   * @param {import('./survey-job.js').OnPortion} [options.onPortion]
   * @param {AbortSignal} [options.signal]
   * @returns {Promise<import('./endings.js').Endings>}
   */
  async survey(
    { link, epochs, work, hasOutputs, ...variants },
    { onProgress = () => {}, onPortion, signal } = {},
  ) {
    signal?.throwIfAborted();
    if (this.#closed) throw closedError();
    const job = new SurveyJob({ link, epochs, work, hasOutputs, variants }, onProgress, onPortion);
    const abort = () => job.fail(signal?.reason);
    signal?.addEventListener('abort', abort);
    this.#jobs.add(job);
    this.#giveWork();
    try {
      return await job.outcome;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#jobs.delete(job);
      this.#callOff(job);
    }
  }

  /** Ends all workers, and the surveys that are not done. */
  close() {
    this.#closed = true;
    for (const job of this.#jobs) job.fail(closedError());
    for (const { hand } of this.#places) hand?.end('the pool was closed');
  }

  /** Hands out what there is to do to those who do nothing. */
  #giveWork() {
    // The page has one thread.
    const places = this.#here ? this.#places.slice(0, 1) : this.#places;
    for (const place of places.filter(({ job }) => job === undefined)) {
      for (const job of this.#jobs) {
        const chunk = job.ended ? undefined : job.take(this.#places.length);
        if (!chunk) continue;
        this.#train(place, job, chunk);
        break;
      }
    }
  }

  /**
   * @param {Place} place
   * @param {SurveyJob} job
   * @param {import('./survey-job.js').Chunk} chunk
   */
  async #train(place, job, chunk) {
    place.job = job;
    try {
      if (this.#here) await this.#trainHere(await this.#here, job, chunk);
      else await this.#trainThere(place, job, chunk);
    } catch (error) {
      if (error instanceof NoWorker) {
        this.#here ??= import('./survey-here.js');
        job.giveBack(chunk);
      } else if (error instanceof WorkerEnded) job.retry(chunk, error);
      else job.fail(error);
    } finally {
      place.job = undefined;
      this.#giveWork();
    }
  }

  /**
   * @param {Place} place
   * @param {SurveyJob} job
   * @param {import('./survey-job.js').Chunk} chunk
   */
  async #trainThere(place, job, chunk) {
    const module = await this.#engine();
    if (job.ended) return;
    if (!place.hand?.alive) place.hand = new SurveyHand(module);
    await place.hand.ready();
    if (job.ended) return;
    job.accept(chunk, await place.hand.survey(job.surveyOf(chunk)));
  }

  /**
   * @param {Here} here
   * @param {SurveyJob} job
   * @param {import('./survey-job.js').Chunk} chunk
   */
  async #trainHere({ isFree, SLICE, trainHere }, job, chunk) {
    await isFree();
    if (job.ended) return;
    const { endings, milliseconds } = trainHere(job.surveyOf(chunk));
    // Whoever looks ahead counts on as many as there can't be.
    const missing = this.#places.length;
    job.accept(chunk, { endings, milliseconds: milliseconds * missing }, SLICE * missing);
  }

  /**
   * Ends the workers that are still at a survey which has ended. Most are done by themselves, because
   * chunks are short; but a single run can be long.
   * @param {SurveyJob} job
   */
  #callOff(job) {
    const late = this.#places.filter((place) => place.job === job);
    if (late.length === 0) return;
    setTimeout(() => {
      for (const { hand } of late.filter((place) => place.job === job)) {
        if (hand?.busy) hand.end('its survey was called off');
      }
    }, GRACE);
  }

  /** The engine, compiled once for all workers. */
  #engine() {
    this.#module ??= compileEngine().catch((error) => {
      // The next survey tries again.
      this.#module = undefined;
      throw error;
    });
    return this.#module;
  }
}

async function compileEngine() {
  const response = await fetchEngine();
  if (!response.ok) throw new Error(`The network could not be loaded: ${response.status}.`);
  // Not streaming, which some static hosts' media types do not allow.
  return WebAssembly.compile(await response.arrayBuffer());
}

function closedError() {
  return new DOMException('The survey pool is closed.', 'AbortError');
}
