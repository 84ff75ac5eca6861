// Something that goes on by itself, step by step, until it is paused, has come to its end, or is no longer
// to be seen.

/**
 * @typedef {object} PlayerOptions
 * @property {Element} place where it is to be seen
 * @property {AbortSignal} ended aborts when that is taken from the page
 * @property {number} [every] milliseconds from step to step; without it, one a frame
 * @property {() => boolean} step says whether there is more to come
 * @property {() => void} changed is called after each step, and when it starts and ends
 */

export class Player {
  #options;
  #request = 0;
  #due = 0;
  playing = false;

  /** @param {PlayerOptions} options */
  constructor(options) {
    this.#options = options;
    options.ended.addEventListener('abort', () => cancelAnimationFrame(this.#request));
  }

  toggle() {
    if (this.playing) {
      this.pause();
      return;
    }
    this.playing = true;
    this.#due = 0;
    cancelAnimationFrame(this.#request);
    this.#request = requestAnimationFrame(this.#frame);
    this.#options.changed();
  }

  pause() {
    if (!this.playing) return;
    this.playing = false;
    this.#options.changed();
  }

  /** @param {number} now */
  #frame = (now) => {
    if (!this.playing) return;
    const { place, every = 0, step, changed } = this.#options;
    if (!place.checkVisibility()) {
      this.pause();
      return;
    }
    this.#request = requestAnimationFrame(this.#frame);
    if (now < this.#due) return;
    this.#due = now + every;
    if (!step()) this.playing = false;
    changed();
  };
}
