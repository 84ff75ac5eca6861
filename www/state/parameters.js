// The weights and biases in the order in which the engine has them: of each layer, from the first hidden
// one to the output, the weights, row by row, then the biases.

/**
 * What a network is made of.
 * @typedef {object} Shape
 * @property {readonly number[]} hidden the sizes of the hidden layers
 * @property {readonly string[]} [given] what the first layer takes is called: the inputs, or features of them
 * @property {readonly boolean[]} [biases] of each layer, the output last, whether it has biases; where it is not said, all do
 * @property {boolean} [isDirect] whether the output, after the last hidden layer, also takes what the first layer takes
 */

/**
 * One weight or bias.
 * @typedef {object} Parameter
 * @property {number} index its place among all
 * @property {number} layer the layer of neurons that it leads to, counted from 0
 * @property {number} [before] the one that a weight leads from; −1 for the inputs
 * @property {number | undefined} from the input, or neuron of that layer, that a weight leads from
 * @property {number} to the neuron that it leads to
 */

/** What the article’s network is given. */
const INPUTS = ['x', 'y'];

/**
 * The sizes of all layers, that of what is given and of the output included.
 * @param {Shape} shape
 */
export function allSizes({ hidden, given = INPUTS }) {
  return [given.length, ...hidden, 1];
}

/**
 * @param {Shape} shape
 * @returns {Parameter[]}
 */
export function parametersOf(shape) {
  const { biases, isDirect } = shape;
  const sizes = allSizes(shape);
  /** @type {Parameter[]} */
  const all = [];
  for (const [layer, neurons] of sizes.slice(1).entries()) {
    const layers =
      isDirect && layer > 0 && layer === sizes.length - 2 ? [layer - 1, -1] : [layer - 1];
    /** @type {Pick<Parameter, 'before' | 'from'>[]} */
    const sources = layers.flatMap((before) =>
      Array.from({ length: sizes[before + 1] }, (_, from) => ({ before, from })),
    );
    if (biases?.[layer] !== false) sources.push({ from: undefined });
    for (const source of sources) {
      for (let to = 0; to < neurons; to++) all.push({ index: all.length, layer, ...source, to });
    }
  }
  return all;
}

/**
 * The place of a neuron among all, hidden layers first, the output last.
 * @param {readonly number[]} hidden
 * @param {number} layer
 * @param {number} neuron
 */
export function neuronIndex(hidden, layer, neuron) {
  return hidden.slice(0, layer).reduce((sum, size) => sum + size, neuron);
}

/**
 * What an input or a neuron is called, also in formulas: x, h2, h1.2 for the second one of the first of several
 * layers, output.
 * @param {Shape} shape
 * @param {number} layer counted from 0; −1 for the inputs
 * @param {number} neuron
 */
export function neuronName({ hidden, given = INPUTS }, layer, neuron) {
  if (layer < 0) return given[neuron];
  if (layer === hidden.length) return 'output';
  return hidden.length === 1 ? `h${neuron + 1}` : `h${layer + 1}.${neuron + 1}`;
}

/**
 * What a weight or bias is called.
 * @param {Shape} shape
 * @param {Parameter} parameter
 */
export function parameterName(shape, { layer, before = -1, from, to }) {
  const target = neuronName(shape, layer, to);
  return from === undefined
    ? `Bias of ${target}`
    : `Weight ${neuronName(shape, before, from)} → ${target}`;
}
