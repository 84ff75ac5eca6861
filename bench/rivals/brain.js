// brain.js: https://github.com/BrainJS/brain.js

import { NeuralNetwork } from 'brain.js';
import { layersOf, rows, stepSize } from '../problems.js';

/** What brain.js accepts as a learning rate is below 1. */
const HIGHEST_RATE = 0.999;
/** The options that it wants above 0. */
const NEXT_TO_NOTHING = 1e-12;

/** @type {import('../contestants.js').Contestant} */
export const brain = {
  key: 'brain',
  name: 'brain.js',
  precision: 'float32',
  // One activation for all layers: where the hidden ones are tanh, so is the output.
  updates: 'sample',
  start(problem, parameters) {
    const { sizes, activation } = problem;
    const network = new NeuralNetwork({
      inputSize: sizes[0],
      hiddenLayers: sizes.slice(1, -1),
      outputSize: 1,
      activation,
    });
    network.initialize();
    for (const [l, { inputs, neurons, weights, biases }] of layersOf(sizes).entries()) {
      for (let j = 0; j < neurons; j++) {
        network.biases[l + 1][j] = parameters[biases + j];
        for (let i = 0; i < inputs; i++) {
          network.weights[l + 1][j][i] = parameters[weights + i * neurons + j];
        }
      }
    }
    const data = rows(problem);
    const options = {
      learningRate: Math.min(stepSize(problem), HIGHEST_RATE),
      momentum: NEXT_TO_NOTHING,
      errorThresh: NEXT_TO_NOTHING,
    };
    return {
      step: (epochs) => network.train(data, { ...options, iterations: epochs }),
      outputs: (points) => {
        const width = sizes[0];
        return Float64Array.from(
          { length: points.length / width },
          (_, point) => network.run(points.subarray(width * point, width * (point + 1)))[0],
        );
      },
    };
  },
};
