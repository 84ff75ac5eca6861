// The epochs at which runs learn, as bars.

import { html, nothing, render, svg } from 'lit';
import { decadesAround, linearTicks } from '../../plot/ticks.js';
import { count } from '../../text/format.js';
import { make } from '../../ui/dom.js';
import { observeSize } from '../../ui/size.js';
import { barInWords, mostInWords, timesInWords } from './words.js';

/** @typedef {import('./summary.js').Times} Times */

/** Around the bars, and how high they are at most, in ems. */
const MARGIN = { left: 3, top: 1.8, right: 1.6, bottom: 2.6 };
const HEIGHT = 9;
/** Numbers beside the axes are at least this far apart, in ems. */
const X_SPACE = 4;
const Y_SPACE = 2.3;
/** Between bars, in pixels. */
const GAP = 1;
/** What numbers beside a logarithmic axis begin with, what matters most first. */
const DIGITS = [1, 2, 5, 3, 7, 4, 6, 8, 9];

export class Histogram {
  element = make('div', '', { className: 'histogram' });
  #width = 0;
  #em = 0;
  /** @type {Times | undefined} */
  #times;

  /** @param {AbortSignal} ended */
  constructor(ended) {
    observeSize(this.element, ended, (width) => {
      // Out of the page it has no width, and no type around it.
      if (width === this.#width || width === 0) return;
      this.#width = width;
      this.#em = Number.parseFloat(getComputedStyle(this.element).fontSize);
      this.#render();
    });
  }

  /** @param {Times | undefined} times */
  draw(times) {
    this.#times = times;
    this.element.hidden = times === undefined;
    this.#render();
  }

  #render() {
    const em = this.#em;
    const [left, top] = [MARGIN.left * em, MARGIN.top * em];
    const width = this.#width - left - MARGIN.right * em;
    if (!this.#times || width <= 0) return;
    const times = this.#times;
    const { edges, counts, by } = times;
    const height = HEIGHT * em;
    const bottom = top + height;
    const most = Math.max(...counts);
    const across = acrossOf(times, left, width);
    const down = (/** @type {number} */ number) => bottom - (number / most) * height;
    const yTicks = linearTicks(0, most, Math.max(1, (most * Y_SPACE * em) / height));
    const [, half] = by;
    render(
      html`<svg
          role="img"
          aria-label="Histogram of the epochs at which they learn"
          aria-describedby="survey-times"
          width=${this.#width}
          height=${bottom + MARGIN.bottom * em}
        >
          <g class="axes">
            ${yTicks.map(
              (tick) => svg`<path d="M${left} ${down(tick)}H${left + width}" />
                <text x=${left - 0.45 * em} y=${down(tick) + 0.3 * em} text-anchor="end">${count(tick)}</text>`,
            )}
            ${ticksOf(times, across, X_SPACE * em).map(
              (tick) => svg`<path d="M${across(tick)} ${bottom}v${0.3 * em}" />
                <text x=${across(tick)} y=${bottom + 1.3 * em} text-anchor="middle">${count(tick)}</text>`,
            )}
            <text x=${left + width} y=${bottom + 2.4 * em} text-anchor="end">epoch</text>
            <text x=${left - 0.45 * em} y=${top - 0.9 * em}>starts that learn</text>
          </g>
          <g class="bars">
            ${counts.map((number, bar) => {
              const [from, to] = [across(edges[bar]), across(edges[bar + 1])];
              return number === 0
                ? nothing
                : svg`<rect x=${from} y=${down(number)} width=${Math.max(1, to - from - GAP)} height=${bottom - down(number)}>
                    <title>${barInWords(edges, counts, bar)}</title>
                  </rect>`;
            })}
          </g>
          <path class="half" d="M${across(half)} ${top - 0.3 * em}V${bottom}" />
          <text class="half" x=${across(half) + 0.4 * em} y=${top}>half</text>
        </svg>
        <p id="survey-times">${timesInWords(times)} ${mostInWords(times)}.</p>`,
      this.element,
    );
  }
}

/**
 * Where an epoch is, from the left.
 * @param {Times} times
 * @param {number} left
 * @param {number} width
 */
function acrossOf({ edges, isLogarithmic }, left, width) {
  const place = (/** @type {number} */ epoch) =>
    isLogarithmic ? Math.log(Math.max(epoch, edges[0])) : epoch;
  const [low, high] = [edges[0], edges[edges.length - 1]].map(place);
  return (/** @type {number} */ epoch) => left + ((place(epoch) - low) / (high - low)) * width;
}

/**
 * The round numbers below the bars.
 * @param {Times} times
 * @param {(epoch: number) => number} across
 * @param {number} space that a number takes
 */
function ticksOf({ edges, isLogarithmic }, across, space) {
  const [low, high] = [edges[0], edges[edges.length - 1]];
  if (!isLogarithmic) {
    const most = (across(high) - across(low)) / space;
    return linearTicks(low, high, Math.max(1, (high - low) / most));
  }
  const [first, last] = decadesAround([low, high]);
  const powers = Array.from(
    { length: Math.round(Math.log10(last / first)) + 1 },
    (_, at) => first * 10 ** at,
  );
  /** @type {number[]} */
  const ticks = [];
  // Powers of ten first, and what lies between them where there is room.
  for (const digit of DIGITS) {
    for (const tick of powers.map((power) => digit * power)) {
      const isFree = ticks.every((other) => Math.abs(across(tick) - across(other)) >= space);
      if (tick >= low && tick <= high && isFree) ticks.push(tick);
    }
  }
  return ticks;
}
