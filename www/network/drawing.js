// The diagram as a picture: links, neurons with what they answer, numbers, and what flows.

import { significant } from '../format.js';
import { neuronName } from '../parameters.js';
import { styleOf } from '../theme.js';

/** @typedef {import('../attention.js').Thing} Thing */
/** @typedef {import('../attention.js').Flow} Flow */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./layout.js').Link} Link */

/**
 * @typedef {object} Scene
 * @property {Layout} layout
 * @property {number[]} hidden
 * @property {ArrayLike<number>} parameters
 * @property {HTMLCanvasElement} pictures of the inputs and neurons, one under another
 * @property {Flow | undefined} flow
 * @property {Set<Thing> | undefined} lit what is not dimmed; everything, if there is none
 * @property {boolean} isStill whether nothing may move
 * @property {number} time in milliseconds
 */

/** Widths and opacities come in so many steps, so that links of a kind are drawn at once. */
const STEPS = 24;
/** A link of this weight has half the greatest width. */
const HALF_WIDTH = 4;
const DASH = [7, 4];
/** How far apart what flows is, and how fast, in pixels and pixels a millisecond. */
const SPACING = 14;
const PACE = 0.03;
const DIMMED = 0.2;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
export function drawDiagram(context, scene) {
  const { width, height } = scene.layout;
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  drawLinks(context, scene);
  drawFlow(context, scene);
  drawPictures(context, scene);
  drawBiases(context, scene.layout);
  drawTexts(context, scene);
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawLinks(context, scene) {
  const { isNamed } = scene.layout;
  context.lineCap = 'butt';
  for (const [kind, links] of kindsOfLinks(scene)) {
    const share = Math.floor(kind / 4) / STEPS;
    const isNegative = kind & 2;
    context.lineWidth = isNamed ? 1 + 5 * share : 0.7 + 3 * share;
    context.strokeStyle = styleOf(isNegative ? '--zero' : '--one');
    context.globalAlpha = (isNamed ? 1 : 0.3 + 0.7 * share) * (kind & 1 ? DIMMED : 1);
    context.setLineDash(isNegative ? DASH : []);
    context.beginPath();
    for (const link of links) trace(context, link);
    context.stroke();
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
function drawFlow(context, { layout, flow, isStill, time }) {
  if (!flow || flow.direction === 'update') return;
  const sign = flow.direction === 'forward' ? 1 : -1;
  const links = layout.links.filter(({ thing }) => flow.things.has(thing));
  context.strokeStyle = styleOf('--ink');
  context.lineCap = 'round';
  context.beginPath();
  for (const link of links) {
    if (isStill) traceArrow(context, link, sign);
    else trace(context, link);
  }
  context.lineWidth = isStill ? 2 : 4;
  if (!isStill) context.setLineDash([0, SPACING]);
  context.lineDashOffset = -sign * ((time * PACE) % SPACING);
  context.stroke();
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Link} link
 * @param {number} sign 1 for an arrow that points along the link, −1 for one that points back
 */
function traceArrow(context, { from, to }, sign) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x) + (sign < 0 ? Math.PI : 0);
  // In the half where the numbers are not.
  const [x, y] = [0.35 * from.x + 0.65 * to.x, 0.35 * from.y + 0.65 * to.y];
  for (const turn of [-0.5, 0.5]) {
    context.moveTo(x - 9 * Math.cos(angle + turn), y - 9 * Math.sin(angle + turn));
    context.lineTo(x, y);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawPictures(context, { layout, pictures, flow }) {
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
  context.strokeStyle = styleOf('--edge');
  context.stroke(all);
  context.globalAlpha = 1 - 2 * DIMMED;
  context.fillStyle = styleOf('--paper');
  context.fill(dimmed);
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 */
function drawBiases(context, { biases, radius }) {
  context.strokeStyle = styleOf('--edge');
  context.fillStyle = styleOf('--paper');
  context.beginPath();
  for (const { x, y } of biases) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
  context.fill();
  context.stroke();
  context.font = `${Math.round(1.1 * radius)}px ${styleOf('--font')}`;
  context.fillStyle = styleOf('--ink');
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { x, y } of biases) context.fillText('1', x, y + 0.5);
}

/**
 * Names above the neurons, and numbers beside the links: the weights, or what the flow says.
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawTexts(context, { layout, hidden, parameters, flow }) {
  context.strokeStyle = styleOf('--paper');
  context.lineJoin = 'round';
  context.fillStyle = styleOf('--quiet');
  drawNames(context, layout, hidden);
  context.fillStyle = styleOf('--ink');
  context.font = `12px ${styleOf('--font')}`;
  for (const { thing, parameter, label } of layout.links) {
    const number = layout.isNumbered ? significant(parameters[parameter.index]) : undefined;
    write(context, flow ? flow.labels.get(thing) : number, label);
  }
  for (const { thing, x, y } of layout.nodes) {
    const text = thing && flow?.labels.get(thing);
    // A long number stays in the picture.
    const half = context.measureText(text ?? '').width / 2 + 2;
    write(context, text, { x: Math.min(Math.max(x, half), layout.width - half), y });
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Layout} layout
 * @param {number[]} hidden
 */
function drawNames(context, { nodes, side, isNamed }, hidden) {
  for (const { layer, neuron, x, y } of nodes) {
    context.font = `${layer < 0 ? 'italic ' : ''}12px ${styleOf('--font')}`;
    const [name] = neuronName(hidden, layer, neuron).split(' ');
    // Above the two inputs there is always room.
    if (isNamed || layer < 0) write(context, name, { x, y: y - side / 2 - 9 });
  }
}

/** The rim of paper around a text, in pixels: what lies behind it must not strike it through. */
const RIM = 7;

/**
 * A text in the middle of a place, with a rim of paper.
 * @param {CanvasRenderingContext2D} context
 * @param {string | undefined} text
 * @param {import('./layout.js').Place} place
 */
function write(context, text, { x, y }) {
  if (text === undefined) return;
  context.lineWidth = RIM;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}
