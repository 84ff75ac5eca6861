// How the time for training grows: with the epochs of one step, with the samples, and with the weights.

import { articleStart, trainerFor } from './engine.js';
import { median } from './measure.js';
import { circle, layersOf, SEED, xor } from './problems.js';

const EPOCHS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
const SAMPLES = [4, 8, 16, 32, 64, 125, 250, 500, 1000, 2000, 4000, 10_000];
const DEPTHS = [1, 2, 3, 4, 5, 6];

/** Epochs a step where steps are not what is looked at. */
const LONG_STEP = 64;

/**
 * @typedef {object} Point
 * @property {number} x
 * @property {number} seconds
 *
 * @typedef {object} Line
 * @property {'epochs' | 'samples' | 'weights'} key what x is
 * @property {string} name
 * @property {Point[]} points the seconds are for a step, or an epoch
 */

/**
 * @param {{ rounds: number, seconds: number }} plan
 * @returns {Promise<{ growth: Line[] }>}
 */
export async function growth(plan) {
  const article = xor(articleStart(SEED));
  const lines = [
    {
      key: /** @type {const} */ ('epochs'),
      name: 'one step, XOR 2-2-1',
      problems: EPOCHS.map((epochs) => ({ x: epochs, problem: article, epochs, share: 1 })),
    },
    {
      key: /** @type {const} */ ('samples'),
      name: 'one epoch, 2-8-8-1 tanh',
      problems: SAMPLES.map((samples) => ({
        x: samples,
        problem: circle(samples),
        epochs: LONG_STEP,
        share: LONG_STEP,
      })),
    },
    {
      key: /** @type {const} */ ('weights'),
      name: 'one epoch, 1 to 6 layers of 16 tanh',
      problems: DEPTHS.map((depth) => {
        const problem = circle(200, new Array(depth).fill(16));
        return { x: weights(problem), problem, epochs: LONG_STEP, share: LONG_STEP };
      }),
    },
  ];
  const result = [];
  for (const { key, name, problems } of lines) {
    const seconds = await timeSteps(problems, plan);
    result.push({
      key,
      name,
      points: problems.map(({ x, share }, index) => ({ x, seconds: seconds[index] / share })),
    });
  }
  return { growth: result };
}

/** @param {import('./problems.js').Problem} problem */
function weights({ sizes }) {
  return layersOf(sizes).reduce((sum, { inputs, neurons }) => sum + inputs * neurons, 0);
}

/**
 * The median time of a step, the steps of all the problems in turn.
 * @param {{ problem: import('./problems.js').Problem, epochs: number }[]} problems
 * @param {{ rounds: number, seconds: number }} plan
 */
async function timeSteps(problems, { rounds, seconds }) {
  const trainers = problems.map(({ problem }) => trainerFor(problem));
  /** @type {number[][]} */
  const times = problems.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { epochs }] of problems.entries()) {
      const time = timeStep(trainers[index], epochs, seconds);
      if (round > 0) times[index].push(time);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return times.map(median);
}

/**
 * @param {{ step: (epochs: number) => unknown }} trainer
 * @param {number} epochs
 * @param {number} seconds
 */
function timeStep(trainer, epochs, seconds) {
  const start = performance.now();
  let elapsed = 0;
  let steps = 0;
  // Looking at the clock takes as long as an epoch, so there are more and more steps between two looks,
  // until it no longer matters.
  for (
    let burst = 1;
    elapsed < seconds * 1000;
    burst = elapsed < seconds * 100 ? 2 * burst : burst
  ) {
    for (let step = 0; step < burst; step++) trainer.step(epochs);
    steps += burst;
    elapsed = performance.now() - start;
  }
  return elapsed / 1000 / steps;
}
