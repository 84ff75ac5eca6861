// The activation functions, each with its slope.

import { html, render } from 'lit';
import { neuron, neuronCurve } from 'xor-playground/full';
import { ACTIVATIONS, formulaOf } from '../../notation/kinds/activations.js';
import { named } from '../../notation/notation.js';
import { Graph } from '../../plot/graph.js';
import { number } from '../../text/minus.js';
import { Slider } from '../../ui/slider.js';
import { activationTitles } from './activation-names.js';
import { presets } from './presets.js';

const END = 6;
const POINTS = 241;
/** A neuron that makes its activation of its input alone. */
const INPUT_ALONE = new Float64Array([1]);

/** @type {import('../../state/view.js').Connect} */
export function connect(place, { ended }) {
  const titles = activationTitles();
  const titleOf = Object.fromEntries(titles);
  let [[activation]] = titles;
  let z = 1;
  const graph = new Graph({
    ...{ name: 'The activation and its slope', xLabel: 'sum z', yLabel: 'answer a', height: 16 },
    ended,
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
      words: `${titleOf[activation]} from −${END} to ${END}, and its slope. At ${z} the value is ${number(output)}, the slope ${number(derivative)}.`,
    });
    render(
      html`<p class="lead">
          A sum can be any number. The activation function turns it into the neuron’s answer. Its slope
          says how much of an error comes back through the neuron. Drag the point.
        </p>
        ${presets('Activation to look at', titles, activation, (name) => {
          activation = name;
          update();
        })}
        <div class="bench">
          <div class="pictures">${graph.element}</div>
          <div class="words">
            <div class="formula">
              <math display="block"><mrow>${formulaOf(named('z'), formula)}</mrow></math>
            </div>
            ${slider.element}
            <p class="result">
              <span class="key-line">value <b>${number(output)}</b></span>
              <span class="key-slope">slope <b>${number(derivative)}</b></span>
            </p>
            <p>${words}</p>
          </div>
        </div>`,
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
