// A rival that computes something else would be no rival: before anything is timed, everyone trains
// from the same start and has to get where it leads.

import { meanSquaredError } from './problems.js';
import { loop } from './rivals/loop.js';

/** By how much a loss may differ from the reference's, relative to it. */
const TOLERANCE = { float64: 1e-9, float32: 1e-2 };
/**
 * Updates after every sample take another way down: it is enough that the loss falls to this share of
 * what it was, in so many times the reference's epochs.
 */
const FALLEN = 0.1;
const PATIENCE = 20;

/**
 * @typedef {import('./problems.js').Problem} Problem
 * @typedef {import('./contestants.js').Learner} Learner
 *
 * @typedef {object} Course
 * @property {number} before the loss at the start
 * @property {number} after the loss after the problem's `checkEpochs`
 */

/**
 * What training leads to, by the plainest of the contestants.
 * @param {Problem} problem
 * @returns {Course}
 */
export function reference(problem) {
  const learner = loop.start(problem, problem.parameters);
  const before = lossOf(problem, learner);
  learner.step(problem.checkEpochs);
  const after = lossOf(problem, learner);
  if (!(after < before / 2)) throw new Error(`${problem.name}: nothing was learnt (loss ${after})`);
  return { before, after };
}

/**
 * The loss that a contestant gets to; throws where that is not where it should get to.
 * @param {Problem} problem
 * @param {import('./contestants.js').Contestant} contestant
 * @param {Course} course
 */
export async function check(problem, contestant, { before, after }) {
  await contestant.ready?.();
  const learner = contestant.start(problem, problem.parameters);
  const start = lossOf(problem, learner);
  // brain.js has a tanh at the output where the hidden layers have one: its first loss is another.
  if (contestant.updates === 'batch' && !isNear(start, before, contestant)) {
    throw failure(problem, contestant, `starts with a loss of ${start} instead of ${before}`);
  }
  learner.step(problem.checkEpochs);
  let loss = lossOf(problem, learner);
  if (contestant.updates === 'batch') {
    if (isNear(loss, after, contestant)) return loss;
    throw failure(problem, contestant, `gets to a loss of ${loss} instead of ${after}`);
  }
  for (let times = 1; loss > FALLEN * before && times < PATIENCE; times++) {
    learner.step(problem.checkEpochs);
    loss = lossOf(problem, learner);
  }
  if (loss <= FALLEN * before) return loss;
  throw failure(problem, contestant, `stays at a loss of ${loss}`);
}

/**
 * @param {Problem} problem
 * @param {Learner} learner
 */
function lossOf(problem, learner) {
  return meanSquaredError(problem, learner.outputs(problem.inputs));
}

/**
 * @param {number} loss
 * @param {number} wanted
 * @param {import('./contestants.js').Contestant} contestant
 */
function isNear(loss, wanted, { precision }) {
  return Math.abs(loss - wanted) <= TOLERANCE[precision] * wanted;
}

/**
 * @param {Problem} problem
 * @param {import('./contestants.js').Contestant} contestant
 * @param {string} what
 */
function failure(problem, contestant, what) {
  return new Error(
    `${contestant.name} does not learn what the others learn (${problem.name}): it ${what}.`,
  );
}
