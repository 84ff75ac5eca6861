// What is chosen, under the diagram: a weight or bias with a field for its value; or a neuron with a field for
// each weight that leads to it. It takes the place of the key, so that nothing else moves.

import { neuronName, parameterName } from '../../state/parameters.js';
import { parseNumber } from '../../text/number.js';
import { make } from '../../ui/dom.js';
import { NumberField } from '../../ui/number-field.js';
import { titleOf } from './names.js';
import { stepped } from './steps.js';
import { set } from './svg.js';

/** @typedef {import('../../state/attention.js').Thing} Thing */
/** @typedef {import('../../state/view.js').Context} Context */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./layout.js').Link} Link */
/** @typedef {import('./reading.js').Reading} Reading */

const HINT = 'A number, such as 0.5, 0,5 or −2';

export class Chosen {
  #root;
  #session;
  #attention;
  #back;
  #place = make('div', '', { className: 'chosen', hidden: true });
  #reading;
  /** What the fields were made for. @type {string | undefined} */
  #made;
  /** @type {{ index: number, input: HTMLInputElement, error: HTMLElement, field: NumberField }[]} */
  #fields = [];

  /**
   * @param {Reading} reading where it is put
   * @param {Context} context
   * @param {(thing: Thing | undefined) => void} back takes the focus back to the diagram
   */
  constructor(reading, { root, session, attention }, back) {
    this.#root = root;
    this.#session = session;
    this.#attention = attention;
    this.#back = back;
    this.#reading = reading;
    this.#place.role = 'group';
    reading.below.append(this.#place);
  }

  /**
   * @param {Layout} layout
   * @param {ArrayLike<number>} parameters
   */
  show(layout, parameters) {
    const { chosen } = this.#attention;
    const session = this.#session;
    const [hidden, output] = ['activation', 'output'].map((key) => session.setting(key));
    const made = `${JSON.stringify(session.shape)} ${hidden} ${output} ${chosen}`;
    if (made !== this.#made) this.#make(layout, chosen);
    this.#made = made;
    for (const { index, input, field } of this.#fields) {
      // What is about to be typed is not overwritten every frame.
      const isBusy = session.training && this.#root.activeElement === input;
      if (!isBusy) field.show(parameters[index]);
    }
  }

  /**
   * Takes the focus to the value of what is chosen.
   * @param {string} [typed] what was typed already, to go on from
   */
  edit(typed) {
    const [field] = this.#fields;
    if (!field) return;
    const { input } = field;
    input.focus();
    if (typed === undefined) return;
    input.value = typed;
    input.dispatchEvent(new Event('input'));
  }

  /**
   * @param {Layout} layout
   * @param {Thing | undefined} chosen
   */
  #make({ nodes, links }, chosen) {
    const session = this.#session;
    const { shape } = session;
    const node = nodes.find(({ thing }) => thing === chosen);
    const shown = links.filter(({ thing, to }) => thing === chosen || (node && to === node));
    for (const { error } of this.#fields) error.remove();
    this.#place.hidden = shown.length === 0;
    if (node) this.#place.ariaLabel = titleOf(session, node);
    const fields = make('div', '', { className: 'fields' });
    this.#fields = shown.map(({ parameter }) => {
      const name = parameterName(shape, parameter);
      const { index, before = -1, from } = parameter;
      const source = from === undefined ? 'bias' : neuronName(shape, before, from);
      if (!node) this.#place.ariaLabel = name;
      return this.#field(fields, index, name, node ? source : name);
    });
    const close = make('button', 'Close', { type: 'button', className: 'quiet' });
    close.addEventListener('click', () => {
      this.#attention.choose(undefined);
      this.#back(chosen);
    });
    this.#place.replaceChildren(fields, close);
  }

  /**
   * @param {HTMLElement} place
   * @param {number} index
   * @param {string} name
   * @param {string} label
   */
  #field(place, index, name, label) {
    const id = `network-p${index}`;
    const input = make('input', '', { id, className: 'value', type: 'text', title: HINT });
    set(input, {
      role: 'spinbutton',
      'aria-label': `Value of ${name[0].toLowerCase()}${name.slice(1)}`,
      autocomplete: 'off',
      spellcheck: false,
    });
    // In the line above the fields, whose height does not change.
    const error = make('p', '', { id: `${id}-error`, className: 'error', role: 'alert' });
    this.#reading.said.append(error);
    const row = make('div', '', { className: 'field' });
    row.append(make('label', label, { htmlFor: id }), input);
    place.append(row);
    const accept = (/** @type {number} */ value) => this.#session.setParameter(index, value);
    const parse = (/** @type {string} */ text) => parseNumber(text, { name });
    const field = new NumberField({ input, error, parse, stepped, accept });
    return { index, input, error, field };
  }
}
