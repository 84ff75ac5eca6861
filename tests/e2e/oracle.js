// What NumPy computes: the numbers that the page has to show.

import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';

/**
 * @typedef {object} State
 * @property {number} epoch
 * @property {number[]} parameters
 * @property {number[]} predictions
 * @property {number} mse
 */

/** @type {{ seed: number, lr: number, hidden: number, states: State[] }[]} */
const RUNS = JSON.parse(readFileSync(new URL('../fixtures/goldens.json', import.meta.url), 'utf8'));

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
 * @param {number[]} actual
 * @param {number[]} expected
 */
export function expectSameNumbers(actual, expected) {
  expect(actual).toHaveLength(expected.length);
  for (const [index, number] of expected.entries()) {
    expect(Math.abs(actual[index] - number), `${actual[index]} against ${number}`).toBeLessThan(
      1e-12,
    );
  }
}
