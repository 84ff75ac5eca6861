// Forward, neuron by neuron, and the error at the end.

import { html, mathml, nothing } from 'lit';
import { ACTIVATIONS, formulaOf } from '../../notation/kinds/activations.js';
import { LOSSES } from '../../notation/kinds/losses.js';
import { a, dot, E, equation, formula, named, p, parentheses, z } from '../../notation/notation.js';

/** @typedef {import('../../notation/anatomy.js').Neuron} Neuron */
/** @typedef {import('../../notation/anatomy.js').Source} Source */
/** @typedef {import('../../notation/notation.js').Pen} Pen */
/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('../../notation/tracing.js').Numbers} Numbers */

/**
 * What an input or a neuron sends on.
 * @param {Source} source
 * @param {Numbers} numbers
 */
const sentOn = (source, { inputs, activations }) =>
  'input' in source ? inputs[source.input] : activations[source.index];

/**
 * The number of an input, which stays, or of a neuron's activation.
 * @param {Source} source
 * @param {Numbers} numbers
 * @param {Pen} pen
 */
export const activationOf = (source, numbers, pen) =>
  'input' in source
    ? pen.constant(sentOn(source, numbers), source.thing)
    : pen.factor(sentOn(source, numbers), source.thing);

/**
 * z = Σ w · x + b, and a = f(z).
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
export function forwardOf(neuron, scene) {
  const { anatomy, numbers, pen } = scene;
  const { preActivations, activations, parameters } = numbers;
  const { thing, index } = neuron;
  const activation = ACTIVATIONS[neuron.activation];
  const { symbol } = activation;
  const definition = formulaOf(named('z'), activation);
  const links = anatomy.into(neuron);
  const sum = preActivations[index];
  // With as many decimals as the sum has, also where that is large.
  const finer = pen.cancelling(
    Math.min(1, Math.abs(sum)),
    links.map((link) => parameters[link.index] * (link.from ? sentOn(link.from, numbers) : 1)),
  );
  const terms = links.map((link, place) => ({
    operator: place === 0 ? '=' : '+',
    symbols: [link.from ? mathml`${p(link)}${dot}${a(link.from)}` : p(link)],
    numbers: link.from
      ? html`${finer.factor(parameters[link.index], link.thing)} · ${activationOf(link.from, numbers, finer)}`
      : finer.factor(parameters[link.index], link.thing),
  }));
  return html`
    ${equation([{ symbols: [z(neuron)], numbers: pen.argument(sum, thing) }, ...terms], pen)}
    ${equation(
      [
        { symbols: [a(neuron)], numbers: pen.number(activations[index], thing) },
        {
          operator: '=',
          symbols: [mathml`${named(symbol)}${parentheses(z(neuron))}`],
          numbers: html`${symbol}(${pen.argument(sum, thing)})`,
        },
      ],
      pen,
    )}
    ${definition ? html`<p class="hint">${formula(definition)}</p>` : nothing}
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
    pen,
    { tall: true },
  );
}
