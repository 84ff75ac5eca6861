// One neuron: weighted sum and activation, with numbers to move.

import { html, render, svg } from 'lit';
import { neuron } from 'xor-playground/full';
import { ACTIVATIONS } from '../../notation/kinds/activations.js';
import { minus, number as short } from '../../text/minus.js';
import { choice } from '../../ui/choice.js';
import { Slider } from '../../ui/slider.js';
import { activationTitles } from './activation-names.js';

/** @typedef {'x' | 'y' | 'w1' | 'w2' | 'b'} Part */

/** @type {Record<Part, { label: string, min: number, max: number }>} */
const PARTS = {
  x: { label: 'Input x', min: -2, max: 2 },
  y: { label: 'Input y', min: -2, max: 2 },
  w1: { label: 'Weight w₁', min: -8, max: 8 },
  w2: { label: 'Weight w₂', min: -8, max: 8 },
  b: { label: 'Bias b', min: -8, max: 8 },
};

const WIDTH = 520;
const HEIGHT = 270;
/** The middles of what is drawn. */
const PLACES = {
  x: { x: 62, y: 92 },
  y: { x: 62, y: 228 },
  bias: { x: 262, y: 30 },
  sum: { x: 262, y: 160 },
  output: { x: 450, y: 160 },
};

/** @type {import('../../state/view.js').Connect} */
export function connect(place) {
  /** @type {Record<Part, number>} */
  const numbers = { x: 1, y: 0, w1: 3, w2: 3, b: -1.5 };
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
    const { x, y, w1, w2, b } = numbers;
    const response = neuron(activation, new Float64Array([x, y]), new Float64Array([w1, w2]), b);
    const { sum, output, derivative } = response;
    response.free();
    const products = `${text(w1)} · ${text(x)} + ${text(w2)} · ${text(y)} ${b < 0 ? '−' : '+'} ${Math.abs(b)}`;
    render(
      html`<p class="lead">
          A neuron multiplies each input by a weight and adds the products and a bias. That is its sum
          <i>z</i>. Its activation function makes its answer <i>a</i> of it. Move the numbers.
        </p>
        <div class="bench">
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
              Inputs ${text(x)} and ${text(y)}, weights ${text(w1)} and ${text(w2)}, bias ${text(b)}:
              the sum is ${short(sum)}, the output ${short(output)}.
            </p>
            <p class="result">
              <span><i>z</i> = w₁ · x + w₂ · y + b = ${products} = <b>${short(sum)}</b></span>
              <span><i>a</i> = ${ACTIVATIONS[activation].lesson.short} = <b>${short(output)}</b></span>
              <span>slope there <b>${short(derivative)}</b></span>
            </p>
            <p class="hint">
              With weights 3, 3 and bias −1.5 it answers <i>or</i> to inputs of 0 and 1; with bias
              −4.5, <i>and</i>. For <i>exclusive or</i> there are no such numbers: see “Why one line is
              not enough”.
            </p>
          </div>
          <div class="words">
            ${sliders.map(({ slider }) => slider.element)}
            ${choice('Activation of this neuron', activationTitles(), activation, (name) => {
              activation = name;
              update();
            })}
          </div>
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
function diagram({ x, y, w1, w2, b }, sum, output) {
  const { sum: middle, output: end } = PLACES;
  return svg`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}">
    ${link(PLACES.x, middle, w1, 'w₁')} ${link(PLACES.y, middle, w2, 'w₂')}
    ${link(PLACES.bias, middle, b, 'b')}
    <path class="signal" d="M${middle.x + 36} ${middle.y}H${end.x - 30}" />
    ${node(PLACES.x, 'x', x)} ${node(PLACES.y, 'y', y)}
    ${node(PLACES.bias, 'bias', 1)}
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
    <text class="quiet" x=${end.x} y=${end.y + 60}>answer a</text>
    <text class="quiet" x=${middle.x} y=${middle.y + 60}>sum z</text>
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
    <text class="quiet before" x=${x - 32} y=${y + 5}>${name}</text>
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
