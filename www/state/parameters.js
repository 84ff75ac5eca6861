// The weights and biases in the order in which the engine has them: of each layer, from the first hidden
// one to the output, the weights, row by row, then the biases.

/**
 * One weight or bias.
 * @typedef {object} Parameter
 * @property {number} index its place among all
 * @property {number} layer the layer of neurons that it leads to, counted from 0
 * @property {number | undefined} from the input, or neuron of the layer before, that a weight leads from
 * @property {number} to the neuron that it leads to
 */

import { inputNames } from '../text/format.js';

/** How many inputs the article’s network has, and any other of which it is not said. */
const USUAL = 2;

/**
 * The sizes of all layers, inputs and output included.
 * @param {number[]} hidden the sizes of the hidden layers
 * @param {number} [inputs] how many there are
 */
export function allSizes(hidden, inputs = USUAL) {
  return [inputs, ...hidden, 1];
}

/**
 * @param {number[]} hidden
 * @param {number} [inputs]
 * @returns {Parameter[]}
 */
export function parametersOf(hidden, inputs) {
  const sizes = allSizes(hidden, inputs);
  /** @type {Parameter[]} */
  const all = [];
  for (const [layer, neurons] of sizes.slice(1).entries()) {
    const sources = Array.from({ length: sizes[layer] }, (_, from) => from);
    for (const from of [...sources, undefined]) {
      for (let to = 0; to < neurons; to++) all.push({ index: all.length, layer, from, to });
    }
  }
  return all;
}

/**
 * The place of a neuron among all, hidden layers first, the output last.
 * @param {number[]} hidden
 * @param {number} layer
 * @param {number} neuron
 */
export function neuronIndex(hidden, layer, neuron) {
  return hidden.slice(0, layer).reduce((sum, size) => sum + size, neuron);
}

/**
 * What an input or a neuron is called, also in formulas: x, h2, h1.2 for the second one of the first of several
 * layers, output.
 * @param {number[]} hidden
 * @param {number} layer counted from 0; −1 for the inputs
 * @param {number} neuron
 * @param {number} [inputs]
 */
export function neuronName(hidden, layer, neuron, inputs) {
  if (layer < 0) return inputNames(inputs)[neuron];
  if (layer === hidden.length) return 'output';
  return hidden.length === 1 ? `h${neuron + 1}` : `h${layer + 1}.${neuron + 1}`;
}

/**
 * What a weight or bias is called.
 * @param {number[]} hidden
 * @param {Parameter} parameter
 * @param {number} [inputs]
 */
export function parameterName(hidden, { layer, from, to }, inputs) {
  const target = neuronName(hidden, layer, to);
  return from === undefined
    ? `Bias of ${target}`
    : `Weight ${neuronName(hidden, layer - 1, from, inputs)} → ${target}`;
}
