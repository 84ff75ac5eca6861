// The map of the loss over two weights, with the path of the run on it.

import { html, render } from 'lit';
import { LossMap } from 'xor-playground/full';
import { gapped } from '../../plot/gapped.js';
import { Graph } from '../../plot/graph.js';
import { count } from '../../text/format.js';
import { number } from '../../text/minus.js';
import { context2d, make } from '../../ui/dom.js';

/** @typedef {import('./weight-loss.js').WeightLoss} WeightLoss */
/** @typedef {import('xor-playground/full').ParameterPath} ParameterPath */

/**
 * @typedef {object} Axis
 * @property {number} index of the weight
 * @property {string} name
 * @property {[low: number, high: number]} range
 */

/**
 * @typedef {object} Sight
 * @property {WeightLoss} loss
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
  #graph;
  #context;
  #legend = make('canvas', '', { width: 256, height: 1 });
  /** @type {LossMap | undefined} */
  #map;
  #dark = false;
  #theme;

  /** @param {import('../../state/view.js').Context} context */
  constructor({ theme, ended }) {
    this.#theme = theme;
    this.#graph = new Graph({
      ...{ name: 'Loss over two weights', xLabel: '', yLabel: '' },
      ...{ pixels: LEAST_SIDE, ended },
    });
    this.#context = context2d(this.#graph.canvas);
    ended.addEventListener('abort', () => this.#map?.free());
  }

  /** @param {Sight} sight */
  draw(sight) {
    const { loss, across, up, parameters } = sight;
    const map = this.#take(sight);
    map.measure(
      loss.landscape,
      new Float64Array([across.index, ...across.range]),
      new Float64Array([up.index, ...up.range]),
    );
    map.draw(this.#context);
    map.drawLegend(context2d(this.#legend));
    const run = this.#pathOf(sight);
    const contours = this.#contours(map, sight);
    const present = { x: parameters[across.index], y: parameters[up.index] };
    this.#graph.draw({
      ...{ xRange: across.range, xLabel: across.name },
      ...{ yRange: up.range, yLabel: up.name },
      lines: [
        { ...contours, kind: 'contour' },
        { ...run.past, kind: 'halo' },
        { ...run.future, kind: 'path future' },
        { ...run.past, kind: 'path' },
      ],
      marks: (graph) => [
        graph.dot(run.past.xs[0], run.past.ys[0], 'start', 4),
        graph.dot(present.x, present.y, 'here', 7),
      ],
      words: this.#words(map, sight, present, run.past),
    });
    this.#renderAll(map, loss);
    // If the engine has failed, it is lost, and another one comes next time.
    this.#map = map;
  }

  /** @param {Sight} sight */
  #take({ parameters, side: wanted }) {
    const affordable = Math.floor(Math.sqrt(MOST_WORK / (4 * parameters.length)));
    const side = Math.max(LEAST_SIDE, Math.min(wanted, affordable));
    const map = this.#map;
    this.#map = undefined;
    if (map?.side === side && this.#dark === this.#theme.paint.isDark) return map;
    map?.free();
    this.#dark = this.#theme.paint.isDark;
    this.#graph.canvas.width = side;
    this.#graph.canvas.height = side;
    return new LossMap(side, this.#dark);
  }

  /**
   * The path so far, and what of it comes after the present epoch.
   * @param {Sight} sight
   */
  #pathOf({ path, across, up, parameters, epoch, head }) {
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
   * The contours in units of the axes.
   * @param {LossMap} map
   * @param {Sight} sight
   */
  #contours(map, { across, up }) {
    const [left, right] = across.range;
    const [bottom, top] = up.range;
    return gapped(
      map.contours(),
      (share) => left + share * (right - left),
      (share) => top - share * (top - bottom),
    );
  }

  /**
   * @param {LossMap} map
   * @param {Sight} sight
   * @param {{ x: number, y: number }} present
   * @param {{ xs: number[], ys: number[] }} past
   */
  #words(map, { loss, across, epoch }, present, past) {
    const [lowest, highest] = map.range().map((mean) => loss.factor * mean);
    const pair = (/** @type {number} */ x, /** @type {number} */ y) =>
      `(${number(x)}, ${number(y)})`;
    return (
      `On this map E goes from ${number(lowest)} to ${number(highest)}. ` +
      `The path leads from ${pair(past.xs[0], past.ys[0])} at epoch 0 to ${pair(present.x, present.y)} ` +
      `at epoch ${count(epoch)}, where E is ${number(loss.at(across.index, present.x))}.`
    );
  }

  /**
   * @param {LossMap} map
   * @param {WeightLoss} loss
   */
  #renderAll(map, loss) {
    const [lowest, highest] = map.range().map((mean) => loss.factor * mean);
    render(
      html`${this.#graph.element}
        <div class="legend" aria-hidden="true">
          ${this.#legend}<span>E ${number(lowest)}</span><span></span
          ><span>${number(highest)}</span>
        </div>`,
      this.element,
    );
  }
}
