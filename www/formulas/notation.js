// How formulas are written: MathML for the symbols, and under them the numbers, which stand in the same
// columns. Whatever stands for a part of the network says for which.

import { html, mathml, nothing } from 'lit';
import { significant } from '../format.js';

/** @typedef {import('../attention.js').Thing} Thing */
/** @typedef {import('./anatomy.js').Link} Link */
/** @typedef {import('./anatomy.js').Neuron} Neuron */
/** @typedef {import('./anatomy.js').Source} Source */

/** What Lit renders. @typedef {unknown} Content */

/**
 * In symbols, and with numbers in their places.
 * @typedef {{ symbols: Content, numbers: Content }} Written
 */

/** @param {Neuron | Source} neuron */
export const a = ({ thing, label }) =>
  mathml`<msub data-thing=${thing} tabindex="-1"><mi>a</mi><mtext>${label}</mtext></msub>`;

/**
 * The output of a neuron, or an input.
 * @param {Source} source
 */
export const y = (source) =>
  'input' in source
    ? mathml`<msub data-thing=${source.thing} tabindex="-1"><mi>x</mi><mn>${source.input + 1}</mn></msub>`
    : mathml`<msub data-thing=${source.thing} tabindex="-1"><mi>y</mi><mtext>${source.label}</mtext></msub>`;

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

/** Writes numbers, with all their digits or with four. */
export class Pen {
  /** @param {boolean} allDigits */
  constructor(allDigits) {
    this.allDigits = allDigits;
  }

  /** @param {number} number */
  text(number) {
    const digits = this.allDigits ? String(number) : significant(number);
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
   * A number that stays: an input or a target.
   * @param {number} number
   * @param {Thing} [thing]
   */
  constant(number, thing) {
    return html`<span class="constant" data-thing=${thing ?? nothing}>${this.text(number)}</span>`;
  }
}

/**
 * A part of an equation: an operator, and what follows it, in as many lines as the equation has.
 * @typedef {object} Term
 * @property {string} [operator]
 * @property {Content[]} symbols lines in MathML
 * @property {Content} numbers the last line
 */

/**
 * An equation of terms that stand beside one another, and go on in the next line where there is no room.
 * @param {Term[]} terms
 * @param {{ tall?: boolean }} [options] whether there are fractions in the first line
 */
export function equation(terms, { tall = false } = {}) {
  return html`<div class="equation">
    ${terms.map(
      ({ operator, symbols, numbers }) => html`<span class="unit">
        ${symbols.map((line, index) => symbolsLine(operator, line, tall && index === 0))}
        <span class="numbers">${operator}</span><span class="numbers">${numbers}</span>
      </span>`,
    )}
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
