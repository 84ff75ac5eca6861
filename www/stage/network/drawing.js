// The diagram as a picture: links, neurons with what they answer, numbers, and what flows.

import { beginSheet } from '../../plot/plane.js';
import { allSizes, neuronName } from '../../state/parameters.js';
import { FONT } from '../../ui/theme.js';
import { signed } from './numbers.js';

/** @typedef {import('../../state/attention.js').Thing} Thing */
/** @typedef {import('../../state/attention.js').Flow} Flow */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./layout.js').Link} Link */

/**
 * @typedef {object} Scene
 * @property {import('../../ui/theme.js').Paint} paint
 * @property {Layout} layout
 * @property {import('../../state/parameters.js').Shape} shape
 * @property {ArrayLike<number>} parameters
 * @property {HTMLCanvasElement} pictures of the inputs and neurons, one under another
 * @property {Flow | undefined} flow
 * @property {Set<Thing> | undefined} lit what is not dimmed; everything, if there is none
 * @property {boolean} isStill whether nothing may move
 * @property {number} time in milliseconds
 */

/** Widths and opacities come in so many steps, so that links of a kind are drawn one after another. */
const STEPS = 24;
/** A link of this weight has half the greatest width. */
const HALF_WIDTH = 4;
const DASH = [7, 4];
/** How far apart what flows is, and how fast, in pixels and pixels a millisecond. */
const SPACING = 14;
const PACE = 0.03;
const DIMMED = 0.2;
const TYPE = 12;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
export function drawDiagram(context, scene) {
  beginSheet(context, { ...scene.layout, pixels: devicePixelRatio });
  drawLinks(context, scene);
  drawFlow(context, scene);
  drawNames(context, scene);
  drawPictures(context, scene);
  drawBiases(context, scene);
  drawNumbers(context, scene);
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawLinks(context, scene) {
  const { paint } = scene;
  const { isNamed, scale } = scene.layout;
  context.lineCap = 'butt';
  for (const [kind, links] of kindsOfLinks(scene)) {
    const share = Math.floor(kind / 4) / STEPS;
    const isNegative = kind & 2;
    // What is no wider than a pixel is drawn several times as fast.
    context.lineWidth = scale * (isNamed ? 1.2 + 6 * share : 0.5 + 3.2 * share);
    context.strokeStyle = paint.colour(isNegative ? 'zero' : 'one');
    context.globalAlpha = (isNamed ? 1 : 0.3 + 0.7 * share) * (kind & 1 ? DIMMED : 1);
    context.setLineDash(isNegative ? DASH.map((length) => scale * length) : []);
    // One by one: many that cross in one path take a browser without a graphics card twice as long.
    for (const link of links) {
      context.beginPath();
      trace(context, link);
      context.stroke();
    }
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/**
 * The links that look the same: 4 · width + 2 for a negative weight + 1 for one that is dimmed.
 * @param {Scene} scene
 */
function kindsOfLinks({ layout, parameters, lit }) {
  /** @type {Map<number, Link[]>} */
  const kinds = new Map();
  for (const link of layout.links) {
    const value = parameters[link.parameter.index];
    const size = Math.abs(value);
    const step = Math.round(STEPS * (size / (size + HALF_WIDTH) || 0));
    const kind = 4 * step + (value < 0 ? 2 : 0) + (lit?.has(link.thing) === false ? 1 : 0);
    const others = kinds.get(kind);
    if (others) others.push(link);
    else kinds.set(kind, [link]);
  }
  return kinds;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Link} link
 */
function trace(context, { from, to }) {
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
}

/**
 * What flows along the links: dots that move; or arrowheads, where nothing may.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawFlow(context, { paint, layout, flow, isStill, time }) {
  if (!flow || flow.direction === 'update') return;
  const { scale } = layout;
  const sign = flow.direction === 'forward' ? 1 : -1;
  const links = layout.links.filter(({ thing }) => flow.things.has(thing));
  context.strokeStyle = paint.colour('ink');
  context.lineCap = 'round';
  context.beginPath();
  for (const link of links) {
    if (isStill) traceArrow(context, link, sign * scale);
    else trace(context, link);
  }
  context.lineWidth = scale * (isStill ? 2 : 4);
  if (!isStill) context.setLineDash([0, scale * SPACING]);
  context.lineDashOffset = -sign * scale * ((time * PACE) % SPACING);
  context.stroke();
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Link} link
 * @param {number} scale negative for an arrow that points back along the link
 */
function traceArrow(context, { from, to }, scale) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const size = 9 * scale;
  // In the half where the numbers are not.
  const [x, y] = [0.35 * from.x + 0.65 * to.x, 0.35 * from.y + 0.65 * to.y];
  for (const turn of [-0.5, 0.5]) {
    context.moveTo(x - size * Math.cos(angle + turn), y - size * Math.sin(angle + turn));
    context.lineTo(x, y);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawPictures(context, { paint, layout, pictures, flow }) {
  const { nodes, side } = layout;
  const [all, dimmed] = [new Path2D(), new Path2D()];
  for (const { x, y, thing } of nodes) {
    const frame = /** @type {const} */ ([x - side / 2, y - side / 2, side, side, side / 8]);
    all.roundRect(...frame);
    if (flow && thing && !flow.things.has(thing)) dimmed.roundRect(...frame);
  }
  const pixels = pictures.width;
  context.save();
  context.clip(all);
  for (const [index, { x, y }] of nodes.entries()) {
    const [left, top] = [x - side / 2, y - side / 2];
    context.drawImage(pictures, 0, index * pixels, pixels, pixels, left, top, side, side);
  }
  context.restore();
  context.lineWidth = 1;
  context.strokeStyle = paint.colour('edge');
  context.stroke(all);
  context.globalAlpha = 1 - 2 * DIMMED;
  context.fillStyle = paint.colour('paper');
  context.fill(dimmed);
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawBiases(context, { paint, layout: { biases, radius, scale } }) {
  context.strokeStyle = paint.colour('edge');
  context.fillStyle = paint.colour('paper');
  context.beginPath();
  for (const { x, y } of biases) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
  context.stroke();
  context.font = `${Math.round(1.1 * radius)}px ${FONT}`;
  context.fillStyle = paint.colour('ink');
  for (const { x, y } of biases) context.fillText('1', x, y + 0.5);
  context.font = fontOf(scale);
  context.fillStyle = paint.colour('quiet');
  for (const { x, y } of biases) context.fillText('bias', x, y + radius + 9 * scale);
}

/**
 * Names above the neurons, or beside the inputs.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawNames(context, { paint, layout: { nodes, side, isNamed, scale }, shape }) {
  prepareTexts(context, paint, 'quiet');
  const [inputs] = allSizes(shape);
  for (const { layer, neuron, x, y } of nodes) {
    context.font = `${layer < 0 ? 'italic ' : ''}${fontOf(scale)}`;
    const name = neuronName(shape, layer, neuron);
    // Above two inputs there is always room.
    const isAbove = isNamed || (layer < 0 && inputs <= 2);
    const half = context.measureText(name).width / 2;
    // A long one begins at the border.
    const at = Math.max(half, isAbove ? x : x - side / 2 - 4 * scale - half);
    if (isAbove) write(context, name, { x: at, y: y - side / 2 - 9 * scale }, scale);
    else if (layer < 0) write(context, name, { x: at, y }, scale);
  }
}

/**
 * Numbers beside the links: the weights, or what the flow says, also of neurons.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawNumbers(context, { paint, layout, parameters, flow }) {
  const { digits, scale } = layout;
  prepareTexts(context, paint, 'ink');
  context.font = fontOf(scale);
  for (const { thing, parameter, label } of layout.links) {
    const number = digits > 0 ? signed(parameters[parameter.index], digits) : undefined;
    write(context, flow ? flow.labels.get(thing) : number, label, scale);
  }
  for (const { thing, x, y } of layout.nodes) {
    const text = thing && flow?.labels.get(thing);
    // A long number stays in the picture.
    const half = context.measureText(text ?? '').width / 2 + 2;
    write(context, text, { x: Math.min(Math.max(x, half), layout.width - half), y }, scale);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('../../ui/theme.js').Paint} paint
 * @param {'ink' | 'quiet'} colour
 */
function prepareTexts(context, paint, colour) {
  context.strokeStyle = paint.colour('paper');
  context.fillStyle = paint.colour(colour);
  context.lineJoin = 'round';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
}

/** @param {number} scale */
function fontOf(scale) {
  return `${TYPE * scale}px ${FONT}`;
}

/** The rim of paper around a text, in pixels: what lies behind it must not strike it through. */
const RIM = 7;

/**
 * A text in the middle of a place, with a rim of paper.
 * @param {CanvasRenderingContext2D} context
 * @param {string | undefined} text
 * @param {import('./layout.js').Place} place
 * @param {number} scale
 */
function write(context, text, { x, y }, scale) {
  if (text === undefined) return;
  context.lineWidth = RIM * scale;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}
