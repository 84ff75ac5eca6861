// synaptic: https://github.com/cazala/synaptic

import synapticPackage from 'synaptic';
import { layersOf, rows, stepSize } from '../problems.js';

const { Architect, Neuron, Trainer } = synapticPackage;

/** Training would end at this error, and 0 would count as not given. */
const NEXT_TO_NOTHING = 1e-300;

/**
 * It leaves out the slope of the output, a quarter at most, as one would for the cross-entropy. At the
 * same learning rate its steps would be too long to learn.
 */
const SHORTER = 0.1;

/** @type {import('../contestants.js').Contestant} */
export const synaptic = {
  key: 'synaptic',
  name: 'synaptic',
  precision: 'float64',
  updates: 'sample',
  start(problem, parameters) {
    const { sizes, activation } = problem;
    const network = new Architect.Perceptron(...sizes);
    const layers = [network.layers.input, ...network.layers.hidden, network.layers.output];
    for (const [l, { neurons, weights, biases }] of layersOf(sizes).entries()) {
      const isTanh = activation === 'tanh' && l + 1 < layers.length - 1;
      for (let j = 0; j < neurons; j++) {
        const neuron = layers[l + 1].list[j];
        neuron.bias = parameters[biases + j];
        neuron.squash = isTanh ? Neuron.squash.TANH : Neuron.squash.LOGISTIC;
        for (const [i, from] of layers[l].list.entries()) {
          from.connected(neuron).connection.weight = parameters[weights + i * neurons + j];
        }
      }
    }
    const trainer = new Trainer(network);
    const data = rows(problem);
    const options = { rate: SHORTER * stepSize(problem), error: NEXT_TO_NOTHING };
    return {
      step: (epochs) => trainer.train(data, { ...options, iterations: epochs }),
      outputs: (points) => {
        const width = sizes[0];
        return Float64Array.from(
          { length: points.length / width },
          (_, point) => network.activate(points.subarray(width * point, width * (point + 1)))[0],
        );
      },
    };
  },
};
