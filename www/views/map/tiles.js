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

/** So many are kept: 45 MB at most, and three times as many as are in sight. */
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

/** What tiles have in common: another one paints all of them anew, when they are drawn next. */
export class Painter {
  paint;

  /** @param {Paint} paint */
  constructor(paint) {
    this.paint = paint;
  }
}

/** What is known of the points of a tile, and how they look. */
class Known {
  /** @type {Columns} */
  columns = {
    solvedAt: new Float64Array(AREA),
    epochs: new Float64Array(AREA),
    loss: new Float64Array(AREA),
    right: new Float64Array(AREA),
    rows: new Uint32Array(AREA),
  };
  /** From how far away each point has its colour; 0 where it is its own. */
  strides = new Uint8Array(AREA).fill(UNKNOWN);
  /** The point that each has its colour of, where it has one. */
  sources = new Uint16Array(AREA);
  image = new ImageData(SIDE, SIDE);
  /** RGBA of each pixel, from the top left on. */
  pixels = new Uint32Array(this.image.data.buffer);
}

export class Tile {
  #painter;
  /** What it was painted with. */
  #paint;
  /** Most have nothing yet, while somebody goes by. @type {Known | undefined} */
  #known;
  /** @type {HTMLCanvasElement | undefined} */
  #canvas;
  #isDrawn = false;

  /**
   * @param {number} level
   * @param {number} column how many tiles lie between it and 0
   * @param {number} row
   * @param {{ painter: Painter }} painter as it is at any time
   */
  constructor(level, column, row, painter) {
    this.level = level;
    this.column = column;
    this.row = row;
    this.#painter = painter;
    this.#paint = painter.painter;
  }

  /** Whether a point is known. @param {number} point */
  knows(point) {
    return this.#known?.strides[point] === 0;
  }

  /** What is known of its points; nothing where none is. */
  get columns() {
    return this.#known?.columns;
  }

  /** Its colours, RGBA, from the top left on; nothing where no point is known. */
  get pixels() {
    this.#repaint();
    return this.#known?.image.data;
  }

  /** Its picture; nothing where no point is known. */
  get picture() {
    this.#repaint();
    if (!this.#known) return undefined;
    if (!this.#canvas) {
      this.#canvas = document.createElement('canvas');
      this.#canvas.width = SIDE;
      this.#canvas.height = SIDE;
    }
    if (!this.#isDrawn) this.#canvas.getContext('2d')?.putImageData(this.#known.image, 0, 0);
    this.#isDrawn = true;
    return this.#canvas;
  }

  /**
   * Takes over what came of some points.
   * @param {ArrayLike<number>} points
   * @param {Columns} columns of these, in their order
   * @param {number} stride how far apart they are; what lies between them, and is not known better, looks like them
   */
  take(points, columns, stride) {
    this.#repaint();
    const colours = words(this.#painter.painter.paint(columns));
    for (let index = 0; index < points.length; index++) {
      this.#put(points[index], columns, index, stride, colours[index]);
    }
  }

  /**
   * Takes over what another tile knows of some of its points.
   * @param {Tile} tile
   * @param {number} stride how far apart these are
   * @param {(point: number) => number} placeOf where a point of this one is in the other
   * @param {{ left: number, bottom: number, side: number }} part of this one
   */
  adopt(tile, stride, placeOf, { left, bottom, side }) {
    tile.#repaint();
    const known = tile.#known;
    if (!known) return;
    this.#repaint();
    for (let up = bottom; up < bottom + side; up += stride) {
      for (let across = left; across < left + side; across += stride) {
        const point = up * SIDE + across;
        const place = placeOf(point);
        if (known.strides[place] !== 0) continue;
        this.#put(point, known.columns, place, stride, known.pixels[pixelOf(place)]);
      }
    }
  }

  /**
   * @param {number} point
   * @param {Columns} columns
   * @param {number} index its place among them
   * @param {number} stride
   * @param {number} colour
   */
  #put(point, columns, index, stride, colour) {
    this.#known ??= new Known();
    const { columns: own, strides, sources, pixels } = this.#known;
    own.solvedAt[point] = columns.solvedAt[index];
    own.epochs[point] = columns.epochs[index];
    own.loss[point] = columns.loss[index];
    own.right[point] = columns.right[index];
    own.rows[point] = columns.rows[index];
    const [left, bottom] = [point % SIDE, Math.floor(point / SIDE)];
    for (let up = bottom; up < Math.min(SIDE, bottom + stride); up++) {
      for (let across = left; across < Math.min(SIDE, left + stride); across++) {
        const place = up * SIDE + across;
        if (place !== point && strides[place] <= stride) continue;
        strides[place] = place === point ? 0 : stride;
        sources[place] = point;
        pixels[pixelOf(place)] = colour;
      }
    }
    this.#isDrawn = false;
  }

  /** Paints it anew, where the painter is another one. */
  #repaint() {
    const { painter } = this.#painter;
    if (painter === this.#paint) return;
    this.#paint = painter;
    if (!this.#known) return;
    const { columns, strides, sources, pixels } = this.#known;
    const colours = words(painter.paint(columns));
    for (let place = 0; place < AREA; place++) {
      if (strides[place] !== UNKNOWN) pixels[pixelOf(place)] = colours[sources[place]];
    }
    this.#isDrawn = false;
  }
}

export class Tiles {
  /** Those that were used last stand last. @type {Map<string, Tile>} */
  #tiles = new Map();

  /** @param {Painter} painter can be exchanged for another one */
  constructor(painter) {
    this.painter = painter;
  }

  /**
   * @param {number} level
   * @param {number} column
   * @param {number} row
   */
  at(level, column, row) {
    const key = keyOf(level, column, row);
    const tile = this.#tiles.get(key) ?? this.#begun(level, column, row);
    this.#tiles.delete(key);
    this.#tiles.set(key, tile);
    for (const oldest of this.#tiles.keys()) {
      if (this.#tiles.size <= MOST) break;
      this.#tiles.delete(oldest);
    }
    return tile;
  }

  /**
   * @param {number} level
   * @param {number} column
   * @param {number} row
   */
  #begun(level, column, row) {
    const tile = new Tile(level, column, row, this);
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
    const [left, bottom] = [tile.column * SIDE, tile.row * SIDE].map((first) => first / stride);
    const [column, row] = [left, bottom].map((first) => Math.floor(first / SIDE));
    const source = this.#tiles.get(keyOf(tile.level - before, column, row));
    if (!source) return;
    const first = (bottom - row * SIDE) * SIDE + left - column * SIDE;
    const placeOf = (/** @type {number} */ point) =>
      first + (Math.floor(point / SIDE) / stride) * SIDE + (point % SIDE) / stride;
    tile.adopt(source, stride, placeOf, { left: 0, bottom: 0, side: SIDE });
  }

  /** What is known of its points from the next level, on four tiles. @param {Tile} tile */
  #takeFromNext(tile) {
    const half = SIDE / 2;
    for (const [column, row] of [0, 1, 2, 3].map((place) => [place % 2, Math.floor(place / 2)])) {
      const key = keyOf(tile.level + 1, 2 * tile.column + column, 2 * tile.row + row);
      const source = this.#tiles.get(key);
      if (!source) continue;
      const [left, bottom] = [column * half, row * half];
      const placeOf = (/** @type {number} */ point) =>
        2 * (Math.floor(point / SIDE) - bottom) * SIDE + 2 * ((point % SIDE) - left);
      tile.adopt(source, 1, placeOf, { left, bottom, side: half });
    }
  }
}

/**
 * @param {number} level
 * @param {number} column
 * @param {number} row
 */
function keyOf(level, column, row) {
  return `${level} ${column} ${row}`;
}

/** Where a point is in the picture: upwards in the map is upwards there. @param {number} point */
function pixelOf(point) {
  return (SIDE - 1 - Math.floor(point / SIDE)) * SIDE + (point % SIDE);
}

/** Each pixel as one number. @param {Uint8Array} colours RGBA */
function words({ buffer, byteOffset, length }) {
  return new Uint32Array(buffer, byteOffset, length / 4);
}

/** What a map has of the endings of a survey. @param {Endings} endings @returns {Columns} */
export function columnsOf({ solvedAt, epochs, loss, right, maskWords, undecided, wrong }) {
  const rows = Uint32Array.from(
    right,
    (_, run) => undecided[run * maskWords] | wrong[run * maskWords],
  );
  return { solvedAt, epochs, loss, right, rows };
}
