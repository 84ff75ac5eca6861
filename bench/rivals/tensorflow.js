// TensorFlow.js: https://github.com/tensorflow/tfjs. On its core, with the optimiser called directly:
// `fit` does the same work and adds some for each epoch.

import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { layersOf } from '../problems.js';

// It asks for all three; the one with threads is for pages that may share memory, and this one may not.
setWasmPaths({
  'tfjs-backend-wasm.wasm': new URL(
    '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm',
    import.meta.url,
  ).href,
  'tfjs-backend-wasm-simd.wasm': new URL(
    '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
    import.meta.url,
  ).href,
  'tfjs-backend-wasm-threaded-simd.wasm': new URL(
    '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm',
    import.meta.url,
  ).href,
});

export const tensorflowCpu = contestant('cpu');
export const tensorflowWasm = contestant('wasm');

/**
 * @param {'cpu' | 'wasm'} backend
 * @returns {import('../contestants.js').Contestant}
 */
function contestant(backend) {
  return {
    key: `tensorflow-${backend}`,
    name: `TensorFlow.js, ${backend}`,
    precision: 'float32',
    updates: 'batch',
    async ready() {
      if (!(await tf.setBackend(backend)))
        throw new Error(`TensorFlow.js has no backend ${backend}`);
    },
    start,
  };
}

/** @type {import('../contestants.js').Contestant['start']} */
function start({ sizes, activation, loss, learningRate, inputs, targets }, start) {
  // It takes no 64-bit arrays.
  const parameters = new Float32Array(start);
  const layers = layersOf(sizes).map(({ inputs, neurons, weights, biases }) => ({
    weights: tf.variable(tf.tensor2d(parameters.slice(weights, biases), [inputs, neurons])),
    biases: tf.variable(tf.tensor1d(parameters.slice(biases, biases + neurons))),
  }));
  const samples = tf.tensor2d(new Float32Array(inputs), [targets.length, sizes[0]]);
  const wanted = tf.tensor2d(new Float32Array(targets), [targets.length, 1]);
  const optimizer = tf.train.sgd(learningRate);

  const predict = (/** @type {any} */ points) =>
    layers.reduce((from, { weights, biases }, l) => {
      const z = tf.add(tf.matMul(from, weights), biases);
      return activation === 'tanh' && l < layers.length - 1 ? tf.tanh(z) : tf.sigmoid(z);
    }, points);
  const cost = () => {
    const squares = tf.square(tf.sub(wanted, predict(samples)));
    return loss === 'mean' ? tf.mean(squares) : tf.mul(tf.sum(squares), 0.5);
  };
  return {
    step(epochs) {
      for (let epoch = 0; epoch < epochs; epoch++) optimizer.minimize(cost);
    },
    outputs: (points) =>
      tf.tidy(() => {
        const shape = [points.length / sizes[0], sizes[0]];
        return predict(tf.tensor2d(new Float32Array(points), shape)).dataSync();
      }),
  };
}
