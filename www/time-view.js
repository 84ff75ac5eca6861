// Time: goes to any epoch of the run so far.

import { element } from './dom.js';
import { count } from './format.js';

/** @typedef {import('./session.js').Session} Session */

export class TimeView {
  #session;
  #slider = element('time', HTMLInputElement);

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
    this.#slider.addEventListener('input', () => session.seek(Number(this.#slider.value)));
    this.#slider.disabled = false;
  }

  show() {
    const { trainer, epoch, epochs } = this.#session;
    const { head } = trainer;
    // As wide as the curve above it; it does not go beyond what has been trained.
    const end = Math.max(epochs, head);
    const slider = this.#slider;
    slider.max = String(end);
    slider.value = String(epoch);
    const trained = epoch < head && head < end ? `, trained to ${count(head)}` : '';
    slider.setAttribute('aria-valuetext', `epoch ${count(epoch)} of ${count(end)}${trained}`);
  }
}
