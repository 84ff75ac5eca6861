// What is known of a map: tiles of a lattice of points, each point a run. A tile is begun with what others know of its points,
// those of farther away and those of nearer.

/** @typedef {import('../../state/survey/endings.js').Endings} Endings */

/** Points along a tile. */
export const SIDE = 64;
const AREA = SIDE * SIDE;

/** Points come in turns: first those that are so far apart, at last all. */
export const STRIDES = [16, 8, 4, 2, 1];

/** Of so many levels before, what is known is taken over. */
const BEFORE = 4;

/** What stands for a point of which nothing is known, not even from far away. */
const UNKNOWN = 255;

/** So many are kept: about 50 MB, and three times as many as are in sight. */
const MOST = 256;

/**
 * Of some runs: as a survey has them.
 * @typedef {object} Columns
 * @property {Float64Array} solvedAt
 * @property {Float64Array} epochs
 * @property {Float64Array} loss
 * @property {Float64Array} right
 * @property {Uint32Array} rows which of them were not right, a bit each
 */

/** @typedef {(columns: Columns) => Uint8Array} Paint gives RGBA of each */

export class Tile {
  /** @type {Columns} */
  columns = {
    solvedAt: new Float64Array(AREA),
    epochs: new Float64Array(AREA),
    loss: new Float64Array(AREA),
    right: new Float64Array(AREA),
    rows: new Uint32Array(AREA),
  };
  /** From how far away each point has its colour; 0 where it is its own. */
  #strides = new Uint8Array(AREA).fill(UNKNOWN);
  #pixels = new ImageData(SIDE, SIDE);
  #canvas = document.createElement('canvas');
  #isDrawn = true;

  /**
   * @param {number} level
   * @param {number} column how many tiles lie between it and 0
   * @param {number} row
   */
  constructor(level, column, row) {
    this.level = level;
    this.column = column;
    this.row = row;
    this.#canvas.width = SIDE;
    this.#canvas.height = SIDE;
  }

  /** Whether a point is known. @param {number} point */
  knows(point) {
    return this.#strides[point] === 0;
  }

  /**
   * Takes over what came of some points.
   * @param {ArrayLike<number>} points
   * @param {Columns} columns of these, in their order
   * @param {Paint} paint
   * @param {number} stride how far apart they are; what lies between them, and is not known better, looks like them
   */
  take(points, columns, paint, stride) {
    const colours = paint(columns);
    for (let index = 0; index < points.length; index++) {
      const point = points[index];
      for (const key of /** @type {(keyof Columns)[]} */ (Object.keys(columns))) {
        this.columns[key][point] = columns[key][index];
      }
      this.#strides[point] = 0;
      this.#fill(point, stride, colours, index);
    }
    this.#isDrawn = false;
  }

  /** Paints all of it anew. @param {Paint} paint */
  repaint(paint) {
    const known = this.known();
    const strides = this.#strides;
    this.#strides = new Uint8Array(AREA).fill(UNKNOWN);
    this.#pixels.data.fill(0);
    const columns = of(this.columns, known);
    this.take(known, columns, paint, 1);
    // What only looked like others does so again.
    for (const stride of [...new Set(strides)].filter((it) => it > 0 && it < UNKNOWN)) {
      const coarse = known.filter((point) => isAt(point, stride));
      const colours = paint(of(this.columns, coarse));
      for (const [index, point] of coarse.entries()) this.#fill(point, stride, colours, index);
    }
    this.#isDrawn = false;
  }

  known() {
    return Array.from({ length: AREA }, (_, point) => point).filter((point) => this.knows(point));
  }

  /** Its colours, RGBA, from the top left on. */
  get pixels() {
    return this.#pixels.data;
  }

  get picture() {
    if (!this.#isDrawn) {
      this.#canvas.getContext('2d')?.putImageData(this.#pixels, 0, 0);
      this.#isDrawn = true;
    }
    return this.#canvas;
  }

  /**
   * @param {number} point
   * @param {number} stride
   * @param {Uint8Array} colours
   * @param {number} index
   */
  #fill(point, stride, colours, index) {
    const [left, bottom] = [point % SIDE, Math.floor(point / SIDE)];
    for (let up = bottom; up < Math.min(SIDE, bottom + stride); up++) {
      for (let across = left; across < Math.min(SIDE, left + stride); across++) {
        const place = up * SIDE + across;
        if (place !== point && this.#strides[place] <= stride) continue;
        if (place !== point) this.#strides[place] = stride;
        // Upwards in the map is upwards in the picture.
        const pixel = 4 * ((SIDE - 1 - up) * SIDE + across);
        this.#pixels.data.set(colours.subarray(4 * index, 4 * index + 4), pixel);
      }
    }
  }
}

export class Tiles {
  /** Those that were used last stand last. @type {Map<string, Tile>} */
  #tiles = new Map();
  #paint;

  /** @param {Paint} paint */
  constructor(paint) {
    this.#paint = paint;
  }

  /**
   * @param {number} level
   * @param {number} column
   * @param {number} row
   */
  at(level, column, row) {
    const key = `${level} ${column} ${row}`;
    const tile = this.#tiles.get(key) ?? this.#begun(level, column, row);
    this.#tiles.delete(key);
    this.#tiles.set(key, tile);
    for (const oldest of this.#tiles.keys()) {
      if (this.#tiles.size <= MOST) break;
      this.#tiles.delete(oldest);
    }
    return tile;
  }

  /** Paints all of them with other colours. @param {Paint} paint */
  repaint(paint) {
    this.#paint = paint;
    for (const tile of this.#tiles.values()) tile.repaint(paint);
  }

  /**
   * @param {number} level
   * @param {number} column
   * @param {number} row
   */
  #begun(level, column, row) {
    const tile = new Tile(level, column, row);
    for (let before = BEFORE; before > 0; before--) this.#takeFromBefore(tile, before);
    this.#takeFromNext(tile);
    return tile;
  }

  /**
   * What is known of its points from some levels before: every second point along each axis, or every fourth …
   * @param {Tile} tile
   * @param {number} before
   */
  #takeFromBefore(tile, before) {
    const stride = 2 ** before;
    const [left, bottom] = [tile.column * SIDE, tile.row * SIDE];
    const [column, row] = [left, bottom].map((first) => Math.floor(first / stride / SIDE));
    const source = this.#tiles.get(`${tile.level - before} ${column} ${row}`);
    if (!source) return;
    /** @type {number[]} */
    const points = [];
    /** @type {number[]} */
    const places = [];
    for (let up = 0; up < SIDE; up += stride) {
      for (let across = 0; across < SIDE; across += stride) {
        const place =
          ((bottom + up) / stride - row * SIDE) * SIDE + ((left + across) / stride - column * SIDE);
        if (!source.knows(place)) continue;
        points.push(up * SIDE + across);
        places.push(place);
      }
    }
    tile.take(points, of(source.columns, places), this.#paint, stride);
  }

  /** What is known of its points from the next level, on four tiles. @param {Tile} tile */
  #takeFromNext(tile) {
    for (const [column, row] of [0, 1, 2, 3].map((place) => [place % 2, Math.floor(place / 2)])) {
      const source = this.#tiles.get(
        `${tile.level + 1} ${2 * tile.column + column} ${2 * tile.row + row}`,
      );
      if (!source) continue;
      const half = SIDE / 2;
      const places = source.known().filter((place) => isAt(place, 2));
      const points = places.map((place) => {
        const [across, up] = [(place % SIDE) / 2, Math.floor(place / SIDE) / 2];
        return (row * half + up) * SIDE + column * half + across;
      });
      tile.take(points, of(source.columns, places), this.#paint, 1);
    }
  }
}

/** Whether a point is among those that are so far apart. @param {number} point @param {number} stride */
function isAt(point, stride) {
  return (point % SIDE) % stride === 0 && Math.floor(point / SIDE) % stride === 0;
}

/**
 * Some entries of columns.
 * @param {Columns} columns
 * @param {number[]} places
 * @returns {Columns}
 */
function of(columns, places) {
  const floats = (/** @type {Float64Array} */ column) =>
    Float64Array.from(places, (place) => column[place]);
  return {
    solvedAt: floats(columns.solvedAt),
    epochs: floats(columns.epochs),
    loss: floats(columns.loss),
    right: floats(columns.right),
    rows: Uint32Array.from(places, (place) => columns.rows[place]),
  };
}

/** What a map has of the endings of a survey. @param {Endings} endings @returns {Columns} */
export function columnsOf({ solvedAt, epochs, loss, right, maskWords, undecided, wrong }) {
  const rows = Uint32Array.from(
    right,
    (_, run) => undecided[run * maskWords] | wrong[run * maskWords],
  );
  return { solvedAt, epochs, loss, right, rows };
}
