// What NumPy computes, and whether other numbers are the same.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** @param {string} name */
export function fixture(name) {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));
}

/**
 * @typedef {object} Run
 * @property {number} seed
 * @property {number} lr
 * @property {number} hidden
 * @property {{ epoch: number, parameters: number[], predictions: number[], mse: number }[]} states
 */

/** Runs of the article's program. @type {Run[]} */
export const RUNS = fixture('goldens.json');

/**
 * The predictions of a run of the article's network.
 * @param {number} seed
 * @param {number} epoch
 */
export function predictionsOf(seed, epoch) {
  const run = RUNS.find((one) => one.seed === seed && one.lr === 1 && one.hidden === 2);
  const state = run?.states.find((one) => one.epoch === epoch);
  if (!state) throw new Error(`The fixture has no seed ${seed}, epoch ${epoch}`);
  return state.predictions;
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
