// Which part of a map is seen. Its points lie on a lattice: at each level, those of the level before, and one between any two
// of them. All coordinates are whole multiples of a power of two, so that they are exact, to where the numbers end.

import { mapExtent } from 'xor-playground/full';

/** So many points lie along the window where it is first seen; on the way to the next level, down to half of them. */
export const POINTS = 512;

/** From so much farther away it can be seen, 2 to the power of that: weights, and what can't be less than 0. */
const FARTHEST = { weight: -8, setting: -2 };

/** A whole number up to this, times a power of two, is a number of its own. */
const EXACT = 2 ** 52;

/** The smallest distance of two points, far above where numbers lose digits near 0. */
const FINEST = 2 ** -960;

/**
 * What a map goes along in one direction.
 * @typedef {object} Axis
 * @property {string} key
 * @property {number} value that the present run has
 * @property {number} low the smallest that there can be
 * @property {number} high the largest
 */

/** @typedef {[x: number, y: number]} Place */

export class MapWindow {
  #axes;
  /** How wide it is at zoom 0, a power of two. @type {Place} */
  #spans;
  /** What is seen of it at first. @type {{ spans: Place, centre: Place }} */
  #first;
  /** @type {Place} */
  centre;
  /** How many times it was halved. */
  #zoom = 0;

  /** @param {[across: Axis, up: Axis]} axes */
  constructor(axes) {
    this.#axes = axes;
    const [across, up] = axes.map(firstExtent);
    this.#spans = [across.span, up.span];
    this.#first = { spans: this.#spans, centre: [across.centre, up.centre] };
    this.centre = this.#first.centre;
  }

  /** Shows what is shown first, as far as its points allow: another link may have begun with others. */
  begin() {
    this.centre = this.#first.centre;
    this.#zoom = Math.log2(this.#spans[0] / this.#first.spans[0]);
  }

  /**
   * Shows what a link asks for.
   * @param {Place} centre
   * @param {Place} spans how much of each axis
   */
  show(centre, spans) {
    const zoom = Math.log2(this.#first.spans[0] / spans[0]);
    // Both halve at once, and are powers of two at every level.
    this.#spans = [this.#first.spans[0], 2 ** Math.round(Math.log2(spans[1]) + zoom)];
    this.lookAt(centre, zoom);
  }

  get axes() {
    return this.#axes;
  }

  get zoom() {
    return this.#zoom;
  }

  /** Which points are seen. */
  get level() {
    return Math.floor(this.#zoom);
  }

  /** How far apart the points are, of which there are more in between at the next level. @returns {Place} */
  get steps() {
    const step = (/** @type {number} */ span) => (span / POINTS) * 2 ** -this.level;
    return [step(this.#spans[0]), step(this.#spans[1])];
  }

  /** How much of each axis is seen. @returns {Place} */
  get spans() {
    const span = (/** @type {number} */ first) => first * 2 ** -this.#zoom;
    return [span(this.#spans[0]), span(this.#spans[1])];
  }

  /** How many points lie along it. */
  get points() {
    return POINTS * 2 ** (this.level - this.#zoom);
  }

  /** The number of the point, along an axis, that is in the middle; with a fraction where none is there. @param {0 | 1} axis */
  middle(axis) {
    return this.centre[axis] / this.steps[axis];
  }

  /** What is seen of an axis. @param {0 | 1} axis @returns {[low: number, high: number]} */
  range(axis) {
    const half = this.spans[axis] / 2;
    return [this.centre[axis] - half, this.centre[axis] + half];
  }

  /** What lies at a share of the way from left to right, and from the bottom to the top. @param {Place} shares @returns {Place} */
  at([across, up]) {
    const [width, height] = this.spans;
    return [this.centre[0] + (across - 0.5) * width, this.centre[1] + (up - 0.5) * height];
  }

  /** The point next to a place. @param {Place} place @returns {Place} */
  pointNear([x, y]) {
    const [width, height] = this.steps;
    return [Math.round(x / width) * width, Math.round(y / height) * height];
  }

  /** Whether there can be a run. @param {Place} place */
  hasRun(place) {
    return this.#axes.every(({ low, high }, axis) => place[axis] >= low && place[axis] <= high);
  }

  /** Whether a place is in sight. @param {Place} place */
  shows(place) {
    return place.every((value, axis) => {
      const [low, high] = this.range(/** @type {0 | 1} */ (axis));
      return value >= low && value <= high;
    });
  }

  /** Shifts what is seen, by shares of the window. @param {Place} shares */
  move([across, up]) {
    const [width, height] = this.spans;
    this.centre = [this.centre[0] + across * width, this.centre[1] + up * height];
    this.#hold();
  }

  /**
   * Comes nearer, or goes away; what is at a share of the way stays there.
   * @param {number} by how many times it is halved
   * @param {Place} [shares]
   */
  zoomBy(by, shares = [0.5, 0.5]) {
    const [x, y] = this.at(shares);
    this.#zoom = this.#allowed(this.#zoom + by);
    const [width, height] = this.spans;
    this.centre = [x - (shares[0] - 0.5) * width, y - (shares[1] - 0.5) * height];
    this.#hold();
  }

  /** Looks at a place. @param {Place} centre @param {number} [zoom] */
  lookAt(centre, zoom = this.#zoom) {
    this.centre = [...centre];
    this.#zoom = this.#allowed(zoom);
    this.#hold();
  }

  /** Whether it is seen as at first. */
  get isFirst() {
    const { spans, centre } = this.#first;
    return [0, 1].every(
      (axis) => this.spans[axis] === spans[axis] && this.centre[axis] === centre[axis],
    );
  }

  /** Whether there is no nearer. */
  get isDeepest() {
    return this.#allowed(this.#zoom + 1) < this.#zoom + 1;
  }

  get isFarthest() {
    return this.#zoom <= this.#farthest;
  }

  get #farthest() {
    return this.#axes.every(({ low }) => low < 0) ? FARTHEST.weight : FARTHEST.setting;
  }

  /** Does not go on to where there is nothing. */
  #hold() {
    const held = this.#axes.map(({ low, high }, axis) =>
      Math.min(high, Math.max(low, this.centre[axis])),
    );
    this.centre = [held[0], held[1]];
    this.#zoom = this.#allowed(this.#zoom);
  }

  /** The nearest to a zoom at which points differ. @param {number} zoom */
  #allowed(zoom) {
    const deepest = this.#spans.map((span, axis) => {
      const step = span / POINTS;
      const farthest = Math.abs(this.centre[axis]) + span * 2 ** -zoom;
      const byDigits = Math.floor(Math.log2(EXACT / (farthest / step)));
      return Math.min(byDigits, Math.floor(Math.log2(step / FINEST)));
    });
    return Math.max(this.#farthest, Math.min(zoom, ...deepest));
  }
}

/**
 * What is seen of an axis at first: a power of two wide.
 * @param {Axis} axis
 */
function firstExtent({ value, low, high }) {
  const [centre, span] = mapExtent(value, low, high);
  return { centre, span };
}
