// Where everything in the diagram lies, in CSS pixels: a column for each layer, from the inputs on the left
// to the output on the right, the bias neurons lowest.

import { allSizes, parametersOf } from '../parameters.js';

/** @typedef {import('../attention.js').Thing} Thing */

/**
 * @typedef {object} Place
 * @property {number} x
 * @property {number} y
 */

/**
 * An input or a neuron; a bias neuron is no thing of the network, and its layer is the one before.
 * @typedef {Place & { layer: number, neuron: number, thing?: Thing }} Node
 */

/**
 * A weight, or a bias as what the bias neuron's link weighs.
 * @typedef {object} Link
 * @property {Thing} thing
 * @property {import('../parameters.js').Parameter} parameter
 * @property {Node} from
 * @property {Node} to
 * @property {Place} label where its number stands
 */

/**
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {number} side of the neurons' pictures
 * @property {number} radius of the bias neurons
 * @property {boolean} isNamed whether there is room for names above the neurons
 * @property {boolean} isNumbered whether there is room for numbers beside the links
 * @property {Node[]} nodes inputs and neurons, in the engine's order
 * @property {Node[]} biases
 * @property {Link[]} links in the engine's order
 */

/** A row is at most this high where the column has fewer than the highest one. */
const HIGHEST_ROW = 92;
const LARGEST_SIDE = 50;
/** From the border to the middle of the first and the last column. */
const EDGE = 26;
const BIAS_RADIUS = 12;
/** Room for a name above a picture. */
const NAME = 16;
/** Above so many parameters, or in columns nearer than this, numbers beside links would not be legible. */
const MOST_NUMBERS = 17;
const NUMBERED_GAP = 130;

/**
 * @param {number[]} hidden
 * @param {number} width
 * @returns {Layout}
 */
export function layOut(hidden, width) {
  const sizes = allSizes(hidden);
  const largest = Math.max(...sizes);
  const row = Math.min(76, 400 / (largest + 1), 24 + 156 / (largest + 1));
  const gap = (width - 2 * EDGE) / (sizes.length - 1);
  const isNamed = row >= 48 && gap >= 60;
  const side = Math.round(Math.min(LARGEST_SIDE, isNamed ? row - NAME - 8 : row - 5, 0.45 * gap));
  const radius = Math.min(BIAS_RADIUS, side / 2.4);
  const columns = sizes.map((size, column) => {
    const step = Math.min(HIGHEST_ROW, (row * largest) / size);
    const count = column === sizes.length - 1 ? size : size + 1;
    const nodes = Array.from({ length: count }, (_, neuron) => ({
      layer: column - 1,
      neuron,
      thing: thingAt(column - 1, neuron, size),
      x: EDGE + column * gap,
      y: (row * largest) / 2 + (neuron - (size - 1) / 2) * step + (isNamed ? NAME / 2 - 2 : 0),
    }));
    return { nodes, step, size };
  });
  const parameters = parametersOf(hidden);
  const links = parameters.map((parameter) => {
    const [before, after] = columns.slice(parameter.layer);
    const from = before.nodes[parameter.from ?? before.size];
    const to = after.nodes[parameter.to];
    // Numbers of the links from one column, each at this share of the way, are equally far apart.
    const share = after.size === 1 ? 0.42 : before.step / (before.step + after.step * after.size);
    const label = { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    return { thing: /** @type {Thing} */ (`p${parameter.index}`), parameter, from, to, label };
  });
  const all = columns.flatMap(({ nodes }) => nodes);
  return {
    ...{ width, side, radius, isNamed, links },
    height: Math.ceil(Math.max(...all.map(({ y }) => y)) + radius + 2),
    isNumbered: links.length <= MOST_NUMBERS && gap >= NUMBERED_GAP,
    nodes: all.filter(({ thing }) => thing),
    biases: all.filter(({ thing }) => !thing),
  };
}

/**
 * @param {number} layer
 * @param {number} neuron
 * @param {number} size
 * @returns {Thing | undefined}
 */
function thingAt(layer, neuron, size) {
  if (neuron === size) return undefined;
  return layer < 0 ? `i${neuron}` : `n${layer}.${neuron}`;
}
