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

  /**
   * Shows a value, or nothing for NaN. What is being typed stays until the value changes.
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
    const shown = Number.isNaN(this.#value) ? '' : String(this.#value);
    input.value = shown;
    if (shown === '') input.removeAttribute('aria-valuenow');
    else input.setAttribute('aria-valuenow', shown);
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
      const from = typeof typed === 'number' ? typed : this.#value || 0;
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

/**
 * What a field for a whole number takes, for what is no setting of a link by itself.
 * @param {string} name
 * @param {number} min
 * @param {number} max
 */
export function wholeNumber(name, min, max) {
  return {
    min,
    max,
    /** @param {string} text */
    parse(text) {
      const typed = text.trim();
      const plain = /^\d{1,3}(,\d{3})+$/.test(typed) ? typed.replaceAll(',', '') : typed;
      const number = /^[\d.e+]+$/i.test(plain) ? Number(plain) : Number.NaN;
      if (Number.isInteger(number) && number >= min && number <= max) return number;
      throw new Error(`${name} takes a whole number from ${min} to ${max}.`);
    },
    /**
     * @param {number} value
     * @param {number} steps
     */
    stepped: (value, steps) => Math.min(max, Math.max(min, value + steps)),
  };
}
