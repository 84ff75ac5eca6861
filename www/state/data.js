// What a run learns, and what follows from it for whoever shows it.

import { more } from './engine.js';

/**
 * @typedef {object} Data
 * @property {readonly number[][]} rows the inputs and the target of each
 * @property {Task} task
 * @property {number} tolerance a row is right when it is less than this off its target
 * @property {readonly (readonly [low: number, high: number])[]} inputRanges of each input in pictures, of two at least
 * @property {readonly [low: number, high: number]} outputRange from the first colour to the last
 * @property {ReadonlySet<number>} tests which rows are held out for a test
 * @property {boolean} isMany whether there are more rows than are told one by one
 */

/** @typedef {(typeof TASKS)[number]} Task */

/** In the engine's order. */
const TASKS = /** @type {const} */ (['truth table', 'classes', 'regression']);

/** So many rows are told one by one. */
const FEW = 8;

/**
 * @param {import('xor-playground').Trainer} trainer
 * @param {readonly number[][]} rows that it learns
 * @returns {Readonly<Data>}
 */
export function dataOf(trainer, rows) {
  const [first, last, tolerance, task, ...ends] = trainer.measures;
  return {
    ...{ rows, task: TASKS[task], tolerance, isMany: rows.length > FEW || task === 2 },
    tests: new Set(more?.testRowsOf(trainer)),
    inputRanges: ends.flatMap((low, at) => (at % 2 ? [] : [[low, ends[at + 1]]])),
    outputRange: [first, last],
  };
}
