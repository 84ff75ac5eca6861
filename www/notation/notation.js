// How formulas are written: MathML for the symbols, and under them the numbers, which stand in the same
// columns. Whatever stands for a part of the network says for which.

import { html, mathml, nothing } from 'lit';
import { significant } from '../text/format.js';

/** @typedef {import('../state/attention.js').Thing} Thing */
/** @typedef {import('./anatomy.js').Link} Link */
/** @typedef {import('./anatomy.js').Neuron} Neuron */
/** @typedef {import('./anatomy.js').Source} Source */

/** What Lit renders. @typedef {unknown} Content */

/**
 * In symbols, and with numbers in their places.
 * @typedef {{ symbols: Content, numbers: Content }} Written
 */

/**
 * The weighted sum of a neuron.
 * @param {Neuron} neuron
 */
export const z = ({ thing, label }) =>
  mathml`<msub data-thing=${thing} tabindex="-1"><mi>z</mi><mtext>${label}</mtext></msub>`;

/**
 * The activation of a neuron, or an input.
 * @param {Source} source
 */
export const a = (source) =>
  'input' in source
    ? mathml`<mi data-thing=${source.thing} tabindex="-1">${source.label}</mi>`
    : mathml`<msub data-thing=${source.thing} tabindex="-1"><mi>a</mi><mtext>${source.label}</mtext></msub>`;

/** @param {Neuron} neuron */
export const delta = ({ thing, label }) =>
  mathml`<msub data-thing=${thing} tabindex="-1"><mi>δ</mi><mtext>${label}</mtext></msub>`;

/**
 * A weight or bias.
 * @param {Link} link
 */
export const p = ({ thing, from, to }) =>
  from
    ? mathml`<msub data-thing=${thing} tabindex="-1"><mi>w</mi><mtext>${from.label}→${to.label}</mtext></msub>`
    : mathml`<msub data-thing=${thing} tabindex="-1"><mi>b</mi><mtext>${to.label}</mtext></msub>`;

/** @param {string} letter */
export const named = (letter) => mathml`<mi>${letter}</mi>`;

/**
 * What is remembered, after the update.
 * @param {string} letter
 */
export const after = (letter) => mathml`<msup>${named(letter)}<mo>′</mo></msup>`;

export const E = named('E');
export const t = named('t');
export const dot = mathml`<mo>·</mo>`;
export const minus = mathml`<mo form="prefix">−</mo>`;

/**
 * ∂top/∂bottom.
 * @param {Content} top
 * @param {Content} bottom
 */
export const partial = (top, bottom) =>
  mathml`<mfrac><mrow><mo form="prefix">∂</mo>${top}</mrow><mrow><mo form="prefix">∂</mo>${bottom}</mrow></mfrac>`;

/** @param {Content} inner */
export const parentheses = (inner) =>
  mathml`<mrow><mo fence="true" stretchy="false">(</mo>${inner}<mo fence="true" stretchy="false">)</mo></mrow>`;

/**
 * A formula within a sentence or a table.
 * @param {Content} content
 */
export const formula = (content) => html`<math displaystyle="true"><mrow>${content}</mrow></math>`;

/**
 * A formula that heads a row or column, with words for those who do not see it.
 * @param {string} words
 * @param {Content} content
 */
export const head = (words, content) =>
  html`<span class="unseen">${words}</span>${formula(content)}`;

/** To so many digits numbers are rounded. */
const DIGITS = 4;
/** No number has more. */
const MOST_DIGITS = 17;

/**
 * Writes numbers, with all their digits or rounded to four, and then so that what is written stays true:
 * – a number that is not 1 is not written as 1, but with the first digit in which it differs: 0.99999;
 * – what is added or subtracted has as many more digits as cancel (`cancelling`): 1 − 0.999990121 is 9.879e−6;
 * – the numbers of an equation are then about equal, ≈.
 */
export class Pen {
  #digits;

  /**
   * @param {boolean} allDigits
   * @param {number} [digits] so many at least
   */
  constructor(allDigits, digits = DIGITS) {
    this.allDigits = allDigits;
    this.#digits = digits;
  }

  /**
   * For the terms of a sum or a difference that is smaller than they are: with it in four digits, each of them needs
   * as many more as the largest is longer.
   * @param {number} sum
   * @param {Iterable<number>} terms
   */
  cancelling(sum, terms) {
    const ratio = Math.max(...[...terms].map(Math.abs)) / Math.abs(sum);
    // Of 0 there are no digits to be kept.
    if (this.allDigits || !(ratio >= 10) || ratio === Number.POSITIVE_INFINITY) return this;
    return new Pen(false, Math.min(MOST_DIGITS, DIGITS + Math.floor(Math.log10(ratio))));
  }

  /** What stands between the two sides of an equation. */
  get equals() {
    return this.allDigits ? '=' : '≈';
  }

  /** @param {number} number */
  text(number) {
    const digits = this.allDigits ? String(number) : rounded(number, this.#digits);
    return digits.replaceAll('-', '−').replace('Infinity', '∞');
  }

  /**
   * A number that changes while training; it keeps its room.
   * @param {number} number
   * @param {Thing} [thing] what it is a number of
   */
  number(number, thing) {
    return html`<span class="number" data-thing=${thing ?? nothing}>${this.text(number)}</span>`;
  }

  /**
   * A number as a factor or after a minus: one that is negative is put into parentheses.
   * @param {number} number
   * @param {Thing} [thing]
   */
  factor(number, thing) {
    const text = number < 0 ? `(${this.text(number)})` : this.text(number);
    return html`<span class="number" data-thing=${thing ?? nothing}>${text}</span>`;
  }

  /**
   * For a number that a function is taken of, wherever it stands: where it is large, as eˣ is of an x of 10, the decimals
   * count, not the digits.
   * @param {number} number
   */
  ofArgument(number) {
    return this.cancelling(1, [number]);
  }

  /**
   * @param {number} number
   * @param {Thing} [thing]
   */
  argument(number, thing) {
    return this.ofArgument(number).number(number, thing);
  }

  /**
   * A number that stays: an input or a target.
   * @param {number} number
   * @param {Thing} [thing]
   */
  constant(number, thing) {
    return html`<span class="constant" data-thing=${thing ?? nothing}>${this.text(number)}</span>`;
  }
}

/**
 * With so many digits, or as many as it takes not to be ±1 if it isn't.
 * @param {number} number
 * @param {number} digits
 * @returns {string}
 */
function rounded(number, digits) {
  const text = significant(number, digits);
  const isOne = Math.abs(Number(text)) === 1 && Math.abs(number) !== 1;
  return isOne && digits < MOST_DIGITS ? rounded(number, digits + 1) : text;
}

/**
 * A part of an equation: an operator, and what follows it, in as many lines as the equation has.
 * @typedef {object} Term
 * @property {string} [operator]
 * @property {Content[]} symbols lines in MathML
 * @property {Content} numbers the last line
 */

/**
 * An equation of terms that stand beside one another. Where there is no room it goes on below, before an operator, under
 * what is on the right side.
 * @param {Term[]} terms the first is the left side
 * @param {Pen} pen with which its numbers are written
 * @param {{ tall?: boolean }} [options] whether there are fractions in the first line
 */
export function equation([left, ...terms], pen, { tall = false } = {}) {
  const unit = (/** @type {Term} */ { operator, symbols, numbers }) => html`<span class="unit">
    ${symbols.map((line, index) => symbolsLine(operator, line, tall && index === 0))}
    <span class="numbers">${operator === '=' ? pen.equals : operator}</span
    ><span class="numbers">${numbers}</span>
  </span>`;
  return html`<div class="equation">
    ${unit(left)}
    <span class="right-side">${terms.map(unit)}</span>
  </div>`;
}

/**
 * @param {string | undefined} operator
 * @param {Content} symbols
 * @param {boolean} tall
 */
function symbolsLine(operator, symbols, tall) {
  return html`<span>${operator ? html`<math>${mathml`<mrow>${strut(tall)}<mo>${operator}</mo></mrow>`}</math>` : nothing}</span>
    <span><math displaystyle="true"><mrow>${strut(tall)}${symbols}</mrow></math></span>`;
}

/** Gives every part of a line the same height above and below its base line. @param {boolean} tall */
const strut = (tall) =>
  tall
    ? mathml`<mspace width="0" height="1.65em" depth="1.15em"></mspace>`
    : mathml`<mspace width="0" height="1.05em" depth="0.45em"></mspace>`;
