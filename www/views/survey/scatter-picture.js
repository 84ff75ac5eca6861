// A picture of many starts: a mark for each, over two of its numbers. It is read by pointing, and by keys.

import { html, nothing, render, svg } from 'lit';
import { beginSheet, fitCanvas } from '../../plot/plane.js';
import { readByKeys } from '../../plot/reader.js';
import { linearTicks, tickText } from '../../plot/ticks.js';
import { minus } from '../../text/minus.js';
import { context2d, make } from '../../ui/dom.js';
import { observeSize } from '../../ui/size.js';

/**
 * @typedef {object} Starts
 * @property {Float64Array} xs
 * @property {Float64Array} ys
 * @property {Uint8Array} groups which group each is in
 * @property {import('./marks.js').Mark[]} marks of each group
 * @property {[x: string, y: string]} names of the axes
 * @property {number | undefined} isolated the group that alone is seen
 */

/** What is drawn over them, which may change often. @typedef {{ over?: number, isInDanger?: boolean, isSigned?: boolean, open?: number }} Over */

/** Around the frame, in ems. */
const MARGIN = { left: 3.6, top: 1.8, right: 1, bottom: 2.6 };
/** How high the frame is for its width, and at most, in ems. */
const RATIO = 0.72;
const MOST = 19;
/** Numbers beside the axes are at least this far apart, in ems. */
const X_SPACE = 4;
const Y_SPACE = 2.3;
/** From the outermost marks to the frame, as a share of it. */
const ROOM = 0.03;
/** So near has one to point, in pixels. */
const NEAR = 16;
/** Of very many, each is so much smaller. */
const VERY_MANY = 3000;
const SMALLER = 0.7;
/** With Shift, a key goes so many starts on. */
const FAR = 10;
const FAINT = 0.15;
/** What the sizes of marks are given for, in pixels. */
const USUAL_EM = 15;

export class ScatterPicture {
  element = make('div', '', { className: 'scatter' });
  #axes = make('div', '');
  #canvas = make('canvas', '', { role: 'img', ariaLabel: 'Scatter of starts' });
  #cursor = make('div', '', { className: 'cursor' });
  #theme;
  #options;
  #width = 0;
  #em = USUAL_EM;
  /** @type {Starts | undefined} */
  #starts;
  /** @type {Over} */
  #over = {};
  /** Where each is, in pixels; not a number where it is not seen. @type {{ xs: Float64Array, ys: Float64Array }} */
  #places = { xs: new Float64Array(), ys: new Float64Array() };
  /** @type {[across: number[], down: number[]] | undefined} */
  #orders;
  /** The start that is read. @type {number | undefined} */
  #read;
  #isTouched = false;

  /**
   * @param {import('../../state/view.js').Context} context
   * @param {object} options
   * @param {HTMLElement} options.words where what is read is written
   * @param {string} options.describedBy the id of what describes it
   * @param {(start: number | undefined) => void} options.read is told which start is read
   * @param {(start: number) => void} options.open
   */
  constructor({ theme, ended }, options) {
    this.#theme = theme;
    this.#options = options;
    this.#canvas.setAttribute('aria-describedby', options.describedBy);
    const place = make('div', '', { className: 'over' });
    this.element.append(this.#axes, this.#canvas, this.#cursor, place);
    readByKeys(place, {
      name: 'Read the starts',
      words: options.words,
      begin: () => this.#go(this.#read ?? this.#over.open ?? this.#seen()[0]),
      press: (key, isFar) => this.#press(key, isFar),
      end: () => {},
    });
    place.addEventListener('pointerdown', (event) => {
      this.#isTouched = event.pointerType === 'touch';
    });
    place.addEventListener('pointermove', (event) => this.#go(this.#startAt(event)));
    place.addEventListener('pointerleave', (event) => {
      // A finger that is lifted leaves, too: what it has chosen stays.
      if (event.pointerType !== 'touch') this.#go(undefined);
    });
    place.addEventListener('click', (event) => {
      const start = this.#startAt(event);
      this.#go(start);
      if (start !== undefined && !this.#isTouched) this.#options.open(start);
    });
    observeSize(this.element, ended, (width) => {
      // Out of the page it has no width, and no type around it.
      if (width === this.#width || width === 0) return;
      this.#width = width;
      this.#em = Number.parseFloat(getComputedStyle(this.element).fontSize);
      this.#draw();
    });
  }

  /**
   * @param {Starts} starts
   * @param {Over} over
   */
  draw(starts, over) {
    this.#starts = starts;
    this.#over = over;
    this.#draw();
  }

  /** @param {Over} over */
  drawOver(over) {
    this.#over = over;
    this.#drawAxes();
    this.#drawCursor();
  }

  get #frame() {
    const [left, top, right] = [MARGIN.left, MARGIN.top, MARGIN.right].map((ems) => ems * this.#em);
    const width = Math.max(0, this.#width - left - right);
    const height = Math.min(RATIO * width, MOST * this.#em);
    return { left, top, width, height, right: left + width, bottom: top + height };
  }

  /** @type {[low: number, high: number][]} */
  #ranges = [
    [0, 1],
    [0, 1],
  ];

  /** @param {number} x */
  #across(x) {
    const { left, width } = this.#frame;
    const [low, high] = this.#ranges[0];
    return left + ((x - low) / (high - low)) * width;
  }

  /** @param {number} y */
  #down(y) {
    const { bottom, height } = this.#frame;
    const [low, high] = this.#ranges[1];
    return bottom - ((y - low) / (high - low)) * height;
  }

  #draw() {
    if (!this.#starts || this.#frame.width === 0) return;
    const { xs, ys } = this.#starts;
    this.#ranges = [rangeOf(xs), rangeOf(ys)];
    this.#drawAxes();
    this.#drawMarks();
    this.#drawCursor();
  }

  #drawAxes() {
    if (!this.#starts || this.#frame.width === 0) return;
    const { left, top, width, height, right, bottom } = this.#frame;
    const em = this.#em;
    const [[xLow, xHigh], [yLow, yHigh]] = this.#ranges;
    const { over, isInDanger, isSigned } = this.#over;
    const [xName, yName] = this.#starts.names;
    const bands = over === undefined ? [] : [[over, xHigh], ...(isSigned ? [[xLow, -over]] : [])];
    render(
      html`<svg aria-hidden="true" width=${this.#width} height=${bottom + MARGIN.bottom * em}>
        <g class=${isInDanger ? 'over shaded' : 'over'}>
          ${bands.map(([from, to]) => {
            const [start, end] = [from, to].map((x) =>
              Math.min(right, Math.max(left, this.#across(x))),
            );
            return end > start
              ? svg`<rect x=${start} y=${top} width=${end - start} height=${height} />`
              : nothing;
          })}
        </g>
        <g class="axes">
          ${linearTicks(yLow, yHigh, ((yHigh - yLow) * Y_SPACE * em) / height).map(
            (tick) => svg`<path d="M${left} ${this.#down(tick)}H${right}" />
              <text x=${left - 0.45 * em} y=${this.#down(tick) + 0.3 * em} text-anchor="end">${minus(tickText(tick))}</text>`,
          )}
          ${linearTicks(xLow, xHigh, ((xHigh - xLow) * X_SPACE * em) / width).map(
            (tick) => svg`<path d="M${this.#across(tick)} ${top}V${bottom}" />
              <text x=${this.#across(tick)} y=${bottom + 1.2 * em} text-anchor="middle">${minus(tickText(tick))}</text>`,
          )}
          <text x=${right} y=${bottom + 2.3 * em} text-anchor="end">${xName}</text>
          <text x=${0.2 * em} y=${top - 0.8 * em}>${yName}</text>
        </g>
      </svg>`,
      this.#axes,
    );
  }

  #drawMarks() {
    const { xs, ys, groups, marks, isolated } = /** @type {Starts} */ (this.#starts);
    const sheet = this.#theme.sheet(this.#width, this.#frame.bottom);
    fitCanvas(this.#canvas, sheet);
    const context = context2d(this.#canvas);
    beginSheet(context, sheet);
    const places = { xs: xs.map((x) => this.#across(x)), ys: ys.map((y) => this.#down(y)) };
    const scale = (this.#em / USUAL_EM) * (groups.length > VERY_MANY ? SMALLER : 1);
    // The many first: the few lie on them.
    for (const [group, { colours, opacity, size, path }] of marks.entries()) {
      const isFaint = isolated !== undefined && group !== isolated;
      context.globalAlpha = isFaint ? FAINT * opacity : opacity;
      const colour = colours[sheet.paint.isDark ? 1 : 0];
      const side = 2 * Math.ceil(size * scale + 1);
      const stamp = stampOf(path(0, 0, size * scale), colour, side, sheet.pixels);
      for (const [start, its] of groups.entries()) {
        const [x, y] = [places.xs[start], places.ys[start]];
        if (its !== group || !Number.isFinite(x + y)) continue;
        context.drawImage(stamp, x - side / 2, y - side / 2, side, side);
      }
    }
    context.globalAlpha = 1;
    const ifSeen = (/** @type {number} */ place, /** @type {number} */ start) =>
      isolated === undefined || groups[start] === isolated ? place : Number.NaN;
    this.#places = { xs: places.xs.map(ifSeen), ys: places.ys.map(ifSeen) };
    this.#orders = undefined;
  }

  #drawCursor() {
    const { bottom } = this.#frame;
    const ring = (/** @type {number | undefined} */ start, /** @type {string} */ kind) => {
      const [x, y] = [this.#places.xs[start ?? -1], this.#places.ys[start ?? -1]];
      return Number.isFinite(x + y)
        ? svg`<circle class=${kind} cx=${x} cy=${y} r=${0.5 * this.#em} />`
        : nothing;
    };
    render(
      html`<svg aria-hidden="true" width=${this.#width} height=${bottom}>
        ${ring(this.#over.open, 'open')} ${ring(this.#read, 'read')}
      </svg>`,
      this.#cursor,
    );
  }

  /** @param {number | undefined} start */
  #go(start) {
    if (start === this.#read) return;
    this.#read = start;
    this.#drawCursor();
    this.#options.read(start);
  }

  /** The start that is nearest to where one points. @param {MouseEvent} event */
  #startAt({ clientX, clientY }) {
    const box = this.element.getBoundingClientRect();
    const [x, y] = [clientX - box.left, clientY - box.top];
    const { xs, ys } = this.#places;
    let nearest;
    let least = NEAR * NEAR;
    for (let start = 0; start < xs.length; start++) {
      const distance = (xs[start] - x) ** 2 + (ys[start] - y) ** 2;
      if (distance < least) [nearest, least] = [start, distance];
    }
    return nearest;
  }

  /** Those that are seen, from left to right, or from top to bottom. */
  #seen(isUpwards = false) {
    this.#orders ??= [inOrder(this.#places.xs), inOrder(this.#places.ys)];
    return this.#orders[isUpwards ? 1 : 0];
  }

  /**
   * @param {string} key
   * @param {boolean} isFar
   */
  #press(key, isFar) {
    if (key === 'Enter') {
      if (this.#read !== undefined) this.#options.open(this.#read);
      return true;
    }
    /** @type {Record<string, number>} */
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };
    if (!(key in steps) && key !== 'Home' && key !== 'End') return false;
    const isUpwards = key === 'ArrowUp' || key === 'ArrowDown';
    const order = this.#seen(isUpwards);
    let next = order.indexOf(this.#read ?? -1);
    if (key in steps) next += steps[key] * (isFar ? FAR : 1);
    else next = key === 'Home' ? 0 : order.length - 1;
    this.#go(order[Math.min(order.length - 1, Math.max(0, next))]);
    return true;
  }
}

/**
 * A mark as an image of its own: to draw a shape thousands of times takes several times as long.
 * @param {string} path around the middle
 * @param {string} colour
 * @param {number} side
 * @param {number} pixels that a CSS pixel has
 */
function stampOf(path, colour, side, pixels) {
  const stamp = make('canvas', '', { width: side * pixels, height: side * pixels });
  const context = context2d(stamp);
  context.scale(pixels, pixels);
  context.translate(side / 2, side / 2);
  context.fillStyle = colour;
  context.fill(new Path2D(path));
  return stamp;
}

/**
 * The places of numbers, the least first.
 * @param {Float64Array} numbers
 */
function inOrder(numbers) {
  return [...numbers.keys()]
    .filter((place) => Number.isFinite(numbers[place]))
    .sort((one, other) => numbers[one] - numbers[other]);
}

/**
 * From the least to the largest, with some room.
 * @param {Float64Array} numbers
 * @returns {[low: number, high: number]}
 */
function rangeOf(numbers) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers) {
    if (!Number.isFinite(number)) continue;
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  if (low > high) return [0, 1];
  const room = ROOM * (high - low) || Math.abs(low) / 2 || 1;
  return [low - room, high + room];
}
