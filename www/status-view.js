// Where the run is: status line and progress bar.

import { element, find, make, setText } from './dom.js';
import { count, significant } from './format.js';

/** @typedef {import('./session.js').Session} Session */

export class StatusView {
  #session;
  #status = element('status');
  #progress = element('progress');
  #training = false;

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
  }

  show() {
    const { epoch, epochs, training, rate } = this.#session;
    // A screen reader would never stop if it were told every frame; it hears where training ends.
    this.#status.setAttribute('aria-live', training ? 'off' : 'polite');
    // Broken into lines between its parts only.
    const words = this.#words();
    // Written anew when training ends, so that it is read then, even if it says what it said.
    const ended = this.#training && !training;
    this.#training = training;
    if (ended || this.#status.textContent !== words.join(' ')) {
      this.#status.replaceChildren(
        ...words.flatMap((part) => [make('span', part), ' ']).slice(0, -1),
      );
    }

    const share = Math.min(1, epoch / epochs);
    this.#progress.setAttribute('aria-valuemax', String(epochs));
    this.#progress.setAttribute('aria-valuenow', String(Math.min(epoch, epochs)));
    this.#progress.setAttribute('aria-valuetext', `${Math.floor(share * 100)} %`);
    find(this.#progress, '.bar').style.setProperty('--share', String(share));
    setText(element('rate'), rate > 0 ? `${count(rate)} epochs a second` : '');
  }

  #words() {
    const { trainer, epoch, epochs } = this.#session;
    const right = trainer.verdicts().filter((verdict) => verdict === 'right').length;
    const of = epoch > epochs ? '' : ` of ${count(epochs)}`;
    return [
      `Epoch ${count(epoch)}${of},`,
      `loss ${significant(trainer.loss)},`,
      `${right} of 4 rows right`,
    ];
  }
}
