// The banner that says what has happened, from the moment it is true, and what to try next.

import { FIRST_SIZE, sizesText } from '../state/layers.js';
import { count } from '../text/format.js';
import { element, find, make } from '../ui/dom.js';
import { outcomeOf } from './outcome.js';

/** @typedef {import('./outcome.js').Outcome} Outcome */

export class OutcomeView {
  #root;
  #session;
  #openView;
  #outcome;
  #changed;
  /** What is there before anything has happened: what it is to learn. */
  #ready;
  #shown = '';
  /** What the outcome was last worked out from. @type {unknown[]} */
  #judged = [];

  /**
   * @param {import('../state/view.js').Context} context
   * @param {(kind: Outcome['kind']) => void} changed is told of every other outcome
   */
  constructor({ root, session, openView }, changed) {
    this.#root = root;
    this.#session = session;
    this.#openView = openView;
    this.#outcome = element(root, 'outcome');
    this.#changed = changed;
    this.#ready = find(this.#outcome, '.said');
  }

  show() {
    // Pointing at a picture changes nothing here.
    const { moment, training, run } = this.#session;
    const state = [moment, training, run];
    if (state.every((value, index) => value === this.#judged[index])) return;
    this.#judged = state;

    const outcome = outcomeOf(this.#session);
    const text = JSON.stringify(outcome);
    if (text === this.#shown) return;
    this.#shown = text;
    const place = this.#outcome;
    if (place.className !== outcome.kind) this.#changed(outcome.kind);
    place.className = outcome.kind;
    // Its buttons go; the focus goes where one goes on.
    if (place.contains(this.#root.activeElement)) element(this.#root, 'train').focus();
    if (outcome.kind === 'ready') {
      const [start] = find(this.#ready, 'p').childNodes;
      start.textContent = `${outcome.words.join(' ')} It is to answer `;
      place.replaceChildren(this.#ready);
      return;
    }
    const said = make('div', '', { className: 'said' });
    said.append(make('h2', outcome.title), make('p', outcome.words.join(' ')));
    const buttons = make('div', '', { className: 'offers' });
    buttons.classList.toggle(
      'long',
      outcome.offers.length > 2 && outcome.offers.includes('longer'),
    );
    buttons.append(...outcome.offers.map((offer) => this.#offer(offer, outcome.longer)));
    place.replaceChildren(said, buttons);
  }

  /**
   * @param {import('./outcome.js').Offer} offer
   * @param {number} [longer]
   */
  #offer(offer, longer = 0) {
    const session = this.#session;
    const { hidden, epochs } = session;
    const [first, ...others] = hidden;
    const { name, act } = {
      why: { name: 'Why?', act: () => this.#openView('why') },
      start: { name: 'Try another start', act: () => trainWith(() => session.newStart()) },
      neuron: {
        name: 'One more hidden neuron',
        act: () => trainWith(() => session.change({ hidden: sizesText([first + 1, ...others]) })),
      },
      layer: {
        name: 'Add a hidden layer',
        act: () => trainWith(() => session.change({ hidden: FIRST_SIZE })),
      },
      longer: {
        name: `Go on to epoch ${count(longer)}`,
        act: () => trainWith(() => session.setEpochs(Math.max(epochs, longer))),
      },
    }[offer];
    const button = make('button', name, { type: 'button' });
    button.addEventListener('click', act);
    return button;

    /** @param {() => void} change */
    function trainWith(change) {
      change();
      session.train();
    }
  }
}
