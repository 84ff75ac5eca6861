// The activations: all that the page says of each, by its name in links. Kin stand beside kin here; lists have the
// engine's order.

import { html, mathml } from 'lit';
import { a, minus, parentheses, z } from '../notation.js';

/** @typedef {import('../anatomy.js').Neuron} Neuron */
/** @typedef {import('../notation.js').Content} Content */
/** @typedef {import('../notation.js').Written} Written */
/** @typedef {import('../notation.js').Pen} Pen */
/** @typedef {import('../tracing.js').Numbers} Numbers */

/** @typedef {(neuron: Neuron, numbers: Numbers, pen: Pen) => Written} Derivative */

/**
 * @typedef {object} Activation
 * @property {string} symbol what it is called in a formula
 * @property {(x: Content) => Content} [definition] what it makes of x; none where the symbol says it
 * @property {Derivative} derivative ∂a/∂z
 * @property {Lesson} lesson
 */

/**
 * What the lessons say.
 * @typedef {object} Lesson
 * @property {string} words
 * @property {string} short how its value at z is written in a line of text
 * @property {[low: number, high: number]} yRange what of it is shown
 * @property {string} [symbol] if it is another one there
 * @property {(x: Content) => Content} [definition] likewise
 */

const ONE = mathml`<mn>1</mn>`;

/** @param {Content} x */
const exp = (x) => mathml`<msup><mi>e</mi>${x}</msup>`;

/** @param {Content} x e⁻ˣ */
const expOfMinus = (x) => exp(mathml`<mrow>${minus}${x}</mrow>`);

/** @param {Content} one @param {Content} other */
const larger = (one, other) => mathml`<mi>max</mi>${parentheses(mathml`${one}<mo>,</mo>${other}`)}`;

/**
 * A derivative that is the same everywhere.
 * @param {string} number
 * @returns {Derivative}
 */
const constant = (number) => () => ({ symbols: mathml`<mn>${number}</mn>`, numbers: number });

/**
 * The derivative of a function that is x where x is positive.
 * @param {Derivative} otherwise
 * @returns {Derivative}
 */
const oneAboveZero = (otherwise) => (neuron, numbers, pen) => {
  const sum = numbers.preActivations[neuron.index];
  const rest = otherwise(neuron, numbers, pen);
  return {
    symbols: mathml`${ONE}<mtext>&nbsp;for&nbsp;</mtext>${z(neuron)}<mo>&gt;</mo><mn>0</mn><mtext>,&nbsp;else&nbsp;</mtext>${rest.symbols}`,
    numbers: html`${sum > 0 ? '1' : rest.numbers}, as ${pen.argument(sum, neuron.thing)} ${sum > 0 ? '> 0' : '≤ 0'}`,
  };
};

/** @type {Record<string, Activation>} */
export const ACTIVATIONS = {
  sigmoid: {
    symbol: 'σ',
    definition: (x) => mathml`<mfrac>${ONE}<mrow>${ONE}<mo>+</mo>${expOfMinus(x)}</mrow></mfrac>`,
    derivative: (neuron, { activations }, pen) => {
      const output = activations[neuron.index];
      const number = pen.cancelling(1 - output, [1]).number(output, neuron.thing);
      return {
        symbols: mathml`${a(neuron)}<mo>·</mo>${parentheses(mathml`${ONE}<mo>−</mo>${a(neuron)}`)}`,
        numbers: html`${number} · (1 − ${number})`,
      };
    },
    lesson: {
      words:
        'Always between 0 and 1. The article’s choice. Its slope is at most ¼, and nearly 0 far from the middle: there a neuron learns slowly.',
      short: 'σ(z)',
      yRange: [-0.2, 1.2],
    },
  },
  softplus: {
    symbol: 'softplus',
    definition: (x) => mathml`<mi>ln</mi>${parentheses(mathml`${ONE}<mo>+</mo>${exp(x)}`)}`,
    derivative: (neuron, { preActivations }, pen) => ({
      symbols: mathml`<mi>σ</mi>${parentheses(z(neuron))}`,
      numbers: html`σ(${pen.argument(preActivations[neuron.index], neuron.thing)})`,
    }),
    lesson: {
      words:
        'A ReLU with its corner rounded off: always above 0. Its slope is the sigmoid, and so never quite 0.',
      short: 'ln(1 + eᶻ)',
      yRange: [-1, 5],
    },
  },
  tanh: {
    symbol: 'tanh',
    definition: (x) => mathml`<mfrac>
      <mrow>${exp(x)}<mo>−</mo>${expOfMinus(x)}</mrow>
      <mrow>${exp(x)}<mo>+</mo>${expOfMinus(x)}</mrow>
    </mfrac>`,
    derivative: (neuron, { activations }, pen) => {
      const output = activations[neuron.index];
      const finer = pen.cancelling(1 - output ** 2, [1]);
      return {
        symbols: mathml`${ONE}<mo>−</mo><msup><mrow>${a(neuron)}</mrow><mn>2</mn></msup>`,
        numbers: html`1 − ${finer.factor(output, neuron.thing)}²`,
      };
    },
    lesson: {
      words: 'Between −1 and 1: a sigmoid, stretched and centred. Its slope reaches 1.',
      short: 'tanh z',
      yRange: [-1.2, 1.2],
    },
  },
  silu: {
    symbol: 'SiLU',
    definition: (x) => mathml`${x}<mo>·</mo><mi>σ</mi>${parentheses(x)}`,
    derivative: (neuron, { preActivations }, pen) => {
      const sum = preActivations[neuron.index];
      const share = mathml`<mi>σ</mi>${parentheses(z(neuron))}`;
      const number = html`σ(${pen.argument(sum, neuron.thing)})`;
      return {
        symbols: mathml`${share}<mo>·</mo>${parentheses(
          mathml`${ONE}<mo>+</mo>${z(neuron)}<mo>·</mo>${parentheses(mathml`${ONE}<mo>−</mo>${share}`)}`,
        )}`,
        numbers: html`${number} · (1 + ${pen.ofArgument(sum).factor(sum, neuron.thing)} · (1 − ${number}))`,
      };
    },
    lesson: {
      words:
        'The sum times its sigmoid: a ReLU without a kink, also called swish. To the left it dips to −0.28, then comes back to nearly 0.',
      short: 'z · σ(z)',
      yRange: [-1, 5],
    },
  },
  relu: {
    symbol: 'ReLU',
    definition: (x) => larger(mathml`<mn>0</mn>`, x),
    derivative: oneAboveZero(constant('0')),
    lesson: {
      words:
        'Lets through what is positive, and nothing else. Below 0 the slope is 0, too: a neuron whose sum is below 0 for every row learns no more.',
      short: 'max(0, z)',
      yRange: [-1, 5],
      symbol: 'f',
    },
  },
  gelu: {
    symbol: 'GELU',
    definition: (x) => mathml`${x}<mo>·</mo><mi mathvariant="normal">Φ</mi>${parentheses(x)}`,
    derivative: (neuron, { preActivations }, pen) => {
      const sum = preActivations[neuron.index];
      const at = parentheses(z(neuron));
      const number = pen.argument(sum, neuron.thing);
      return {
        symbols: mathml`<mi mathvariant="normal">Φ</mi>${at}<mo>+</mo>${z(neuron)}<mo>·</mo><mi>φ</mi>${at}`,
        numbers: html`Φ(${number}) + ${pen.ofArgument(sum).factor(sum, neuron.thing)} · φ(${number})`,
      };
    },
    lesson: {
      words:
        'The sum, times Φ of it: the share of a normal distribution that lies below. A ReLU without a kink, which dips to −0.17. Its slope is Φ(z) + z · φ(z), with the bell curve φ, which is the slope of Φ.',
      short: 'z · Φ(z)',
      yRange: [-1, 5],
    },
  },
  'leaky-relu': {
    symbol: 'f',
    definition: (x) => larger(mathml`<mn>0.01</mn><mo>·</mo>${x}`, x),
    derivative: oneAboveZero(constant('0.01')),
    lesson: {
      words:
        'A ReLU that lets through a hundredth of what is negative, and so never stops learning.',
      short: 'max(z/100, z)',
      yRange: [-1, 5],
      definition: (x) => larger(mathml`<mfrac>${x}<mn>100</mn></mfrac>`, x),
    },
  },
  elu: {
    symbol: 'ELU',
    definition: (x) =>
      mathml`${x}<mtext>&nbsp;for&nbsp;</mtext>${x}<mo>&gt;</mo><mn>0</mn><mtext>,&nbsp;else&nbsp;</mtext>${exp(x)}<mo>−</mo>${ONE}`,
    derivative: oneAboveZero((neuron, { preActivations }, pen) => ({
      symbols: exp(z(neuron)),
      numbers: html`e<sup>${pen.argument(preActivations[neuron.index], neuron.thing)}</sup>`,
    })),
    lesson: {
      words:
        'The sum itself where it is positive. Below 0 it levels off at −1. It has no kink, and a slope everywhere, though hardly any far below 0.',
      short: 'ELU(z)',
      yRange: [-2, 5],
    },
  },
  linear: {
    symbol: 'f',
    definition: (x) => x,
    derivative: constant('1'),
    lesson: {
      words: 'The sum itself. Any number of layers of such neurons still draws one straight line.',
      short: 'z',
      yRange: [-5, 5],
    },
  },
  step: {
    symbol: 'step',
    definition: (x) =>
      mathml`${ONE}<mtext>&nbsp;for&nbsp;</mtext>${x}<mo>≥</mo><mn>0</mn><mtext>,&nbsp;else&nbsp;</mtext><mn>0</mn>`,
    derivative: constant('0'),
    lesson: {
      words:
        'A neuron fires, or it doesn’t: so McCulloch and Pitts drew it in 1943. Its slope is 0 on both sides of the jump, so no error comes back through it: it can’t be trained by gradients.',
      short: 'step(z)',
      yRange: [-0.2, 1.2],
    },
  },
  sine: {
    symbol: 'sin',
    derivative: (neuron, { preActivations }, pen) => ({
      symbols: mathml`<mi>cos</mi>${parentheses(z(neuron))}`,
      numbers: html`cos(${pen.argument(preActivations[neuron.index], neuron.thing)})`,
    }),
    lesson: {
      words: 'Up and down for ever: a single neuron of this kind can learn exclusive or.',
      short: 'sin z',
      yRange: [-1.2, 1.2],
      symbol: 'f',
      definition: (x) => mathml`<mi>sin</mi><mo>&#x2061;</mo>${x}`,
    },
  },
};

/**
 * The whole formula of x, as in f(x) = sin x; nothing where there is no definition.
 * @param {Content} x
 * @param {{ symbol: string, definition?: (x: Content) => Content }} activation
 */
export function formulaOf(x, { symbol, definition }) {
  return definition && mathml`<mi>${symbol}</mi>${parentheses(x)}<mo>=</mo>${definition(x)}`;
}
