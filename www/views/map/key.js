// What the colours of a map stand for, and how much of what is seen has which.

import { html, nothing, svg } from 'lit';
import { count } from '../../text/format.js';
import { placesIn } from './scan.js';
import { notRightInWords } from './words.js';

/** @typedef {import('./tiles.js').Columns} Columns */
/** @typedef {import('./tiles.js').Paint} Paint */
/** @typedef {import('./tiles.js').Tile} Tile */
/** @typedef {import('./window.js').MapWindow} MapWindow */

/** @typedef {'epochs' | 'ending' | 'loss'} Colouring */

/** @type {[Colouring, string][]} */
export const COLOURINGS = [
  ['epochs', 'Epochs to learn'],
  ['ending', 'Which rows are right'],
  ['loss', 'Loss in the end'],
];

/** So many colours make a course. */
const STEPS = 48;
/** Epochs have colours of their own from the last one down to where it was halved so many times. */
const OCTAVES = 6;
/** The smallest loss with a colour of its own is 10⁻⁶. */
const DECADES = 6;
/** A word of bits, as a number, is below this. */
const WORD = 2 ** 32;
/** So many endings are listed. */
const MOST = 9;

/**
 * How many runs ended how.
 * @typedef {object} Tally
 * @property {number} all
 * @property {number} learnt all rows were right, some time
 * @property {number} diverged
 * @property {{ rows: number, missing: number, count: number }[]} others which rows are not right, and how many; the most frequent first
 */

/**
 * Counts how the runs that are seen ended, as far as they are known.
 * @param {MapWindow} window
 * @param {Tile[]} tiles
 * @param {number} asked epochs
 * @param {number} samples
 * @returns {Tally}
 */
export function tallyOf(window, tiles, asked, samples) {
  const tally = { all: 0, learnt: 0, diverged: 0 };
  // There may be a quarter of a million, several times a second.
  /** @type {Map<number, number>} */
  const others = new Map();
  const places = placesIn(window);
  for (const tile of tiles) {
    const { solvedAt, epochs, right, rows } = tile.columns;
    places.each(tile, 1, (point) => {
      if (!tile.knows(point)) return;
      tally.all += 1;
      if (!Number.isNaN(solvedAt[point])) tally.learnt += 1;
      else if (epochs[point] < asked) tally.diverged += 1;
      else {
        const key = (samples - right[point]) * WORD + rows[point];
        others.set(key, (others.get(key) ?? 0) + 1);
      }
    });
  }
  const sorted = [...others].sort(([, one], [, other]) => other - one);
  const endings = sorted.map(([key, count]) => ({
    rows: key % WORD,
    missing: Math.floor(key / WORD),
    count,
  }));
  return { ...tally, others: endings };
}

/**
 * @param {object} given
 * @param {Colouring} given.colouring
 * @param {Paint} given.paint
 * @param {number} given.epochs
 * @param {readonly (readonly number[])[]} given.rows
 * @param {number} given.samples how many of them train
 * @param {Tally} given.tally
 */
export function keyOf({ colouring, paint, epochs, rows, samples, tally }) {
  /** @param {Partial<Record<keyof Columns, number>>} run */
  const colourOf = (run) => css(paint(columnsWith([run], epochs, samples)), 0);
  const share = (/** @type {number} */ part) => percent(part, tally.all);
  const course = {
    epochs: () => courseOf(paint, logarithmic(epochs, samples), octaves(epochs)),
    loss: () => courseOf(paint, losses(epochs, samples), ['1e−6', '0.001', '1']),
    ending: () =>
      html`<ul>
        ${entry(colourOf({ right: samples, solvedAt: 1 }), 'all rows right, some time', share(tally.learnt))}
      </ul>`,
  };
  const others = colouring === 'loss' ? [] : tally.others.slice(0, MOST);
  const grouped = colouring === 'epochs' ? byMissing(tally.others) : others;
  return html`<div class="legend">
    ${colouring === 'epochs' ? html`<p>All rows right at epoch: <small>${share(tally.learnt)}</small></p>` : nothing}
    ${colouring === 'loss' ? html`<p>Mean squared error at epoch ${count(epochs)}:</p>` : nothing}
    ${course[colouring]()}
    ${
      colouring === 'loss'
        ? nothing
        : html`<p>${grouped.length > 0 ? `Else, at epoch ${count(epochs)}:` : nothing}</p>
          <ul>
            ${grouped.map(({ rows: mask, missing, count: number }) =>
              entry(
                colourOf({ right: samples - missing, rows: mask }),
                colouring === 'epochs'
                  ? `${missing === samples ? 'no row' : `${count(samples - missing)} of ${count(samples)} rows`} right`
                  : notRightInWords(mask, missing, rows),
                share(number),
              ),
            )}
          </ul>`
    }
    ${
      tally.diverged > 0
        ? html`<ul>${entry(colourOf({ right: 0, epochs: 0 }), 'diverges', share(tally.diverged))}</ul>`
        : nothing
    }
  </div>`;
}

/** @param {Tally['others']} others */
function byMissing(others) {
  /** @type {Map<number, Tally['others'][0]>} */
  const all = new Map();
  for (const { missing, rows, count: number } of others) {
    const sum = all.get(missing)?.count ?? 0;
    all.set(missing, { missing, rows, count: sum + number });
  }
  return [...all.values()].sort((one, other) => one.missing - other.missing).slice(0, MOST);
}

/**
 * @param {string} colour
 * @param {string} words
 * @param {string} share
 */
function entry(colour, words, share) {
  return html`<li>
    <svg class="swatch" viewBox="0 0 1 1" aria-hidden="true"><rect width="1" height="1" fill=${colour} /></svg>
    ${words} <small>${share}</small>
  </li>`;
}

/**
 * @param {Paint} paint
 * @param {Columns} columns
 * @param {string[]} numbers from one end to the other
 */
function courseOf(paint, columns, numbers) {
  const colours = paint(columns);
  return html`<div class="course">
    <svg viewBox="0 0 ${STEPS} 1" preserveAspectRatio="none" shape-rendering="crispEdges" aria-hidden="true">
      ${Array.from(
        { length: STEPS },
        (_, step) => svg`<rect x=${step} width="1" height="1" fill=${css(colours, step)} />`,
      )}
    </svg>
    <p>${numbers.map((number) => html`<span>${number}</span>`)}</p>
  </div>`;
}

/**
 * @param {number} epochs
 * @param {number} samples
 */
function logarithmic(epochs, samples) {
  const runs = Array.from({ length: STEPS }, (_, step) => ({
    solvedAt: epochs * 2 ** (OCTAVES * (step / (STEPS - 1) - 1)),
    right: samples,
  }));
  return columnsWith(runs, epochs, samples);
}

/**
 * @param {number} epochs
 * @param {number} samples
 */
function losses(epochs, samples) {
  const runs = Array.from({ length: STEPS }, (_, step) => ({
    loss: 10 ** (DECADES * (step / (STEPS - 1) - 1)),
    right: samples,
  }));
  return columnsWith(runs, epochs, samples);
}

/**
 * @param {Partial<Record<keyof Columns, number>>[]} runs
 * @param {number} epochs
 * @param {number} samples
 * @returns {Columns}
 */
function columnsWith(runs, epochs, samples) {
  const floats = (/** @type {keyof Columns} */ key, /** @type {number} */ other) =>
    Float64Array.from(runs, (run) => run[key] ?? other);
  return {
    solvedAt: floats('solvedAt', Number.NaN),
    epochs: floats('epochs', epochs),
    loss: floats('loss', 1),
    right: floats('right', samples),
    rows: Uint32Array.from(runs, ({ rows = 0 }) => rows),
  };
}

/** Every second octave, down from the last epoch. @param {number} epochs */
function octaves(epochs) {
  const [first, ...others] = [6, 4, 2, 0].map((halved) => count(Math.round(epochs / 2 ** halved)));
  return [`≤ ${first}`, ...others];
}

/**
 * @param {Uint8Array} colours RGBA
 * @param {number} index
 */
function css(colours, index) {
  const [red, green, blue] = colours.subarray(4 * index);
  return `rgb(${red} ${green} ${blue})`;
}

/**
 * @param {number} part
 * @param {number} all
 */
function percent(part, all) {
  if (all === 0) return '';
  const share = (100 * part) / all;
  return `${share > 0 && share < 0.1 ? '< 0.1' : share.toFixed(share < 10 ? 1 : 0)} %`;
}
