// From the plane of the inputs into the hidden space: a slider, and a button that plays it.

import { html, render } from 'lit';
import { find, setText } from '../../ui/dom.js';
import { stillness } from '../../ui/theme.js';

/** How long the whole way takes, in milliseconds. */
const DURATION = 2600;

export class Morph {
  #changed;
  #slider;
  #button;
  /** How much of the way is gone, from 0 to 1. */
  #gone = 1;
  /** When the animation began that is under way, had it begun at the beginning of the way. */
  #began = 0;
  #request = 0;

  /**
   * @param {HTMLElement} place
   * @param {AbortSignal} ended
   * @param {() => void} changed
   */
  constructor(place, ended, changed) {
    this.#changed = changed;
    render(
      html`
        <label for="space-morph">From input to hidden space</label>
        <button type="button">Animate</button>
        <input id="space-morph" type="range" min="0" max="1" step="0.01" />
      `,
      place,
    );
    this.#slider = find(place, 'input', HTMLInputElement);
    this.#button = find(place, 'button', HTMLButtonElement);
    this.#slider.addEventListener('input', () => {
      const gone = this.#slider.valueAsNumber;
      this.#stop();
      this.#go(gone);
    });
    this.#button.addEventListener('click', () => {
      if (this.#request !== 0) this.#stop();
      else if (stillness.matches) this.#go(this.#gone < 1 ? 1 : 0);
      else this.#start(this.#gone < 1 ? this.#gone : 0);
    });
    ended.addEventListener('abort', () => cancelAnimationFrame(this.#request));
    this.#write();
  }

  /** How far the picture is from the plane of the inputs, 0, to the hidden space, 1. */
  get blend() {
    return this.#gone;
  }

  /** Goes the whole way, for those who like it when things move. */
  play() {
    if (!stillness.matches) this.#start(0);
  }

  /** @param {number} from */
  #start(from) {
    this.#began = performance.now() - DURATION * this.#timeOf(from);
    this.#request = requestAnimationFrame(this.#frame);
    this.#go(from);
  }

  #stop() {
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    this.#write();
  }

  /** @param {number} now */
  #frame = (now) => {
    const time = Math.min(1, Math.max(0, (now - this.#began) / DURATION));
    this.#request = time < 1 ? requestAnimationFrame(this.#frame) : 0;
    // It starts and ends gently.
    this.#go(time * time * (3 - 2 * time));
  };

  /**
   * When an animation has gone so much of the way, as a share of its duration: what `#frame` takes back.
   * @param {number} gone
   */
  #timeOf(gone) {
    return 0.5 - Math.sin(Math.asin(1 - 2 * gone) / 3);
  }

  /** @param {number} gone */
  #go(gone) {
    this.#gone = gone;
    this.#write();
    this.#changed();
  }

  #write() {
    const value = String(Number(this.#gone.toFixed(2)));
    if (this.#slider.value !== value) this.#slider.value = value;
    this.#slider.setAttribute('aria-valuetext', this.#inWords());
    setText(this.#button, this.#request === 0 ? 'Animate' : 'Stop');
  }

  #inWords() {
    if (this.#gone === 0) return 'input plane';
    if (this.#gone === 1) return 'hidden space';
    return `${Math.round(100 * this.#gone)} %`;
  }
}
