// What one walks through an epoch with: the sample, the step, and how much is shown.

import { make } from '../../ui/dom.js';
import { PHASES } from './steps.js';

/** @typedef {import('./steps.js').Step} Step */

/**
 * A choice of one sample.
 * @param {number} count
 * @param {(sample: number) => void} choose
 */
export function sampleChoice(count, choose) {
  const group = make('fieldset', '', { className: 'choices' });
  const choices = Array.from({ length: count }, (_, sample) => {
    const input = make('input', '', { type: 'radio', name: 'sample' });
    input.addEventListener('change', () => choose(sample));
    const label = make('label', '');
    const words = new Text();
    label.append(input, words);
    group.append(label);
    return { input, words };
  });
  const legend = make('legend', '');
  legend.append(make('small', 'Row'));
  group.prepend(legend);
  return {
    group,
    /**
     * @param {number} sample
     * @param {string[]} names of all
     */
    show(sample, names) {
      choices[sample].input.checked = true;
      for (const [index, { words }] of choices.entries()) words.data = names[index];
    },
  };
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
