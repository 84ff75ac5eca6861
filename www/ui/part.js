// A part of something that is loaded when it is wanted, once.

import { make } from './dom.js';

/** Firefox remembers a module that failed until the page is reloaded, others may not: a reload helps everywhere. */
const AGAIN = 'Reload the page to try once more.';

/**
 * @template M what is loaded
 * @template {{ show(...given: any[]): void }} T what is made of it
 */
export class Part {
  /** What was made. @type {T | undefined} */
  it;
  #playground;
  #options;
  /** @type {Promise<void> | undefined} */
  #loading;

  /**
   * @param {{ ended: AbortSignal, notify: (line: string) => void }} playground
   * @param {object} options
   * @param {() => boolean} [options.isWanted] whether to load it, where it is to be shown
   * @param {() => Promise<M>} options.load
   * @param {(loaded: M) => T} options.connect makes it of what was loaded
   * @param {(it: T) => void} options.connected is called when it is there
   * @param {string} options.words what there is to say when it cannot be loaded
   * @param {HTMLElement} [options.place] where it is made, and where is said that it is loading, or cannot be loaded
   */
  constructor(playground, options) {
    this.#playground = playground;
    this.#options = options;
  }

  /** @param {Parameters<T['show']>} given */
  show(...given) {
    if (this.it) this.it.show(...given);
    else if (this.#options.isWanted?.()) this.load();
  }

  /** Resolves when it is there, or cannot be. */
  load() {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async #load() {
    const { ended } = this.#playground;
    const { load, connect, connected, place } = this.#options;
    place?.replaceChildren(make('p', 'Loading…', { className: 'hint' }));
    try {
      const loaded = await load();
      // Its playground may have been taken from the page meanwhile.
      if (ended.aborted) return;
      place?.replaceChildren();
      this.it = connect(loaded);
      connected(this.it);
    } catch (error) {
      if (ended.aborted) return;
      console.error(error);
      this.it = undefined;
      this.#say(`${this.#options.words} ${AGAIN}`);
    }
  }

  /** @param {string} words */
  #say(words) {
    const { place } = this.#options;
    if (place) place.replaceChildren(make('p', words, { className: 'error' }));
    else this.#playground.notify(words);
  }
}
