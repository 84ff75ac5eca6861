// Where the run is: status line and progress bar.

import { watch } from '../state/memo.js';
import { count, significant } from '../text/format.js';
import { element, find, make, setText } from '../ui/dom.js';
import { isOnSlider } from '../ui/live.js';

export class StatusView {
  #root;
  #session;
  #status;
  #progress;
  #rate;
  #training = false;

  /** @param {import('../state/view.js').Context} context */
  constructor({ root, session }) {
    this.#root = root;
    this.#session = session;
    this.#status = element(root, 'status');
    this.#progress = element(root, 'progress');
    this.#rate = element(root, 'rate');
  }

  show = watch(
    () => {
      const { moment, run, training, rate, goal, isPreparing, epoch } = this.#session;
      return [moment, run, training, rate, goal, isPreparing, epoch];
    },
    () => this.#draw(),
  );

  #draw() {
    const { epoch, epochs, training, rate, isPreparing, descended, test } = this.#session;
    // A screen reader would never stop if it were told every frame; it hears where training ends, and what takes a while.
    const isQuiet = (training && !isPreparing) || isOnSlider(this.#root);
    this.#status.setAttribute('aria-live', isQuiet ? 'off' : 'polite');
    this.#status.classList.toggle('long', descended !== undefined);
    this.#status.classList.toggle('longer', Boolean(descended && test));
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
    setText(this.#rate, rate > 0 ? `${count(rate)} epochs a second` : '');
  }

  #words() {
    const { trainer, epoch, epochs, right, count: rows, goal, isPreparing } = this.#session;
    const { test, descended } = this.#session;
    const of = epoch > epochs ? '' : ` of ${count(epochs)}`;
    const at = `Epoch ${count(epoch)}${of},`;
    if (isPreparing) return [at, 'preparing to go on from here'];
    if (goal === epoch) return [at, 'training again what followed'];
    if (goal !== undefined) return [at, `going to ${count(goal)}`];
    return [
      at,
      ...(descended ? [`${descended[0]} ${significant(descended[1])},`] : []),
      `${descended ? 'squared error' : 'loss'} ${significant(trainer.loss)},`,
      ...(test ? [`test ${significant(test.loss)},`] : []),
      `${count(right)} of ${count(rows)} ${rows === 1 ? 'row right' : 'rows right'}`,
    ];
  }
}
