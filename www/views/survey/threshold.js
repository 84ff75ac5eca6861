// Which starts are in danger: how many of those over a threshold have not learnt, beside how many of all.

import { shareInterval } from 'xor-playground/full';
import { linearTicks } from '../../plot/ticks.js';
import { count } from '../../text/format.js';
import { percent } from './words.js';

/** About so many steps has a slider. */
const STEPS = 100;
/** At first, about so many of the starts are over the threshold, which has so many steps then. */
const SHARE = 0.1;
const ROUND = 20;

/**
 * @typedef {object} Scale
 * @property {number} max
 * @property {number} step
 * @property {number} usual
 */

/**
 * From 0 to the largest of some numbers, whatever their signs, in round steps.
 * @param {Float64Array} values
 * @returns {Scale | undefined} none where there is nothing to divide
 */
export function scaleOf(values) {
  const sizes = values.map(Math.abs).filter(Number.isFinite).sort();
  const largest = sizes.at(-1) ?? 0;
  if (largest === 0) return undefined;
  const [step, coarse] = [STEPS, ROUND].map((steps) => roundStep(largest / steps));
  const max = multiple(Math.ceil(largest / step), step);
  const nearly = sizes[Math.floor((1 - SHARE) * (sizes.length - 1))];
  return { max, step, usual: Math.min(max, multiple(Math.round(nearly / coarse), coarse)) };
}

/** @param {number} smallest */
function roundStep(smallest) {
  const [first, next] = linearTicks(0, 20 * smallest, smallest);
  return next - first;
}

/**
 * As written in decimal.
 * @param {number} times
 * @param {number} step
 */
function multiple(times, step) {
  return Number((times * step).toPrecision(12));
}

/**
 * Whether some of these numbers are below zero, so that it is their size that counts.
 * @param {Float64Array} values
 */
export function isSigned(values) {
  return values.some((value) => value < 0);
}

/**
 * @param {Float64Array} values of each start
 * @param {ArrayLike<boolean>} failed of each start, whether it has not learnt
 * @param {number} over
 */
export function countOver(values, failed, over) {
  const counts = { over: 0, failedOver: 0, failed: 0, all: failed.length };
  for (let start = 0; start < failed.length; start++) {
    const [isOver, hasFailed] = [Math.abs(values[start]) > over, failed[start]];
    if (isOver) counts.over += 1;
    if (hasFailed) counts.failed += 1;
    if (isOver && hasFailed) counts.failedOver += 1;
  }
  return counts;
}

/**
 * Whether those over a threshold are in danger: more of them have not learnt than of the others, or fewer, by more than
 * chance may do, as their intervals with 95 % confidence don't overlap.
 * @param {ReturnType<typeof countOver>} counts
 * @returns {'more' | 'fewer' | 'alike' | undefined} nothing where there are no others
 */
export function dangerOf({ over, failedOver, failed, all }) {
  if (over === 0 || over === all) return undefined;
  const [low, high] = shareInterval(failedOver, over);
  const [lowest, highest] = shareInterval(failed - failedOver, all - over);
  if (low > highest) return 'more';
  return high < lowest ? 'fewer' : 'alike';
}

const DANGER = {
  more: '',
  fewer: ' These are safer than the others.',
  alike: ' That is no clear difference: this does not tell which are in danger.',
};

/**
 * Where |Σ w from x − Σ w from y| is over 0.9, 48 of 117 have not learnt (41.0 %); of all, 174 of 1,000 (17.4 %).
 * @param {import('./quantities.js').Quantity} quantity
 * @param {boolean} signed
 * @param {number} over
 * @param {ReturnType<typeof countOver>} counts
 */
export function thresholdInWords({ phrase, bare }, signed, over, counts) {
  const of = (/** @type {number} */ few, /** @type {number} */ all, verb = '') =>
    `${count(few)} of ${count(all)}${verb} (${percent(few / all)}\u00a0%)`;
  const what = signed ? `|${bare}|` : phrase;
  if (counts.over === 0) return `There is no start of which ${what} is over ${over}.`;
  const verb = counts.failedOver === 1 ? ' has not learnt' : ' have not learnt';
  const words = `Where ${what} is over ${over}, ${of(counts.failedOver, counts.over, verb)}; of all, ${of(counts.failed, counts.all)}.`;
  return words + DANGER[dangerOf(counts) ?? 'more'];
}
