// What the activation functions are called, and how they are written.

import { html, mathml } from 'lit';

/**
 * @typedef {object} ActivationWords
 * @property {string} name
 * @property {string} short how its value at z is written
 * @property {string} words
 * @property {unknown} formula in MathML
 * @property {[low: number, high: number]} yRange what of it is shown
 */

/** @param {unknown} content */
const math = (content) => html`<math display="block"><mrow>${content}</mrow></math>`;

const of = mathml`<mo stretchy="false">(</mo><mi>z</mi><mo stretchy="false">)</mo><mo>=</mo>`;

/** @type {Record<string, ActivationWords>} by the names that links have */
export const ACTIVATIONS = {
  sigmoid: {
    ...{ name: 'Sigmoid', short: 'σ(z)', yRange: [-0.2, 1.2] },
    words:
      'Between 0 and 1, like a share. The article’s choice. Its slope is at most ¼, and nearly 0 far from the middle: there a neuron learns slowly.',
    formula: math(
      mathml`<mi>σ</mi>${of}<mfrac><mn>1</mn><mrow><mn>1</mn><mo>+</mo><msup><mi>e</mi><mrow><mo>−</mo><mi>z</mi></mrow></msup></mrow></mfrac>`,
    ),
  },
  tanh: {
    ...{ name: 'Tanh', short: 'tanh z', yRange: [-1.2, 1.2] },
    words: 'Between −1 and 1: a sigmoid, stretched and centred. Its slope reaches 1.',
    formula: math(mathml`<mi>tanh</mi>${of}<mfrac
          ><mrow><msup><mi>e</mi><mi>z</mi></msup><mo>−</mo><msup><mi>e</mi><mrow><mo>−</mo><mi>z</mi></mrow></msup></mrow
          ><mrow><msup><mi>e</mi><mi>z</mi></msup><mo>+</mo><msup><mi>e</mi><mrow><mo>−</mo><mi>z</mi></mrow></msup></mrow
        ></mfrac>`),
  },
  relu: {
    ...{ name: 'ReLU', short: 'max(0, z)', yRange: [-1, 5] },
    words:
      'Lets through what is positive, and nothing else. Below 0 the slope is 0 as well: a neuron that is there for every row learns no more.',
    formula: math(
      mathml`<mi>f</mi>${of}<mi>max</mi><mo stretchy="false">(</mo><mn>0</mn><mo>,</mo><mi>z</mi><mo stretchy="false">)</mo>`,
    ),
  },
  'leaky-relu': {
    ...{ name: 'Leaky ReLU', short: 'max(z/100, z)', yRange: [-1, 5] },
    words: 'A ReLU that lets through a hundredth of what is negative, and so never stops learning.',
    formula: math(
      mathml`<mi>f</mi>${of}<mi>max</mi><mo stretchy="false">(</mo><mfrac><mi>z</mi><mn>100</mn></mfrac><mo>,</mo><mi>z</mi><mo stretchy="false">)</mo>`,
    ),
  },
  linear: {
    ...{ name: 'Linear', short: 'z', yRange: [-5, 5] },
    words:
      'The sum as it is. However many layers of such neurons there are, together they are one straight line.',
    formula: math(mathml`<mi>f</mi>${of}<mi>z</mi>`),
  },
  sine: {
    ...{ name: 'Sine', short: 'sin z', yRange: [-1.2, 1.2] },
    words: 'Up and down for ever: a single neuron of this kind can learn exclusive or.',
    formula: math(mathml`<mi>f</mi>${of}<mi>sin</mi><mo>&#x2061;</mo><mi>z</mi>`),
  },
};

/** How the value at z is written. @param {string} activation */
export function formulaText(activation) {
  return ACTIVATIONS[activation].short;
}

/**
 * A list to choose an activation from.
 * @param {string} label
 * @param {string} chosen
 * @param {(name: string) => void} choose
 */
export function choice(label, chosen, choose) {
  return html`<label class="choice"
    >${label}
    <select
      .value=${chosen}
      @change=${(/** @type {Event} */ event) => {
        if (event.target instanceof HTMLSelectElement) choose(event.target.value);
      }}
    >
      ${Object.entries(ACTIVATIONS).map(
        ([name, words]) =>
          html`<option value=${name} ?selected=${name === chosen}>${words.name}</option>`,
      )}
    </select></label
  >`;
}
