// A plot of one line on a canvas: axes in round numbers, a grid, and a cursor on the point that is
// nearest to the pointer. All lengths are CSS pixels.

import { context2d } from './dom.js';
import { styleOf } from './theme.js';
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
 * @typedef {object} Options
 * @property {string} label what the x axis counts
 * @property {(x: number) => string} xText a number beside the x axis
 * @property {(y: number) => string} yText a number beside the y axis
 * @property {(plot: LinePlot) => void} drawMarks draws over the line
 * @property {() => void} redraw is asked for when the pointer moves or the plot gets another size; in
 *   time it should come to `draw`
 */

/** Room for the numbers of the axes. The Time slider's margins in the style sheet go with it. */
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
/** How far outside of the axes the pointer still points at the line's ends. */
const REACH = 8;

export class LinePlot {
  #options;
  #canvas = document.createElement('canvas');
  /** Pixels to a CSS pixel; none while it is the screen that says. @type {number | undefined} */
  #pixels;
  #width = 0;
  #height = 0;
  /** @type {Line} */
  #line = { xs: [], ys: [], xRange: [0, 1], yRange: [0, 1], logarithmic: false };
  /** Where the axes begin, and how many pixels go to one of their units. */
  #scale = { x: 0, acrossPerX: 1, y: 0, downPerY: 1 };
  /** The rectangle between the axes. */
  frame = { left: LEFT, top: TOP, width: 0, height: 0, right: LEFT, bottom: TOP };
  /** Where the pointer is, from the left; nowhere when it is not between the axes. @type {number | undefined} */
  #pointer;

  context = context2d(this.#canvas);

  /**
   * @param {HTMLElement} place
   * @param {Options} options
   */
  constructor(place, options) {
    this.#options = options;
    place.append(this.#canvas);
    new ResizeObserver(([{ contentRect }]) => {
      this.#resize(contentRect.width, contentRect.height);
      options.redraw();
    }).observe(place);
    for (const type of /** @type {const} */ (['pointerdown', 'pointermove'])) {
      this.#canvas.addEventListener(type, ({ offsetX, offsetY }) => this.#point(offsetX, offsetY));
    }
    this.#canvas.addEventListener('pointerleave', ({ pointerType }) => {
      // A finger leaves with every touch; what it touched stays to be read.
      if (pointerType === 'mouse') this.#point(Number.NaN, Number.NaN);
    });
  }

  /** The index of the point that is nearest to the pointer, if there is one. @returns {number | undefined} */
  get pointed() {
    const { xs } = this.#line;
    if (this.#pointer === undefined || xs.length === 0) return undefined;
    const x = this.xAt(this.#pointer);
    let [low, high] = [0, xs.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (xs[middle] < x) low = middle;
      else high = middle;
    }
    return x - xs[low] < xs[high] - x ? low : high;
  }

  /** Where an x is, from the left. @param {number} x */
  across(x) {
    return LEFT + (x - this.#scale.x) * this.#scale.acrossPerX;
  }

  /** Which x is at a place so far from the left. @param {number} place */
  xAt(place) {
    return this.#scale.x + (place - LEFT) / this.#scale.acrossPerX;
  }

  /** Where a y is, from the top: not finite, if the axis has no place for it. @param {number} y */
  down(y) {
    const value = this.#line.logarithmic ? Math.log10(y) : y;
    return this.frame.bottom - (value - this.#scale.y) * this.#scale.downPerY;
  }

  /** @param {Line} line */
  draw(line) {
    this.#line = line;
    this.#fit();
    this.#drawAll();
  }

  /**
   * Draws the same line onto another context, of another size, without the cursor.
   * @param {CanvasRenderingContext2D} context
   * @param {import('./theme.js').Sheet} sheet
   */
  drawOnto(context, { width, height, pixels }) {
    const shown = { context: this.context, width: this.#width, height: this.#height };
    const pointer = this.#pointer;
    this.context = context;
    this.#pixels = pixels;
    this.#pointer = undefined;
    this.#resize(width, height);
    try {
      this.#drawAll();
    } finally {
      this.context = shown.context;
      this.#pixels = undefined;
      this.#pointer = pointer;
      this.#resize(shown.width, shown.height);
    }
  }

  #drawAll() {
    if (this.frame.width === 0 || this.frame.height === 0) return;
    this.#rule();
    this.context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    this.context.clearRect(0, 0, this.#width, this.#height);
    this.#drawXAxis();
    this.#drawYAxis();
    this.#drawLine();
    this.#options.drawMarks(this);
    this.#drawCursor();
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
      this.context.fillRect(left, TOP + from, hairline, Math.min(dash, length - from));
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   */
  drawDot(x, y, radius) {
    if (!Number.isFinite(y)) return;
    this.context.beginPath();
    this.context.arc(x, y, radius, 0, 2 * Math.PI);
    this.context.fill();
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #point(x, y) {
    const { left, right, top, bottom } = this.frame;
    const within =
      x >= left - REACH && x <= right + REACH && y >= top - REACH && y <= bottom + REACH;
    this.#pointer = within ? x : undefined;
    this.#options.redraw();
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  #resize(width, height) {
    this.#width = width;
    this.#height = height;
    const frame = {
      width: Math.max(0, width - LEFT - RIGHT),
      height: Math.max(0, height - TOP - BOTTOM),
    };
    this.frame = { ...this.frame, ...frame, right: LEFT + frame.width, bottom: TOP + frame.height };
  }

  /** Gives the canvas the pixels that the screen has in its place. */
  #fit() {
    const width = Math.round(this.#width * devicePixelRatio);
    const height = Math.round(this.#height * devicePixelRatio);
    if (this.#canvas.width === width && this.#canvas.height === height) return;
    this.#canvas.width = width;
    this.#canvas.height = height;
  }

  /** Lays the ranges along the axes. */
  #rule() {
    const { xRange, yRange, logarithmic } = this.#line;
    const [y, top] = logarithmic ? yRange.map(Math.log10) : yRange;
    this.#scale = {
      x: xRange[0],
      acrossPerX: this.frame.width / (xRange[1] - xRange[0]),
      y,
      downPerY: this.frame.height / (top - y),
    };
  }

  #drawXAxis() {
    const { context } = this;
    const { label, xText } = this.#options;
    const { left, width, bottom } = this.frame;
    const [low, high] = this.#line.xRange;
    context.font = `12px ${styleOf('--font')}`;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    const space = Math.max(X_SPACE, 1.3 * context.measureText(xText(high)).width);
    for (const tick of linearTicks(low, high, Math.max(1, ((high - low) * space) / width))) {
      context.fillStyle = styleOf('--line');
      this.drawVertical(this.across(tick));
      context.fillStyle = styleOf('--quiet');
      const text = xText(tick);
      // A long number at the end of the axis stays in the picture.
      const end = this.#width - context.measureText(text).width / 2;
      context.fillText(text, Math.min(this.across(tick), end), bottom + 7);
    }
    context.fillText(label, left + width / 2, bottom + 27);
  }

  #drawYAxis() {
    const { context } = this;
    const [low, high] = this.#line.yRange;
    const most = this.frame.height / Y_SPACE;
    if (this.#line.logarithmic) this.#drawDivisions();
    const ticks = this.#line.logarithmic
      ? logarithmicTicks(low, high, most)
      : linearTicks(low, high, (high - low) / most);
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    for (const tick of ticks) {
      context.fillStyle = styleOf('--line');
      this.#drawHorizontal(this.down(tick));
      context.fillStyle = styleOf('--quiet');
      context.fillText(this.#options.yText(tick), LEFT - 6, this.down(tick));
    }
  }

  /** The paler lines between the powers of ten. */
  #drawDivisions() {
    const { context } = this;
    // A unit of a logarithmic axis is a power of ten.
    if (this.#scale.downPerY < DECADE_SPACE) return;
    context.fillStyle = styleOf('--line');
    context.globalAlpha = 0.5;
    for (const division of logarithmicDivisions(...this.#line.yRange)) {
      this.#drawHorizontal(this.down(division));
    }
    context.globalAlpha = 1;
  }

  /** @param {number} y from the top */
  #drawHorizontal(y) {
    const hairline = this.#hairline;
    this.context.fillRect(LEFT, this.#onPixel(y - hairline / 2), this.frame.width, hairline);
  }

  /** In short pieces: a long line that goes up and down is far slower to fill in with pixels. */
  #drawLine() {
    const { context } = this;
    context.lineWidth = 1.75;
    context.lineJoin = 'round';
    context.lineCap = 'round';
    context.strokeStyle = styleOf('--ink');
    const { xs, ys } = this.#line;
    const indices = thinned(ys, (index) => Math.floor(this.across(xs[index]) * this.#ratio));
    for (let from = 0; from < indices.length; from += PIECE) {
      context.beginPath();
      // Each begins where the one before ended.
      this.#trace(indices.slice(Math.max(0, from - 1), from + PIECE));
      context.stroke();
    }
  }

  /** @param {number[]} indices */
  #trace(indices) {
    const { xs, ys } = this.#line;
    let drawn = false;
    for (const index of indices) {
      const y = this.down(ys[index]);
      if (drawn) this.context.lineTo(this.across(xs[index]), y);
      else this.context.moveTo(this.across(xs[index]), y);
      drawn = Number.isFinite(y);
    }
  }

  #drawCursor() {
    const index = this.pointed;
    if (index === undefined) return;
    const { xs, ys } = this.#line;
    const x = this.across(xs[index]);
    this.context.fillStyle = styleOf('--edge');
    this.drawVertical(x, { dash: 3 });
    this.context.fillStyle = styleOf('--ink');
    this.drawDot(x, this.down(ys[index]), 4);
  }

  /** How many pixels a CSS pixel has. */
  get #ratio() {
    return this.#pixels ?? devicePixelRatio;
  }

  /** One CSS pixel, as near as whole pixels come to it. */
  get #hairline() {
    return Math.max(1, Math.round(this.#ratio)) / this.#ratio;
  }

  /**
   * The nearest border between two pixels.
   * @param {number} place
   */
  #onPixel(place) {
    return Math.round(place * this.#ratio) / this.#ratio;
  }
}
