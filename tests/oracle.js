// What NumPy computes, by the programs in tests/oracle/, and whether other numbers are the same.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/**
 * A run of the article's program.
 * @typedef {object} Run
 * @property {number} seed
 * @property {number} lr
 * @property {number} hidden
 * @property {{ epoch: number, parameters: number[], predictions: number[], mse: number }[]} states
 *
 * One update: make_traces.py.
 * @typedef {object} Trace
 * @property {string} link
 * @property {number} epoch
 * @property {SampleTrace[]} samples
 * @property {number[]} sum
 * @property {number[]} gradient
 * @property {number[]} memory
 * @property {number[]} memory_after
 * @property {number[]} parameters
 * @property {number[]} changes
 * @property {number[]} parameters_after
 *
 * @typedef {object} SampleTrace
 * @property {number} error
 * @property {number[]} pre_activations
 * @property {number[]} activations
 * @property {number[]} slopes
 * @property {number[]} error_slopes
 * @property {number[]} deltas
 * @property {number[]} part
 */

/** @type {Run[]} */
export const RUNS = fixture('goldens.json');

/** @type {Trace[]} */
export const TRACES = fixture('traces.json');

/** @param {string} name */
function fixture(name) {
  return JSON.parse(
    readFileSync(new URL(`../crate/tests/fixtures/${name}`, import.meta.url), 'utf8'),
  );
}

/**
 * The state of a run at an epoch.
 * @param {{ seed: number, lr?: number, hidden?: number }} run
 * @param {number} epoch
 */
export function oracle({ seed, lr = 1, hidden = 2 }, epoch) {
  const run = RUNS.find((one) => one.seed === seed && one.lr === lr && one.hidden === hidden);
  const state = run?.states.find((one) => one.epoch === epoch);
  if (!state) throw new Error(`The fixture has no seed ${seed}, rate ${lr}, epoch ${epoch}`);
  return state;
}

/**
 * To 1e-12, of the size of the numbers where that is more than 1.
 * @param {string} what
 * @param {ArrayLike<number>} actual
 * @param {number[]} expected
 */
export function assertNear(what, actual, expected) {
  assert.equal(actual.length, expected.length, what);
  const tolerance = 1e-12 * Math.max(1, ...expected.map(Math.abs));
  for (const [index, number] of expected.entries()) {
    const words = `${what} ${index}: ${actual[index]} against ${number}`;
    assert.ok(Math.abs(actual[index] - number) <= tolerance, words);
  }
}

/**
 * The outputs for the four rows, which are between 0 and 1.
 * @param {ArrayLike<number>} actual
 * @param {number[]} expected
 */
export function expectSameNumbers(actual, expected) {
  assertNear('number', actual, expected);
}
