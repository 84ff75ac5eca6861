// The picture of a hidden space: the plane of the inputs, on its way into the space or arrived there.

import { HiddenSpace } from 'xor-playground/full';
import { context2d } from '../../ui/dom.js';
import { observeSize } from '../../ui/size.js';
import { drawLargeAxes, drawNote } from '../large-axes.js';
import { beginSheet, fitCanvas, frameIn, planeSheet } from '../plane.js';
import { drawRows } from './space-rows.js';

/** Pixels a side, fewer in a hurry; the canvas enlarges and smooths them. */
const SIDE = 400;
const HASTY_SIDE = 200;
/** Points of the mesh from one of its lines to the next: fewer for networks with more parameters than that. */
const DETAIL = 4;
const LESS_DETAIL = 2;
const MANY_PARAMETERS = 400;
/** How many numbers an axis has, about. */
const TICKS = 5;

/** @typedef {import('../../ui/theme.js').Sheet} Sheet */
/** @typedef {import('../plane.js').Frame} Frame */

/**
 * A network, as the run that it belongs to, what that learns, and its parameters.
 * Where it has other than two inputs, `axes` are those that go across and up in the plane of the inputs, the others being
 * held at what they are at `point`; and `names` are what these two are called.
 * @typedef {{
 *   link: string,
 *   data: import('./space-rows.js').Rows,
 *   parameters: Float64Array,
 *   axes?: readonly number[],
 *   point?: readonly number[],
 *   names?: (string | undefined)[],
 * }} Network
 */

/**
 * What is looked at.
 * @typedef {object} Look
 * @property {number[]} neurons two of the last hidden layer, none for the principal plane
 * @property {(string | undefined)[]} names of the directions to the right and upwards
 * @property {boolean[]} [marked] which of them somebody looks at
 * @property {boolean} [joined] whether the rows of each target are joined by a line
 * @property {boolean} [hasty] whether the next picture follows at once
 */

export class SpacePicture {
  #theme;
  #context;
  #changed;
  #image = document.createElement('canvas');
  #imageContext = context2d(this.#image);
  #width = 0;
  /** From the plane of the inputs, 0, to the hidden space, 1. */
  #blend = 1;
  /** @type {HiddenSpace | undefined} */
  #space;
  #made = { side: 0, detail: 0, dark: false };
  #wanted = this.#made;
  /** Whether the space is that of the network. */
  #isSeen = false;
  /** What is drawn in the image. */
  #drawnBlend = Number.NaN;
  /** @type {Network | undefined} */
  #network;
  /** @type {Look} */
  #look = { neurons: [], names: [] };

  /**
   * @param {{ theme: import('../../ui/theme.js').Theme, ended: AbortSignal }} playground
   * @param {HTMLCanvasElement} canvas alone in an element that is as wide as it may be
   * @param {() => void} changed is called when it has to be painted again
   */
  constructor({ theme, ended }, canvas, changed) {
    this.#theme = theme;
    this.#context = context2d(canvas);
    this.#changed = changed;
    const place = /** @type {HTMLElement} */ (canvas.parentElement);
    observeSize(place, ended, (width) => {
      this.#width = width;
      changed();
    });
    ended.addEventListener('abort', () => this.#space?.free());
    theme.onChange(() => this.#follow());
  }

  /**
   * Asks the engine about the network that is looked at. If it fails, the space is lost, and another one
   * comes next time.
   * @template T
   * @param {(space: HiddenSpace) => T} ask
   * @returns {T}
   */
  ask(ask) {
    const space = this.#take();
    const answer = ask(space);
    this.#space = space;
    return answer;
  }

  get blend() {
    return this.#blend;
  }

  /** @param {number} blend */
  set blend(blend) {
    this.#blend = blend;
  }

  /**
   * Looks at a network.
   * @param {Network} network
   * @param {Look} look
   */
  lookAt(network, look) {
    const isLarge = network.parameters.length > MANY_PARAMETERS;
    this.#wanted = {
      side: look.hasty ? HASTY_SIDE : SIDE,
      detail: isLarge ? LESS_DETAIL : DETAIL,
      dark: this.#theme.paint.isDark,
    };
    this.#network = network;
    this.#look = look;
    this.#isSeen = false;
  }

  /** Only other names or marks; the network and its plane are the same. @param {Look} look */
  relabel(look) {
    this.#look = look;
  }

  /** @param {HTMLCanvasElement} scale 256 × 1 pixels */
  drawLegend(scale) {
    this.ask((space) => space.drawLegend(context2d(scale)));
  }

  /** Draws what is looked at. */
  paint() {
    const sheet = planeSheet(this.#theme, this.#width);
    if (!this.#network || frameIn(sheet).side === 0) return;
    fitCanvas(this.#context.canvas, sheet);
    const { data } = this.#network;
    this.ask((space) => this.#paint(space, sheet, data));
  }

  /**
   * @param {HiddenSpace} space
   * @param {Sheet} sheet
   * @param {import('./space-rows.js').Rows} data
   */
  #paint(space, sheet, data) {
    if (this.#drawnBlend !== this.#blend) {
      space.draw(this.#blend, this.#imageContext);
      this.#drawnBlend = this.#blend;
    }
    const context = this.#context;
    const frame = frameIn(sheet);
    beginSheet(context, sheet);
    context.drawImage(this.#image, frame.left, frame.top, frame.side, frame.side);
    this.#drawBorder(sheet, frame);
    const notes = this.#drawBothAxes(sheet, frame, space);
    this.#drawMesh(sheet, frame, space);
    this.#drawBoundary(sheet, frame, space, data);
    const isJoined = this.#look.joined === true;
    const samples = space.samples();
    drawRows(context, sheet, frame, samples, data, isJoined);
    const places = data.rows.map((_, row) => ({
      x: frame.left + samples[2 * row] * frame.side,
      y: frame.top + samples[2 * row + 1] * frame.side,
    }));
    for (const { alpha, names } of notes) {
      context.globalAlpha = alpha;
      drawNote(context, sheet, frame, names, places);
    }
    context.globalAlpha = 1;
  }

  /** The space of the network. It is forgotten while it is in use. */
  #take() {
    if (!this.#network) throw new Error('Nothing is looked at');
    const { link, parameters, axes = [], point = [] } = this.#network;
    const space = this.#takeAsWanted();
    if (!this.#isSeen) {
      const [neurons, across, place] = [this.#look.neurons, axes, point].map((numbers) =>
        Float64Array.from(numbers),
      );
      space.lookAt(link, parameters, neurons, across, place);
      this.#isSeen = true;
      this.#drawnBlend = Number.NaN;
    }
    return space;
  }

  /** The one that there was, or another one, which has not seen the network. */
  #takeAsWanted() {
    const space = this.#space;
    this.#space = undefined;
    const { side, detail, dark } = this.#wanted;
    const made = this.#made;
    const isAsWanted = made.side === side && made.detail === detail && made.dark === dark;
    if (space && isAsWanted) return space;
    space?.free();
    this.#made = this.#wanted;
    this.#isSeen = false;
    this.#image.width = side;
    this.#image.height = side;
    return new HiddenSpace(side, detail, dark);
  }

  /** Takes on the colours of the page. */
  #follow() {
    if (!this.#network) return;
    this.lookAt(this.#network, this.#look);
    this.#changed();
  }

  /**
   * @param {Sheet} sheet
   * @param {Frame} frame
   */
  #drawBorder({ paint }, { left, top, side }) {
    const context = this.#context;
    context.lineWidth = 1;
    context.strokeStyle = paint.colour('line');
    context.strokeRect(left - 0.5, top - 0.5, side + 1, side + 1);
  }

  /**
   * Those of the plane that the mesh comes from go, then those of the space come. The names that have no room beside it are
   * for notes.
   * @param {Sheet} sheet
   * @param {Frame} frame
   * @param {HiddenSpace} space
   */
  #drawBothAxes(sheet, frame, space) {
    const context = this.#context;
    const ofInputs = {
      ranges: space.inputRanges.map(([low, high]) => /** @type {const} */ ([low, high])),
      names: this.#network?.names ?? ['x', 'y'],
    };
    const { names, marked } = this.#look;
    const ofSpace = { ranges: space.ranges, numbers: TICKS, names, marked };
    const notes = [ofInputs, ofSpace].map((axes, at) => {
      const alpha = Math.max(0, at === 0 ? 1 - 2 * this.#blend : 2 * this.#blend - 1);
      context.globalAlpha = alpha;
      return { alpha, names: drawLargeAxes(context, sheet, frame, axes) };
    });
    context.globalAlpha = 1;
    return notes;
  }

  /**
   * The lines of constant x and of constant y; stronger at each tenth, where gates have 0 and 1.
   * @param {Sheet} sheet
   * @param {Frame} frame
   * @param {HiddenSpace} space
   */
  #drawMesh(sheet, { left, top, side }, space) {
    const context = this.#context;
    const { detail, meshSides } = space;
    const mesh = space.mesh();
    const strong = [0, 1].map((axis) => new Set(space.strongLines(axis)));
    const [columns, rows] = meshSides;
    const line = (
      /** @type {number} */ from,
      /** @type {number} */ step,
      /** @type {number} */ points,
    ) => {
      for (let point = 0; point < points; point++) {
        const at = 2 * (from + point * step);
        const x = left + mesh[at] * side;
        const y = top + mesh[at + 1] * side;
        if (point === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
    };
    context.strokeStyle = sheet.paint.colour('ink');
    context.lineJoin = 'round';
    for (const [isUnit, width, opacity] of /** @type {const} */ ([
      [false, 0.75, 0.22],
      [true, 1.25, 0.55],
    ])) {
      context.beginPath();
      for (let index = 0; index * detail < Math.max(columns, rows); index++) {
        const at = index * detail;
        if (at < rows && strong[1].has(index) === isUnit) line(at * columns, 1, columns);
        if (at < columns && strong[0].has(index) === isUnit) line(at, columns, rows);
      }
      context.globalAlpha = opacity;
      context.lineWidth = width * sheet.line;
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  /**
   * Where the network answers 0.5 on the mesh, and the straight line that this is part of in the space.
   * @param {Sheet} sheet
   * @param {Frame} frame
   * @param {HiddenSpace} space
   * @param {import('./space-rows.js').Rows} data
   */
  #drawBoundary(sheet, { left, top, side }, space, { outputRange }) {
    const context = this.#context;
    context.lineCap = 'round';
    context.strokeStyle = sheet.paint.colour('ink');
    const draw = (/** @type {Float32Array} */ segments, /** @type {number} */ opacity) => {
      context.beginPath();
      for (let at = 0; at < segments.length; at += 4) {
        context.moveTo(left + segments[at] * side, top + segments[at + 1] * side);
        context.lineTo(left + segments[at + 2] * side, top + segments[at + 3] * side);
      }
      context.globalAlpha = opacity;
      context.lineWidth = 2.25 * sheet.line;
      context.stroke();
    };
    // The engine's is that of ½, which parts classes.
    if (outputRange[1] === 1 && outputRange[0] === 0) {
      draw(space.line(), Math.max(0, 2 * this.#blend - 1));
    }
    draw(space.boundary(), 1);
    context.globalAlpha = 1;
  }
}
