// A slider with its label, and a field in which any value of its range can be typed.

import { make } from '../dom.js';
import { NumberField } from '../number-field.js';
import { nearestStop, stepAlong } from '../scale.js';

/**
 * @typedef {object} SliderOptions
 * @property {string} label
 * @property {number} min
 * @property {number} max
 * @property {number} [step] how far the slider goes at a time, where it has no stops
 * @property {[low: number, high: number]} [slide] where the slider ends, if more can be typed
 * @property {number[]} [stops] what the slider stops at, on a logarithmic scale
 * @property {(value: number) => void} accept is called with every value on the way
 * @property {(value: number) => void} [settle] is called with the values at which it comes to rest
 */

let count = 0;

export class Slider {
  element = make('div', '', { className: 'field' });
  #options;
  #range;
  #field;

  /** @param {SliderOptions} options */
  constructor(options) {
    this.#options = options;
    count += 1;
    const id = `lesson-slider-${count}`;
    const { label, min, max, step = 1, stops, slide = [min, max] } = options;
    const range = make('input', '', { id, type: 'range' });
    const ends = stops ? [0, stops.length - 1, 1] : [...slide, step];
    [range.min, range.max, range.step] = ends.map(String);
    range.addEventListener('input', () => options.accept(this.#chosen));
    range.addEventListener('change', () => options.settle?.(this.#chosen));
    this.#range = range;
    const input = make('input', '', {
      ...{ id: `${id}-value`, className: 'value', type: 'text', inputMode: 'decimal' },
      ...{ role: 'spinbutton', autocomplete: 'off', spellcheck: false },
      ariaLabel: `${label} value`,
    });
    const error = make('p', '', { id: `${id}-error`, className: 'error', role: 'alert' });
    this.element.append(make('label', label, { htmlFor: id }), input, range, error);
    this.#field = new NumberField({
      ...{ input, error, min, max },
      parse: (text) => parseWithin(label, min, max, text),
      stepped: (value, steps) => this.#stepped(value, steps),
      accept: (value) => {
        options.accept(value);
        options.settle?.(value);
      },
    });
  }

  /** @param {number} value */
  show(value) {
    const { stops } = this.#options;
    this.#range.value = String(stops ? nearestStop(stops, value) : value);
    this.#range.setAttribute('aria-valuetext', String(value));
    this.#field.show(value);
  }

  get #chosen() {
    const { stops } = this.#options;
    const value = Number(this.#range.value);
    return stops ? stops[value] : value;
  }

  /**
   * @param {number} value
   * @param {number} steps
   */
  #stepped(value, steps) {
    const { stops, step = 1, min, max } = this.#options;
    if (stops) return stepAlong(stops, value, steps);
    // As written in decimal, so that 0.1 + 0.2 is 0.3.
    return Math.min(max, Math.max(min, Number((value + steps * step).toPrecision(12))));
  }
}

/**
 * The number typed; throws what is accepted instead.
 * @param {string} name
 * @param {number} min
 * @param {number} max
 * @param {string} text
 */
function parseWithin(name, min, max, text) {
  const typed = text.trim().replace('−', '-');
  const number = /^[-+\d.e]+$/i.test(typed) ? Number(typed) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new Error(`${name} takes a number from ${min} to ${max}.`);
}
