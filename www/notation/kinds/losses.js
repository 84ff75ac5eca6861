// The losses: all that the page says of each, by its name in links. Kin stand beside kin here; lists have the
// engine's order.

import { html, mathml } from 'lit';
import { a, minus, parentheses, t } from '../notation.js';

/** @typedef {import('../anatomy.js').Neuron} Neuron */
/** @typedef {import('../notation.js').Content} Content */
/** @typedef {import('../notation.js').Written} Written */
/** @typedef {import('../notation.js').Pen} Pen */
/** @typedef {import('../tracing.js').Numbers} Numbers */

/** @typedef {(output: Neuron, numbers: Numbers, pen: Pen) => Written} OfOutput */

/**
 * @typedef {object} Loss
 * @property {string} words what it asks, and why, in the step of the error
 * @property {OfOutput} value E of a sample
 * @property {OfOutput} derivative ∂E/∂a
 * @property {OfOutput} [delta] that is δ = ∂E/∂z, if the derivative of the output's activation cancels in it
 */

/** @param {Content} inner */
const shared = (inner) => mathml`<mfrac><mn>1</mn><mi>n</mi></mfrac>${inner}`;

/** @param {Content} x */
const ln = (x) => mathml`<mi>ln</mi><mo>&#x2061;</mo>${x}`;

/** @param {Content} x */
const oneMinus = (x) => mathml`<mn>1</mn><mo>−</mo>${x}`;

/** @param {Neuron} output */
const difference = (output) => parentheses(mathml`${t}<mo>−</mo>${a(output)}`);

/** @param {Neuron} output */
const squared = (output) => mathml`<msup>${difference(output)}<mn>2</mn></msup>`;

/**
 * The target, the prediction, and how many samples share the error.
 * @param {Neuron} output
 * @param {Numbers} numbers
 * @param {Pen} pen
 */
const known = (output, { target, activations, batch }, pen) => {
  const prediction = activations[output.index];
  return {
    t: pen.constant(target),
    // Losses are made of what it lacks to a target, which is 0 or 1.
    a: pen.cancelling(1 - prediction, [1]).factor(prediction, output.thing),
    n: batch.length,
  };
};

/** @type {Record<string, Loss>} */
export const LOSSES = {
  sse: {
    words:
      'The difference between target t and prediction a is squared, so that it is never negative; the half makes its slope simple. Training goes down the sum of this over the n rows, which is n/2 times the loss in the bar (twice with four rows): that is the mean of (t − a)² over them.',
    value: (output, numbers, pen) => {
      const { t: target, a: prediction } = known(output, numbers, pen);
      return {
        symbols: mathml`<mfrac><mn>1</mn><mn>2</mn></mfrac>${squared(output)}`,
        numbers: html`½ (${target} − ${prediction})²`,
      };
    },
    derivative: (output, numbers, pen) => {
      const { t: target, a: prediction } = known(output, numbers, pen);
      return {
        symbols: mathml`${minus}${difference(output)}`,
        numbers: html`−(${target} − ${prediction})`,
      };
    },
  },
  mse: {
    words:
      'The difference between target t and prediction a is squared, so that it is never negative; n rows share the mean, which is the loss in the bar.',
    value: (output, numbers, pen) => {
      const { t: target, a: prediction, n } = known(output, numbers, pen);
      return {
        symbols: shared(squared(output)),
        numbers: html`1/${n} · (${target} − ${prediction})²`,
      };
    },
    derivative: (output, numbers, pen) => {
      const { t: target, a: prediction, n } = known(output, numbers, pen);
      return {
        symbols: mathml`${minus}<mfrac><mn>2</mn><mi>n</mi></mfrac>${difference(output)}`,
        numbers: html`−2/${n} · (${target} − ${prediction})`,
      };
    },
  },
  huber: {
    words:
      'The difference between target t and prediction a is squared where it is at most 1; beyond, it counts as it is, so that a row that is far off pulls no harder for it; n rows share the mean. (The loss in the bar is the mean of (t − a)² all the same.)',
    value: (output, numbers, pen) => {
      const { t: target, a: prediction, n } = known(output, numbers, pen);
      const half = mathml`<mfrac><mn>1</mn><mn>2</mn></mfrac>`;
      const size = mathml`<mrow><mo fence="true" stretchy="false">|</mo>${t}<mo>−</mo>${a(output)}<mo fence="true" stretchy="false">|</mo></mrow>`;
      const isNear = Math.abs(numbers.target - numbers.activations[output.index]) <= 1;
      return {
        symbols: shared(
          parentheses(
            mathml`${half}${squared(output)}<mtext>&nbsp;for&nbsp;</mtext>${size}<mo>≤</mo><mn>1</mn><mtext>,&nbsp;else&nbsp;</mtext>${size}<mo>−</mo>${half}`,
          ),
        ),
        numbers: isNear
          ? html`1/${n} · ½ (${target} − ${prediction})²`
          : html`1/${n} · (|${target} − ${prediction}| − ½)`,
      };
    },
    derivative: (output, numbers, pen) => {
      const { t: target, a: prediction, n } = known(output, numbers, pen);
      const bounded = mathml`<mi>min</mi>${parentheses(
        mathml`<mn>1</mn><mo>,</mo>${a(output)}<mo>−</mo>${t}`,
      )}`;
      return {
        symbols: shared(
          mathml`<mi>max</mi>${parentheses(mathml`${minus}<mn>1</mn><mo>,</mo>${bounded}`)}`,
        ),
        numbers: html`1/${n} · max(−1, min(1, ${prediction} − ${target}))`,
      };
    },
  },
  'cross-entropy': {
    words:
      'Cross-entropy asks how surprising the target t is to one who believes the prediction a; n rows share the mean. (The loss in the bar is the mean of (t − a)² all the same.)',
    value: (output, numbers, pen) => {
      const { t: target, a: prediction, n } = known(output, numbers, pen);
      const other = mathml`${parentheses(oneMinus(t))}${ln(parentheses(oneMinus(a(output))))}`;
      return {
        symbols: mathml`${minus}${shared(parentheses(mathml`${t}${ln(a(output))}<mo>+</mo>${other}`))}`,
        numbers: html`−1/${n} · (${target} ln ${prediction} + (1 − ${target}) ln (1 − ${prediction}))`,
      };
    },
    derivative: (output, numbers, pen) => {
      const { t: target, a: prediction, n } = known(output, numbers, pen);
      const other = mathml`<mfrac><mrow>${oneMinus(t)}</mrow><mrow>${oneMinus(a(output))}</mrow></mfrac>`;
      return {
        symbols: mathml`${minus}${shared(
          parentheses(mathml`<mfrac>${t}${a(output)}</mfrac><mo>−</mo>${other}`),
        )}`,
        numbers: html`−1/${n} · (${target} / ${prediction} − (1 − ${target}) / (1 − ${prediction}))`,
      };
    },
    // That of the sigmoid, which is the only output it can have.
    delta: (output, numbers, pen) => {
      const { t: target, a: prediction, n } = known(output, numbers, pen);
      return {
        symbols: shared(parentheses(mathml`${a(output)}<mo>−</mo>${t}`)),
        numbers: html`1/${n} · (${prediction} − ${target})`,
      };
    },
  },
  hinge: {
    words:
      'Target t and prediction a are stretched from 0 and 1 to −1 and 1. Their product says whether the prediction is on the right side, and how far: what it lacks to 1 is the error, and from there on nothing is; n rows share the mean. (The loss in the bar is the mean of (t − a)² all the same.)',
    value: (output, numbers, pen) => {
      const { t: target, a: prediction, n } = known(output, numbers, pen);
      const [first, second] = [t, a(output)].map((x) =>
        parentheses(mathml`<mn>2</mn>${x}<mo>−</mo><mn>1</mn>`),
      );
      const lacking = oneMinus(mathml`${first}${second}`);
      return {
        symbols: shared(mathml`<mi>max</mi>${parentheses(mathml`<mn>0</mn><mo>,</mo>${lacking}`)}`),
        numbers: html`1/${n} · max(0, 1 − (2 · ${target} − 1) · (2 · ${prediction} − 1))`,
      };
    },
    derivative: (output, numbers, pen) => {
      const { t: target, n } = known(output, numbers, pen);
      const { error } = numbers;
      const written = pen.number(error);
      return {
        symbols: mathml`${minus}<mfrac><mn>2</mn><mi>n</mi></mfrac>${parentheses(
          mathml`<mn>2</mn>${t}<mo>−</mo><mn>1</mn>`,
        )}<mtext>&nbsp;for&nbsp;</mtext><mi>E</mi><mo>&gt;</mo><mn>0</mn><mtext>,&nbsp;else&nbsp;</mtext><mn>0</mn>`,
        numbers:
          error > 0
            ? html`−2/${n} · (2 · ${target} − 1), as ${written} > 0`
            : html`0, as E = ${written}`,
      };
    },
  },
};
