// A picture with two axes, as SVG: lines, what is marked on them, and what can be dragged. It may lie over
// the pixels of a canvas. All lengths are CSS pixels.

import { html, nothing, render, svg } from 'lit';
import { make } from '../dom.js';
import { linearTicks } from '../ticks.js';

/**
 * @typedef {object} GraphOptions
 * @property {string} name
 * @property {string} xLabel
 * @property {string} yLabel
 * @property {number} [height] of the frame; without it, the frame is a square
 * @property {number} [pixels] how many pixels a side of the canvas under the lines has; none without
 * @property {Drag} [drag]
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

const LEFT = 46;
const TOP = 24;
const RIGHT = 14;
const BOTTOM = 40;
/** Numbers beside the axes are at least this far apart. */
const X_SPACE = 52;
const Y_SPACE = 34;

let count = 0;

export class Graph {
  element = make('div', '', { className: 'graph' });
  canvas = document.createElement('canvas');
  #options;
  #id;
  #width = 0;
  /** @type {Drawing | undefined} */
  #drawing;
  #dragged = false;

  /** @param {GraphOptions} options */
  constructor(options) {
    this.#options = options;
    count += 1;
    this.#id = `lesson-graph-${count}`;
    this.canvas.width = options.pixels ?? 0;
    this.canvas.height = options.pixels ?? 0;
    this.element.classList.toggle('draggable', options.drag !== undefined);
    this.element.classList.toggle('across', options.drag?.way === 'across');
    new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.width === this.#width) return;
      this.#width = contentRect.width;
      this.#render();
    }).observe(this.element);
  }

  /** The rectangle between the axes. */
  get frame() {
    const width = Math.max(0, this.#width - LEFT - RIGHT);
    const height = this.#options.height ?? width;
    return { left: LEFT, top: TOP, width, height, right: LEFT + width, bottom: TOP + height };
  }

  /** Where an x is, from the left. @param {number} x */
  across(x) {
    const [low, high] = this.#drawing?.xRange ?? [0, 1];
    return LEFT + ((x - low) / (high - low)) * this.frame.width;
  }

  /** Where a y is, from the top. @param {number} y */
  down(y) {
    const [low, high] = this.#drawing?.yRange ?? [0, 1];
    return this.frame.bottom - ((y - low) / (high - low)) * this.frame.height;
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
   * @param {number} [radius]
   */
  dot(x, y, kind, radius = 5) {
    const [left, top] = [this.across(x), this.down(y)];
    if (!Number.isFinite(left + top)) return nothing;
    return svg`<circle class=${kind} cx=${round(left)} cy=${round(top)} r=${radius} />`;
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
            height=${bottom + BOTTOM}
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
    const xTicks = linearTicks(...xRange, ((xRange[1] - xRange[0]) * X_SPACE) / width);
    const yTicks = linearTicks(...yRange, ((yRange[1] - yRange[0]) * Y_SPACE) / height);
    return svg`<g class="axes">
      ${xTicks.map((tick) => {
        const x = round(this.across(tick));
        return svg`${isFilled ? nothing : svg`<path d="M${x} ${top}V${bottom}" />`}
          <text class="number" x=${x} y=${bottom + 16} text-anchor="middle">${tick}</text>`;
      })}
      ${yTicks.map((tick) => {
        const y = round(this.down(tick));
        return svg`${isFilled ? nothing : svg`<path d="M${left} ${y}H${right}" />`}
          <text class="number" x=${left - 7} y=${y + 4} text-anchor="end">${tick}</text>`;
      })}
      <text x=${right} y=${bottom + 33} text-anchor="end">${xLabel}</text>
      <text x=${left - 7} y=${top - 10}>${yLabel}</text>
    </g>`;
  }

  /** @param {PointerEvent} event */
  #pointed = (event) => {
    const { drag } = this.#options;
    const target = /** @type {Element} */ (event.currentTarget);
    if (!drag || event.button > 0) return;
    if (event.type === 'pointerdown') {
      target.setPointerCapture(event.pointerId);
      this.#dragged = true;
      drag.take?.(this.#placeOf(event));
    }
    if (this.#dragged) drag.move(this.#placeOf(event));
  };

  /** @param {PointerEvent} event */
  #released = (event) => {
    if (!this.#dragged) return;
    this.#dragged = false;
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
