// ConvNetJS: https://github.com/karpathy/convnetjs

import convnetjs from 'convnetjs';
import { layersOf, rows, stepSize } from '../problems.js';

/** @type {import('../contestants.js').Contestant} */
export const convnet = {
  key: 'convnet',
  name: 'ConvNetJS',
  precision: 'float64',
  updates: 'batch',
  start(problem, parameters) {
    const { sizes } = problem;
    const net = network(problem);
    const full = net.layers.filter((/** @type {any} */ layer) => layer.layer_type === 'fc');
    for (const [l, { inputs, neurons, weights, biases }] of layersOf(sizes).entries()) {
      for (let j = 0; j < neurons; j++) {
        full[l].biases.w[j] = parameters[biases + j];
        for (let i = 0; i < inputs; i++) {
          full[l].filters[j].w[i] = parameters[weights + i * neurons + j];
        }
      }
    }
    const data = rows(problem).map(({ input, output }) => ({
      input: new convnetjs.Vol(input),
      output,
    }));
    const trainer = new convnetjs.Trainer(net, {
      method: 'sgd',
      momentum: 0,
      batch_size: data.length,
      // It divides the gradient by the size of the batch.
      learning_rate: stepSize(problem) * data.length,
    });
    const point = new convnetjs.Vol(1, 1, sizes[0], 0);
    return {
      step(epochs) {
        for (let epoch = 0; epoch < epochs; epoch++) {
          for (const { input, output } of data) trainer.train(input, output);
        }
      },
      outputs(points) {
        const width = sizes[0];
        return Float64Array.from({ length: points.length / width }, (_, index) => {
          for (let i = 0; i < width; i++) point.w[i] = points[width * index + i];
          return net.forward(point).w[0];
        });
      },
    };
  },
};

/** @param {import('../problems.js').Problem} problem */
function network({ sizes, activation }) {
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: sizes[0] },
    ...sizes.slice(1, -1).map((neurons) => ({ type: 'fc', num_neurons: neurons, activation })),
    { type: 'fc', num_neurons: 1, activation: 'sigmoid' },
  ]);
  // makeLayers would put one more linear layer before it.
  net.layers.push(new convnetjs.RegressionLayer({ in_sx: 1, in_sy: 1, in_depth: 1 }));
  return net;
}
