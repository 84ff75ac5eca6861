// Time: goes to any epoch of the run so far.

import { watch } from '../state/memo.js';
import { count } from '../text/format.js';
import { element } from '../ui/dom.js';

export class TimeView {
  #session;
  #slider;

  /** @param {import('../state/view.js').Context} context */
  constructor({ root, session }) {
    this.#session = session;
    this.#slider = element(root, 'time', HTMLInputElement);
    this.#slider.addEventListener('input', () => session.seek(Number(this.#slider.value)));
    this.#slider.disabled = false;
  }

  // Also where the epoch is the same: the slider may have been moved beyond what is trained.
  show = watch(
    () => [this.#session.moment, this.#session.run, this.#session.goal],
    () => this.#draw(),
  );

  #draw() {
    const { epoch, epochs, head, goal = epoch } = this.#session;
    // As wide as the curve above it; it does not go beyond what has been trained.
    const end = Math.max(epochs, head);
    const slider = this.#slider;
    slider.max = String(end);
    // While an epoch of the run so far is gone to, it stays there.
    slider.value = String(Math.min(goal, head));
    slider.setAttribute('aria-valuetext', `epoch ${count(epoch)}`);
  }
}
