// The rules as formulas. What a rule remembers has a name, and what it is after the update a prime.

import { mathml } from 'lit';
import { minus, parentheses } from './notation.js';

/** @typedef {import('./notation.js').Content} Content */

/**
 * @typedef {object} Rule
 * @property {Content[]} lines its formulas, in the order in which they are computed
 * @property {string[]} memory what it remembers of each parameter, by its letters
 * @property {[Content, string][]} constants its own numbers: what they are called, and their key in a link
 */

/** @param {string} letter */
export const named = (letter) => mathml`<mi>${letter}</mi>`;

/**
 * What the rule remembers, after the update.
 * @param {string} letter
 */
export const after = (letter) => mathml`<msup>${named(letter)}<mo>′</mo></msup>`;
/** @param {number} which */
const beta = (which) => mathml`<msub><mi>β</mi><mn>${which}</mn></msub>`;
/** @param {Content} left @param {Content} right */
const is = (left, right) => mathml`${left}<mo>=</mo>${right}`;
/** @param {Content} inner */
const root = (inner) => mathml`<msqrt>${inner}</msqrt>`;

const g = named('g');
const eta = named('η');
const mu = named('μ');
const rho = named('ρ');
const epsilon = named('ε');
const change = mathml`<mi>Δ</mi><mi>w</mi>`;
const squared = mathml`<msup>${g}<mn>2</mn></msup>`;

/** @param {Content} share */
const rest = (share) => parentheses(mathml`<mn>1</mn><mo>−</mo>${share}`);
/** @param {number} which */
const corrected = (which) =>
  mathml`<mn>1</mn><mo>−</mo><msubsup><mi>β</mi><mn>${which}</mn><mi>k</mi></msubsup>`;

const velocity = is(after('v'), mathml`${mu}<mo>·</mo>${named('v')}<mo>+</mo>${g}`);

/** @type {Record<string, Rule>} */
export const RULES = {
  'gradient-descent': {
    lines: [is(change, mathml`${minus}${eta}<mo>·</mo>${g}`)],
    ...{ memory: [], constants: [] },
  },
  momentum: {
    lines: [velocity, is(change, mathml`${minus}${eta}<mo>·</mo>${after('v')}`)],
    ...{ memory: ['v'], constants: [[mu, 'momentum']] },
  },
  nesterov: {
    lines: [
      velocity,
      is(
        change,
        mathml`${minus}${eta}<mo>·</mo>${parentheses(mathml`${g}<mo>+</mo>${mu}<mo>·</mo>${after('v')}`)}`,
      ),
    ],
    ...{ memory: ['v'], constants: [[mu, 'momentum']] },
  },
  rmsprop: {
    lines: [
      is(
        after('s'),
        mathml`${rho}<mo>·</mo>${named('s')}<mo>+</mo>${rest(rho)}<mo>·</mo>${squared}`,
      ),
      is(
        change,
        mathml`${minus}${eta}<mo>·</mo><mfrac>${g}<mrow>${root(after('s'))}<mo>+</mo>${epsilon}</mrow></mfrac>`,
      ),
    ],
    memory: ['s'],
    constants: [
      [rho, 'decay'],
      [epsilon, 'epsilon'],
    ],
  },
  adam: {
    lines: [
      is(
        after('m'),
        mathml`${beta(1)}<mo>·</mo>${named('m')}<mo>+</mo>${rest(beta(1))}<mo>·</mo>${g}`,
      ),
      is(
        after('s'),
        mathml`${beta(2)}<mo>·</mo>${named('s')}<mo>+</mo>${rest(beta(2))}<mo>·</mo>${squared}`,
      ),
      is(
        change,
        mathml`${minus}${eta}<mo>·</mo><mfrac>
          <mrow>${after('m')}<mo>/</mo>${parentheses(corrected(1))}</mrow>
          <mrow>${root(mathml`${after('s')}<mo>/</mo>${parentheses(corrected(2))}`)}<mo>+</mo>${epsilon}</mrow>
        </mfrac>`,
      ),
    ],
    memory: ['m', 's'],
    constants: [
      [beta(1), 'beta1'],
      [beta(2), 'beta2'],
      [epsilon, 'epsilon'],
    ],
  },
  rprop: {
    lines: [
      mathml`${after('d')}<mo>=</mo>${named('d')}<mo>·</mo><msup><mi>η</mi><mo>+</mo></msup><mtext>&nbsp;where&nbsp;</mtext>${g}<mo>·</mo>${named('q')}<mo>&gt;</mo><mn>0</mn><mtext>,&nbsp;</mtext>${named('d')}<mo>·</mo><msup><mi>η</mi><mo>−</mo></msup><mtext>&nbsp;where&nbsp;it&nbsp;is&nbsp;&lt;&nbsp;0</mtext>`,
      is(
        after('q'),
        mathml`${g}<mtext>,&nbsp;but&nbsp;</mtext><mn>0</mn><mtext>&nbsp;where&nbsp;</mtext>${g}<mo>·</mo>${named('q')}<mo>&lt;</mo><mn>0</mn>`,
      ),
      is(change, mathml`${minus}<mi>sign</mi>${parentheses(after('q'))}<mo>·</mo>${after('d')}`),
    ],
    memory: ['q', 'd'],
    constants: [
      [mathml`<msup><mi>η</mi><mo>−</mo></msup>`, 'shrink'],
      [mathml`<msup><mi>η</mi><mo>+</mo></msup>`, 'grow'],
    ],
  },
};
