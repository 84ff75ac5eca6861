// The activation functions, each with its slope.

import { html, render } from 'lit';
import { neuron, neuronCurve } from 'xor-playground/full';
import { named } from '../formulas/notation.js';
import { ACTIVATIONS, formulaOf } from '../kinds/activations.js';
import { activationTitles } from './activation-names.js';
import { Graph } from './graph.js';
import { number } from './numbers.js';
import { Slider } from './slider.js';

const END = 6;
const POINTS = 241;
/** A neuron that makes its activation of its input alone. */
const INPUT_ALONE = new Float64Array([1]);

/** @type {import('../panel.js').Connect} */
export function connect(place) {
  const titles = activationTitles();
  let [[activation, title]] = titles;
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
    const { words, yRange, ...formula } = lessonOf(activation);
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
      words: `${title} from −${END} to ${END}, and its slope. At ${z} the value is ${number(output)}, the slope ${number(derivative)}.`,
    });
    render(
      html`<div class="words">
          <p>
            A sum can be any number. The activation decides what of it goes on, and its slope, how
            much of an error comes back. Take hold of the point.
          </p>
          <div class="row" role="group" aria-label="Activation to look at">
            ${titles.map(
              (one) => html`<button
                type="button"
                aria-pressed=${one[0] === activation}
                @click=${() => {
                  [activation, title] = one;
                  update();
                }}
              >
                ${one[1]}
              </button>`,
            )}
          </div>
          <div class="formula">
            <math display="block"><mrow>${formulaOf(named('z'), formula)}</mrow></math>
          </div>
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

/**
 * What the lesson says of an activation, with a formula of its own or that of the rest of the page.
 * @param {string} activation
 */
function lessonOf(activation) {
  const { symbol, definition, lesson } = ACTIVATIONS[activation];
  return { symbol, definition, ...lesson };
}
