// Where the run is: status line, progress bar, and how it ended.

import { FIRST_SIZE } from './advanced.js';
import { element, find, make, setText } from './dom.js';
import { count, significant } from './format.js';
import { sizesText } from './layers.js';
import { outcomeOf, usualEpochs } from './outcome.js';

/** @typedef {import('./session.js').Session} Session */

export class StatusView {
  #session;
  #status = element('status');
  #progress = element('progress');
  #outcome = element('outcome');
  #shown = '';
  /** What the outcome was last worked out from. */
  #judged = '';
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
    this.#showOutcome();
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

  #showOutcome() {
    // Working it out trains the run again, which a pointer moving over a picture must not.
    const { epoch, training, link } = this.#session;
    const state = JSON.stringify({ epoch, training, link });
    if (state === this.#judged) return;
    this.#judged = state;

    const outcome = outcomeOf(this.#session);
    const text = JSON.stringify(outcome ?? '');
    if (text === this.#shown) return;
    this.#shown = text;
    this.#outcome.className = outcome?.kind ?? '';
    // Its buttons go; the focus goes where one goes on.
    if (this.#outcome.contains(document.activeElement)) element('train').focus();
    if (!outcome) {
      this.#outcome.replaceChildren();
      return;
    }
    const offers = outcome.offers.map((offer) => this.#offer(offer));
    const buttons = make('div', '', { className: 'offers' });
    buttons.append(...offers);
    this.#outcome.replaceChildren(
      make('h2', outcome.title),
      ...outcome.words.map((words) => make('p', words)),
      ...(offers.length > 0 ? [buttons] : []),
    );
  }

  /** @param {import('./outcome.js').Offer} offer */
  #offer(offer) {
    const session = this.#session;
    const { hidden, learningRate, epochs } = session;
    const [first, ...others] = hidden;
    const longer = usualEpochs(learningRate);
    const { name, change } = {
      start: { name: 'Try another start', change: () => session.newStart() },
      neuron: {
        name: 'One more hidden neuron',
        change: () => session.change({ hidden: sizesText([first + 1, ...others]) }),
      },
      layer: { name: 'Add a hidden layer', change: () => session.change({ hidden: FIRST_SIZE }) },
      longer: {
        name: `Go on to epoch ${count(longer)}`,
        change: () => session.setEpochs(Math.max(epochs, longer)),
      },
    }[offer];
    const button = make('button', name, { type: 'button' });
    button.addEventListener('click', () => {
      change();
      session.train();
    });
    return button;
  }
}
