// A slider with its label, and a field in which any value of its range can be typed.

import { count } from '../text/format.js';
import { parseNumber } from '../text/number.js';
import { answerIn, attempt, find, make } from './dom.js';
import { NumberField, numberParts } from './number-field.js';
import { nearestStop, stepAlong } from './scale.js';

/**
 * @typedef {object} SliderOptions
 * @property {string} label
 * @property {number} min
 * @property {number} max
 * @property {number} [step] how far the slider goes at a time, where it has no stops
 * @property {[low: number, high: number]} [slide] where the slider ends, if more can be typed
 * @property {number[]} [stops] what the slider stops at, on a logarithmic scale
 * @property {boolean} [whole] whether only whole numbers can be typed
 * @property {SliderParts} [parts] its elements, where they are there already
 * @property {(value: number) => void} accept is called with every value on the way
 * @property {(value: number) => void} [settle] is called with the values at which it comes to rest
 */

/**
 * @typedef {object} SliderParts
 * @property {HTMLElement} row
 * @property {HTMLInputElement} range
 * @property {HTMLInputElement} input
 * @property {HTMLElement} error
 */

let made = 0;

export class Slider {
  element;
  #options;
  #range;
  #field;
  #error;
  #shown = Number.NaN;

  /** @param {SliderOptions} options */
  constructor(options) {
    this.#options = options;
    made += 1;
    const { label, min, max, step = 1, stops, slide = [min, max], whole } = options;
    const { row, range, input, error } = options.parts ?? sliderParts(`slider-${made}`, label);
    const ends = stops ? [0, stops.length - 1, 1] : [...slide, step];
    [range.min, range.max, range.step] = ends.map(String);
    range.addEventListener('input', () => this.#slid(options.accept));
    range.addEventListener('change', () => this.#slid(options.settle));
    range.disabled = false;
    this.element = row;
    this.#range = range;
    this.#error = error;
    this.#field = new NumberField({
      ...{ input, error, min, max },
      parse: (text) => parseNumber(text, { name: label, min, max, whole }),
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
    const isCount = value >= 1000 && Number.isInteger(value);
    this.#shown = value;
    this.#range.value = String(stops ? nearestStop(stops, value) : value);
    this.#range.setAttribute('aria-valuetext', isCount ? count(value) : String(value));
    this.#field.show(value);
  }

  /** @param {((value: number) => void) | undefined} tell */
  #slid(tell) {
    const { stops } = this.#options;
    const position = Number(this.#range.value);
    const value = stops ? stops[position] : position;
    if (value === undefined) return;
    attempt(
      () => tell?.(value),
      (words) => {
        this.#field.write();
        this.show(this.#shown);
        answerIn(this.#error, words);
      },
    );
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
 * The elements of a slider: those of a field, whose label is the slider's.
 * @param {string} id
 * @param {string} label
 * @returns {SliderParts}
 */
export function sliderParts(id, label) {
  const { row, input, error } = numberParts(`${id}-value`, label);
  const range = make('input', '', { id, type: 'range' });
  input.ariaLabel = `${label} value`;
  for (const name of row.getElementsByTagName('label')) name.htmlFor = id;
  input.after(range);
  return { row, range, input, error };
}

/**
 * The same elements, where they are in the page already.
 * @param {HTMLElement} row
 * @returns {SliderParts}
 */
export function sliderPartsIn(row) {
  return {
    row,
    range: find(row, '[type="range"]', HTMLInputElement),
    input: find(row, '[role="spinbutton"]', HTMLInputElement),
    error: find(row, '.error'),
  };
}
