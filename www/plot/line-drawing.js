// One line over two axes in round numbers, with a grid, drawn on a sheet. All lengths are CSS pixels; those below
// are for a sheet of scale 1.

import { FONT } from '../ui/theme.js';
import { beginSheet } from './plane.js';
import { thinned } from './thinning.js';
import { linearTicks, logarithmicDivisions, logarithmicTicks } from './ticks.js';

/**
 * What is plotted. A value that the y axis has no place for, as a logarithmic one has none for zero,
 * leaves a gap in the line.
 * @typedef {object} Line
 * @property {ArrayLike<number>} xs rising
 * @property {ArrayLike<number>} ys one for each x
 * @property {[low: number, high: number]} xRange in whole numbers
 * @property {[low: number, high: number]} yRange
 * @property {boolean} logarithmic whether the y axis is; its range then is of powers of ten
 */

/**
 * @typedef {object} Style
 * @property {string} label what the x axis counts
 * @property {(x: number) => string} xText a number beside the x axis
 * @property {(y: number) => string} yText a number beside the y axis
 * @property {(drawing: LineDrawing) => void} [drawBelow] draws below the line
 * @property {(drawing: LineDrawing) => void} drawMarks draws over the line
 */

/** Room for the numbers of the axes. What is in line with it in the style sheet goes with it. */
const LEFT = 52;
const TOP = 8;
const RIGHT = 24;
const BOTTOM = 42;
/** Numbers beside the axes are at least this far apart. */
const X_SPACE = 70;
const Y_SPACE = 30;
/** Where powers of ten are closer than this, nothing is drawn between them. */
const DECADE_SPACE = 24;
/** So many points are drawn at once. */
const PIECE = 64;

export class LineDrawing {
  #line;
  #style;
  /** Where the axes begin, and how many pixels go to one of their units. */
  #ruler;
  /** The rectangle between the axes. */
  frame;

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import('../ui/theme.js').Sheet} sheet
   * @param {Line} line
   * @param {Style} style
   */
  constructor(context, sheet, line, style) {
    this.context = context;
    this.sheet = sheet;
    this.#line = line;
    this.#style = style;
    const { width, height, scale } = sheet;
    const [left, top] = [LEFT * scale, TOP * scale];
    const across = Math.max(0, width - left - RIGHT * scale);
    const down = Math.max(0, height - top - BOTTOM * scale);
    this.frame = {
      ...{ left, top, width: across, height: down },
      ...{ right: left + across, bottom: top + down },
    };
    const { xRange, yRange, logarithmic } = line;
    const [y, highest] = logarithmic ? yRange.map(Math.log10) : yRange;
    this.#ruler = {
      x: xRange[0],
      acrossPerX: across / (xRange[1] - xRange[0]),
      y,
      downPerY: down / (highest - y),
    };
  }

  /** What is drawn is drawn in this. */
  get paint() {
    return this.sheet.paint;
  }

  /** Where an x is, from the left. @param {number} x */
  across(x) {
    return this.frame.left + (x - this.#ruler.x) * this.#ruler.acrossPerX;
  }

  /** Which x is at a place so far from the left. @param {number} place */
  xAt(place) {
    return this.#ruler.x + (place - this.frame.left) / this.#ruler.acrossPerX;
  }

  /** Where a y is, from the top: not finite, if the axis has no place for it. @param {number} y */
  down(y) {
    const value = this.#line.logarithmic ? Math.log10(y) : y;
    return this.frame.bottom - (value - this.#ruler.y) * this.#ruler.downPerY;
  }

  /** Axes, line and marks. */
  draw() {
    beginSheet(this.context, this.sheet);
    this.#drawXAxis();
    this.#drawYAxis();
    this.#style.drawBelow?.(this);
    this.drawLine(this.#line, 'ink', 1.75);
    this.#style.drawMarks(this);
  }

  /**
   * A vertical line from the top of the frame. It is filled on whole pixels of the screen: a stroke
   * would be smoothed.
   * @param {number} x from the left
   * @param {{ length?: number, dash?: number }} [options]
   */
  drawVertical(x, { length = this.frame.height, dash = length } = {}) {
    const hairline = this.#hairline;
    const left = this.#onPixel(x - hairline / 2);
    for (let from = 0; from < length; from += 2 * dash) {
      const piece = Math.min(dash, length - from);
      this.context.fillRect(left, this.frame.top + from, hairline, piece);
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} radius on a sheet of scale 1
   */
  drawDot(x, y, radius) {
    if (!Number.isFinite(y)) return;
    this.context.beginPath();
    this.context.arc(x, y, radius * this.sheet.scale, 0, 2 * Math.PI);
    this.context.fill();
  }

  #drawXAxis() {
    const { context } = this;
    const { label, xText } = this.#style;
    const { width: sheetWidth, scale } = this.sheet;
    const { width, right, bottom } = this.frame;
    const [low, high] = this.#line.xRange;
    context.font = `${12 * scale}px ${FONT}`;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    const space = Math.max(X_SPACE * scale, 1.3 * context.measureText(xText(high)).width);
    for (const tick of linearTicks(low, high, Math.max(1, ((high - low) * space) / width))) {
      context.fillStyle = this.paint.colour('line');
      this.drawVertical(this.across(tick));
      context.fillStyle = this.paint.colour('quiet');
      const text = xText(tick);
      // A long number at the end of the axis stays in the picture.
      const end = sheetWidth - context.measureText(text).width / 2;
      context.fillText(text, Math.min(this.across(tick), end), bottom + 7 * scale);
    }
    context.textAlign = 'right';
    context.fillText(label, right, bottom + 26 * scale);
  }

  #drawYAxis() {
    const { context } = this;
    const { scale } = this.sheet;
    const { height, left } = this.frame;
    const [low, high] = this.#line.yRange;
    const most = height / (Y_SPACE * scale);
    if (this.#line.logarithmic) this.#drawDivisions();
    const ticks = this.#line.logarithmic
      ? logarithmicTicks(low, high, most)
      : linearTicks(low, high, (high - low) / most);
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    for (const tick of ticks) {
      context.fillStyle = this.paint.colour('line');
      this.#drawHorizontal(this.down(tick));
      context.fillStyle = this.paint.colour('quiet');
      context.fillText(this.#style.yText(tick), left - 6 * scale, this.down(tick));
    }
  }

  /** The paler lines between the powers of ten. */
  #drawDivisions() {
    const { context } = this;
    // A unit of a logarithmic axis is a power of ten.
    if (this.#ruler.downPerY < DECADE_SPACE * this.sheet.scale) return;
    context.fillStyle = this.paint.colour('line');
    context.globalAlpha = 0.5;
    for (const division of logarithmicDivisions(...this.#line.yRange)) {
      this.#drawHorizontal(this.down(division));
    }
    context.globalAlpha = 1;
  }

  /** @param {number} y from the top */
  #drawHorizontal(y) {
    const hairline = this.#hairline;
    const { left, width } = this.frame;
    this.context.fillRect(left, this.#onPixel(y - hairline / 2), width, hairline);
  }

  /**
   * In short pieces: a long line that goes up and down is far slower to fill in with pixels.
   * @param {{ xs: ArrayLike<number>, ys: ArrayLike<number> }} line
   * @param {'ink' | 'edge'} colour
   * @param {number} width on a sheet of scale 1
   */
  drawLine({ xs, ys }, colour, width) {
    const { context } = this;
    context.lineWidth = width * this.sheet.line;
    context.lineJoin = 'round';
    context.lineCap = 'round';
    context.strokeStyle = this.paint.colour(colour);
    const { pixels } = this.sheet;
    const indices = thinned(ys, (index) => Math.floor(this.across(xs[index]) * pixels));
    for (let from = 0; from < indices.length; from += PIECE) {
      context.beginPath();
      // Each begins where the one before ended.
      this.#trace(xs, ys, indices.slice(Math.max(0, from - 1), from + PIECE));
      context.stroke();
    }
  }

  /**
   * @param {ArrayLike<number>} xs
   * @param {ArrayLike<number>} ys
   * @param {number[]} indices
   */
  #trace(xs, ys, indices) {
    let drawn = false;
    for (const index of indices) {
      const y = this.down(ys[index]);
      if (drawn) this.context.lineTo(this.across(xs[index]), y);
      else this.context.moveTo(this.across(xs[index]), y);
      drawn = Number.isFinite(y);
    }
  }

  /** The thinnest line, as near to it as whole pixels come. */
  get #hairline() {
    const { pixels, line } = this.sheet;
    return Math.max(1, Math.round(pixels * line)) / pixels;
  }

  /**
   * The nearest border between two pixels.
   * @param {number} place
   */
  #onPixel(place) {
    const { pixels } = this.sheet;
    return Math.round(place * pixels) / pixels;
  }
}

/**
 * The index of the first of rising numbers that is larger than `x`; their count, where none is.
 * @param {ArrayLike<number>} xs
 * @param {number} x
 */
export function indexAfter(xs, x) {
  let [low, high] = [0, xs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (xs[middle] <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
