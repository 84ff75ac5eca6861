// The strip under the diagram: a line that reads what is pointed at or chosen, and below it what the signs of the
// diagram mean, until something is chosen: then its values take that place. Its height is always the same.

import { parameterName } from '../../state/parameters.js';
import { decimals } from '../../text/format.js';
import { number } from '../../text/minus.js';
import { find, make, setText } from '../../ui/dom.js';
import { answersOf, titleOf } from './names.js';

/** @typedef {import('../../state/attention.js').Attention} Attention */
/** @typedef {import('../../state/attention.js').Thing} Thing */
/** @typedef {import('../../state/session.js').Session} Session */
/** @typedef {import('./layout.js').Layout} Layout */

/** @typedef {{ nothing: string, link: string, line: string }} Hints */

/** @type {Hints} */
const BY_POINTER = {
  nothing: 'Drag a link or type its weight; point at a neuron to see it large.',
  link: 'Drag its handle up or down, or type its value.',
  line: 'Drag its line on the surface, or turn it by its handles.',
};
/** @type {Hints} */
const BY_TOUCH = {
  nothing: 'Tap a link to change its weight, a neuron to see it large.',
  link: 'Drag its handle up or down, or type its value.',
  line: BY_POINTER.line,
};

/** What is seen, and what it means. */
const KEY = [
  ['plus', 'positive'],
  ['minus', 'negative weight; thick: large'],
  ['one', 'bias neuron: always 1'],
  ['answers', 'a neuron’s answer to each x and y: blue 0, orange 1'],
];

export class Reading {
  #session;
  #hints = matchMedia('(pointer: coarse)').matches ? BY_TOUCH : BY_POINTER;
  #line = make('p', '', { className: 'reading' });
  #strip = make('div', '', { className: 'strip' });
  /** What is said of what is chosen is put here: the line, and below it. */
  said = make('div', '', { className: 'said' });
  below = make('div', '', { className: 'below' });
  /** What the line was written for last. @type {unknown[]} */
  #seen = [];

  /**
   * @param {HTMLElement} place
   * @param {Session} session
   */
  constructor(place, session) {
    this.#session = session;
    const key = make('ul', '', { className: 'signs', ariaLabel: 'Key' });
    key.append(...KEY.map(([sign, words]) => signOf(sign, words)));
    this.said.append(this.#line);
    this.below.append(key);
    this.#strip.append(this.said, this.below);
    place.append(this.#strip);
  }

  /**
   * There is room for two rows of fields where more than three lead to a neuron; and a sign of biases where there are any.
   * @param {Layout} layout
   */
  fit({ links, biases }) {
    const sign = find(this.below, '.sign.one').parentElement;
    if (sign) sign.hidden = biases.length === 0;
    const most = Math.max(...links.map(({ parameter }) => parameter.from ?? 0)) + 2;
    this.#strip.classList.toggle('tall', most > 3);
  }

  /**
   * @param {Layout} layout
   * @param {Attention} attention
   * @param {ArrayLike<number>} parameters
   */
  show(layout, { pointed, flow, chosen }, parameters) {
    const { moment } = this.#session;
    const seen = [moment, layout, pointed, flow, chosen];
    if (seen.every((value, at) => value === this.#seen[at])) return;
    this.#seen = seen;
    const words =
      this.#words(layout, pointed, parameters) ??
      this.#wordsOfChosen(layout, chosen, parameters) ??
      flow?.title ??
      this.#hints.nothing;
    setText(this.#line, words);
  }

  /**
   * @param {Layout} layout
   * @param {Thing | undefined} thing
   * @param {ArrayLike<number>} parameters
   */
  #words({ nodes, links }, thing, parameters) {
    const session = this.#session;
    const link = links.find((link) => link.thing === thing);
    if (link) {
      const { parameter } = link;
      return `${parameterName(session.shape, parameter)}: ${number(parameters[parameter.index])}`;
    }
    const index = nodes.findIndex((node) => node.thing === thing);
    if (index < 0) return undefined;
    const answers = Array.from(answersOf(session, index));
    const title = titleOf(session, nodes[index]);
    if (session.data.isMany) {
      const [least, most] = [Math.min(...answers), Math.max(...answers)].map(decimals);
      return `${title}: from ${least} to ${most} over the rows`;
    }
    return `${title} by rows: ${answers.map(decimals).join(', ')}`;
  }

  /**
   * What can be done with what is chosen, or what it says.
   * @param {Layout} layout
   * @param {Thing | undefined} chosen
   * @param {ArrayLike<number>} parameters
   */
  #wordsOfChosen(layout, chosen, parameters) {
    if (chosen?.startsWith('n0.') && layout.nodes.some(({ thing }) => thing === chosen))
      return this.#hints.line;
    if (layout.links.some(({ thing }) => thing === chosen)) return this.#hints.link;
    return this.#words(layout, chosen, parameters);
  }
}

/**
 * @param {string} sign
 * @param {string} words
 */
function signOf(sign, words) {
  const item = make('li', '');
  const sample = make('span', sign === 'one' ? '1' : '', { className: `sign ${sign}` });
  sample.ariaHidden = 'true';
  item.append(sample, words);
  return item;
}
