// This engine, as a contestant: the one file here that knows its interface.

import init, { Surface, surveySeeds, Trainer } from 'xor-playground/full';

/** @typedef {import('./problems.js').Problem} Problem */

/** To be awaited before anything else here. */
export const load = init;

/** @type {import('./contestants.js').Contestant} */
export const engine = {
  key: 'engine',
  name: 'this engine, Wasm',
  precision: 'float64',
  updates: 'batch',
  start(problem, parameters) {
    const trainer = trainerFor(problem, parameters);
    return {
      step: (epochs) => trainer.step(epochs),
      outputs: (points) =>
        Float64Array.from({ length: points.length / 2 }, (_, point) =>
          trainer.predict(points[2 * point], points[2 * point + 1]),
        ),
    };
  },
};

/**
 * @param {Problem} problem
 * @param {Float64Array} [parameters]
 */
export function trainerFor(problem, parameters = problem.parameters) {
  const { sizes, activation, loss, learningRate, inputs, targets } = problem;
  const hidden = sizes.slice(1, -1);
  const samples = Array.from(targets, (target, sample) =>
    [...inputs.subarray(sizes[0] * sample, sizes[0] * (sample + 1)), target].join(),
  );
  const link = {
    lr: learningRate,
    hidden,
    activation: hidden.map(() => activation),
    loss: loss === 'mean' ? 'mse' : 'sse',
    data: samples.join(';'),
    parameters,
  };
  return new Trainer(
    Object.entries(link)
      .map(([key, value]) => `${key}=${value}`)
      .join('&'),
  );
}

/** The parameters from which the article's network starts with this seed. @param {number} seed */
export function articleStart(seed) {
  const trainer = new Trainer(`seed=${seed}`);
  const parameters = Float64Array.from(trainer.parameters());
  trainer.free();
  return parameters;
}

/**
 * Trains the article's network from the seeds 0 to `starts`, side by side.
 * @param {number} starts
 * @param {number} epochs
 */
export function survey(starts, epochs) {
  surveySeeds(
    '',
    Uint32Array.from({ length: starts }, (_, seed) => seed),
    epochs,
  ).free();
}

/**
 * How the page draws the decision surface: values, colours, and the line of 0.5.
 * @param {Problem} problem
 * @param {number} side
 * @returns {(canvas: CanvasRenderingContext2D) => void}
 */
export function painter(problem, side) {
  const trainer = trainerFor(problem);
  const surface = new Surface(side, false);
  return (canvas) => surface.draw(trainer, canvas);
}
