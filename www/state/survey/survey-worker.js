// Inside a worker of the survey pool: the engine, and what the pool asks of it.

import { expose, transfer } from 'comlink';
import { initSync, surveyLearningRates, surveyPoints, surveySeeds } from 'xor-playground/full';
import { buffersOf } from './endings.js';
import { train } from './train.js';

const ENGINE = { surveyLearningRates, surveyPoints, surveySeeds };

const surveyor = {
  /**
   * Comes before anything else.
   * @param {WebAssembly.Module} module the compiled engine
   * @param {string} lock the name of a lock that is held from now on, until this worker ends
   * @returns {Promise<boolean>} whether it is: a frame in a sandbox has no locks, nor has a page without a secure
   *   context
   */
  async start(module, lock) {
    initSync({ module });
    return new Promise((resolve) => {
      const hold = () => {
        resolve(true);
        return new Promise(() => {});
      };
      if (navigator.locks) navigator.locks.request(lock, hold).catch(() => resolve(false));
      else resolve(false);
    });
  },

  /** @param {import('./train.js').Survey} survey */
  survey(survey) {
    const trained = train(ENGINE, survey);
    return transfer(trained, buffersOf(trained.endings));
  },
};

/** @typedef {typeof surveyor} Surveyor */

expose(surveyor);
