// The optimizers: all that the page says of each, by its name in links. Kin stand beside kin here; lists have the
// engine's order. What an optimizer remembers has a name, and what it is after the update a prime.

import { mathml } from 'lit';
import { after, minus, named, parentheses } from '../notation.js';

/** @typedef {import('../notation.js').Content} Content */

/**
 * @typedef {object} Optimizer
 * @property {string} words what it does, in the step of the update
 * @property {Content[]} lines its formulas, in the order in which they are computed
 * @property {string[]} memory what it remembers of each parameter, by its letters
 * @property {[Content, string][]} constants its own numbers: what they are called, and their key in a link
 * @property {boolean} [counts] whether its formulas have k, the number of the update
 */

const g = named('g');
const eta = named('η');
const mu = named('μ');
const rho = named('ρ');
const epsilon = named('ε');
const gSquared = mathml`<msup>${g}<mn>2</mn></msup>`;

/** @param {number} which */
const beta = (which) => mathml`<msub><mi>β</mi><mn>${which}</mn></msub>`;
/** @param {Content} left @param {Content} right */
const is = (left, right) => mathml`${left}<mo>=</mo>${right}`;
/** @param {Content} inner */
const root = (inner) => mathml`<msqrt>${inner}</msqrt>`;
/** What is added to a parameter. @param {Content} right */
const change = (right) => is(mathml`<mi>Δ</mi><mi>w</mi>`, right);
/** Against a direction, as far as the learning rate says. @param {Content} direction */
const step = (direction) => change(mathml`${minus}${eta}<mo>·</mo>${direction}`);

/**
 * What is above, divided by a root and ε.
 * @param {Content} above
 * @param {Content} square
 */
const byRoot = (above, square) =>
  mathml`<mfrac><mrow>${above}</mrow><mrow>${root(square)}<mo>+</mo>${epsilon}</mrow></mfrac>`;

/**
 * A running mean, which keeps a share of itself in every update.
 * @param {string} letter
 * @param {Content} share
 * @param {Content} of
 */
const mean = (letter, share, of) =>
  is(
    after(letter),
    mathml`${share}<mo>·</mo>${named(letter)}<mo>+</mo>${parentheses(mathml`<mn>1</mn><mo>−</mo>${share}`)}<mo>·</mo>${of}`,
  );

/**
 * A running mean of k updates, corrected for having begun at 0.
 * @param {string} letter
 * @param {number} which its β
 */
const corrected = (letter, which) =>
  mathml`${after(letter)}<mo>/</mo>${parentheses(
    mathml`<mn>1</mn><mo>−</mo><msubsup><mi>β</mi><mn>${which}</mn><mi>k</mi></msubsup>`,
  )}`;

const velocity = is(after('v'), mathml`${mu}<mo>·</mo>${named('v')}<mo>+</mo>${g}`);
const moments = [mean('m', beta(1), g), mean('s', beta(2), gSquared)];
const byMoments = byRoot(corrected('m', 1), corrected('s', 2));

/** @type {Record<string, Optimizer>} */
export const OPTIMIZERS = {
  'gradient-descent': {
    words:
      'Every weight and bias goes down its slope: against the gradient, as far as the learning rate η says. (The article’s program has the difference the other way round, and adds: the same step.) Then the next epoch begins.',
    lines: [step(g)],
    memory: [],
    constants: [],
  },
  momentum: {
    words:
      'The gradient pushes a velocity v, which loses a part of itself with every update and moves the weight.',
    lines: [velocity, step(after('v'))],
    memory: ['v'],
    constants: [[mu, 'momentum']],
  },
  nesterov: {
    words:
      'The gradient pushes a velocity v; the weight moves by the gradient, and by what the velocity will be next.',
    lines: [velocity, step(parentheses(mathml`${g}<mo>+</mo>${mu}<mo>·</mo>${after('v')}`))],
    memory: ['v'],
    constants: [[mu, 'momentum']],
  },
  adagrad: {
    words:
      'The gradient is divided by the root of the sum s of all its squares so far: the more a weight has been pushed, the smaller its steps become.',
    lines: [
      is(after('s'), mathml`${named('s')}<mo>+</mo>${gSquared}`),
      step(byRoot(g, after('s'))),
    ],
    memory: ['s'],
    constants: [[epsilon, 'epsilon']],
  },
  rmsprop: {
    words:
      'The gradient is divided by the root of its mean square s so far, so that every weight moves about equally fast.',
    lines: [mean('s', rho, gSquared), step(byRoot(g, after('s')))],
    memory: ['s'],
    constants: [
      [rho, 'decay'],
      [epsilon, 'epsilon'],
    ],
  },
  adam: {
    words:
      'A mean m of the gradients so far is divided by the root of their mean square s, both corrected for having begun at 0.',
    lines: [...moments, step(byMoments)],
    memory: ['m', 's'],
    constants: [
      [beta(1), 'beta1'],
      [beta(2), 'beta2'],
      [epsilon, 'epsilon'],
    ],
    counts: true,
  },
  adamw: {
    words:
      'As in Adam, a mean m of the gradients so far is divided by the root of their mean square s, both corrected for having begun at 0. Each weight also loses the share η · λ of itself: a decay that does not go through m and s.',
    lines: [
      ...moments,
      step(parentheses(mathml`${byMoments}<mo>+</mo>${named('λ')}<mo>·</mo>${named('w')}`)),
    ],
    memory: ['m', 's'],
    constants: [
      [beta(1), 'beta1'],
      [beta(2), 'beta2'],
      [epsilon, 'epsilon'],
      [named('λ'), 'weight-decay'],
    ],
    counts: true,
  },
  rprop: {
    words:
      'Only the sign of the gradient counts: the step d of each weight, at first η, grows while the sign stays the same, and shrinks where it turns.',
    lines: [
      mathml`${after('d')}<mo>=</mo>${named('d')}<mo>·</mo><msup><mi>η</mi><mo>+</mo></msup><mtext>&nbsp;where&nbsp;</mtext>${g}<mo>·</mo>${named('q')}<mo>&gt;</mo><mn>0</mn><mtext>,&nbsp;</mtext>${named('d')}<mo>·</mo><msup><mi>η</mi><mo>−</mo></msup><mtext>&nbsp;where&nbsp;it&nbsp;is&nbsp;&lt;&nbsp;0</mtext>`,
      is(
        after('q'),
        mathml`${g}<mtext>,&nbsp;but&nbsp;</mtext><mn>0</mn><mtext>&nbsp;where&nbsp;</mtext>${g}<mo>·</mo>${named('q')}<mo>&lt;</mo><mn>0</mn>`,
      ),
      change(mathml`${minus}<mi>sign</mi>${parentheses(after('q'))}<mo>·</mo>${after('d')}`),
    ],
    memory: ['q', 'd'],
    constants: [
      [mathml`<msup><mi>η</mi><mo>−</mo></msup>`, 'shrink'],
      [mathml`<msup><mi>η</mi><mo>+</mo></msup>`, 'grow'],
    ],
  },
};
