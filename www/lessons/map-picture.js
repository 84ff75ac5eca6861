// The map of the loss over two weights, with the way of the run on it.

import { html, render } from 'lit';
import { LossMap } from 'xor-playground/full';
import { context2d, make } from '../dom.js';
import { count } from '../format.js';
import { darkScheme } from '../theme.js';
import { Graph } from './graph.js';
import { number } from './numbers.js';

/** @typedef {import('xor-playground/full').Landscape} Landscape */
/** @typedef {import('xor-playground/full').ParameterPath} ParameterPath */

/**
 * @typedef {object} Axis
 * @property {number} index of the weight
 * @property {string} name
 * @property {[low: number, high: number]} range
 */

/**
 * @typedef {object} Sight
 * @property {Landscape} landscape
 * @property {Axis} across
 * @property {Axis} up
 * @property {Float64Array} parameters of the network that is looked at
 * @property {ParameterPath} path
 * @property {number} epoch the present one
 * @property {number} head
 * @property {number} side how many pixels a side has, if that can be afforded
 */

/** Large networks have fewer pixels: a map asks for so many products of a row and a parameter at most. */
const LEAST_SIDE = 32;
const MOST_WORK = 3e6;

export class MapPicture {
  element = make('div', '', { className: 'map' });
  #graph = new Graph({
    ...{ name: 'Loss over two weights', xLabel: '', yLabel: '' },
    pixels: LEAST_SIDE,
  });
  #context = context2d(this.#graph.canvas);
  #legend = make('canvas', '', { width: 256, height: 1 });
  /** @type {LossMap | undefined} */
  #map;
  #dark = false;

  /** @param {() => void} redraw is asked for when the colours change */
  onTheme(redraw) {
    darkScheme.addEventListener('change', redraw);
  }

  /** @param {Sight} sight */
  draw(sight) {
    const { landscape, across, up, parameters } = sight;
    const map = this.#take(sight);
    map.measure(
      landscape,
      new Float64Array([across.index, ...across.range]),
      new Float64Array([up.index, ...up.range]),
    );
    map.draw(this.#context);
    map.drawLegend(context2d(this.#legend));
    const way = this.#wayOf(sight);
    const contours = this.#contours(map, sight);
    const present = { x: parameters[across.index], y: parameters[up.index] };
    this.#graph.draw({
      ...{ xRange: across.range, xLabel: across.name },
      ...{ yRange: up.range, yLabel: up.name },
      lines: [
        { ...contours, kind: 'contour' },
        { ...way.past, kind: 'halo' },
        { ...way.future, kind: 'way future' },
        { ...way.past, kind: 'way' },
      ],
      marks: (graph) => [
        graph.dot(way.past.xs[0], way.past.ys[0], 'start', 4),
        graph.dot(present.x, present.y, 'here', 7),
      ],
      words: this.#words(map, sight, present, way.past),
    });
    this.#renderAll(map);
    // If the engine has failed, it is lost, and another one comes next time.
    this.#map = map;
  }

  /** @param {Sight} sight */
  #take({ parameters, side: wanted }) {
    const affordable = Math.floor(Math.sqrt(MOST_WORK / (4 * parameters.length)));
    const side = Math.max(LEAST_SIDE, Math.min(wanted, affordable));
    const map = this.#map;
    this.#map = undefined;
    if (map?.side === side && this.#dark === darkScheme.matches) return map;
    map?.free();
    this.#dark = darkScheme.matches;
    this.#graph.canvas.width = side;
    this.#graph.canvas.height = side;
    return new LossMap(side, this.#dark);
  }

  /**
   * The way so far, and what of it comes after the present epoch.
   * @param {Sight} sight
   */
  #wayOf({ path, across, up, parameters, epoch, head }) {
    const epochs = path.epochs();
    const [xs, ys] = [across, up].map(({ index }) => path.values(index));
    const past = epochs.filter((each) => each < epoch).length;
    const known = epochs.filter((each) => each <= head).length;
    const [x, y] = [parameters[across.index], parameters[up.index]];
    return {
      past: { xs: [...xs.subarray(0, past), x], ys: [...ys.subarray(0, past), y] },
      future: { xs: [x, ...xs.subarray(past, known)], ys: [y, ...ys.subarray(past, known)] },
    };
  }

  /**
   * The contours in units of the axes, with a gap after each piece.
   * @param {LossMap} map
   * @param {Sight} sight
   */
  #contours(map, { across, up }) {
    const shares = map.contours();
    const pieces = shares.length / 4;
    const xs = new Float64Array(3 * pieces).fill(Number.NaN);
    const ys = new Float64Array(3 * pieces).fill(Number.NaN);
    const [width, height] = [across, up].map(({ range }) => range[1] - range[0]);
    for (let piece = 0; piece < pieces; piece++) {
      for (const end of [0, 1]) {
        xs[3 * piece + end] = across.range[0] + shares[4 * piece + 2 * end] * width;
        ys[3 * piece + end] = up.range[1] - shares[4 * piece + 2 * end + 1] * height;
      }
    }
    return { xs, ys };
  }

  /**
   * @param {LossMap} map
   * @param {Sight} sight
   * @param {{ x: number, y: number }} present
   * @param {{ xs: number[], ys: number[] }} past
   */
  #words(map, { landscape, across, epoch }, present, past) {
    const [lowest, highest] = map.range();
    const pair = (/** @type {number} */ x, /** @type {number} */ y) =>
      `(${number(x)}, ${number(y)})`;
    return (
      `On this map the loss goes from ${number(lowest)} to ${number(highest)}. ` +
      `The way leads from ${pair(past.xs[0], past.ys[0])} at epoch 0 to ${pair(present.x, present.y)} ` +
      `at epoch ${count(epoch)}, where the loss is ${number(landscape.lossWith(across.index, present.x))}.`
    );
  }

  /** @param {LossMap} map */
  #renderAll(map) {
    const [lowest, highest] = map.range();
    render(
      html`${this.#graph.element}
        <div class="legend" aria-hidden="true">
          ${this.#legend}<span>loss ${number(lowest)}</span><span></span
          ><span>${number(highest)}</span>
        </div>`,
      this.element,
    );
  }
}
