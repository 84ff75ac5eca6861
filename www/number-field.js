// A number that can be typed, or stepped with the arrow keys: a text field with the role of a spin
// button. The browser's own number field would hide from us what was typed when it is not a number,
// and then we could not answer it.

/** How long after the last key a text is taken as meant, in milliseconds; Enter and leaving are faster. */
const PAUSE = 1200;

/**
 * @typedef {object} NumberFieldOptions
 * @property {HTMLInputElement} input
 * @property {HTMLElement} error where a wrong input is answered
 * @property {(text: string) => number} parse throws an `Error` that says what is accepted
 * @property {(value: number) => void} accept is called with every number typed that can be used
 * @property {(value: number, steps: number) => number} stepped the value so many steps on
 * @property {boolean} [eager] whether a number counts with every key, not only when it is meant
 * @property {number} [min]
 * @property {number} [max]
 */

export class NumberField {
  #options;
  #value = Number.NaN;
  #timer = 0;

  /** @param {NumberFieldOptions} options */
  constructor(options) {
    const { input, error, min, max } = options;
    this.#options = options;
    input.setAttribute('aria-describedby', error.id);
    if (min !== undefined) input.setAttribute('aria-valuemin', String(min));
    if (max !== undefined) input.setAttribute('aria-valuemax', String(max));
    input.addEventListener('input', () => this.#typed());
    input.addEventListener('change', () => this.#finish());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('focus', () => input.select());
    input.disabled = false;
  }

  /**
   * Shows a value. What is being typed stays until the value changes.
   * @param {number} value
   */
  show(value) {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    this.#write();
  }

  /** Writes the value over whatever was typed. */
  #write() {
    clearTimeout(this.#timer);
    const { input } = this.#options;
    input.value = String(this.#value);
    input.setAttribute('aria-valuenow', input.value);
    this.#answer('');
  }

  #typed() {
    clearTimeout(this.#timer);
    const typed = this.#read();
    if (this.#options.eager && typeof typed === 'number') this.#take(typed);
    else this.#timer = window.setTimeout(() => this.#commit(), PAUSE);
  }

  /** Takes what was typed, or says what is accepted. */
  #commit() {
    clearTimeout(this.#timer);
    const typed = this.#read();
    if (typeof typed === 'number') this.#take(typed);
    else this.#answer(typed.message);
  }

  /** Takes what was typed, and writes it as the page does: 7 for 007. */
  #finish() {
    this.#commit();
    if (this.#options.input.getAttribute('aria-invalid') === 'false') this.#write();
  }

  /** @returns {number | Error} what was typed */
  #read() {
    try {
      return this.#options.parse(this.#options.input.value);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  /** @param {number} value */
  #take(value) {
    this.#value = value;
    this.#options.input.setAttribute('aria-valuenow', String(value));
    this.#answer('');
    this.#options.accept(value);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    /** @type {Record<string, number>} */
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
    if (event.key in steps) {
      event.preventDefault();
      const typed = this.#read();
      const from = typeof typed === 'number' ? typed : this.#value;
      this.#value = this.#options.stepped(from, steps[event.key]);
      this.#write();
      this.#options.accept(this.#value);
    } else if (event.key === 'Escape') {
      this.#write();
    } else if (event.key === 'Enter') {
      this.#finish();
    }
  }

  /** @param {string} message */
  #answer(message) {
    const { input, error } = this.#options;
    error.textContent = message;
    input.setAttribute('aria-invalid', String(message !== ''));
  }
}
