// The update: what the rule makes of the gradient, for each parameter.

import { html, mathml, nothing } from 'lit';
import { OPTIMIZERS } from '../../notation/kinds/optimizers.js';
import { after, formula, head, named, p } from '../../notation/notation.js';

/** @typedef {import('../../notation/anatomy.js').Link} Link */
/** @typedef {import('./scene.js').Scene} Scene */

const w = mathml`<mi>w</mi>`;

/**
 * @param {Link[]} links
 * @param {Scene} scene
 */
export function updateOf(links, scene) {
  const { memory } = OPTIMIZERS[scene.anatomy.rule];
  return html`
    ${ruleOf(scene)}
    <table class="updates">
      <thead>
        <tr>
          <td></td>
          <th scope="col">before: ${formula(w)}</th>
          <th scope="col">gradient ${formula(mathml`<mi>g</mi>`)}</th>
          ${memory.map((letter) => html`<th scope="col">${head(`${letter} before`, named(letter))}</th>`)}
          ${memory.map((letter) => html`<th scope="col">${head(`${letter} after`, after(letter))}</th>`)}
          <th scope="col">${head('change', mathml`<mi>Δ</mi>${w}`)}</th>
          <th scope="col">after: ${formula(mathml`${w}<mo>+</mo><mi>Δ</mi>${w}`)}</th>
        </tr>
      </thead>
      <tbody>
        ${links.map((link) => rowOf(link, scene, memory.length))}
      </tbody>
    </table>
  `;
}

/**
 * The rule's formulas, and its own numbers.
 * @param {Scene} scene
 */
function ruleOf({ anatomy, numbers, pen, setting }) {
  const { lines, constants, counts } = OPTIMIZERS[anatomy.rule];
  const eta = formula(mathml`<mi>η</mi><mo>=</mo>`);
  return html`<div class="rule">
    ${lines.map((line) => html`<p>${formula(line)}</p>`)}
    <p class="hint">
      ${eta} ${pen.constant(numbers.learningRate)}${constants.map(
        ([name, key]) => html`, ${formula(mathml`${name}<mo>=</mo>`)} ${setting(key)}`,
      )}${
        counts ? html`, update ${formula(mathml`<mi>k</mi><mo>=</mo>`)} ${numbers.number}` : nothing
      }
    </p>
  </div>`;
}

/**
 * @param {Link} link
 * @param {Scene} scene
 * @param {number} width how many numbers the rule remembers of a parameter
 */
function rowOf(link, { numbers, pen }, width) {
  const { index, thing, name } = link;
  const { parameters, gradient, memory, memoryAfter, changes, parametersAfter } = numbers;
  const remembered = [memory, memoryAfter].flatMap((all) =>
    Array.from(all.subarray(index * width, (index + 1) * width)),
  );
  return html`<tr>
    <th scope="row" title=${name}>${head(name, p(link))}</th>
    ${[parameters[index], gradient[index], ...remembered].map(
      (number) => html`<td>${pen.number(number, thing)}</td>`,
    )}
    <td>${pen.number(changes[index], thing)}</td>
    <td class="result">${pen.number(parametersAfter[index], thing)}</td>
  </tr>`;
}
