// Finite differences beside a gradient: what E itself says of its slope, without the chain rule.

import { html, nothing } from 'lit';

/** @typedef {import('./scene.js').Scene} Scene */

/** @param {Scene} scene */
export const checkHeads = ({ checks }) =>
  checks ? html`<th scope="col">finite difference</th><th scope="col">apart by</th>` : nothing;

/**
 * @param {Scene} scene
 * @param {number} gradient
 * @param {number | undefined} difference NaN where there is none; nothing where it is not asked for
 */
export function checkCells({ checks, pen }, gradient, difference) {
  if (!checks || difference === undefined) return nothing;
  if (Number.isNaN(difference)) {
    return html`<td class="none" colspan="2">none: a kink is here</td>`;
  }
  return html`<td class="check">${pen.number(difference)}</td>
    <td class="check">${apart(gradient, difference)}</td>`;
}

/**
 * Two digits of it are enough.
 * @param {number} gradient
 * @param {number} difference
 */
function apart(gradient, difference) {
  const number = Math.abs(gradient - difference);
  if (number === 0 || !Number.isFinite(number)) return String(number);
  const text = number >= 1e-4 ? String(Number(number.toPrecision(2))) : number.toExponential(1);
  return text.replace('-', '−');
}
