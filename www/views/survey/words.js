// A survey in words.

import { count } from '../../text/format.js';

/** @typedef {import('./summary.js').Summary} Summary */
/** @typedef {import('./summary.js').Times} Times */

/** 826 of 1,000 learn: 82.6 % (80.1 to 84.8 %). @param {Summary} summary */
export function shareInWords({ learnt, count: all, interval }) {
  const [low, high] = interval.map(percent);
  const verb = learnt === 1 ? 'learns' : 'learn';
  return `${count(learnt)} of ${count(all)} ${verb}: ${percent(learnt / all)} % (${low} to ${high} %)`;
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

/** @param {number} milliseconds */
export function duration(milliseconds) {
  const minutes = milliseconds / 60_000;
  if (minutes < 1.5) return `about ${Math.ceil(minutes * 60)} seconds`;
  return minutes < 90
    ? `about ${Math.round(minutes)} minutes`
    : `about ${Math.round(minutes / 60)} hours`;
}

/**
 * With one decimal; with two where it would else be 0 or 100, and is not.
 * @param {number} share
 */
export function percent(share) {
  if (share === 0 || share === 1) return String(100 * share);
  const text = (100 * share).toFixed(1);
  return text === '0.0' || text === '100.0' ? (100 * share).toFixed(2) : text;
}
