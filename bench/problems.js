// What the contestants learn, as plain data that every one of them starts from.

/**
 * A network, its data and its start. Samples lie one after the other in `inputs`; the parameters go
 * layer by layer, the weights (those from the first input first), then the biases.
 *
 * @typedef {object} Problem
 * @property {string} name
 * @property {number[]} sizes how many inputs, then how many neurons in each layer
 * @property {'sigmoid' | 'tanh'} activation of the hidden layers; the output is a sigmoid
 * @property {'half sum' | 'mean'} loss ½ Σ (t − y)², or the mean of (t − y)²
 * @property {number} learningRate
 * @property {Float64Array} inputs
 * @property {Float64Array} targets
 * @property {Float64Array} parameters where training starts
 * @property {number} checkEpochs after how many it is seen whether two learn the same
 */

/** A start from which those learn, too, that update after every sample; from 0 they do not. */
export const SEED = 4;

/**
 * The article's problem.
 * @param {Float64Array} parameters
 * @returns {Problem}
 */
export function xor(parameters) {
  return {
    name: 'XOR, 2-2-1 sigmoid, full batch',
    sizes: [2, 2, 1],
    activation: 'sigmoid',
    loss: 'half sum',
    learningRate: 1,
    inputs: new Float64Array([0, 0, 0, 1, 1, 0, 1, 1]),
    targets: new Float64Array([0, 1, 1, 0]),
    parameters,
    checkEpochs: 2000,
  };
}

/**
 * Is a point inside a circle? The plane is −1 to 1 both ways, and about half of it is inside.
 * @param {number} [samples]
 * @param {number[]} [hidden]
 * @returns {Problem}
 */
export function circle(samples = 200, hidden = [8, 8]) {
  const random = uniform(1);
  const inputs = new Float64Array(2 * samples).map(() => 2 * random() - 1);
  const targets = new Float64Array(samples).map((_, sample) => {
    const [x, y] = inputs.subarray(2 * sample);
    return x * x + y * y < 0.64 ? 1 : 0;
  });
  const sizes = [2, ...hidden, 1];
  return {
    name: `circle, ${sizes.join('-')} tanh, ${samples} samples, full batch`,
    sizes,
    activation: 'tanh',
    loss: 'mean',
    learningRate: 1,
    inputs,
    targets,
    parameters: xavier(sizes, random),
    // Later the last bits show: at this learning rate the loss jumps now and then.
    checkEpochs: 100,
  };
}

/**
 * Glorot and Bengio's uniform start: weights in ±√(6 / (inputs + neurons)), biases 0.
 * @param {number[]} sizes
 * @param {() => number} random
 */
function xavier(sizes, random) {
  return Float64Array.from(
    layersOf(sizes).flatMap(({ inputs, neurons }) => {
      const limit = Math.sqrt(6 / (inputs + neurons));
      const weights = Array.from({ length: inputs * neurons }, () => limit * (2 * random() - 1));
      return [...weights, ...new Array(neurons).fill(0)];
    }),
  );
}

/**
 * Where a layer's parameters are: `weights + input * neurons + neuron`, and `biases + neuron`.
 * @typedef {{ inputs: number, neurons: number, weights: number, biases: number }} Layer
 */

/**
 * @param {number[]} sizes
 * @returns {Layer[]}
 */
export function layersOf(sizes) {
  let weights = 0;
  return sizes.slice(1).map((neurons, index) => {
    const inputs = sizes[index];
    const biases = weights + inputs * neurons;
    const layer = { inputs, neurons, weights, biases };
    weights = biases + neurons;
    return layer;
  });
}

/**
 * By what a sample's (t − y) · slope is to be multiplied for the loss to fall at the learning rate.
 * @param {Problem} problem
 */
export function stepSize({ loss, learningRate, targets }) {
  return loss === 'mean' ? (2 * learningRate) / targets.length : learningRate;
}

/**
 * The samples as arrays, which is how some libraries take them.
 * @param {Problem} problem
 */
export function rows({ sizes, inputs, targets }) {
  return Array.from(targets, (target, sample) => ({
    input: Array.from(inputs.subarray(sizes[0] * sample, sizes[0] * (sample + 1))),
    output: [target],
  }));
}

/**
 * The mean of (t − y)².
 * @param {Problem} problem
 * @param {ArrayLike<number>} outputs
 */
export function meanSquaredError({ targets }, outputs) {
  return targets.reduce((sum, target, i) => sum + (target - outputs[i]) ** 2, 0) / targets.length;
}

/**
 * The centres of the pixels of a picture, x and y from −0.5 to 1.5, row by row from the top.
 * @param {number} side
 */
export function picturePoints(side) {
  const points = new Float64Array(2 * side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = 2 * (row * side + column);
      points[at] = -0.5 + ((column + 0.5) * 2) / side;
      points[at + 1] = 1.5 - ((row + 0.5) * 2) / side;
    }
  }
  return points;
}

/**
 * Evenly spread numbers from 0 to 1: the linear congruential generator of Numerical Recipes, so that
 * every run of the benchmark has the same data.
 * @param {number} seed
 */
function uniform(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
