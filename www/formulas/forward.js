// Forward, neuron by neuron, and the error at the end.

import { html, mathml } from 'lit';
import { ACTIVATIONS, formulaOf } from '../kinds/activations.js';
import { LOSSES } from '../kinds/losses.js';
import { a, dot, E, equation, formula, named, p, parentheses, y } from './notation.js';

/** @typedef {import('./anatomy.js').Neuron} Neuron */
/** @typedef {import('./anatomy.js').Source} Source */
/** @typedef {import('./notation.js').Pen} Pen */
/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./tracing.js').Numbers} Numbers */

/**
 * The number of an input, which stays, or of a neuron's output.
 * @param {Source} source
 * @param {Scene} scene
 */
export const outputOf = (source, { numbers, pen }) =>
  'input' in source
    ? pen.constant(numbers.inputs[source.input], source.thing)
    : pen.factor(numbers.activations[source.index], source.thing);

/**
 * a = Σ w · x + b, and y = f(a).
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
export function forwardOf(neuron, scene) {
  const { anatomy, numbers, pen } = scene;
  const { preActivations, activations, parameters } = numbers;
  const { thing, index } = neuron;
  const activation = ACTIVATIONS[neuron.activation];
  const { symbol } = activation;
  const definition = formulaOf(named('a'), activation);
  const terms = anatomy.into(neuron).map((link, place) => ({
    operator: place === 0 ? '=' : '+',
    symbols: [link.from ? mathml`${p(link)}${dot}${y(link.from)}` : p(link)],
    numbers: link.from
      ? html`${pen.factor(parameters[link.index], link.thing)} · ${outputOf(link.from, scene)}`
      : pen.factor(parameters[link.index], link.thing),
  }));
  return html`
    ${equation([
      { symbols: [a(neuron)], numbers: pen.number(preActivations[index], thing) },
      ...terms,
    ])}
    ${equation([
      { symbols: [y(neuron)], numbers: pen.number(activations[index], thing) },
      {
        operator: '=',
        symbols: [mathml`${named(symbol)}${parentheses(a(neuron))}`],
        numbers: html`${symbol}(${pen.number(preActivations[index], thing)})`,
      },
    ])}
    <p class="aside">${definition && formula(definition)}</p>
  `;
}

/**
 * E of the sample.
 * @param {Scene} scene
 */
export function errorOf({ anatomy, numbers, pen }) {
  const { output, loss } = anatomy;
  const value = LOSSES[loss].value(output, numbers, pen);
  return equation(
    [
      { symbols: [E], numbers: pen.number(numbers.error) },
      { operator: '=', symbols: [value.symbols], numbers: value.numbers },
    ],
    { tall: true },
  );
}
