// A number that can be typed, or stepped with the arrow keys: a text field with the role of a spin
// button. The browser's own number field would hide from us what was typed when it is not a number,
// and then we could not answer it.

import { plain } from '../text/format.js';
import { parseNumber } from '../text/number.js';
import { answerIn, attempt, make } from './dom.js';

/** How long after the last key a text is taken as meant, in milliseconds; Enter and leaving are faster. */
const PAUSE = 1200;

/**
 * @typedef {object} NumberFieldOptions
 * @property {HTMLInputElement} input
 * @property {HTMLElement} error where a wrong input is answered
 * @property {(text: string) => number} parse throws an `Error` that says what is accepted
 * @property {(value: number) => void} accept is called with every number typed that can be used
 * @property {(value: number, steps: number) => number} stepped the value so many steps on
 * @property {boolean} [eager] whether every key counts, not only what is meant
 * @property {() => void} [judged] is called when what is typed comes to be no number, or a number again
 * @property {number} [min]
 * @property {number} [max]
 */

export class NumberField {
  #options;
  /** Not a number where there is none; undefined before anything is shown. @type {number | undefined} */
  #value;
  #timer = 0;

  /** @param {NumberFieldOptions} options */
  constructor(options) {
    const { input, error, min, max } = options;
    this.#options = options;
    // After what is written there already.
    const described = input.getAttribute('aria-describedby');
    input.setAttribute('aria-describedby', described ? `${error.id} ${described}` : error.id);
    if (min !== undefined) input.setAttribute('aria-valuemin', String(min));
    if (max !== undefined) input.setAttribute('aria-valuemax', String(max));
    input.addEventListener('input', () => this.#typed());
    input.addEventListener('change', () => this.#finish());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('focus', () => input.select());
    input.disabled = false;
  }

  /** Whether what is typed is no number that can be used. */
  get isRefused() {
    return this.#options.input.getAttribute('aria-invalid') === 'true';
  }

  /**
   * Shows a value, or nothing for NaN. What is being typed stays until the value changes.
   * @param {number} value
   */
  show(value) {
    if (!Object.is(value, this.#value)) this.write(value);
  }

  /** Shows a value in the place of whatever was typed. @param {number} [value] */
  write(value = this.#value) {
    clearTimeout(this.#timer);
    this.#value = value;
    const isThere = value !== undefined && !Number.isNaN(value);
    const { input } = this.#options;
    input.value = isThere ? String(value) : '';
    if (isThere) this.#tell(value);
    else input.removeAttribute('aria-valuenow');
    this.#answer('');
  }

  #typed() {
    clearTimeout(this.#timer);
    if (this.#options.eager) this.#commit();
    else {
      this.#timer = window.setTimeout(() => {
        // It may be gone, with the page that it was in.
        if (this.#options.input.isConnected) this.#commit();
      }, PAUSE);
    }
  }

  /** Takes what was typed, or says what is accepted. */
  #commit() {
    clearTimeout(this.#timer);
    const typed = this.#read();
    if (typeof typed === 'number') this.#take(typed);
    else this.#answer(`${typed.message}${this.#stays}`);
  }

  /** Takes what was typed, and writes it as the page does: 7 for 007. */
  #finish() {
    this.#commit();
    if (!this.isRefused) this.write();
  }

  /** @returns {number | Error} what was typed */
  #read() {
    try {
      return this.#options.parse(this.#options.input.value);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** What is still so where what is typed can't be used; an eager field has nothing then. */
  get #stays() {
    const { eager } = this.#options;
    const isKept = !eager && this.#value !== undefined && !Number.isNaN(this.#value);
    return isKept ? ` It stays ${this.#value}.` : '';
  }

  /** @param {number} value */
  #take(value) {
    const before = this.#value;
    this.#value = value;
    this.#tell(value);
    this.#answer('');
    attempt(
      () => this.#options.accept(value),
      (words) => {
        this.#value = before;
        this.#answer(`${words}${this.#stays}`);
      },
    );
  }

  /** @param {number} value */
  #tell(value) {
    const text = String(value);
    // The attribute takes no exponent.
    this.#options.input.setAttribute('aria-valuenow', text.includes('e') ? plain(value) : text);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    /** @type {Record<string, number>} */
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
    if (event.key in steps) {
      event.preventDefault();
      const typed = this.#read();
      const from = typeof typed === 'number' ? typed : this.#value || 0;
      const value = this.#options.stepped(from, steps[event.key]);
      this.write(value);
      this.#take(value);
    } else if (event.key === 'Escape') {
      this.write();
    } else if (event.key === 'Enter') {
      this.#finish();
    }
  }

  /** @param {string} message */
  #answer(message) {
    const { input, error, judged } = this.#options;
    const wasRefused = this.isRefused;
    answerIn(error, message);
    input.setAttribute('aria-invalid', String(message !== ''));
    if (this.isRefused !== wasRefused) judged?.();
  }
}

/**
 * What a field for a whole number takes.
 * @param {string} name
 * @param {number} min
 * @param {number} max
 */
export function wholeNumber(name, min, max) {
  return {
    min,
    max,
    /** @param {string} text */
    parse: (text) => parseNumber(text, { name, min, max, whole: true }),
    /**
     * @param {number} value
     * @param {number} steps
     */
    stepped: (value, steps) => Math.min(max, Math.max(min, value + steps)),
  };
}

/**
 * The elements of a field: a row with its label, the field, and the place of its answer.
 * @param {string} id
 * @param {string} label
 */
export function numberParts(id, label) {
  const input = make('input', '', {
    ...{ id, className: 'value', type: 'text', inputMode: 'decimal' },
    ...{ role: 'spinbutton', autocomplete: 'off', spellcheck: false },
  });
  const error = make('p', '', { id: `${id}-error`, className: 'error', role: 'alert' });
  const row = make('div', '', { className: 'field' });
  row.append(make('label', label, { htmlFor: id }), input, error);
  return { row, input, error };
}
