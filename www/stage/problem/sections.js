// Pictures of other than x and y in a square: of inputs that differ in range, their plane; of more than two, the plane of
// two of them, with the others held; of one, a curve.

import { profileOf } from 'xor-playground/full';
import { drawDots, keptDots } from '../../plot/dots.js';
import { drawLargeAxes, drawNote } from '../../plot/large-axes.js';
import { acrossIn, beginSheet, downIn, drawSample, frameIn } from '../../plot/plane.js';
import { heldAt, inWords, isLarge } from '../../text/sized.js';
import {
  drawAsked,
  drawBoundary,
  drawCursor,
  placing,
  ROOM_FOR_ARROWS,
} from '../surface-drawing.js';

/** @typedef {import('../../ui/theme.js').Sheet} Sheet */
/** @typedef {import('../surface-drawing.js').Scene} Scene */
/** @typedef {import('../../plot/plane.js').Range} Range */
/** @typedef {import('../../plot/plane.js').Frame} Frame */

/** So pale is a row that is far from what is seen; and so far, as a share of the range, is far. */
const PALEST = 0.3;
const FAR = 0.4;
/** A row of a few that is not in the plane lies so much to the upper right, at most, or to the lower left. */
const ASIDE = 16;
/** Rows in the plane, or as near to it as this share of the range, are there as they are. */
const NEAR = 1e-9;
/** So many points has a curve. */
const POINTS = 241;
/** Above and below what a curve is to be, there is so much room, as a share of its range. */
const ROOM = 0.25;
/** The colours of the answers along the bottom of a curve, so high. */
const STRIP = 9;

export class Sections {
  #session;
  #nameOf;
  #boundaryInWords;
  /** The rows that are near, and those that are far. */
  #dots = [keptDots(), keptDots()];
  /** What they were divided for. @type {unknown[]} */
  #divided = [];
  /** @type {{ index: number[], data: import('../../state/data.js').Data }[]} */
  #groups = [];

  /**
   * @param {import('../../state/session.js').Session} session
   * @param {import('../surface-view.js').SurfaceView} surface that shows them
   */
  constructor(session, surface) {
    this.#session = session;
    this.#nameOf = (/** @type {number} */ index) => surface.nameOf(index);
    this.#boundaryInWords = () => surface.boundaryInWords();
  }

  /** Whether there is other to be seen than x and y, called so, in a square of small numbers. */
  get areWanted() {
    const { inputs, ranges, run } = this.#session;
    const [across, up] = ranges;
    const areUsual = inputs === 2 && !run.changed.includes('names');
    return !areUsual || across.some((end, at) => end !== up[at] || isLarge(end));
  }

  get #isCurve() {
    return this.#session.inputs === 1;
  }

  get title() {
    return this.#isCurve ? 'Output curve' : 'Decision surface';
  }

  get #names() {
    return this.#session.run.names;
  }

  /** What is held, and what at, in words; nothing where nothing is. */
  get held() {
    const { axes, point, data } = this.#session;
    const names = this.#names;
    return point.flatMap((value, input) =>
      axes.includes(input) || this.#isCurve
        ? []
        : [`${names[input]} = ${heldAt(data.inputRanges[input], value)}`],
    );
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  placeInWords(x, y) {
    const names = this.#names;
    const { axes } = this.#session;
    const across = `${names[axes[0]]} ${inWords(x)}`;
    return this.#isCurve ? across : `${across}, ${names[axes[1]]} ${inWords(y)}`;
  }

  /**
   * What the picture shows, in words.
   * @param {number | undefined} neuron
   * @param {string} rows what is answered to them
   */
  inWords(neuron, rows) {
    const { data, axes, ranges } = this.#session;
    const [across, up] = axes.map((axis) => this.#names[axis]);
    const [range, other] = ranges.map((ends) => ends.map(inWords).join(' to '));
    const both =
      range === other
        ? `${across} and ${up} from ${range}`
        : `${across} from ${range} and ${up} from ${other}`;
    const isOutput = neuron === undefined;
    const what = isOutput ? 'Output of the network' : `What ${this.#nameOf(neuron)} answers`;
    if (this.#isCurve) {
      const dots = isOutput
        ? ' Each row is a dot at its target.'
        : ' Each row is a dot at what is answered to it.';
      return `${what} as a curve over ${across} from ${range}.${dots} ${rows}`;
    }
    const [low, high] = isOutput ? data.outputRange : ['low', 'high'];
    const held = this.held.length > 0 ? `, with ${this.held.join(', ')}` : '';
    const line = isOutput ? ` ${this.#boundaryInWords()}` : '';
    return (
      `${what} for ${both}${held}, blue for ${low} and orange for ${high}: ` + `${rows}${line}`
    );
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Sheet} sheet
   * @param {Scene} scene
   */
  draw(context, sheet, scene) {
    if (this.#isCurve) this.#drawCurve(context, sheet, scene);
    else this.#drawPlane(context, sheet, scene);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Sheet} sheet
   * @param {Scene} scene
   */
  #drawPlane(context, sheet, { image, data, ranges, boundary, asked, cursor }) {
    const frame = frameIn(sheet);
    const { left, top, side } = frame;
    const { axes } = this.#session;
    const names = this.#names;
    const [across, up] = axes.map((axis) => names[axis]);
    const placeOf = placing(frame, ranges);
    beginSheet(context, sheet);
    context.drawImage(image, left, top, side, side);
    const isSmall = side < ROOM_FOR_ARROWS * sheet.scale;
    const notes = drawLargeAxes(context, sheet, frame, {
      ...{ ranges, names: isSmall ? [across, up] : [`${across} →`, withArrow(up)] },
    });
    clipTo(context, frame);
    drawBoundary(context, sheet, boundary, placeOf);
    const places = data.rows.map((row) => placeOf({ x: row[axes[0]], y: row[axes[1]] }));
    if (data.isMany) this.#drawMany(context, sheet, places);
    else this.#drawFew(context, sheet, places);
    context.restore();
    drawNote(context, sheet, frame, [...notes, ...this.held], places);
    if (asked) drawAsked(context, sheet, asked, ranges, placeOf);
    if (cursor) drawCursor(context, sheet, placeOf(cursor));
  }

  /**
   * How far a row is from the plane, as a share of the range: on which side, all inputs that are held together.
   * @param {readonly number[]} row
   */
  #distanceOf(row) {
    const { axes, point, data } = this.#session;
    let [farthest, sum] = [0, 0];
    for (const [input, value] of point.entries()) {
      if (axes.includes(input)) continue;
      const [low, high] = data.inputRanges[input];
      const off = (row[input] - value) / (high - low);
      farthest = Math.max(farthest, Math.abs(off));
      sum += off;
    }
    return { farthest, sum };
  }

  /**
   * Those of the plane lie on those behind it, which are paler, and a little aside.
   * @param {CanvasRenderingContext2D} context
   * @param {Sheet} sheet
   * @param {import('../../plot/plane.js').Place[]} places
   */
  #drawFew(context, sheet, places) {
    const { rows } = this.#session;
    const all = rows.map((row, index) => ({ row, index, ...this.#distanceOf(row) }));
    all.sort((one, other) => other.farthest - one.farthest);
    for (const { row, index, farthest, sum } of all) {
      const { x, y } = places[index];
      const aside = ASIDE * sheet.scale * Math.max(-1, Math.min(1, sum / FAR));
      context.globalAlpha = farthest < NEAR ? 1 : paleness(farthest);
      drawSample(context, sheet, { x: x + aside, y: y - aside }, Number(row.at(-1)));
    }
    context.globalAlpha = 1;
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Sheet} sheet
   * @param {import('../../plot/plane.js').Place[]} places
   */
  #drawMany(context, sheet, places) {
    this.#divide();
    for (const [group, { index, data }] of this.#groups.entries()) {
      context.globalAlpha = group === 0 ? PALEST : 1;
      const these = index.map((row) => places[row]);
      this.#dots[group](context, sheet, these, data);
    }
    context.globalAlpha = 1;
  }

  /** The rows that are far from the plane, and those that are near. */
  #divide() {
    const { data, section } = this.#session;
    if (this.#divided[0] === data && this.#divided[1] === section) return;
    this.#divided = [data, section];
    /** @type {[number[], number[]]} */
    const groups = [[], []];
    for (const [row, numbers] of data.rows.entries()) {
      groups[this.#distanceOf(numbers).farthest > FAR / 2 ? 0 : 1].push(row);
    }
    this.#groups = groups.map((index) => ({
      index,
      data: {
        ...data,
        rows: index.map((row) => data.rows[row]),
        tests: new Set([...index.keys()].filter((at) => data.tests.has(index[at]))),
      },
    }));
  }

  /** The outputs of a regression have round numbers around them already. @param {import('../../state/data.js').Data} data */
  #heightOf({ task, outputRange }) {
    return task === 'regression' ? outputRange : withRoom(outputRange);
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Sheet} sheet
   * @param {Scene} scene
   */
  #drawCurve(context, sheet, { image, data, neuron, asked, cursor }) {
    const { hidden, trainer } = this.#session;
    const frame = frameIn(sheet);
    const { left, top, side } = frame;
    const { scale, line, paint } = sheet;
    const { rows } = data;
    const [inputRange] = this.#session.ranges;
    const output = hidden.reduce((sum, size) => sum + size, 1);
    const curve = profileOf(trainer, neuron ?? output, POINTS);
    const range = neuron === undefined ? this.#heightOf(data) : rangeOf(curve);
    const [low, high] = inputRange;
    const across = (/** @type {number} */ x) => acrossIn(frame, inputRange, x);
    const down = (/** @type {number} */ y) => downIn(frame, range, y);
    beginSheet(context, sheet);
    context.lineWidth = line;
    context.strokeStyle = paint.colour('edge');
    context.strokeRect(left, top, side, side);
    const isSmall = side < ROOM_FOR_ARROWS * scale;
    const [name] = this.#names;
    const notes = drawLargeAxes(context, sheet, frame, {
      ...{ ranges: [inputRange, range], names: [isSmall ? name : `${name} →`, ''] },
    });
    clipTo(context, frame);
    const strip = STRIP * scale;
    context.drawImage(image, left, top + side - strip, side, strip);
    if (neuron === undefined && data.task !== 'regression') {
      const middle = down((data.outputRange[0] + data.outputRange[1]) / 2);
      context.beginPath();
      context.moveTo(left, middle);
      context.lineTo(left + side, middle);
      context.setLineDash([4 * scale, 4 * scale]);
      context.strokeStyle = paint.colour('quiet');
      context.stroke();
      context.setLineDash([]);
    }
    const answers = neuron === undefined ? [] : answersTo(trainer, rows.length, neuron);
    const places = rows.map((row, at) => ({
      x: across(row[0]),
      y: down(neuron === undefined ? row[1] : answers[at]),
    }));
    if (data.isMany) drawDots(context, sheet, places, data);
    context.beginPath();
    for (const [at, value] of curve.entries()) {
      context.lineTo(left + (at / (POINTS - 1)) * side, down(value));
    }
    context.lineWidth = 2 * line;
    context.lineJoin = 'round';
    context.strokeStyle = paint.colour('ink');
    context.stroke();
    if (!data.isMany) {
      for (const [at, place] of places.entries()) drawSample(context, sheet, place, rows[at][1]);
    }
    context.restore();
    drawNote(context, sheet, frame, notes, places);
    const onCurve = (/** @type {number} */ x) => {
      const place = Math.min(high, Math.max(low, x));
      const step = ((place - low) / (high - low)) * (POINTS - 1);
      const from = Math.min(POINTS - 2, Math.floor(step));
      const answer = curve[from] + (step - from) * (curve[from + 1] - curve[from]);
      return Math.max(range[0], Math.min(range[1], answer));
    };
    const placeOf = (/** @type {{ x: number, y: number }} */ { x, y }) => ({
      x: across(x),
      y: down(y),
    });
    if (asked) {
      // Beyond the picture it is marked at its border, and the answer is what is seen there.
      const y = onCurve(asked.x);
      drawAsked(context, sheet, { x: asked.x, y }, [inputRange, [y, y]], placeOf);
    }
    if (cursor) drawCursor(context, sheet, placeOf({ x: cursor.x, y: onCurve(cursor.x) }));
  }
}

/**
 * @param {import('xor-playground').Trainer} trainer
 * @param {number} rows
 * @param {number} neuron
 */
function answersTo(trainer, rows, neuron) {
  return trainer.activations().subarray(rows * neuron, rows * (neuron + 1));
}

/** Where there is room for it beside the axis. @param {string} name of what goes up */
function withArrow(name) {
  return name.length === 1 ? `${name} ↑` : name;
}

/** @param {number} distance as a share of the range */
function paleness(distance) {
  return Math.max(PALEST, 1 - distance / FAR);
}

/** @param {Range} range @returns {Range} */
function withRoom([low, high]) {
  const room = ROOM * (high - low);
  return [low - room, high + room];
}

/**
 * What a neuron's curve is seen in: as long as it can be, the same.
 * @param {ArrayLike<number>} curve
 * @returns {Range}
 */
function rangeOf(curve) {
  const sizes = Array.from(curve, Math.abs).filter(Number.isFinite);
  const largest = Math.max(1, ...sizes);
  return withRoom([-largest, largest]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Frame} frame
 */
function clipTo(context, { left, top, side }) {
  context.save();
  context.beginPath();
  context.rect(left, top, side, side);
  context.clip();
}
