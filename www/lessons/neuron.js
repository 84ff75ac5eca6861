// One neuron: weighted sum and activation, with numbers to move.

import { html, render, svg } from 'lit';
import { neuron } from 'xor-playground/full';
import { ACTIVATIONS } from '../kinds/activations.js';
import { choice } from './activation-names.js';
import { minus, number as short } from './numbers.js';
import { Slider } from './slider.js';

/** @typedef {'x1' | 'x2' | 'w1' | 'w2' | 'b'} Part */

/** @type {Record<Part, { label: string, min: number, max: number }>} */
const PARTS = {
  x1: { label: 'Input x₁', min: -2, max: 2 },
  x2: { label: 'Input x₂', min: -2, max: 2 },
  w1: { label: 'Weight w₁', min: -8, max: 8 },
  w2: { label: 'Weight w₂', min: -8, max: 8 },
  b: { label: 'Bias b', min: -8, max: 8 },
};

const WIDTH = 520;
const HEIGHT = 270;
/** The middles of what is drawn. */
const PLACES = {
  x1: { x: 62, y: 92 },
  x2: { x: 62, y: 228 },
  bias: { x: 262, y: 30 },
  sum: { x: 262, y: 160 },
  output: { x: 450, y: 160 },
};

/** @type {import('../panel.js').Connect} */
export function connect(place) {
  /** @type {Record<Part, number>} */
  const numbers = { x1: 1, x2: 0, w1: 3, w2: 3, b: -1.5 };
  let activation = 'sigmoid';

  const sliders = /** @type {Part[]} */ (Object.keys(PARTS)).map((part) => ({
    part,
    slider: new Slider({
      ...PARTS[part],
      step: 0.1,
      accept: (value) => {
        numbers[part] = value;
        update();
      },
    }),
  }));

  function update() {
    for (const { part, slider } of sliders) slider.show(numbers[part]);
    const { x1, x2, w1, w2, b } = numbers;
    const response = neuron(activation, new Float64Array([x1, x2]), new Float64Array([w1, w2]), b);
    const { sum, output, derivative } = response;
    response.free();
    const products = `${text(x1)} · ${text(w1)} + ${text(x2)} · ${text(w2)} ${b < 0 ? '−' : '+'} ${Math.abs(b)}`;
    render(
      html`<div class="words">
          <p>
            A neuron multiplies each input with a weight, adds the products and a bias, and passes
            the sum to its activation. That decides how strongly it fires.
          </p>
          ${choice('Activation of this neuron', activation, (name) => {
            activation = name;
            update();
          })}
          ${sliders.map(({ slider }) => slider.element)}
        </div>
        <div class="pictures">
          <div
            class="picture diagram"
            role="img"
            aria-label="The neuron"
            aria-describedby="lesson-neuron-words"
          >
            ${diagram(numbers, sum, output)}
          </div>
          <p id="lesson-neuron-words" hidden>
            Inputs ${text(x1)} and ${text(x2)}, weights ${text(w1)} and ${text(w2)}, bias ${text(b)}:
            the sum is ${short(sum)}, the output ${short(output)}.
          </p>
          <p class="result">
            <span>sum <i>z</i> = ${products} = <b>${short(sum)}</b></span>
            <span>output ${ACTIVATIONS[activation].lesson.short} = <b>${short(output)}</b></span>
            <span>slope there <b>${short(derivative)}</b></span>
          </p>
          <p class="hint">
            With weights 3, 3 and bias −1.5 it answers <i>or</i> to inputs of 0 and 1; with bias −4.5,
            <i>and</i>. For <i>exclusive or</i> there are no such numbers: see “Why one line is not
            enough”.
          </p>
        </div>`,
      place,
    );
  }

  update();
  return { show() {} };
}

/**
 * @param {Record<Part, number>} numbers
 * @param {number} sum
 * @param {number} output
 */
function diagram({ x1, x2, w1, w2, b }, sum, output) {
  const { sum: middle, output: end } = PLACES;
  return svg`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}">
    ${link(PLACES.x1, middle, w1, 'w₁')} ${link(PLACES.x2, middle, w2, 'w₂')}
    ${link(PLACES.bias, middle, b, 'b')}
    <path class="signal" d="M${middle.x + 36} ${middle.y}H${end.x - 30}" />
    ${node(PLACES.x1, 'x₁', x1)} ${node(PLACES.x2, 'x₂', x2)}
    ${node(PLACES.bias, '', 1)}
    <g class="node">
      <circle cx=${middle.x} cy=${middle.y} r="38" />
      <text class="quiet" x=${middle.x} y=${middle.y - 10}>Σ</text>
      <text x=${middle.x} y=${middle.y + 14}>${short(sum)}</text>
    </g>
    <text class="quiet" x=${(middle.x + end.x) / 2 + 4} y=${middle.y - 10}>f</text>
    <g class="node out">
      <circle cx=${end.x} cy=${end.y} r="38" />
      <text x=${end.x} y=${end.y + 5}>${short(output)}</text>
    </g>
    <text class="quiet" x=${end.x} y=${end.y + 60}>output</text>
    <text class="quiet" x=${middle.x} y=${middle.y + 60}>sum</text>
  </svg>`;
}

/**
 * @param {{ x: number, y: number }} place
 * @param {string} name
 * @param {number} value
 */
function node({ x, y }, name, value) {
  return svg`<g class="node">
    <circle cx=${x} cy=${y} r="24" />
    <text x=${x} y=${y + 5}>${text(value)}</text>
    <text class="quiet" x=${x - 38} y=${y + 5}>${name}</text>
  </g>`;
}

/**
 * As thick as its weight is large; blue and dashed where that is negative.
 * @param {{ x: number, y: number }} from
 * @param {{ x: number, y: number }} to
 * @param {number} weight
 * @param {string} name
 */
function link(from, to, weight, name) {
  const kind = weight < 0 ? 'negative' : 'positive';
  const width = 1 + Math.abs(weight) * 0.9;
  const label = { x: from.x + 0.42 * (to.x - from.x), y: from.y + 0.42 * (to.y - from.y) };
  const beside = from.x === to.x ? { x: 12, y: 8, kind: 'beside' } : { x: 4, y: -12, kind: '' };
  return svg`<path class="link ${kind}" stroke-width=${width} d="M${from.x} ${from.y}L${to.x} ${to.y}" />
    <text class="weight ${beside.kind}" x=${label.x + beside.x} y=${label.y + beside.y}>${name} ${text(weight)}</text>`;
}

/** @param {number} number */
function text(number) {
  return minus(String(number));
}
