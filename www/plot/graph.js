// A picture with two axes, as SVG: lines, what is marked on them, and what can be dragged. It may lie over
// the pixels of a canvas. It grows with the type around it.

import { html, nothing, render, svg } from 'lit';
import { minus } from '../text/minus.js';
import { make } from '../ui/dom.js';
import { observeSize } from '../ui/size.js';
import { linearTicks } from './ticks.js';

/**
 * @typedef {object} GraphOptions
 * @property {string} name
 * @property {string} xLabel
 * @property {string} yLabel
 * @property {number} [height] of the frame, in ems; without it, the frame is a square
 * @property {number} [pixels] how many pixels a side of the canvas under the lines has; none without
 * @property {Drag} [drag]
 * @property {AbortSignal} ended
 */

/**
 * What is dragged.
 * @typedef {object} Drag
 * @property {'across' | 'anywhere'} way across only, where a finger that goes up or down scrolls the page
 * @property {(place: Place) => void} [take] is told where it is taken
 * @property {(place: Place) => void} move
 * @property {(place: Place) => void} [drop]
 */

/** @typedef {{ x: number, y: number }} Place in units of the axes */

/**
 * @typedef {object} Line
 * @property {ArrayLike<number>} xs
 * @property {ArrayLike<number>} ys what is not a number leaves a gap
 * @property {string} kind its class
 */

/**
 * @typedef {object} Drawing
 * @property {[low: number, high: number]} xRange
 * @property {[low: number, high: number]} yRange
 * @property {Line[]} lines
 * @property {(graph: Graph) => unknown} [marks] SVG that is drawn over the lines
 * @property {string} words what the picture shows, in words
 * @property {string} [xLabel] instead of what the graph was made with
 * @property {string} [yLabel]
 */

/** Around the frame, in ems. */
const MARGIN = { left: 3, top: 1.6, right: 0.9, bottom: 2.6 };
/** Numbers beside the axes are at least this far apart, in ems. */
const X_SPACE = 3.5;
const Y_SPACE = 2.3;
/** What the sizes of dots are given for, in pixels. */
const USUAL_EM = 15;

let count = 0;

export class Graph {
  element = make('div', '', { className: 'graph' });
  canvas = document.createElement('canvas');
  #options;
  #id;
  #width = 0;
  /** How many pixels an em has. */
  #em = USUAL_EM;
  /** @type {Drawing | undefined} */
  #drawing;
  /** What drags it. @type {number | undefined} */
  #pointer;

  /** @param {GraphOptions} options */
  constructor(options) {
    this.#options = options;
    count += 1;
    this.#id = `graph-${count}`;
    this.canvas.width = options.pixels ?? 0;
    this.canvas.height = options.pixels ?? 0;
    this.element.classList.toggle('draggable', options.drag !== undefined);
    this.element.classList.toggle('across', options.drag?.way === 'across');
    observeSize(this.element, options.ended, (width) => {
      // Out of the page it has no width, and no type around it.
      if (width === this.#width || width === 0) return;
      this.#width = width;
      this.#em = Number.parseFloat(getComputedStyle(this.element).fontSize);
      this.#render();
    });
  }

  /** The rectangle between the axes. */
  get frame() {
    const [left, top, right] = [MARGIN.left, MARGIN.top, MARGIN.right].map((ems) => ems * this.#em);
    const width = Math.max(0, this.#width - left - right);
    const ems = this.#options.height;
    const height = ems === undefined ? width : ems * this.#em;
    return { left, top, width, height, right: left + width, bottom: top + height };
  }

  /** Where an x is, from the left. @param {number} x */
  across(x) {
    const [low, high] = this.#drawing?.xRange ?? [0, 1];
    const { left, width } = this.frame;
    return left + ((x - low) / (high - low)) * width;
  }

  /** Where a y is, from the top. @param {number} y */
  down(y) {
    const [low, high] = this.#drawing?.yRange ?? [0, 1];
    const { bottom, height } = this.frame;
    return bottom - ((y - low) / (high - low)) * height;
  }

  /** @param {Drawing} drawing */
  draw(drawing) {
    this.#drawing = drawing;
    this.#render();
  }

  /**
   * A dot in the picture.
   * @param {number} x
   * @param {number} y
   * @param {string} kind its class
   * @param {number} [radius] in pixels, where the type has its usual size
   */
  dot(x, y, kind, radius = 5) {
    const [left, top] = [this.across(x), this.down(y)];
    if (!Number.isFinite(left + top)) return nothing;
    const r = round((radius * this.#em) / USUAL_EM);
    return svg`<circle class=${kind} cx=${round(left)} cy=${round(top)} r=${r} />`;
  }

  /**
   * A line from one side of the frame to the other at an x.
   * @param {number} x
   * @param {string} kind its class
   */
  vertical(x, kind) {
    const { top, bottom } = this.frame;
    return svg`<path class=${kind} d="M${round(this.across(x))} ${top}V${bottom}" />`;
  }

  /**
   * The path of a line.
   * @param {Pick<Line, 'xs' | 'ys'>} line
   */
  path({ xs, ys }) {
    let path = '';
    let drawn = false;
    for (let index = 0; index < xs.length; index++) {
      const [left, top] = [this.across(xs[index]), this.down(ys[index])];
      const is = Number.isFinite(left + top);
      if (is) path += `${drawn ? 'L' : 'M'}${round(left)} ${round(top)}`;
      drawn = is;
    }
    return path;
  }

  #render() {
    if (!this.#drawing || this.frame.width === 0) return;
    const { left, top, width, height, bottom } = this.frame;
    for (const [side, length] of Object.entries({ left, top, width, height })) {
      this.canvas.style.setProperty(side, `${length}px`);
    }
    const { lines, marks, words } = this.#drawing;
    const { name, pixels } = this.#options;
    render(
      html`<div class="picture" role="img" aria-label=${name} aria-describedby=${this.#id}>
          ${pixels ? this.canvas : nothing}
          <svg
            width=${this.#width}
            height=${round(bottom + MARGIN.bottom * this.#em)}
            @pointerdown=${this.#pointed}
            @pointermove=${this.#pointed}
            @pointerup=${this.#released}
            @pointercancel=${this.#released}
          >
            <clipPath id="${this.#id}-frame">
              <rect x=${left} y=${top} width=${width} height=${height} />
            </clipPath>
            ${this.#axes(pixels !== undefined)}
            <g clip-path="url(#${this.#id}-frame)">
              ${lines.map((line) => svg`<path class=${line.kind} d=${this.path(line)} />`)}
              ${marks?.(this)}
            </g>
          </svg>
        </div>
        <p id=${this.#id} hidden>${words}</p>`,
      this.element,
    );
  }

  /** @param {boolean} isFilled whether there is a picture between the axes, which lines would cross */
  #axes(isFilled) {
    const { left, top, right, bottom, width, height } = this.frame;
    const drawing = /** @type {Drawing} */ (this.#drawing);
    const { xRange, yRange, xLabel, yLabel } = { ...this.#options, ...drawing };
    const em = this.#em;
    const xTicks = linearTicks(...xRange, ((xRange[1] - xRange[0]) * X_SPACE * em) / width);
    const yTicks = linearTicks(...yRange, ((yRange[1] - yRange[0]) * Y_SPACE * em) / height);
    return svg`<g class="axes">
      ${xTicks.map((tick) => {
        const x = round(this.across(tick));
        return svg`${isFilled ? nothing : svg`<path d="M${x} ${top}V${bottom}" />`}
          <text class="number" x=${x} y=${round(bottom + 1.1 * em)} text-anchor="middle">${minus(String(tick))}</text>`;
      })}
      ${yTicks.map((tick) => {
        const y = round(this.down(tick));
        return svg`${isFilled ? nothing : svg`<path d="M${left} ${y}H${right}" />`}
          <text class="number" x=${round(left - 0.45 * em)} y=${round(y + 0.3 * em)} text-anchor="end">${minus(String(tick))}</text>`;
      })}
      <text x=${right} y=${round(bottom + 2.3 * em)} text-anchor="end">${xLabel}</text>
      <text x=${round(left - 0.45 * em)} y=${round(top - 0.7 * em)}>${yLabel}</text>
    </g>`;
  }

  /** @param {PointerEvent} event */
  #pointed = (event) => {
    const { drag } = this.#options;
    const target = /** @type {Element} */ (event.currentTarget);
    if (!drag || event.button > 0) return;
    // Not a second finger.
    if (event.type === 'pointerdown' && event.isPrimary) {
      target.setPointerCapture(event.pointerId);
      this.#pointer = event.pointerId;
      drag.take?.(this.#placeOf(event));
    }
    if (event.pointerId === this.#pointer) drag.move(this.#placeOf(event));
  };

  /** @param {PointerEvent} event */
  #released = (event) => {
    if (event.pointerId !== this.#pointer) return;
    this.#pointer = undefined;
    this.#options.drag?.drop?.(this.#placeOf(event));
  };

  /** @param {PointerEvent} event */
  #placeOf({ clientX, clientY, currentTarget }) {
    const { left, top } = /** @type {Element} */ (currentTarget).getBoundingClientRect();
    const { frame } = this;
    const { xRange, yRange } = /** @type {Drawing} */ (this.#drawing);
    const share = {
      x: (clientX - left - frame.left) / frame.width,
      y: (frame.bottom - (clientY - top)) / frame.height,
    };
    return {
      x: xRange[0] + share.x * (xRange[1] - xRange[0]),
      y: yRange[0] + share.y * (yRange[1] - yRange[0]),
    };
  }
}

/**
 * To a tenth of a pixel: shorter paths are drawn sooner.
 * @param {number} length
 */
function round(length) {
  return Math.round(length * 10) / 10;
}
