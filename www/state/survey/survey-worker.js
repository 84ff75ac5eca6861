// Inside a worker of the survey pool: the engine, and what the pool asks of it.

import { expose, transfer } from 'comlink';
import { initSync, surveyLearningRates, surveySeeds } from 'xor-playground/full';
import { buffersOf, takeEndings } from './endings.js';

/**
 * One run, varied.
 * @typedef {object} Survey
 * @property {string} link the run, as the hash of a link holds it
 * @property {number} epochs how far each variant is trained
 * @property {number} [work] for so much each seed that does not learn is examined; not at all, if it is not said
 * @property {boolean} [hasOutputs] whether what each answers to all rows is asked for
 * @property {Variants} variants
 *
 * @typedef {{ seeds: Uint32Array } | { learningRates: Float64Array }} Variants
 */

const surveyor = {
  /**
   * Comes before anything else.
   * @param {WebAssembly.Module} module the compiled engine
   * @param {string} lock the name of a lock that is held from now on, until this worker ends
   */
  async start(module, lock) {
    initSync({ module });
    await new Promise((resolve) => {
      if (!navigator.locks) resolve(undefined);
      navigator.locks?.request(lock, () => {
        resolve(undefined);
        return new Promise(() => {});
      });
    });
  },

  /**
   * Trains all variants, and says how they ended and how long that took.
   * @param {Survey} survey
   */
  survey({ link, epochs, work, hasOutputs, variants }) {
    const start = performance.now();
    const endings = takeEndings(
      'seeds' in variants
        ? surveySeeds(link, variants.seeds, epochs, work)
        : surveyLearningRates(link, variants.learningRates, epochs),
      hasOutputs,
    );
    const milliseconds = performance.now() - start;
    return transfer({ endings, milliseconds }, buffersOf(endings));
  },
};

/** @typedef {typeof surveyor} Surveyor */

expose(surveyor);
