// Has the runs of a window trained, in workers: from far apart to all, in the order of how near the middle they are.

import { columnsOf, SIDE, STRIDES } from './tiles.js';

/** @typedef {import('./tiles.js').Tile} Tile */
/** @typedef {import('./tiles.js').Tiles} Tiles */
/** @typedef {import('./window.js').MapWindow} MapWindow */
/** @typedef {import('../../state/survey/survey-pool.js').SurveyPool} SurveyPool */

/**
 * What is trained, but for where.
 * @typedef {object} Plan
 * @property {string} link
 * @property {string} across
 * @property {string} up
 * @property {number} epochs
 * @property {boolean} toEnd
 */

/**
 * Points of a tile.
 * @typedef {object} Portion
 * @property {Tile} tile
 * @property {number[]} points
 * @property {number} first the place of the first of them among all that are trained
 */

export class Scan {
  /** How many points are known, of how many that are in sight. */
  known = 0;
  all = 0;
  /** Why it ended before all were, if it did by itself. @type {string | undefined} */
  failure;
  isUnderWay = true;
  #workers;
  /** How many were trained so far, and for how long workers have, together, in milliseconds. */
  #trained = 0;
  #milliseconds = 0;
  #calledOff = new AbortController();

  /**
   * @param {Pick<SurveyPool, 'survey'>} pool
   * @param {Plan} plan
   * @param {Tile[]} tiles those in sight, the nearest first
   * @param {MapWindow} window is as it is now
   * @param {number} workers that train
   * @param {() => void} changed is called when something came
   */
  constructor(pool, plan, tiles, window, workers, changed) {
    this.#workers = workers;
    this.ended = this.#run(pool, plan, tiles, placesIn(window), changed);
  }

  /** How long it may still take, in milliseconds, about; 0 where that is not known yet. */
  get timeLeft() {
    if (this.#trained === 0) return 0;
    return ((this.all - this.known) * this.#milliseconds) / this.#trained / this.#workers;
  }

  cancel() {
    this.#calledOff.abort();
  }

  /**
   * @param {Pick<SurveyPool, 'survey'>} pool
   * @param {Plan} plan
   * @param {Tile[]} tiles
   * @param {ReturnType<typeof placesIn>} places
   * @param {() => void} changed
   */
  async #run(pool, plan, tiles, places, changed) {
    const { signal } = this.#calledOff;
    for (const tile of tiles) {
      places.each(tile, 1, (point) => {
        this.all += 1;
        if (tile.knows(point)) this.known += 1;
      });
    }
    // Who asked has it in hand before it is told of anything.
    await Promise.resolve();
    try {
      for (const stride of STRIDES) {
        const portions = portionsOf(tiles, places, stride);
        const last = portions.at(-1);
        if (!last) continue;
        const points = new Float64Array(2 * (last.first + last.points.length));
        for (const { tile, points: some, first } of portions) {
          for (const [index, point] of some.entries()) {
            points.set(places.of(tile, point), 2 * (first + index));
          }
        }
        const onPortion = (
          /** @type {number} */ first,
          /** @type {import('../../state/survey/endings.js').Endings} */ endings,
        ) => {
          this.known += endings.loss.length;
          deliver(portions, first, columnsOf(endings), stride);
          changed();
        };
        const before = { trained: this.#trained, milliseconds: this.#milliseconds };
        const onProgress = (/** @type {number} */ share, /** @type {number} */ milliseconds) => {
          this.#trained = before.trained + (share * points.length) / 2;
          this.#milliseconds = before.milliseconds + milliseconds;
        };
        const { link, epochs, across, up, toEnd } = plan;
        const survey = { link, epochs, across, up, toEnd, points };
        await pool.survey(survey, { signal, onPortion, onProgress });
      }
    } catch (error) {
      if (!signal.aborted) this.failure = error instanceof Error ? error.message : String(error);
    }
    this.isUnderWay = false;
    changed();
  }
}

/**
 * The points of each tile that are so far apart, and not known.
 * @param {Tile[]} tiles
 * @param {ReturnType<typeof placesIn>} places
 * @param {number} stride
 */
function portionsOf(tiles, places, stride) {
  /** @type {Portion[]} */
  const portions = [];
  let first = 0;
  for (const tile of tiles) {
    const points = places.unknown(tile, stride);
    if (points.length > 0) portions.push({ tile, points, first });
    first += points.length;
  }
  return portions;
}

/**
 * Gives tiles what came of their points.
 * @param {Portion[]} portions
 * @param {number} first the place of the first of what came, among all points
 * @param {import('./tiles.js').Columns} columns
 * @param {number} stride
 */
function deliver(portions, first, { solvedAt, epochs, loss, right, rows }, stride) {
  const end = first + loss.length;
  for (const { tile, points, first: own } of portions) {
    const [from, to] = [Math.max(first, own), Math.min(end, own + points.length)];
    if (from >= to) continue;
    const [low, high] = [from - first, to - first];
    const columns = {
      solvedAt: solvedAt.subarray(low, high),
      epochs: epochs.subarray(low, high),
      loss: loss.subarray(low, high),
      right: right.subarray(low, high),
      rows: rows.subarray(low, high),
    };
    tile.take(points.slice(from - own, to - own), columns, stride);
  }
}

/** Where points lie, and which are seen. @param {MapWindow} window */
export function placesIn(window) {
  const [width, height] = window.steps;
  const numbers = (/** @type {0 | 1} */ axis) => {
    const [low, high] = window.range(axis).map((value) => value / window.steps[axis]);
    const { low: least, high: most } = window.axes[axis];
    return [
      Math.max(Math.ceil(low - 0.5), Math.ceil(least / window.steps[axis])),
      Math.min(Math.floor(high + 0.5), Math.floor(most / window.steps[axis])),
    ];
  };
  const [left, right] = numbers(0);
  const [bottom, top] = numbers(1);
  return {
    /**
     * Visits the points of a tile that are seen, and so far apart.
     * @param {Tile} tile
     * @param {number} stride
     * @param {(point: number) => void} visit
     */
    each({ column, row }, stride, visit) {
      for (let up = 0; up < SIDE; up += stride) {
        const y = row * SIDE + up;
        if (y < bottom || y > top) continue;
        for (let across = 0; across < SIDE; across += stride) {
          const x = column * SIDE + across;
          if (x >= left && x <= right) visit(up * SIDE + across);
        }
      }
    },

    /** Those among them of which nothing is known yet. @param {Tile} tile @param {number} stride */
    unknown(tile, stride) {
      /** @type {number[]} */
      const points = [];
      this.each(tile, stride, (point) => {
        if (!tile.knows(point)) points.push(point);
      });
      return points;
    },

    /** The coordinates of a point. @param {Tile} tile @param {number} point */
    of({ column, row }, point) {
      return [
        (column * SIDE + (point % SIDE)) * width,
        (row * SIDE + Math.floor(point / SIDE)) * height,
      ];
    },
  };
}

/**
 * The tiles in sight, from the middle outwards.
 * @param {MapWindow} window
 * @param {Tiles} tiles
 */
export function tilesIn(window, tiles) {
  const half = window.points / 2 + 0.5;
  const [columns, rows] = /** @type {const} */ ([0, 1]).map((axis) => {
    const middle = window.middle(axis);
    const [first, last] = [middle - half, middle + half].map((at) => Math.floor(at / SIDE));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  const [x, y] = [window.middle(0) / SIDE - 0.5, window.middle(1) / SIDE - 0.5];
  return columns
    .flatMap((column) => rows.map((row) => ({ column, row })))
    .sort((one, other) => distance(one) - distance(other))
    .map(({ column, row }) => tiles.at(window.level, column, row));

  /** @param {{ column: number, row: number }} tile */
  function distance({ column, row }) {
    return (column - x) ** 2 + (row - y) ** 2;
  }
}
