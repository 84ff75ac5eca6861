// One worker of the survey pool, seen from the page.

import { releaseProxy, wrap } from 'comlink';
import { startWorker } from './survey-files.js';

/** A worker ended, or its engine broke down, before it had answered. */
export class WorkerEnded extends Error {
  name = 'WorkerEnded';
}

/** There can be no worker here: its script is forbidden, or not there. */
export class NoWorker extends WorkerEnded {
  name = 'NoWorker';
}

/** A worker that has not started after so many milliseconds never will. */
const START_LIMIT = 10_000;

export class SurveyHand {
  /** Whether it can be asked. */
  alive = true;
  /** Whether it is training. */
  busy = false;

  #worker = worker();
  /** @type {import('comlink').Remote<import('./survey-worker.js').Surveyor>} */
  #remote = wrap(this.#worker);
  /** @type {(reason: WorkerEnded) => void} */
  #reject = () => {};
  /**
   * Is rejected when the worker ends.
   * @type {Promise<never>}
   */
  #ended = new Promise((_, reject) => {
    this.#reject = reject;
  });
  #ready;

  /** @param {WebAssembly.Module} module the compiled engine */
  constructor(module) {
    this.#ended.catch(() => {});
    this.#worker.addEventListener('error', ({ message }) => {
      // What is wrong in a script has words.
      if (message) this.end(message);
      else this.#end(new NoWorker('its script could not be loaded'));
    });
    this.#ready = this.#start(module);
    this.#ready.catch(() => {});
  }

  /**
   * Waits until it can train.
   * @throws {WorkerEnded} if it never will; a `NoWorker` where another would not either
   */
  ready() {
    return this.#answer(this.#ready);
  }

  /**
   * Has it train some runs.
   * @param {import('./train.js').Survey} survey
   * @throws {WorkerEnded} if it can't answer; whatever else it throws is the answer
   */
  async survey(survey) {
    if (!this.alive) return this.#ended;
    this.busy = true;
    try {
      return await this.#answer(this.#remote.survey(survey));
    } finally {
      this.busy = false;
    }
  }

  /**
   * Ends the worker, whatever it is doing.
   * @param {string} reason
   */
  end(reason) {
    this.#end(new WorkerEnded(reason));
  }

  /** @param {WorkerEnded} error */
  #end(error) {
    if (!this.alive) return;
    this.alive = false;
    // Comlink keeps the worker for as long as there is what asks it, and that is kept by the worker's listener.
    this.#remote[releaseProxy]();
    this.#worker.terminate();
    this.#reject(error);
  }

  /** @param {WebAssembly.Module} module */
  async #start(module) {
    const lock = `survey-worker-${Date.now()}-${Math.random()}`;
    const late = setTimeout(() => this.end('it did not start'), START_LIMIT);
    this.#ended.catch(() => clearTimeout(late));
    const isHeld = await this.#remote.start(module, lock);
    clearTimeout(late);
    // A worker that ends without an error tells nobody. But the browser takes its locks away and gives
    // them to who waits for them.
    if (isHeld) navigator.locks.request(lock, () => this.end('it was ended from outside'));
  }

  /**
   * @template T
   * @param {Promise<T>} answer
   */
  async #answer(answer) {
    try {
      return await Promise.race([answer, this.#ended]);
    } catch (error) {
      if (isRefusal(error)) throw error;
      // An engine that trapped is in no state to go on.
      this.end(String(error));
      return this.#ended;
    }
  }
}

function worker() {
  try {
    return startWorker();
  } catch (error) {
    throw new NoWorker(String(error));
  }
}

/**
 * Whether the engine said no, in words: that is a plain error. A trap is a RuntimeError.
 * @param {unknown} error
 */
function isRefusal(error) {
  return error instanceof Error && error.name === 'Error';
}
