// A survey in words.

import { count } from '../../text/format.js';

/** @typedef {import('./summary.js').Summary} Summary */
/** @typedef {import('./summary.js').Times} Times */
/** With these values of a setting. @typedef {{ names: string[] } & Pick<Summary, 'learnt' | 'count' | 'interval'>} Value */

const list = new Intl.ListFormat('en-GB');

/** 826 of 1,000 learn: 82.6 % (80.1 to 84.8 %). @param {Summary} summary */
export function shareInWords(summary) {
  const { learnt, count: all } = summary;
  const verb = learnt === 1 ? 'learns' : 'learn';
  return `${count(learnt)} of ${count(all)} ${verb}: ${percentInWords(summary)}`;
}

/** 82.6 % (80.1 to 84.8 %). @param {Pick<Summary, 'learnt' | 'count' | 'interval'>} counted */
function percentInWords({ learnt, count: all, interval }) {
  const [low, high] = interval.map(percent);
  return `${percent(learnt / all)} % (${low} to ${high} %)`;
}

/**
 * With which values of a setting most learn, beside the present one; and whether that may be chance.
 * @param {string} title
 * @param {Value} best
 * @param {Value} [now]
 */
export function bestInWords(title, best, now) {
  if (best.learnt === 0) return `${title}: none learns with any of these values.`;
  const most = `${title}: most learn with ${list.format(best.names)}, ${percentInWords(best)}.`;
  if (!now) return most;
  const [name] = now.names;
  if (best.names.includes(name)) {
    return `${most} ${best.names.length === 1 ? 'That' : name} is what it is now.`;
  }
  const present = `With ${name}, as now, ${percentInWords(now)}`;
  return now.interval[1] < best.interval[0]
    ? `${most} ${present}.`
    : `${most} ${present}: the intervals overlap, so the difference may be chance.`;
}

/** When they learn. @param {Times} times */
export function timesInWords({ by: [early, half, late] }) {
  return `Half of those that learn have by epoch ${count(half)}; 5\u00a0% have by epoch ${count(early)}, 95\u00a0% by epoch ${count(late)}.`;
}

/** Where most of them are. @param {Times} times */
export function mostInWords({ edges, counts }) {
  const most = Math.max(...counts);
  return `Most in one bar: ${barInWords(edges, counts, counts.indexOf(most))}`;
}

/**
 * @param {number[]} edges
 * @param {number[]} counts
 * @param {number} bar
 */
export function barInWords(edges, counts, bar) {
  const [first, last] = [edges[bar], edges[bar + 1] - 1];
  const when =
    first === last ? `at epoch ${count(first)}` : `from epoch ${count(first)} to ${count(last)}`;
  return `${count(counts[bar])} ${when}`;
}

/**
 * With one decimal; with two where it would else be 0 or 100, and is not.
 * @param {number} share
 */
export function percent(share) {
  // What is computed of 0 and 1 may be off by a few units in the last place.
  const whole = Math.round(share);
  if (Math.abs(share - whole) < 1e-12) return String(100 * whole);
  const text = (100 * share).toFixed(1);
  return text === '0.0' || text === '100.0' ? (100 * share).toFixed(2) : text;
}
