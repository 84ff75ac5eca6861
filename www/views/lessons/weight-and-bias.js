// What a weight does to a sigmoid, what a bias does, and why the article needs one.

import { html, render } from 'lit';
import { neuron, neuronCurve } from 'xor-playground/full';
import { Graph } from '../../plot/graph.js';
import { minus, number } from '../../text/minus.js';
import { Slider } from '../../ui/slider.js';
import { presets } from './presets.js';

const END = 10;
const POINTS = 241;
/** The article's. */
const WEIGHTS = [2, 1, 0.5];
const BIASES = [-5, 0, 5];
/** The input that is to be answered with nearly 0, and what counts as that. */
const INPUT = 1;
const NEARLY = 0.02;

/** @type {import('../../state/view.js').Connect} */
export function connect(place, { ended }) {
  let weight = 1;
  let bias = 0;
  /** How the challenge was met so far. */
  const met = { weight: false, bias: false };

  const graph = new Graph({
    ...{ name: 'The sigmoid with this weight and bias', xLabel: 'input x', yLabel: 'answer a' },
    ...{ height: 16, ended },
  });
  const weightSlider = new Slider({
    ...{ label: 'Weight', min: -10, max: 10, step: 0.1 },
    accept: (value) => set({ weight: value }),
  });
  const biasSlider = new Slider({
    ...{ label: 'Bias', min: -10, max: 10, step: 0.1 },
    accept: (value) => set({ bias: value }),
  });

  /** @param {{ weight?: number, bias?: number }} change */
  function set(change) {
    weight = change.weight ?? weight;
    bias = change.bias ?? bias;
    update();
  }

  function output() {
    const response = neuron('sigmoid', new Float64Array([INPUT]), new Float64Array([weight]), bias);
    const { output } = response;
    response.free();
    return output;
  }

  /** @param {number} present the output */
  function draw(present) {
    const curve = (/** @type {number} */ w, /** @type {number} */ b) =>
      neuronCurve('sigmoid', w, b, -END, END, POINTS);
    const others = WEIGHTS.map((other) => {
      const [xs, ys] = curve(other, 0);
      return { xs, ys, kind: 'family' };
    });
    const [xs, ys] = curve(weight, bias);
    graph.draw({
      ...{ xRange: [-END, END], yRange: [-0.1, 1.1] },
      lines: [...others, { xs, ys, kind: 'line' }],
      marks: (graph) => [graph.vertical(INPUT, 'cursor'), graph.dot(INPUT, present, 'present', 6)],
      words:
        `The sigmoid of ${formula(weight, bias)}: at an input of 1 it is ${number(present)}. ` +
        'Behind it, the sigmoids with weights 2, 1 and 0.5 and no bias.',
    });
  }

  function update() {
    weightSlider.show(weight);
    biasSlider.show(bias);
    const present = output();
    if (present < NEARLY && bias === 0) met.weight = true;
    if (present < NEARLY && weight === 1) met.bias = true;
    draw(present);
    render(
      html`<p class="lead">
          A neuron with one input answers <i>a</i> = σ(<i>w</i> · <i>x</i> + <i>b</i>). What does the
          weight <i>w</i> do to the curve, and what does the bias <i>b</i>?
        </p>
        <div class="bench">
          <div class="pictures">
            ${graph.element}
            <p class="keys-of-lines">
              <span class="key-line">this neuron</span>
              <span class="key-family">weights 2, 1, 0.5 without bias</span>
            </p>
          </div>
          <div class="words">
            ${presets('Weights of the article', WEIGHTS.map(option), weight, (value) => set({ weight: value }))}
            ${weightSlider.element}
            <p class="hint">
              A weight makes the curve steeper or flatter, and a negative one turns it round. At an
              input of 0 the answer stays ½.
            </p>
            ${presets('Biases to try', BIASES.map(option), bias, (value) => set({ bias: value }))}
            ${biasSlider.element}
            <p class="hint">A bias shifts the whole curve to the left or to the right.</p>
            <p class="result">
              <span>a = σ(${formula(weight, bias)})</span>
              <span>at input 1: <b>${number(present)}</b></span>
            </p>
          </div>
        </div>
        <h4>A challenge: below 0.02 at an input of 1</h4>
        <ul class="challenge">
          ${task(met.weight, 'With the weight alone (bias 0).', 'It takes a weight below −3.89. That turns the curve round: now it answers 1 to inputs below 0.')}
          ${task(met.bias, 'With the bias alone (weight 1).', 'A bias below −4.89 shifts the curve to the right, and it still rises.')}
        </ul>
        <p class="hint">
          The article says that a bias of +5 does it. But its program adds the bias, as this page does,
          and so it takes −5: σ(1 − 5) ≈ 0.018. With +5 it would be σ(1 + 5) ≈ 0.998.
        </p>`,
      place,
    );
  }

  update();
  return { show() {} };
}

/**
 * @param {boolean} isMet
 * @param {string} words
 * @param {string} answer what there is to say when it is met
 */
function task(isMet, words, answer) {
  return html`<li class=${isMet ? 'met' : ''}>
    <span class="mark" aria-hidden="true">${isMet ? '✓' : '○'}</span> ${words}
    ${isMet ? `Done. ${answer}` : 'Not yet.'}
  </li>`;
}

/**
 * @param {number} value
 * @returns {[number, string]}
 */
function option(value) {
  return [value, minus(String(value))];
}

/**
 * @param {number} weight
 * @param {number} bias
 */
function formula(weight, bias) {
  const sum = bias === 0 ? '' : ` ${bias < 0 ? '−' : '+'} ${Math.abs(bias)}`;
  return `${minus(String(weight))} · x${sum}`;
}
