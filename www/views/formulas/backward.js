// Backward, neuron by neuron: the chain rule, factor by factor.

import { html, mathml, nothing } from 'lit';
import { ACTIVATIONS } from '../../notation/kinds/activations.js';
import { LOSSES } from '../../notation/kinds/losses.js';
import {
  a,
  delta,
  dot,
  E,
  equation,
  formula,
  head,
  p,
  partial,
  z,
} from '../../notation/notation.js';
import { checkCells, checkHeads } from './check.js';
import { activationOf } from './forward.js';

/** @typedef {import('../../notation/anatomy.js').Link} Link */
/** @typedef {import('../../notation/anatomy.js').Neuron} Neuron */
/** @typedef {import('../../notation/notation.js').Written} Written */
/** @typedef {import('./scene.js').Scene} Scene */

const weight = mathml`<mi>w</mi>`;
const equals = mathml`<mo>=</mo>`;

/**
 * From the error, or from the neurons after this one, to δ, and from there to each weight.
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
export function backwardOf(neuron, scene) {
  const { numbers, pen } = scene;
  const short = neuron.isOutput
    ? LOSSES[scene.anatomy.loss].delta?.(neuron, numbers, pen)
    : undefined;
  return html`
    ${neuron.isOutput ? fromTheError(neuron, scene) : fromWhereItLeads(neuron, scene)}
    ${slopeOf(neuron, scene)} ${deltaOf(neuron, scene, short)}
    ${gradientsOf(neuron, scene, short !== undefined)} ${wholeChain(neuron, scene)}
  `;
}

/**
 * ∂E/∂a of the output: the derivative of the loss.
 * @param {Neuron} output
 * @param {Scene} scene
 */
function fromTheError(output, { anatomy, numbers, pen }) {
  const derivative = LOSSES[anatomy.loss].derivative(output, numbers, pen);
  return equation(
    [
      {
        symbols: [partial(E, a(output))],
        numbers: pen.number(numbers.errorDerivatives[output.index], output.thing),
      },
      { operator: '=', symbols: [derivative.symbols], numbers: derivative.numbers },
    ],
    pen,
    { tall: true },
  );
}

/**
 * ∂E/∂a of a hidden neuron: Σ δ · w over the neurons that it leads to.
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
function fromWhereItLeads(neuron, { anatomy, numbers, pen }) {
  const { deltas, parameters, errorDerivatives } = numbers;
  const links = anatomy.outOf(neuron);
  const finer = pen.cancelling(
    errorDerivatives[neuron.index],
    links.map(({ to, index }) => deltas[to.index] * parameters[index]),
  );
  const terms = links.map((link, place) => ({
    operator: place === 0 ? '=' : '+',
    symbols: [
      mathml`${partial(E, z(link.to))}${dot}${partial(z(link.to), a(neuron))}`,
      mathml`${delta(link.to)}${dot}${p(link)}`,
    ],
    numbers: html`${finer.factor(deltas[link.to.index], link.to.thing)} ·
    ${finer.factor(parameters[link.index], link.thing)}`,
  }));
  return equation(
    [
      {
        symbols: [partial(E, a(neuron)), ''],
        numbers: pen.number(errorDerivatives[neuron.index], neuron.thing),
      },
      ...terms,
    ],
    pen,
    { tall: true },
  );
}

/**
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
function slopeOf(neuron, { numbers, pen }) {
  const derivative = ACTIVATIONS[neuron.activation].derivative(neuron, numbers, pen);
  return equation(
    [
      {
        symbols: [partial(a(neuron), z(neuron))],
        numbers: pen.number(numbers.derivatives[neuron.index], neuron.thing),
      },
      { operator: '=', symbols: [derivative.symbols], numbers: derivative.numbers },
    ],
    pen,
    { tall: true },
  );
}

/**
 * δ = ∂E/∂z.
 * @param {Neuron} neuron
 * @param {Scene} scene
 * @param {Written | undefined} short what it is where the derivative of the output cancels in it
 */
function deltaOf(neuron, { numbers, pen }, short) {
  const { index, thing } = neuron;
  const chain = mathml`${partial(E, a(neuron))}${dot}${partial(a(neuron), z(neuron))}`;
  const factors = html`${pen.factor(numbers.errorDerivatives[index], thing)} ·
  ${pen.factor(numbers.derivatives[index], thing)}`;
  return equation(
    [
      { symbols: [delta(neuron)], numbers: pen.number(numbers.deltas[index], thing) },
      { operator: '=', symbols: [chain], numbers: factors },
      ...(short ? [{ operator: '=', ...short, symbols: [short.symbols] }] : []),
    ],
    pen,
    { tall: true },
  );
}

/**
 * The chain from the error to the weights of a neuron of a single hidden layer, as the article has it.
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
function wholeChain(neuron, { anatomy: { depth, output } }) {
  if (neuron.isOutput || depth !== 1) return nothing;
  const chain = [
    ...[partial(E, a(output)), partial(a(output), z(output)), partial(z(output), a(neuron))],
    ...[partial(a(neuron), z(neuron)), partial(z(neuron), weight)],
  ];
  return html`<p class="hint">
    The whole chain, from the error to a weight:
    <span class="chain">${formula(
      mathml`${partial(E, weight)}${chain.map((factor, place) => mathml`${place === 0 ? equals : dot}${factor}`)}`,
    )}</span>
  </p>`;
}

/**
 * ∂E/∂w = ∂E/∂a · ∂a/∂z · ∂z/∂w for each weight, and for the bias.
 * @param {Neuron} neuron
 * @param {Scene} scene
 * @param {boolean} isCancelled
 */
function gradientsOf(neuron, scene, isCancelled) {
  const { anatomy, numbers } = scene;
  const links = anatomy.into(neuron);
  const heads = isCancelled
    ? [{ name: 'δ', symbol: delta(neuron) }]
    : [
        { name: '∂E/∂a', symbol: partial(E, a(neuron)) },
        { name: '∂a/∂z', symbol: partial(a(neuron), z(neuron)) },
      ];
  const differences = scene.checks
    ? numbers.differences(links.map(({ index }) => index))
    : undefined;
  return html`<table class="factors">
    <thead>
      <tr>
        <td></td>
        ${heads.map(
          ({ name, symbol }, place) => html`<th scope="col">
            ${place > 0 ? '· ' : ''}${head(name, symbol)}
          </th>`,
        )}
        <th scope="col" colspan="2">· ${head('∂z/∂w', partial(z(neuron), weight))}</th>
        <th scope="col">= ${head('∂E/∂w', partial(E, weight))}</th>
        ${checkHeads(scene)}
      </tr>
    </thead>
    <tbody>
      ${links.map((link, row) => gradientOf(link, scene, isCancelled, differences?.[row]))}
    </tbody>
  </table>`;
}

/**
 * @param {Link} link
 * @param {Scene} scene
 * @param {boolean} isCancelled
 * @param {number | undefined} difference
 */
function gradientOf(link, scene, isCancelled, difference) {
  const { numbers, pen } = scene;
  const { from, to, thing, index, name } = link;
  const factors = isCancelled
    ? [numbers.deltas[to.index]]
    : [numbers.errorDerivatives[to.index], numbers.derivatives[to.index]];
  return html`<tr>
    <th scope="row" title=${name}>${head(name, p(link))}</th>
    ${factors.map((factor) => html`<td>${pen.number(factor, to.thing)}</td>`)}
    <td>${from ? formula(a(from)) : ''}</td>
    <td>${from ? activationOf(from, numbers, pen) : pen.constant(1)}</td>
    <td class="result">${pen.number(numbers.part[index], thing)}</td>
    ${checkCells(scene, numbers.part[index], difference)}
  </tr>`;
}
