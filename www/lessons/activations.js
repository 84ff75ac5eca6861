// The activation functions, each with its slope.

import { html, render } from 'lit';
import { neuron, neuronCurve } from 'xor-playground/full';
import { ACTIVATIONS } from './activation-names.js';
import { Graph } from './graph.js';
import { number } from './numbers.js';
import { Slider } from './slider.js';

const END = 6;
const POINTS = 241;
/** A neuron that makes its activation of its input alone. */
const INPUT_ALONE = new Float64Array([1]);

/** @type {import('../panel.js').Connect} */
export function connect(place) {
  let activation = 'sigmoid';
  let z = 1;
  const graph = new Graph({
    ...{ name: 'The activation and its slope', xLabel: 'z', yLabel: '', height: 300 },
    drag: {
      way: 'across',
      move: ({ x }) => move(Number(Math.min(END, Math.max(-END, x)).toFixed(1))),
    },
  });
  const slider = new Slider({ label: 'Sum z', min: -END, max: END, step: 0.1, accept: move });

  /** @param {number} value */
  function move(value) {
    z = value;
    update();
  }

  function update() {
    slider.show(z);
    const { name, words, formula, yRange } = ACTIVATIONS[activation];
    const [xs, outputs, slopes] = neuronCurve(activation, 1, 0, -END, END, POINTS);
    const response = neuron(activation, new Float64Array([z]), INPUT_ALONE, 0);
    const { output, derivative } = response;
    response.free();
    graph.draw({
      ...{ xRange: [-END, END], yRange },
      lines: [
        { xs, ys: slopes, kind: 'slope' },
        { xs, ys: outputs, kind: 'line' },
      ],
      marks: (graph) => [
        graph.vertical(z, 'cursor'),
        graph.dot(z, derivative, 'slope-dot'),
        graph.dot(z, output, 'present', 6),
      ],
      words: `${name} from −${END} to ${END}, and its slope. At ${z} the value is ${number(output)}, the slope ${number(derivative)}.`,
    });
    render(
      html`<div class="words">
          <p>
            A sum can be any number. The activation decides what of it goes on, and its slope, how
            much of an error comes back. Take hold of the point.
          </p>
          <div class="row" role="group" aria-label="Activation to look at">
            ${Object.entries(ACTIVATIONS).map(
              ([key, { name }]) => html`<button
                type="button"
                aria-pressed=${key === activation}
                @click=${() => {
                  activation = key;
                  update();
                }}
              >
                ${name}
              </button>`,
            )}
          </div>
          <div class="formula">${formula}</div>
          <p>${words}</p>
          ${slider.element}
          <p class="result">
            <span class="key-line">value <b>${number(output)}</b></span>
            <span class="key-slope">slope <b>${number(derivative)}</b></span>
          </p>
        </div>
        <div class="pictures">${graph.element}</div>`,
      place,
    );
  }

  update();
  return { show() {} };
}
