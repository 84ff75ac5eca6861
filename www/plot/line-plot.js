// A plot of one line on a canvas of the page, and a cursor where the pointer is, or where keys have put it.

import { context2d } from '../ui/dom.js';
import { observeSize } from '../ui/size.js';
import { indexAfter, LineDrawing } from './line-drawing.js';
import { fitCanvas } from './plane.js';

/** @typedef {import('./line-drawing.js').Line} Line */
/** @typedef {import('../ui/theme.js').Sheet} Sheet */

/**
 * @typedef {import('./line-drawing.js').Style & {
 *   theme: import('../ui/theme.js').Theme,
 *   ended: AbortSignal,
 *   redraw: () => void,
 *   choose?: () => void,
 * }} Options `redraw` is called when the cursor moves or the plot gets another size; in time it should come to
 *   `draw`. `choose` is called for a click where the cursor is
 */

/** How far outside of the axes the pointer still points at the line's ends, in CSS pixels. */
const REACH = 8;

export class LinePlot {
  #options;
  #canvas = document.createElement('canvas');
  #context = context2d(this.#canvas);
  #width = 0;
  #height = 0;
  /** @type {Line} */
  #line = { xs: [], ys: [], xRange: [0, 1], yRange: [0, 1], logarithmic: false };
  /** Where the pointer is, from the left; nowhere when it is not between the axes. @type {number | undefined} */
  #pointer;
  /** The x that keys have put the cursor on. @type {number | undefined} */
  #keyed;

  /**
   * @param {HTMLElement} place
   * @param {Options} options
   */
  constructor(place, options) {
    this.#options = options;
    const canvas = this.#canvas;
    place.append(canvas);
    observeSize(place, options.ended, (width, height) => {
      this.#width = width;
      this.#height = height;
      options.redraw();
    });
    for (const type of /** @type {const} */ (['pointerdown', 'pointermove'])) {
      canvas.addEventListener(type, ({ offsetX, offsetY }) => this.#point(offsetX, offsetY));
    }
    canvas.addEventListener('pointerleave', ({ pointerType }) => {
      // A finger leaves with every touch; what it touched stays to be read.
      if (pointerType === 'mouse') this.#point(Number.NaN, Number.NaN);
    });
    canvas.addEventListener('click', () => {
      if (this.cursor !== undefined) options.choose?.();
    });
  }

  /** The x of the cursor, if there is one. @returns {number | undefined} */
  get cursor() {
    const [low, high] = this.#line.xRange;
    const x = this.#pointer === undefined ? this.#keyed : this.#drawing().xAt(this.#pointer);
    return x === undefined ? undefined : Math.min(high, Math.max(low, x));
  }

  /** Where keys have put the cursor: it leaves the pointer. */
  set cursor(x) {
    this.#keyed = x;
    this.#pointer = undefined;
    this.#options.redraw();
  }

  /** How much of the x axis a CSS pixel has. */
  get xPerPixel() {
    const drawing = this.#drawing();
    return drawing.xAt(1) - drawing.xAt(0);
  }

  /** The index of the point that is nearest to the cursor, if there is one. @returns {number | undefined} */
  get pointed() {
    const { xs } = this.#line;
    const x = this.cursor;
    if (x === undefined || xs.length === 0) return undefined;
    const after = Math.min(indexAfter(xs, x), xs.length - 1);
    const before = Math.max(0, after - 1);
    return x - xs[before] < xs[after] - x ? before : after;
  }

  /** What a drawing depends on, beside the line. */
  get look() {
    return [this.#pointer, this.#keyed, ...Object.values(this.#sheet)];
  }

  /** @param {Line} line */
  draw(line) {
    this.#line = line;
    const drawing = this.#drawing();
    if (drawing.frame.width === 0 || drawing.frame.height === 0) return;
    fitCanvas(this.#canvas, drawing.sheet);
    drawing.draw();
    this.#drawCursor(drawing);
  }

  /**
   * Draws the same line on a sheet elsewhere, without the cursor.
   * @param {CanvasRenderingContext2D} context
   * @param {Sheet} sheet
   */
  drawOn(context, sheet) {
    new LineDrawing(context, sheet, this.#line, this.#options).draw();
  }

  get #sheet() {
    return this.#options.theme.sheet(this.#width, this.#height);
  }

  #drawing() {
    return new LineDrawing(this.#context, this.#sheet, this.#line, this.#options);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #point(x, y) {
    const { left, right, top, bottom } = this.#drawing().frame;
    const within =
      x >= left - REACH && x <= right + REACH && y >= top - REACH && y <= bottom + REACH;
    const pointer = within ? x : undefined;
    if (pointer === this.#pointer) return;
    this.#pointer = pointer;
    this.#options.redraw();
  }

  /** @param {LineDrawing} drawing */
  #drawCursor(drawing) {
    const index = this.pointed;
    const cursor = this.cursor;
    if (index === undefined || cursor === undefined) return;
    const { xs, ys } = this.#line;
    const { context, paint } = drawing;
    // Beyond the line's end there is no point to be on.
    const isBeyond = cursor > xs[index] + REACH * this.xPerPixel;
    const x = drawing.across(isBeyond ? cursor : xs[index]);
    context.fillStyle = paint.colour('edge');
    drawing.drawVertical(x, { dash: 3 });
    context.fillStyle = paint.colour('ink');
    if (!isBeyond) drawing.drawDot(x, drawing.down(ys[index]), 4);
  }
}
