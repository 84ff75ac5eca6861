// The share that learns, and when half of these have, over the values of a setting that is a number.

import { html, nothing, render, svg } from 'lit';
import { decadesAround, linearTicks, logarithmicTicks } from '../../plot/ticks.js';
import { count } from '../../text/format.js';
import { make } from '../../ui/dom.js';
import { observeSize } from '../../ui/size.js';
import { percent } from './words.js';

/** @typedef {import('./sweep-run.js').Point} Point */
/** @typedef {Point & { counted: import('./summary.js').Counted }} Counted */

/**
 * @typedef {object} Chart
 * @property {Point[]} points
 * @property {import('./sweep-plan.js').Setting} setting
 * @property {string} present its present value; empty where there is none
 */

/** Around the pictures, and how high they are, in ems. */
const MARGIN = { left: 3.6, top: 2.5, right: 1.4, bottom: 2.6 };
const HEIGHTS = { share: 12, times: 6 };
/** Numbers beside the axes are at least this far apart, in ems. */
const X_SPACE = 2.6;
const Y_SPACE = 2.3;
/** From the outermost points to the frame, as a share of it. */
const ROOM = 0.04;
/** The ends of an interval, in ems. */
const CAP = 0.3;
/** Times that differ by so much are on a logarithmic axis. */
const WIDE = 4;

export class SweepChart {
  element = make('div', '', { className: 'sweep-chart' });
  #width = 0;
  #em = 0;
  #open;
  /** @type {Chart | undefined} */
  #chart;

  /**
   * @param {AbortSignal} ended
   * @param {(point: Point) => void} open is called with a point that is clicked
   */
  constructor(ended, open) {
    this.#open = open;
    observeSize(this.element, ended, (width) => {
      // Out of the page it has no width, and no type around it.
      if (width === this.#width || width === 0) return;
      this.#width = width;
      this.#em = Number.parseFloat(getComputedStyle(this.element).fontSize);
      this.#render();
    });
  }

  /** @param {Chart} chart */
  draw(chart) {
    this.#chart = chart;
    this.#render();
  }

  #render() {
    const em = this.#em;
    const [left, top] = [MARGIN.left * em, MARGIN.top * em];
    const width = this.#width - left - MARGIN.right * em;
    if (!this.#chart || width <= 0) return;
    const { points, setting, present } = this.#chart;
    const across = acrossOf(this.#chart, left, width);
    const counted = /** @type {Counted[]} */ (points.filter((point) => point.counted));
    const timed = counted.filter((point) => point.counted.half !== undefined);
    const bottom = top + HEIGHTS.share * em;
    const down = (/** @type {number} */ share) => bottom - share * HEIGHTS.share * em;
    const times = timesOf(timed, bottom + (MARGIN.bottom + MARGIN.top) * em, em);
    const now = across(present);
    const end = timed.length > 0 ? times.bottom : bottom;
    render(
      html`<svg
        role="img"
        aria-label="The share that learns, by ${setting.title}"
        aria-describedby="sweep-words"
        width=${this.#width}
        height=${end + MARGIN.bottom * em}
      >
        <g class="axes">
          ${linearTicks(0, 1, Y_SPACE / HEIGHTS.share).map(
            (share) => svg`<path d="M${left} ${down(share)}H${left + width}" />
              <text x=${left - 0.45 * em} y=${down(share) + 0.3 * em} text-anchor="end">${Math.round(100 * share)} %</text>`,
          )}
          <text x=${0.2 * em} y=${top - 1.5 * em}>share that learns</text>
          ${this.#values(across, bottom, end === bottom)}
          ${timed.length > 0 ? timesAxis(times, left, width, em) : nothing}
          ${timed.length > 0 ? this.#values(across, times.bottom, true) : nothing}
        </g>
        ${
          Number.isFinite(now)
            ? svg`<path class="now" d="M${now} ${top - 0.3 * em}V${bottom}${timed.length > 0 ? `M${now} ${times.top}V${end}` : ''}" />
              <text class="now" x=${now + 0.35 * em} y=${top - 0.3 * em}>now</text>`
            : nothing
        }
        <path class="line" d=${pathOf(counted.map((point) => [across(point.value.value), down(shareOf(point))]))} />
        ${counted.map((point) => this.#point(point, across(point.value.value), down))}
        <path
          class="line quiet"
          d=${pathOf(timed.map((point) => [across(point.value.value), times.down(halfOf(point))]))}
        />
        ${timed.map((point) => {
          const words = `${point.value.name}: half of those that learn have by epoch ${count(halfOf(point))}`;
          return svg`<circle class="time" cx=${across(point.value.value)} cy=${times.down(halfOf(point))} r=${0.22 * em}>
            <title>${words}</title></circle>`;
        })}
      </svg>`,
      this.element,
    );
  }

  /**
   * The values below an axis, as many as there is room for.
   * @param {(value: string) => number} across
   * @param {number} bottom
   * @param {boolean} isLast whether it says what they are
   */
  #values(across, bottom, isLast) {
    const em = this.#em;
    const { points, setting } = /** @type {Chart} */ (this.#chart);
    let last = Number.NEGATIVE_INFINITY;
    const shown = points.filter(({ value }) => {
      const x = across(value.value);
      const isFree = x - last >= X_SPACE * em;
      if (isFree) last = x;
      return isFree;
    });
    return svg`${shown.map(
      ({ value: { value, name } }) => svg`<path d="M${across(value)} ${bottom}v${0.3 * em}" />
        <text x=${across(value)} y=${bottom + 1.3 * em} text-anchor="middle">${name}</text>`,
    )}
    ${
      isLast
        ? svg`<text x=${this.#width - MARGIN.right * em} y=${bottom + 2.4 * em} text-anchor="end">${setting.title.toLowerCase()}</text>`
        : nothing
    }`;
  }

  /**
   * @param {Counted} point
   * @param {number} x
   * @param {(share: number) => number} down
   */
  #point(point, x, down) {
    const em = this.#em;
    const [low, high] = point.counted.interval.map(down);
    const isNow = point.value.value === this.#chart?.present;
    return svg`<g class="point ${isNow ? 'is-now' : ''}" @click=${() => this.#open(point)}>
      <path d="M${x} ${low}V${high}M${x - CAP * em} ${low}h${2 * CAP * em}M${x - CAP * em} ${high}h${2 * CAP * em}" />
      <circle cx=${x} cy=${down(shareOf(point))} r=${0.34 * em} />
      <title>${point.value.name}: ${percent(shareOf(point))} %. Click to open an example.</title>
    </g>`;
  }
}

/** @param {Counted} point */
function shareOf({ counted: { learnt, count: all } }) {
  return learnt / all;
}

/** @param {Counted} point */
function halfOf({ counted: { half = 0 } }) {
  return half;
}

/**
 * Where a value is, from the left; not a number where it is none.
 * @param {Chart} chart
 * @param {number} left
 * @param {number} width
 */
function acrossOf({ points, setting, present }, left, width) {
  const values = points.map(({ value }) => Number(value.value));
  // Numbers that are 0 too, or no ratios, are as far apart as each other.
  const place = (/** @type {string} */ value) => {
    if (setting.kind === 'ratio') return Math.log(Number(value));
    if (setting.kind === 'number') return values.indexOf(Number(value));
    return Number(value);
  };
  const isThere = present !== '' && (setting.kind !== 'number' || values.includes(Number(present)));
  const places = [...points.map(({ value }) => value.value), ...(isThere ? [present] : [])].map(
    place,
  );
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const [from, within] = [left + ROOM * width, (1 - 2 * ROOM) * width];
  return (/** @type {string} */ value) => {
    if (value === '' || (value === present && !isThere)) return Number.NaN;
    return low === high ? left + width / 2 : from + ((place(value) - low) / (high - low)) * within;
  };
}

/**
 * The axis of the epochs by which half have learnt.
 * @param {Counted[]} timed
 * @param {number} top
 * @param {number} em
 */
function timesOf(timed, top, em) {
  const halves = timed.map(halfOf);
  const [least, most] = [Math.min(...halves), Math.max(...halves)];
  const height = HEIGHTS.times * em;
  const bottom = top + height;
  const room = Math.floor(HEIGHTS.times / Y_SPACE);
  if (least > 0 && most / least >= WIDE) {
    const [low, high] = decadesAround(halves);
    const share = (/** @type {number} */ epoch) => Math.log(epoch / low) / Math.log(high / low);
    const down = (/** @type {number} */ epoch) => bottom - share(epoch) * height;
    return { top, bottom, down, ticks: logarithmicTicks(low, high, room) };
  }
  const down = (/** @type {number} */ epoch) => bottom - (epoch / (1.1 * most || 1)) * height;
  return { top, bottom, down, ticks: linearTicks(0, 1.1 * most || 1, (1.1 * most || 1) / room) };
}

/**
 * @param {ReturnType<typeof timesOf>} times
 * @param {number} left
 * @param {number} width
 * @param {number} em
 */
function timesAxis({ top, down, ticks }, left, width, em) {
  return svg`${ticks.map(
    (tick) => svg`<path d="M${left} ${down(tick)}H${left + width}" />
      <text x=${left - 0.45 * em} y=${down(tick) + 0.3 * em} text-anchor="end">${count(tick)}</text>`,
  )}
  <text x=${0.2 * em} y=${top - 1.2 * em}>epoch by which half of these have learnt</text>`;
}

/** @param {number[][]} places */
function pathOf(places) {
  return places.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}
