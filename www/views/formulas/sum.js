// The sum over the samples: what each asks of each weight, and what they ask together.

import { html, mathml, nothing } from 'lit';
import { E, formula, head, p, partial } from '../../notation/notation.js';
import { checkCells, checkHeads } from './check.js';

/** @typedef {import('../../notation/anatomy.js').Link} Link */
/** @typedef {import('../../notation/notation.js').Content} Content */
/** @typedef {import('./scene.js').Scene} Scene */

/** The rows of larger batches are not all shown. */
const MOST_COLUMNS = 8;

const weight = mathml`<mi>w</mi>`;
const gradient = mathml`<mi>g</mi>`;

/**
 * @param {Link[]} links
 * @param {Scene} scene
 */
export function sumOf(links, scene) {
  const { anatomy, numbers, nameOf } = scene;
  const parts = partsOf(scene);
  const differences = scene.checks
    ? numbers.batchDifferences(links.map(({ index }) => index))
    : undefined;
  return html`
    ${batchWords(scene)}
    <table class="parts">
      <thead>
        <tr>
          <td></td>
          ${parts.map(
            ({
              sample,
            }) => html`<th scope="col" class=${sample === numbers.sample ? 'current' : ''}>
              ${formula(partial(E, weight))} <span>of ${nameOf(sample)}</span>
            </th>`,
          )}
          <th scope="col">${parts.length < numbers.batch.length ? `sum of ${numbers.batch.length}` : 'sum'}</th>
          ${anatomy.isPenalised ? html`<th scope="col">penalty</th><th scope="col">${head('gradient', gradient)}</th>` : nothing}
          ${checkHeads(scene)}
        </tr>
      </thead>
      <tbody>
        ${links.map((link, row) => rowOf(link, scene, parts, differences?.[row]))}
      </tbody>
    </table>
  `;
}

/**
 * @param {Link} link
 * @param {Scene} scene
 * @param {Part[]} parts
 * @param {number | undefined} difference
 */
function rowOf(link, scene, parts, difference) {
  const { anatomy, numbers, pen } = scene;
  const { index, thing } = link;
  const asked = parts.map(({ part }) => part[index]);
  // What the rows ask cancels where they ask for the opposite.
  const finer = pen.cancelling(numbers.sum[index], asked);
  const isCurrent = (/** @type {number} */ place) => parts[place].sample === numbers.sample;
  return html`<tr>
    <th scope="row" title=${link.name}>${head(link.name, p(link))}</th>
    ${asked.map(
      (part, place) => html`<td class=${isCurrent(place) ? 'current' : ''}>
        ${finer.number(part, thing)}
      </td>`,
    )}
    <td class="result">${pen.number(numbers.sum[index], thing)}</td>
    ${
      anatomy.isPenalised
        ? html`<td>${pen.number(numbers.penalty[index], thing)}</td>
          <td class="result">${pen.number(numbers.gradient[index], thing)}</td>`
        : nothing
    }
    ${checkCells(scene, numbers.gradient[index], difference)}
  </tr>`;
}

/** What a sample asks of each parameter. @typedef {{ sample: number, part: Float64Array }} Part */

/**
 * What each sample of the update asks; where these are many, what the one that is looked at asks.
 * @param {Scene} scene
 * @returns {Part[]}
 */
function partsOf({ numbers }) {
  const { sample, part, batch } = numbers;
  if (batch.length > MOST_COLUMNS) return [{ sample, part }];
  return numbers.parts().map((part, place) => ({ sample: batch[place], part }));
}

/**
 * Which samples an update looks at, where that is not all of them.
 * @param {Scene} scene
 */
function batchWords({ numbers, nameOf, count }) {
  const { batch, place } = numbers;
  if (batch.length === count) return nothing;
  const names =
    batch.length > MOST_COLUMNS
      ? `${batch.length} of the ${count} rows`
      : Array.from(batch, nameOf).join(', ');
  const earlier =
    place === 0 ? '' : ' The updates before it in this epoch have moved the weights already.';
  return html`<p class="hint">
    This is update ${place + 1} of the epoch; it looks at ${names}${batch.length > MOST_COLUMNS ? '' : ' alone'}.${earlier}
  </p>`;
}
