// A part of something that is loaded when it is wanted, once.

import { make } from './dom.js';
import { buttonsFor, remedyFor } from './remedy.js';

/** @typedef {import('./remedy.js').Action} Action */

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
  #hasFailed = false;
  #hasStopped = false;

  /**
   * @param {{ root: ShadowRoot, ended: AbortSignal, notify: (line: string, action?: Action) => void }} playground
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
    if (this.#hasStopped) return;
    if (this.it) this.#show(given);
    else if (!this.#hasFailed && this.#options.isWanted?.()) this.load();
  }

  /** Resolves when it is there, or cannot be; then it is asked for again the next time. */
  load() {
    if (this.#hasFailed) this.#loading = undefined;
    this.#hasFailed = false;
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
      await this.#fail(error);
    }
  }

  /** @param {Parameters<T['show']>} given */
  #show(given) {
    try {
      this.it?.show(...given);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      console.error(error);
      this.#hasStopped = true;
      this.#sayStopped(error);
    }
  }

  /** What was drawn stays, below what there is to say. @param {unknown} error */
  async #sayStopped(error) {
    const { root, notify } = this.#playground;
    const { place, words } = this.#options;
    const said = make('div', '', { className: 'error' });
    const again = () => {
      said.remove();
      this.#hasStopped = false;
    };
    const { line, action } = await remedyFor(words, error, root.host, again);
    if (!place) return notify(line, action);
    said.append(make('p', line), ...buttonsFor(action));
    place.prepend(said);
  }

  /** @param {unknown} error */
  async #fail(error) {
    const { root, notify } = this.#playground;
    const { place, words } = this.#options;
    const again = () => {
      place?.focus();
      this.load();
    };
    const { line, action } = await remedyFor(words, error, root.host, again);
    this.#hasFailed = true;
    if (!place) return notify(line, action);
    // Where the focus goes when the button does.
    place.tabIndex = -1;
    place.replaceChildren(make('p', line, { className: 'error' }), ...buttonsFor(action));
  }
}
