// Backward, neuron by neuron: the chain rule, factor by factor.

import { html, mathml, nothing } from 'lit';
import { ACTIVATIONS } from '../kinds/activations.js';
import { LOSSES } from '../kinds/losses.js';
import { checkCells, checkHeads } from './check.js';
import { outputOf } from './forward.js';
import { a, delta, dot, E, equation, formula, head, p, partial, y } from './notation.js';

/** @typedef {import('./anatomy.js').Link} Link */
/** @typedef {import('./anatomy.js').Neuron} Neuron */
/** @typedef {import('./notation.js').Written} Written */
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
 * ∂E/∂y of the output: the derivative of the loss.
 * @param {Neuron} output
 * @param {Scene} scene
 */
function fromTheError(output, { anatomy, numbers, pen }) {
  const derivative = LOSSES[anatomy.loss].derivative(output, numbers, pen);
  return equation(
    [
      {
        symbols: [partial(E, y(output))],
        numbers: pen.number(numbers.errorDerivatives[output.index], output.thing),
      },
      { operator: '=', symbols: [derivative.symbols], numbers: derivative.numbers },
    ],
    { tall: true },
  );
}

/**
 * ∂E/∂y of a hidden neuron: Σ δ · w over the neurons that it leads to.
 * @param {Neuron} neuron
 * @param {Scene} scene
 */
function fromWhereItLeads(neuron, { anatomy, numbers, pen }) {
  const terms = anatomy.outOf(neuron).map((link, place) => ({
    operator: place === 0 ? '=' : '+',
    symbols: [
      mathml`${partial(E, a(link.to))}${dot}${partial(a(link.to), y(neuron))}`,
      mathml`${delta(link.to)}${dot}${p(link)}`,
    ],
    numbers: html`${pen.factor(numbers.deltas[link.to.index], link.to.thing)} ·
    ${pen.factor(numbers.parameters[link.index], link.thing)}`,
  }));
  return equation(
    [
      {
        symbols: [partial(E, y(neuron)), ''],
        numbers: pen.number(numbers.errorDerivatives[neuron.index], neuron.thing),
      },
      ...terms,
    ],
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
        symbols: [partial(y(neuron), a(neuron))],
        numbers: pen.number(numbers.derivatives[neuron.index], neuron.thing),
      },
      { operator: '=', symbols: [derivative.symbols], numbers: derivative.numbers },
    ],
    { tall: true },
  );
}

/**
 * δ = ∂E/∂a.
 * @param {Neuron} neuron
 * @param {Scene} scene
 * @param {Written | undefined} short what it is where the derivative of the output cancels in it
 */
function deltaOf(neuron, { numbers, pen }, short) {
  const { index, thing } = neuron;
  const chain = mathml`${partial(E, y(neuron))}${dot}${partial(y(neuron), a(neuron))}`;
  const factors = html`${pen.factor(numbers.errorDerivatives[index], thing)} ·
  ${pen.factor(numbers.derivatives[index], thing)}`;
  return equation(
    [
      { symbols: [delta(neuron)], numbers: pen.number(numbers.deltas[index], thing) },
      { operator: '=', symbols: [chain], numbers: factors },
      ...(short ? [{ operator: '=', ...short, symbols: [short.symbols] }] : []),
    ],
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
    ...[partial(E, y(output)), partial(y(output), a(output)), partial(a(output), y(neuron))],
    ...[partial(y(neuron), a(neuron)), partial(a(neuron), weight)],
  ];
  return html`<p class="aside">
    The whole chain, from the error to a weight:
    <span class="chain">${formula(
      mathml`${partial(E, weight)}${chain.map((factor, place) => mathml`${place === 0 ? equals : dot}${factor}`)}`,
    )}</span>
  </p>`;
}

/**
 * ∂E/∂w = ∂E/∂y · ∂y/∂a · ∂a/∂w for each weight, and for the bias.
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
        { name: '∂E/∂y', symbol: partial(E, y(neuron)) },
        { name: '∂y/∂a', symbol: partial(y(neuron), a(neuron)) },
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
        <th scope="col" colspan="2">· ${head('∂a/∂w', partial(a(neuron), weight))}</th>
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
    <td class="symbol">${from ? formula(y(from)) : ''}</td>
    <td>${from ? outputOf(from, scene) : pen.constant(1)}</td>
    <td class="result">${pen.number(numbers.part[index], thing)}</td>
    ${checkCells(scene, numbers.part[index], difference)}
  </tr>`;
}
