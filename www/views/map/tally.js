// Counts of what is seen of a map: how many runs ended how.

import { placesIn } from './scan.js';

/** @typedef {import('./tiles.js').Tile} Tile */
/** @typedef {import('./window.js').MapWindow} MapWindow */

/** A word of bits, as a number, is below this. */
const WORD = 2 ** 32;

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
    const { columns } = tile;
    if (!columns) continue;
    const { solvedAt, epochs, right, rows } = columns;
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
