// What other than x and y in a square are asked with: a field for each; and of more than two, which go across and up,
// with a slider for each of the others, which are held.

import { pair, roundedIn } from '../../text/format.js';
import { parseNumber } from '../../text/number.js';
import { heldAt, isLarge } from '../../text/sized.js';
import { element, find, make, setText } from '../../ui/dom.js';
import { NumberField } from '../../ui/number-field.js';

/** @typedef {import('../../state/session.js').Session} Session */

/** With a key, a field goes by the power of ten of which its range has so many, or more. */
const STEPS_OF_FIELD = 20;
/** A slider goes from end to end in so many steps. */
const STEPS = 40;

export class Inputs {
  #session;
  #sections;
  #answer;
  #question;
  #errors;
  #usual;
  #controls = make('div', '', {
    ...{ className: 'section-inputs', role: 'group', ariaLabel: 'Section' },
    // It has no room until it is known whether it takes any.
    hidden: true,
  });
  #fields = make('div', '', { className: 'question inputs', hidden: true });
  /** @type {{ field: NumberField, error: HTMLElement }[]} */
  #asked = [];
  /** @type {{ input: number, slider: HTMLInputElement, value: HTMLElement }[]} */
  #sliders = [];
  /** What the fields and sliders were made for. */
  #made = '';
  #isTyped = false;
  /** What the fields are called. */
  #names = '';
  /** @type {readonly number[]} */
  #point = [];

  /**
   * @param {ShadowRoot} root
   * @param {Session} session
   * @param {import('./sections.js').Sections} sections
   */
  constructor(root, session, sections) {
    this.#session = session;
    this.#sections = sections;
    this.#answer = element(root, 'answer');
    this.#question = find(root, '#ask .question');
    this.#errors = find(root, '#ask .answering');
    this.#usual = ['x-error', 'y-error'].map((id) => element(root, id));
    this.#question.after(this.#fields);
    find(root, '#surface .marks').before(this.#controls);
  }

  show() {
    const { inputs, axes, point, data, run } = this.#session;
    const isUsual = !this.#sections.areWanted;
    this.#question.hidden = !isUsual;
    this.#fields.hidden = isUsual;
    this.#controls.hidden = inputs <= 2;
    const made = `${isUsual} ${run.names} ${axes} ${data.inputRanges}`;
    if (made !== this.#made) this.#make(isUsual ? 0 : inputs);
    this.#made = made;
    if (isUsual) return;
    for (const error of this.#usual) setText(error, '');
    for (const { input, slider, value } of this.#sliders) {
      slider.value = String(point[input]);
      setText(value, heldAt(data.inputRanges[input], point[input]));
    }
    if (point !== this.#point) {
      const say = this.#isTyped ? 'show' : 'write';
      this.#isTyped = false;
      this.#point = point;
      for (const [input, { field }] of this.#asked.entries()) field[say](point[input]);
    }
    this.#showAnswer();
  }

  #showAnswer() {
    const { place, point, training, trainer } = this.#session;
    const isRefused = this.#asked.some(({ field }) => field.isRefused);
    this.#answer.setAttribute('aria-live', training ? 'off' : 'polite');
    const answer = () => `${pair(...point)} gives ${trainer.predict(place.x, place.y ?? 0)}`;
    setText(this.#answer, isRefused ? 'No answer' : answer());
  }

  /** @param {number} inputs for which there are fields */
  #make(inputs) {
    const { names } = this.#session.run;
    const isOther = this.#asked.length !== inputs || String(names) !== this.#names;
    this.#names = String(names);
    if (isOther) {
      for (const { error } of this.#asked) error.remove();
      this.#asked = [];
    }
    // Those of other inputs are gone.
    this.#sliders = [];
    if (inputs === 0) return;
    if (isOther) {
      this.#fields.replaceChildren();
      this.#point = [];
      this.#asked = names.map((name, input) => this.#field(name, input));
    }
    if (inputs > 2) this.#makeControls(names);
  }

  /**
   * @param {string} name
   * @param {number} input
   */
  #field(name, input) {
    const id = `ask-${name}`;
    const box = make('input', '', { id, className: 'value', type: 'text' });
    box.setAttribute('role', 'spinbutton');
    box.setAttribute('autocomplete', 'off');
    box.setAttribute('spellcheck', 'false');
    const row = make('div', '', { className: 'field inline' });
    row.append(make('label', name, { htmlFor: id }), box);
    this.#fields.append(row);
    const error = make('p', '', { id: `${id}-error`, className: 'error', role: 'alert' });
    this.#errors.append(error);
    const field = new NumberField({
      ...{ input: box, error, eager: true },
      parse: (text) => parseNumber(text, { name }),
      accept: (value) => {
        this.#isTyped = true;
        this.#session.ask(this.#session.point.with(input, value));
      },
      stepped: (value, steps) => Number((value + steps * this.#stepOf(input)).toPrecision(12)),
      judged: () => this.#showAnswer(),
    });
    return { field, error };
  }

  /** @param {number} input */
  #stepOf(input) {
    const [low, high] = this.#session.data.inputRanges[input];
    return 10 ** Math.floor(Math.log10((high - low) / STEPS_OF_FIELD));
  }

  /** @param {readonly string[]} names */
  #makeControls(names) {
    const session = this.#session;
    const { axes, data } = session;
    const hadFocus = this.#controls.querySelector(':focus');
    const focused = hadFocus?.getAttribute('aria-label');
    const choices = ['Across', 'Up'].map((label, axis) => {
      const select = make('select', '', { ariaLabel: label });
      select.append(...names.map((name, input) => new Option(name, String(input))));
      select.value = String(axes[axis]);
      select.addEventListener('change', () => {
        const chosen = Number(select.value);
        // What is chosen twice changes places.
        const other = axes[1 - axis] === chosen ? axes[axis] : axes[1 - axis];
        session.ask(session.point, axis === 0 ? [chosen, other] : [other, chosen]);
      });
      const row = make('label', label, { className: 'axis' });
      row.append(' ', select);
      return row;
    });
    this.#sliders = names.flatMap((name, input) => {
      if (axes.includes(input)) return [];
      const range = data.inputRanges[input];
      const [low, high] = range;
      const slider = make('input', '', { type: 'range', ariaLabel: `Hold ${name}` });
      slider.min = String(low);
      slider.max = String(high);
      slider.step = String((high - low) / STEPS);
      slider.addEventListener('input', () => {
        const value = roundedIn(range, Number(slider.value));
        session.ask(session.point.with(input, value));
      });
      return [{ input, slider, value: make('span', '', { className: 'number' }) }];
    });
    const rows = this.#sliders.map(({ input, slider, value }) => {
      const row = make('label', names[input], { className: 'hold' });
      row.append(slider, value);
      return row;
    });
    this.#controls.classList.toggle('large', data.inputRanges.flat().some(isLarge));
    this.#controls.replaceChildren(...choices, ...rows);
    const same = [...this.#controls.querySelectorAll('select, input')].find(
      (control) => control.getAttribute('aria-label') === focused,
    );
    if (focused && same instanceof HTMLElement) same.focus();
  }
}
