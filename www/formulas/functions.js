// The activations and the losses as formulas: each with its slope beside it, in symbols and in numbers.

import { html, mathml } from 'lit';
import { a, formula, minus, parentheses, t, y } from './notation.js';

/** @typedef {import('./anatomy.js').Neuron} Neuron */
/** @typedef {import('./notation.js').Content} Content */
/** @typedef {import('./notation.js').Pen} Pen */
/** @typedef {import('./tracing.js').Numbers} Numbers */

/**
 * In symbols, and with the numbers of a neuron in their places.
 * @typedef {{ symbols: Content, numbers: Content }} Written
 */

/**
 * @typedef {object} Activation
 * @property {Content} symbol its name in a formula
 * @property {Content} definition what it makes of a
 * @property {(neuron: Neuron, numbers: Numbers, pen: Pen) => Written} slope its slope
 */

const A = mathml`<mi>a</mi>`;

/**
 * The slope of a function with a kink at 0.
 * @param {Content} otherwise
 * @param {string} number
 * @returns {Activation['slope']}
 */
const kinked =
  (otherwise, number) =>
  (neuron, { preActivations }, pen) => {
    const sum = preActivations[neuron.index];
    const word = sum > 0 ? '1, as' : `${number}, as`;
    return {
      symbols: mathml`<mn>1</mn><mtext>&nbsp;for&nbsp;</mtext>${a(neuron)}<mo>&gt;</mo><mn>0</mn><mtext>,&nbsp;else&nbsp;</mtext>${otherwise}`,
      numbers: html`${word} ${pen.number(sum, neuron.thing)} ${sum > 0 ? '> 0' : '≤ 0'}`,
    };
  };

/** @type {Record<string, Activation>} */
export const ACTIVATIONS = {
  sigmoid: {
    symbol: mathml`<mi>σ</mi>`,
    definition: mathml`<mfrac><mn>1</mn><mrow><mn>1</mn><mo>+</mo><msup><mi>e</mi><mrow>${minus}${A}</mrow></msup></mrow></mfrac>`,
    slope: (neuron, { activations }, pen) => {
      const number = pen.number(activations[neuron.index], neuron.thing);
      return {
        symbols: mathml`${y(neuron)}<mo>·</mo>${parentheses(mathml`<mn>1</mn><mo>−</mo>${y(neuron)}`)}`,
        numbers: html`${number} · (1 − ${number})`,
      };
    },
  },
  tanh: {
    symbol: mathml`<mi>tanh</mi>`,
    definition: mathml`<mfrac>
      <mrow><msup><mi>e</mi>${A}</msup><mo>−</mo><msup><mi>e</mi><mrow>${minus}${A}</mrow></msup></mrow>
      <mrow><msup><mi>e</mi>${A}</msup><mo>+</mo><msup><mi>e</mi><mrow>${minus}${A}</mrow></msup></mrow>
    </mfrac>`,
    slope: (neuron, { activations }, pen) => ({
      symbols: mathml`<mn>1</mn><mo>−</mo><msup><mrow>${y(neuron)}</mrow><mn>2</mn></msup>`,
      numbers: html`1 − ${pen.factor(activations[neuron.index], neuron.thing)}²`,
    }),
  },
  relu: {
    symbol: mathml`<mi>ReLU</mi>`,
    definition: mathml`<mi>max</mi>${parentheses(mathml`<mn>0</mn><mo>,</mo>${A}`)}`,
    slope: kinked(mathml`<mn>0</mn>`, '0'),
  },
  'leaky-relu': {
    symbol: mathml`<mi>f</mi>`,
    definition: mathml`<mi>max</mi>${parentheses(mathml`<mn>0.01</mn><mo>·</mo>${A}<mo>,</mo>${A}`)}`,
    slope: kinked(mathml`<mn>0.01</mn>`, '0.01'),
  },
  linear: {
    symbol: mathml`<mi>f</mi>`,
    definition: A,
    slope: () => ({ symbols: mathml`<mn>1</mn>`, numbers: html`1` }),
  },
  sine: {
    symbol: mathml`<mi>sin</mi>`,
    definition: mathml`<mi>sin</mi><mo>&#x2061;</mo>${A}`,
    slope: (neuron, { preActivations }, pen) => ({
      symbols: mathml`<mi>cos</mi>${parentheses(a(neuron))}`,
      numbers: html`cos(${pen.number(preActivations[neuron.index], neuron.thing)})`,
    }),
  },
};

/**
 * @typedef {object} Loss
 * @property {(output: Neuron, numbers: Numbers, pen: Pen) => Written} value E of a sample
 * @property {(output: Neuron, numbers: Numbers, pen: Pen) => Written} slope ∂E/∂y
 */

/** @param {Neuron} output */
const difference = (output) => parentheses(mathml`${t}<mo>−</mo>${y(output)}`);

/**
 * The target, the prediction, and how many samples share the error.
 * @param {Neuron} output
 * @param {Numbers} numbers
 * @param {Pen} pen
 */
const known = (output, { target, activations, batch }, pen) => ({
  t: pen.constant(target),
  y: pen.factor(activations[output.index], output.thing),
  n: batch.length,
});

/** @type {Record<string, Loss>} */
export const LOSSES = {
  sse: {
    value: (output, numbers, pen) => {
      const { t: target, y: prediction } = known(output, numbers, pen);
      return {
        symbols: mathml`<mfrac><mn>1</mn><mn>2</mn></mfrac><msup>${difference(output)}<mn>2</mn></msup>`,
        numbers: html`½ (${target} − ${prediction})²`,
      };
    },
    slope: (output, numbers, pen) => {
      const { t: target, y: prediction } = known(output, numbers, pen);
      return {
        symbols: mathml`${minus}${difference(output)}`,
        numbers: html`−(${target} − ${prediction})`,
      };
    },
  },
  mse: {
    value: (output, numbers, pen) => {
      const { t: target, y: prediction, n } = known(output, numbers, pen);
      return {
        symbols: mathml`<mfrac><mn>1</mn><mi>n</mi></mfrac><msup>${difference(output)}<mn>2</mn></msup>`,
        numbers: html`1/${n} · (${target} − ${prediction})²`,
      };
    },
    slope: (output, numbers, pen) => {
      const { t: target, y: prediction, n } = known(output, numbers, pen);
      return {
        symbols: mathml`${minus}<mfrac><mn>2</mn><mi>n</mi></mfrac>${difference(output)}`,
        numbers: html`−2/${n} · (${target} − ${prediction})`,
      };
    },
  },
  'cross-entropy': {
    value: (output, numbers, pen) => {
      const { t: target, y: prediction, n } = known(output, numbers, pen);
      const other = parentheses(mathml`<mn>1</mn><mo>−</mo>${t}`);
      const otherOutput = parentheses(mathml`<mn>1</mn><mo>−</mo>${y(output)}`);
      return {
        symbols: mathml`${minus}<mfrac><mn>1</mn><mi>n</mi></mfrac>${parentheses(
          mathml`${t}<mi>ln</mi><mo>&#x2061;</mo>${y(output)}<mo>+</mo>${other}<mi>ln</mi><mo>&#x2061;</mo>${otherOutput}`,
        )}`,
        numbers: html`−1/${n} · (${target} ln ${prediction} + (1 − ${target}) ln (1 − ${prediction}))`,
      };
    },
    slope: (output, numbers, pen) => {
      const { t: target, y: prediction, n } = known(output, numbers, pen);
      const other = mathml`<mfrac><mrow><mn>1</mn><mo>−</mo>${t}</mrow><mrow><mn>1</mn><mo>−</mo>${y(output)}</mrow></mfrac>`;
      return {
        symbols: mathml`${minus}<mfrac><mn>1</mn><mi>n</mi></mfrac>${parentheses(
          mathml`<mfrac>${t}${y(output)}</mfrac><mo>−</mo>${other}`,
        )}`,
        numbers: html`−1/${n} · (${target} / ${prediction} − (1 − ${target}) / (1 − ${prediction}))`,
      };
    },
  },
};

/**
 * δ of an output under cross-entropy, in which its slope has cancelled.
 * @param {Neuron} output
 * @param {Numbers} numbers
 * @param {Pen} pen
 * @returns {Written}
 */
export function cancelled(output, numbers, pen) {
  const { t: target, y: prediction, n } = known(output, numbers, pen);
  return {
    symbols: mathml`<mfrac><mn>1</mn><mi>n</mi></mfrac>${parentheses(mathml`${y(output)}<mo>−</mo>${t}`)}`,
    numbers: html`1/${n} · (${prediction} − ${target})`,
  };
}

/**
 * What the activation of a neuron is, as an aside.
 * @param {Neuron} neuron
 */
export function definition({ activation }) {
  const { symbol, definition: makes } = ACTIVATIONS[activation];
  const applied = mathml`${symbol}${parentheses(A)}`;
  return activation === 'sine' ? '' : formula(mathml`${applied}<mo>=</mo>${makes}`);
}
