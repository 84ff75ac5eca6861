// What is chosen, under the diagram: a weight or bias with a field for its value; or a neuron, larger, with
// what it answers and a field for each weight that leads to it.

import { truthTable } from 'xor-playground';
import { make, setText } from '../dom.js';
import { decimals, pair } from '../format.js';
import { NumberField } from '../number-field.js';
import { neuronName, parameterName } from '../parameters.js';
import { darkScheme } from '../theme.js';
import { answersOf, titleOf } from './names.js';
import { Pictures } from './pictures.js';
import { stepped } from './steps.js';
import { set } from './svg.js';

/** @typedef {import('../attention.js').Thing} Thing */
/** @typedef {import('../panel.js').Context} Context */
/** @typedef {import('./layout.js').Layout} Layout */

/** Pixels of the enlarged picture, a side: fewer where a pixel is much to compute. */
const SIDE = 132;
const COARSE_SIDE = 64;
const ROWS = truthTable();

export class Chosen {
  #session;
  #attention;
  #back;
  #place = make('div', '', { className: 'chosen', hidden: true });
  #rows = make('p', '', { className: 'rows' });
  #pictures = new Pictures();
  /** What the fields were made for. @type {string | undefined} */
  #made;
  /** @type {{ index: number, input: HTMLInputElement, field: NumberField }[]} */
  #fields = [];
  /** What the neuron was shown for last. @type {unknown[]} */
  #seen = [];

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   * @param {(thing: Thing | undefined) => void} back takes the focus back to the diagram
   */
  constructor(place, { session, attention }, back) {
    this.#session = session;
    this.#attention = attention;
    this.#back = back;
    place.append(this.#place);
  }

  /** @param {Layout} layout */
  show(layout) {
    const { chosen } = this.#attention;
    const session = this.#session;
    const [hidden, output] = ['activation', 'output'].map((key) => session.setting(key));
    const made = `${session.hidden} ${hidden} ${output} ${chosen}`;
    if (made !== this.#made) this.#make(layout, chosen);
    this.#made = made;
    const parameters = session.trainer.parameters();
    for (const { index, input, field } of this.#fields) {
      // What is about to be typed is not overwritten every frame.
      const isBusy = session.training && document.activeElement === input;
      if (!isBusy) field.show(parameters[index]);
    }
    const index = layout.nodes.findIndex(({ thing }) => thing === chosen);
    const seen = [session.moment, darkScheme.matches, layout, index];
    const isSame = seen.every((value, at) => value === this.#seen[at]);
    if (index >= 0 && !isSame) this.#showNeuron(layout, index);
    this.#seen = seen;
  }

  /** Takes the focus to the value of what is chosen. */
  focus() {
    this.#fields[0]?.input.focus();
  }

  /**
   * @param {Layout} layout
   * @param {number} index
   */
  #showNeuron({ isNamed }, index) {
    this.#pictures.draw(this.#session.trainer, isNamed ? SIDE : COARSE_SIDE, 1, index);
    const answers = answersOf(this.#session, index);
    const rows = ROWS.slice(0, answers.length).map(
      ([x, y], row) => `${pair(x, y)} ${decimals(answers[row])}`,
    );
    setText(this.#rows, rows.join('\n'));
  }

  /**
   * @param {Layout} layout
   * @param {Thing | undefined} chosen
   */
  #make({ nodes, links }, chosen) {
    const { hidden } = this.#session;
    const node = nodes.find(({ thing }) => thing === chosen);
    const shown = links.filter(({ thing, to }) => thing === chosen || (node && to === node));
    this.#place.hidden = !node && shown.length === 0;
    const fields = make('div', '', { className: 'fields' });
    this.#fields = shown.map(({ parameter }) => {
      const name = parameterName(hidden, parameter);
      const { index, layer, from } = parameter;
      const source =
        from === undefined ? 'bias' : neuronName(hidden, layer - 1, from).split(' ')[0];
      return this.#field(fields, index, name, node ? source : name);
    });
    const close = make('button', 'Close', { type: 'button', className: 'quiet' });
    close.addEventListener('click', () => {
      this.#attention.choose(undefined);
      this.#back(chosen);
    });
    this.#place.replaceChildren(close, fields);
    if (node) {
      const { canvas } = this.#pictures;
      const title = titleOf(this.#session, node);
      set(canvas, { role: 'img', 'aria-label': `What ${title} answers for every x and y` });
      this.#place.prepend(canvas, make('h3', title), this.#rows);
    }
  }

  /**
   * @param {HTMLElement} place
   * @param {number} index
   * @param {string} name
   * @param {string} label
   */
  #field(place, index, name, label) {
    const id = `network-p${index}`;
    const input = make('input', '', { id, className: 'value', type: 'text' });
    set(input, {
      role: 'spinbutton',
      'aria-label': `Value of ${name[0].toLowerCase()}${name.slice(1)}`,
      autocomplete: 'off',
      spellcheck: false,
    });
    const error = make('p', '', { id: `${id}-error`, className: 'error' });
    set(error, { role: 'alert' });
    const row = make('div', '', { className: 'field' });
    row.append(make('label', label, { htmlFor: id }), input, error);
    place.append(row);
    const accept = (/** @type {number} */ value) => this.#session.setParameter(index, value);
    const field = new NumberField({ input, error, parse, stepped, accept });
    return { index, input, field };
  }
}

/**
 * @param {string} text
 * @returns {number}
 */
function parse(text) {
  const number = /^[-+\d.e]+$/i.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isFinite(number)) return number;
  throw new Error('This takes a number, such as 0.5 or -2.');
}
