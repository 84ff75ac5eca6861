// What one walks through an epoch with: the sample, the step, and how much is shown.

import { rowName } from '../../text/format.js';
import { make, setText } from '../../ui/dom.js';
import { NumberField, numberParts, wholeNumber } from '../../ui/number-field.js';
import { PHASES } from './steps.js';

/** @typedef {import('./steps.js').Step} Step */

/** A row that is learnt from, and its index among all. @typedef {{ row: number[], sample: number }} Training */

/** A choice of one row: a button for each, or its number where there are many. */
export class RowChoice {
  group = make('fieldset', '');
  #choose;
  /** @type {import('../../state/data.js').Data | undefined} */
  #data;
  #show = (/** @type {number} */ _sample) => {};

  /** @param {(sample: number) => void} choose */
  constructor(choose) {
    this.#choose = choose;
  }

  /**
   * @param {number} sample
   * @param {import('../../state/data.js').Data} data
   */
  show(sample, data) {
    this.#make(data);
    this.#show(sample);
  }

  /** @param {import('../../state/data.js').Data} data */
  #make(data) {
    if (data === this.#data) return;
    this.#data = data;
    const { rows, isMany, tests } = data;
    // No update looks at the others.
    const training = rows.flatMap((row, sample) => (tests.has(sample) ? [] : [{ row, sample }]));
    const legend = make('legend', '');
    legend.append(make('small', 'Row'));
    const { elements, show } = isMany ? this.#field(training) : this.#buttons(training);
    this.group.className = isMany ? 'row-number' : 'choices';
    this.group.replaceChildren(legend, ...elements);
    this.#show = show;
  }

  /** @param {Training[]} training */
  #buttons(training) {
    const choices = training.map(({ row, sample }) => {
      const input = make('input', '', { type: 'radio', name: 'sample' });
      input.addEventListener('change', () => this.#choose(sample));
      const label = make('label', '');
      label.append(input, inWords(row));
      return { input, label, sample };
    });
    return {
      elements: choices.map(({ label }) => label),
      show: (/** @type {number} */ sample) => {
        for (const choice of choices) choice.input.checked = choice.sample === sample;
      },
    };
  }

  /** They have numbers from 1 on. @param {Training[]} training */
  #field(training) {
    const parts = numberParts('formulas-row', 'Number');
    const field = new NumberField({
      ...parts,
      ...wholeNumber('Number', 1, training.length),
      accept: (number) => this.#choose(training[number - 1].sample),
    });
    const words = make('output', '');
    words.htmlFor.add('formulas-row');
    return {
      elements: [parts.row, words],
      show: (/** @type {number} */ sample) => {
        const index = training.findIndex((one) => one.sample === sample);
        field.show(index + 1);
        setText(words, inWords(training[index].row));
      },
    };
  }
}

/** @param {number[]} row inputs and target, of which six digits are enough to know it by */
function inWords(row) {
  const short = row.map((number) => Number(number.toPrecision(6)));
  return `${rowName(short)} → ${short.at(-1)}`;
}

/**
 * A box to tick.
 * @param {string} name
 * @param {boolean} checked
 * @param {(checked: boolean) => void} change
 */
export function option(name, checked, change) {
  const label = make('label', '', { className: 'switch' });
  const input = make('input', '', { type: 'checkbox', checked });
  input.addEventListener('change', () => change(input.checked));
  label.append(input, ` ${name}`);
  return label;
}

/** Previous, the list of all steps, and Next. */
export class Walk {
  element = make('div', '', { className: 'walk' });
  #previous = make('button', 'Previous', { type: 'button' });
  #next = make('button', 'Next', { type: 'button' });
  #select = make('select', '');
  #count = make('small', '');
  /** @type {Step[]} */
  #steps = [];

  /**
   * @param {(step: number) => void} go
   * @param {(steps: number) => void} move
   */
  constructor(go, move) {
    this.#select.ariaLabel = 'Step of the epoch';
    this.element.append(this.#previous, this.#select, this.#next, this.#count);
    this.#previous.addEventListener('click', () => move(-1));
    this.#next.addEventListener('click', () => move(1));
    this.#select.addEventListener('change', () => go(Number(this.#select.value)));
  }

  /**
   * @param {Step[]} steps
   * @param {number} at
   */
  show(steps, at) {
    if (steps !== this.#steps) {
      this.#steps = steps;
      this.#select.replaceChildren(...groupsOf(steps));
    }
    this.#select.value = String(at);
    this.#count.textContent = `${at + 1} of ${steps.length}`;
    // A button that has the focus keeps it, also at either end.
    this.#previous.setAttribute('aria-disabled', String(at === 0));
    this.#next.setAttribute('aria-disabled', String(at === steps.length - 1));
  }
}

/** @param {Step[]} steps */
function groupsOf(steps) {
  return Object.entries(PHASES).map(([phase, label]) => {
    const group = make('optgroup', '', { label });
    for (const [index, step] of steps.entries()) {
      if (step.phase !== phase) continue;
      group.append(make('option', step.title, { value: String(index) }));
    }
    return group;
  });
}
