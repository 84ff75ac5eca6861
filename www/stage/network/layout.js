// Where everything in the diagram lies, in CSS pixels: a column for each layer, from the inputs on the left
// to the output on the right, the bias neurons lowest; above them room for what adds and removes layers.

import { allSizes, parametersOf } from '../../state/parameters.js';

/** @typedef {import('../../state/attention.js').Thing} Thing */

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
 * @property {import('../../state/parameters.js').Parameter} parameter
 * @property {Node} from
 * @property {Node} to
 * @property {Place} label where its number stands
 */

/**
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {number} scale what lengths are multiplied by: 1 for type of the usual size
 * @property {number} side of the neurons' pictures
 * @property {number} radius of the bias neurons
 * @property {number} gap between the columns
 * @property {boolean} isNamed whether there is room for names above the neurons
 * @property {number} digits that the numbers beside the links have; 0 where there is no room for numbers
 * @property {Node[]} nodes inputs and neurons, in the engine's order
 * @property {Node[]} biases
 * @property {Link[]} links in the engine's order
 */

/** @typedef {{ nodes: Node[], step: number, size: number }} Column */

/** The height, as a share of the width, and its bounds: lengths here are those at scale 1. */
const SHAPE = 0.42;
const LOWEST = 220;
const HIGHEST = 480;
/** What columns of a few neurons spread to. */
const HIGHEST_ROW = 92;
/** A picture's side at most, in pixels and as a share of the distance of two columns. */
const LARGEST_SIDE = 110;
const WIDEST = 0.28;
/** Room beside the inputs for their names, where there are more than two, and no room above. */
const BESIDE = 26;
/** From the border to the middle of the first and the last column, at least. */
const EDGE = 26;
const BIAS_RADIUS = 12;
/** Room for the buttons over a layer: in one row, or in two where columns are near. */
const HEADER = 26;
const TWO_ROW_HEADER = 48;
/** From this distance on, columns have room for one row of buttons. */
export const ROOMY_GAP = 84;
/** Room for a name above a picture, and for the word below a bias neuron. */
const NAME = 16;
const WORD = 17;
/** What a number is high at least, with its distance to the next; and the half of what it is wide, by its digits. */
const NUMBER = 16;
/** Numbers of links from one neuron are nearer to one another than to those of the next, by this factor. */
const APART = 1.2;
/** @type {[digits: number, half: number][]} */
const NUMBERS = [
  [4, 25],
  [3, 21],
];

/**
 * @param {import('../../state/parameters.js').Shape} shape
 * @param {number} width
 * @param {number} [scale]
 * @returns {Layout}
 */
export function layOut(shape, width, scale = 1) {
  const sizes = allSizes(shape);
  const sizing = sizesOf(sizes, width / scale);
  const columns = sizes.map((_, column) => columnOf(sizes, column, sizing));
  const { shares, digits } = sharesOf(columns, sizing);
  const links = parametersOf(shape).map((parameter) => {
    const before = columns[(parameter.before ?? parameter.layer - 1) + 1];
    const after = columns[parameter.layer + 1];
    const from = before.nodes[parameter.from ?? before.size];
    const to = after.nodes[parameter.to];
    const share = shares[parameter.layer];
    const label = { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    return { thing: /** @type {Thing} */ (`p${parameter.index}`), parameter, from, to, label };
  });
  const nodes = columns.flatMap((column) => column.nodes);
  for (const place of [...nodes, ...links.map(({ label }) => label)]) {
    place.x *= scale;
    place.y *= scale;
  }
  return {
    ...{ width, scale, digits, links, isNamed: sizing.isNamed },
    height: Math.round(sizing.height * scale),
    side: sizing.side * scale,
    radius: sizing.radius * scale,
    gap: sizing.gap * scale,
    nodes: nodes.filter(({ thing }) => thing),
    biases: nodes.filter(({ thing, layer }) => !thing && shape.biases?.[layer + 1] !== false),
  };
}

/**
 * How large everything is, at scale 1.
 * @typedef {ReturnType<typeof sizesOf>} Sizing
 */

/**
 * @param {number[]} sizes of all layers
 * @param {number} width
 */
function sizesOf(sizes, width) {
  const largest = Math.max(...sizes);
  const gapBetween = (/** @type {number} */ edge) => (width - 2 * edge) / (sizes.length - 1);
  const header = gapBetween(EDGE) < ROOMY_GAP ? TWO_ROW_HEADER : HEADER;
  const least =
    largest > 2 ? Math.min(24 + 156 / (largest + 1), Math.max(22, 290 / (largest + 1))) : 60;
  const isNamed = least >= 48 && gapBetween(EDGE) >= 60;
  const top = header + (isNamed ? NAME : 2);
  const around = top + BIAS_RADIUS + WORD;
  const wanted = Math.max(SHAPE * width, around + (largest + 0.4) * least);
  const height = Math.min(HIGHEST, Math.max(LOWEST, wanted));
  // As high as a row is, less what is between the pictures; then the rows get what the pictures leave.
  const between = isNamed ? NAME + 6 : 5;
  const high = (height - around + between / 2) / (largest + 0.5) - between;
  const side = Math.max(4, Math.min(LARGEST_SIDE, high, WIDEST * gapBetween(EDGE)));
  const beside = isNamed || sizes[0] <= 2 ? 0 : BESIDE;
  const edge = Math.max(EDGE, side / 2 + 3) + beside;
  return {
    ...{ height, side, isNamed, largest, edge },
    gap: gapBetween(edge),
    radius: Math.min(BIAS_RADIUS, side / 2.4),
    row: (height - around - side / 2) / largest,
    first: top + side / 2,
  };
}

/**
 * @param {number[]} sizes of all layers
 * @param {number} column
 * @param {Sizing} sizing
 * @returns {Column}
 */
function columnOf(sizes, column, { largest, row, first, edge, gap }) {
  const size = sizes[column];
  // No bias neuron is lower than that of the largest layer.
  const step = Math.min(Math.max(row, HIGHEST_ROW), (row * (largest + 1)) / (size + 1));
  const middle = first + (row * (largest - 1)) / 2;
  const isOutput = column === sizes.length - 1;
  const nodes = Array.from({ length: isOutput ? size : size + 1 }, (_, neuron) => ({
    ...{ layer: column - 1, neuron, thing: thingAt(column - 1, neuron, size) },
    x: edge + column * gap,
    y: middle + (neuron - (size - 1) / 2) * step,
  }));
  return { nodes, step, size };
}

/**
 * At which share of their way the numbers of each layer's links stand: near where they come from, so that those
 * from one neuron are a group, and no other link runs through them.
 * @param {Column[]} columns
 * @param {Sizing} sizing
 */
function sharesOf(columns, { side, gap }) {
  for (const [digits, half] of NUMBERS) {
    const beside = (side / 2 + half + 2) / gap;
    const shares = columns.slice(1).map((after, layer) => shareOf(columns[layer], after, beside));
    if (shares.every((share) => share > 0)) return { digits, shares };
  }
  return { digits: 0, shares: columns.slice(1).map(() => 0.3) };
}

/**
 * @param {Column} before
 * @param {Column} after
 * @param {number} beside the share from which on there is room beside the picture
 * @returns {number} 0 if there is no room for numbers
 */
function shareOf(before, after, beside) {
  if (after.size === 1) {
    const isHigh = (1 - beside) * before.step >= NUMBER;
    return isHigh && beside < 0.45 ? Math.max(0.28, beside) : 0;
  }
  // Further on, those of neighbours would mix.
  const last = before.step / (before.step + after.step * (after.size - 1 + APART));
  if (beside > last || last * after.step < NUMBER) return 0;
  return Math.min(last, Math.max(beside + 0.02, (1.2 * NUMBER) / after.step));
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
