// How the run ended, and what to try next.

import { element, make } from './dom.js';
import { count } from './format.js';
import { FIRST_SIZE, sizesText } from './layers.js';
import { outcomeOf, usualEpochs } from './outcome.js';

/** @typedef {import('./session.js').Session} Session */

export class OutcomeView {
  #session;
  #outcome = element('outcome');
  #shown = '';
  /** What the outcome was last worked out from. */
  #judged = '';

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
  }

  show() {
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
