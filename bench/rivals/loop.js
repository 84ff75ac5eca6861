// The first rival: what one would write in JavaScript, loops over typed arrays in which nothing is
// allocated. One is for the article's network alone, with all that an epoch reuses in local variables;
// the other takes any shape.

import { layersOf, stepSize } from '../problems.js';

/** @typedef {import('../problems.js').Problem} Problem */

/** @type {import('../contestants.js').Contestant} */
export const loop = {
  key: 'loop',
  name: 'JavaScript, loops',
  precision: 'float64',
  updates: 'batch',
  start: (problem, parameters) =>
    problem.sizes.join() === '2,2,1' && problem.activation === 'sigmoid'
      ? new SmallLoop(problem, parameters)
      : new LayerLoop(problem, parameters),
};

/** The 2-2-1 sigmoid network. */
class SmallLoop {
  /**
   * @param {Problem} problem
   * @param {Float64Array} parameters
   */
  constructor(problem, parameters) {
    this.inputs = problem.inputs;
    this.targets = problem.targets;
    this.stepSize = stepSize(problem);
    this.parameters = Float64Array.from(parameters);
  }

  /** @param {number} epochs */
  step(epochs) {
    const { inputs, targets, stepSize } = this;
    let [x0, x1, y0, y1, b0, b1, o0, o1, ob] = this.parameters;
    for (let epoch = 0; epoch < epochs; epoch++) {
      let gx0 = 0;
      let gx1 = 0;
      let gy0 = 0;
      let gy1 = 0;
      let gb0 = 0;
      let gb1 = 0;
      let go0 = 0;
      let go1 = 0;
      let gob = 0;
      for (let sample = 0; sample < targets.length; sample++) {
        const x = inputs[2 * sample];
        const y = inputs[2 * sample + 1];
        const h0 = 1 / (1 + Math.exp(-(x * x0 + y * y0 + b0)));
        const h1 = 1 / (1 + Math.exp(-(x * x1 + y * y1 + b1)));
        const output = 1 / (1 + Math.exp(-(h0 * o0 + h1 * o1 + ob)));
        const delta = (targets[sample] - output) * output * (1 - output);
        const d0 = delta * o0 * h0 * (1 - h0);
        const d1 = delta * o1 * h1 * (1 - h1);
        gx0 += x * d0;
        gx1 += x * d1;
        gy0 += y * d0;
        gy1 += y * d1;
        gb0 += d0;
        gb1 += d1;
        go0 += h0 * delta;
        go1 += h1 * delta;
        gob += delta;
      }
      x0 += stepSize * gx0;
      x1 += stepSize * gx1;
      y0 += stepSize * gy0;
      y1 += stepSize * gy1;
      b0 += stepSize * gb0;
      b1 += stepSize * gb1;
      o0 += stepSize * go0;
      o1 += stepSize * go1;
      ob += stepSize * gob;
    }
    this.parameters.set([x0, x1, y0, y1, b0, b1, o0, o1, ob]);
  }

  /** @param {Float64Array} points */
  outputs(points) {
    const [x0, x1, y0, y1, b0, b1, o0, o1, ob] = this.parameters;
    const outputs = new Float64Array(points.length / 2);
    for (let point = 0; point < outputs.length; point++) {
      const x = points[2 * point];
      const y = points[2 * point + 1];
      const h0 = 1 / (1 + Math.exp(-(x * x0 + y * y0 + b0)));
      const h1 = 1 / (1 + Math.exp(-(x * x1 + y * y1 + b1)));
      outputs[point] = 1 / (1 + Math.exp(-(h0 * o0 + h1 * o1 + ob)));
    }
    return outputs;
  }
}

/** A network of any shape. */
class LayerLoop {
  /**
   * @param {Problem} problem
   * @param {Float64Array} parameters
   */
  constructor(problem, parameters) {
    this.problem = problem;
    this.layers = layersOf(problem.sizes);
    this.stepSize = stepSize(problem);
    this.parameters = Float64Array.from(parameters);
    this.gradient = new Float64Array(parameters.length);
    this.activations = problem.sizes.map((size) => new Float64Array(size));
    this.deltas = problem.sizes.map((size) => new Float64Array(size));
  }

  /** @param {number} epochs */
  step(epochs) {
    const { parameters, gradient, stepSize } = this;
    const { inputs, targets } = this.problem;
    const [output] = this.activations.slice(-1);
    const [outputDelta] = this.deltas.slice(-1);
    for (let epoch = 0; epoch < epochs; epoch++) {
      gradient.fill(0);
      for (let sample = 0; sample < targets.length; sample++) {
        this.forward(inputs, sample);
        outputDelta[0] = (targets[sample] - output[0]) * output[0] * (1 - output[0]);
        this.backward();
      }
      for (let k = 0; k < parameters.length; k++) parameters[k] += stepSize * gradient[k];
    }
  }

  /**
   * @param {Float64Array} points
   * @param {number} sample
   */
  forward(points, sample) {
    const { layers, parameters, activations } = this;
    const width = layers[0].inputs;
    for (let i = 0; i < width; i++) activations[0][i] = points[width * sample + i];
    for (let l = 0; l < layers.length; l++) {
      const { inputs, neurons, weights, biases } = layers[l];
      const isTanh = l < layers.length - 1 && this.problem.activation === 'tanh';
      const from = activations[l];
      const to = activations[l + 1];
      for (let j = 0; j < neurons; j++) {
        let z = parameters[biases + j];
        for (let i = 0; i < inputs; i++) z += from[i] * parameters[weights + i * neurons + j];
        // The fastest way to a tanh in V8: with Math.tanh an epoch takes a quarter longer.
        to[j] = isTanh ? 1 - 2 / (1 + Math.exp(2 * z)) : 1 / (1 + Math.exp(-z));
      }
    }
  }

  /** From the output's delta to those before it, adding to the gradient on the way. */
  backward() {
    const { layers, parameters, gradient, activations, deltas } = this;
    const isTanh = this.problem.activation === 'tanh';
    for (let l = layers.length - 1; l >= 0; l--) {
      const { inputs, neurons, weights, biases } = layers[l];
      const delta = deltas[l + 1];
      for (let j = 0; j < neurons; j++) gradient[biases + j] += delta[j];
      for (let i = 0; i < inputs; i++) {
        const a = activations[l][i];
        let sum = 0;
        for (let j = 0; j < neurons; j++) {
          const k = weights + i * neurons + j;
          sum += parameters[k] * delta[j];
          gradient[k] += a * delta[j];
        }
        deltas[l][i] = sum * (isTanh ? 1 - a * a : a * (1 - a));
      }
    }
  }

  /** @param {Float64Array} points */
  outputs(points) {
    const [output] = this.activations.slice(-1);
    const outputs = new Float64Array(points.length / this.layers[0].inputs);
    for (let point = 0; point < outputs.length; point++) {
      this.forward(points, point);
      outputs[point] = output[0];
    }
    return outputs;
  }
}
