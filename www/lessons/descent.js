// Downhill: the loss around the network of the run, along one weight and over two.

import { html, nothing, render } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { Landscape, ParameterPath } from 'xor-playground/full';
import { button } from '../button.js';
import { count } from '../format.js';
import { parameterName, parametersOf } from '../parameters.js';
import { logarithmicScale } from '../scale.js';
import { Graph } from './graph.js';
import { MapPicture } from './map-picture.js';
import { number } from './numbers.js';
import { rangeAround, rangeStill } from './range.js';
import { Slider } from './slider.js';

/** @typedef {import('../session.js').Session} Session */
/** @typedef {[low: number, high: number]} Range */

const RATES = logarithmicScale(0.01, 100);
const POINTS = 161;
/** The way is recorded for so many milliseconds of a frame at most. */
const SLICE = 3;
/** While training, the map follows at this distance, in milliseconds. */
const EVERY = 300;
/** Pixels a side of the map, and while it changes. */
const SIDE = 128;
const MOVING_SIDE = 64;
/** A zoom of one step. */
const CLOSER = 0.6;

/** @type {import('../panel.js').Connect} */
export function connect(place, { session, attention }) {
  const graph = new Graph({
    ...{ name: 'Loss along one weight', xLabel: '', yLabel: 'loss', height: 220 },
  });
  const map = new MapPicture();
  const rateSlider = new Slider({
    ...{ label: 'Rate of these steps', min: 0.001, max: 1000, stops: RATES },
    accept: (value) => {
      rate = value;
      update();
    },
  });

  let rate = 1;
  /** The link that the landscape and the way belong to. @type {string | undefined} */
  let link;
  /** @type {Landscape} */
  let landscape;
  /** @type {ParameterPath} */
  let path;
  /** Whether these are there, and came through all that they were asked: one that the engine failed in is lost. */
  let isSound = false;
  /** All parameters of the network. @type {import('../parameters.js').Parameter[]} */
  let all = [];
  /** Those that are looked at. */
  let across = 0;
  let up = 0;
  /** What was chosen in the diagram last. @type {unknown} */
  let chosen;
  /** Where own steps led along the weight; none before the first. @type {number[]} */
  let steps = [];
  /** The moment of the run that is shown, and when the map was drawn. @type {unknown} */
  let shown;
  let mapped = Number.NEGATIVE_INFINITY;
  /** Whether the map shows what there is now, as sharply as it can. */
  let isMapped = false;
  let zoom = 1;
  /** @type {{ across: Range, up: Range } | undefined} */
  let ranges;
  let request = 0;

  /** Begins with what belongs to the run. */
  function renew() {
    if (session.link === link && isSound) return;
    if (isSound) {
      landscape.free();
      path.free();
      isSound = false;
    }
    link = session.link;
    landscape = new Landscape(link);
    path = new ParameterPath(link);
    isSound = true;
    ranges = undefined;
    all = parametersOf(session.hidden);
    if (across < all.length && up < all.length && across !== up) return;
    // What the output adds to its sum has a valley from the start on; and a weight beside it.
    across = all.length - 1;
    up = all.length > 3 ? all.length - 1 - (session.hidden.at(-1) ?? 1) : 1;
  }

  /** A weight that was chosen in the diagram is looked at here. */
  function followAttention() {
    if (attention.chosen === chosen) return;
    chosen = attention.chosen;
    const index = /^p(\d+)$/.exec(attention.chosen ?? '')?.[1];
    if (index === undefined || Number(index) >= all.length) return;
    look({ across: Number(index) });
  }

  /** @param {{ across?: number, up?: number }} change */
  function look(change) {
    const before = across;
    across = change.across ?? across;
    up = change.up ?? up;
    // One parameter twice would be no map.
    if (across === up) {
      if (change.up === undefined) up = before;
      else across = otherThan(up);
    }
    ranges = undefined;
    steps = [];
    isMapped = false;
  }

  /** @param {number} index */
  function otherThan(index) {
    return index === 0 ? 1 : 0;
  }

  /** @param {Float64Array} parameters */
  function fit(parameters) {
    const epochs = path.epochs().filter((epoch) => epoch <= session.trainer.head);
    const wanted = (/** @type {number} */ index) =>
      rangeAround([...path.values(index).subarray(0, epochs.length), parameters[index]]);
    ranges = {
      across: rangeStill(ranges?.across, wanted(across)),
      up: rangeStill(ranges?.up, wanted(up)),
    };
  }

  /**
   * The range that is shown, about its middle or, when zoomed, about the present point.
   * @param {Range} range
   * @param {number} present
   * @returns {Range}
   */
  function zoomed([low, high], present) {
    if (zoom === 1) return [low, high];
    const middle = zoom < 1 ? present : (low + high) / 2;
    const half = ((high - low) / 2) * zoom;
    return [middle - half, middle + half];
  }

  function update() {
    const parameters = session.trainer.parameters();
    landscape.moveTo(parameters);
    fit(parameters);
    const shownRange = {
      across: zoomed(/** @type {{ across: Range }} */ (ranges).across, parameters[across]),
      up: zoomed(/** @type {{ up: Range }} */ (ranges).up, parameters[up]),
    };
    drawAlong(parameters, shownRange.across);
    const now = performance.now();
    if (!session.training || now - mapped >= EVERY) {
      mapped = now;
      isMapped = !session.training;
      map.draw({
        landscape,
        across: { index: across, name: nameOf(across), range: shownRange.across },
        up: { index: up, name: nameOf(up), range: shownRange.up },
        ...{ parameters, path, epoch: session.epoch, head: session.trainer.head },
        side: session.training ? MOVING_SIDE : SIDE,
      });
    }
    renderAll(parameters);
  }

  /**
   * @param {Float64Array} parameters
   * @param {Range} range
   */
  function drawAlong(parameters, [low, high]) {
    const present = parameters[across];
    const own = steps.at(-1) ?? present;
    const reach = Math.max(high - low, 1) / 20;
    const range = /** @type {Range} */ ([Math.min(low, own - reach), Math.max(high, own + reach)]);
    const losses = landscape.along(across, ...range, POINTS);
    const xs = losses.map((_, index) => range[0] + ((range[1] - range[0]) * index) / (POINTS - 1));
    const heights = steps.map((value) => landscape.lossWith(across, value));
    const loss = landscape.lossWith(across, present);
    const highest = Math.max(...losses, 0.01);
    graph.draw({
      ...{ xRange: range, xLabel: nameOf(across) },
      // The point on the ground is to be seen, too.
      yRange: [-0.05 * highest, 1.12 * highest],
      lines: [
        { xs, ys: losses, kind: 'line' },
        { xs: steps, ys: heights, kind: 'trail' },
      ],
      marks: (graph) => [
        steps.map((value, index) => graph.dot(value, heights[index], 'tried', 4)),
        graph.dot(present, loss, 'present', 6),
        steps.length > 0 ? graph.dot(own, heights[heights.length - 1], 'ball', 6) : nothing,
      ],
      words:
        `The loss for values of ${nameOf(across)} from ${number(range[0])} to ${number(range[1])}: ` +
        `from ${number(Math.min(...losses))} to ${number(Math.max(...losses))}. ` +
        `The run is at ${number(present)}, with a loss of ${number(loss)}.` +
        (steps.length > 0
          ? ` ${steps.length - 1} own steps led to ${number(own)}, with ${number(heights[heights.length - 1])}.`
          : ''),
    });
  }

  function step() {
    const from = steps.at(-1) ?? session.trainer.parameters()[across];
    const to = landscape.stepped(across, from, rate);
    steps = steps.length === 0 ? [from, to] : [...steps, to];
    update();
  }

  /** @param {number} index */
  function nameOf(index) {
    return parameterName(session.hidden, all[index]);
  }

  /**
   * @param {string} label
   * @param {number} index
   * @param {(index: number) => void} choose
   */
  function selection(label, index, choose) {
    // There can be hundreds, and they seldom change.
    return guard(
      [all, index],
      () => html`<label class="choice"
      >${label}
      <select
        .value=${String(index)}
        @change=${(/** @type {Event} */ event) => {
          if (!(event.target instanceof HTMLSelectElement)) return;
          choose(Number(event.target.value));
          update();
        }}
      >
        ${all.map(
          (parameter) =>
            html`<option value=${parameter.index} ?selected=${parameter.index === index}>
              ${parameterName(session.hidden, parameter)}
            </option>`,
        )}
      </select></label
    >`,
    );
  }

  /** @param {Float64Array} parameters */
  function renderAll(parameters) {
    rateSlider.show(rate);
    const own = steps.at(-1);
    render(
      html`<div class="words">
          <p>
            This is the network of the run above, at epoch ${count(session.epoch)}. Change one
            weight, keep all others as they are now, and the loss follows a curve. Training goes
            down its slope, along all weights at once: train, and watch the point roll.
          </p>
          ${selection('Weight across', across, (index) => look({ across: index }))}
          <p>
            Or step along this weight alone: against the slope, as far as the rate says. Too large a
            rate leaps over the valley.
          </p>
          ${rateSlider.element}
          <div class="row">
            <button type="button" @click=${step}>Step along this weight</button>
            <button
              type="button"
              class="quiet"
              ?hidden=${own === undefined}
              @click=${() => {
                steps = [];
                update();
              }}
            >
              Back to the run
            </button>
          </div>
          <p class="result">
            <span class="key-run">the run <b>${number(parameters[across])}</b></span>
            <span class="key-own" ?hidden=${own === undefined}
              >own steps <b>${own === undefined ? '' : number(own)}</b></span
            >
          </p>
        </div>
        <div class="pictures">${graph.element}</div>
        <div class="words">
          <h4>Two weights: a map</h4>
          ${selection('Weight up', up, (index) => look({ up: index }))}
          <p>
            The more colour, the higher the loss. Along a line it is the same, and each line lies
            0.6 times as high above the lowest point as the next one outside it. The path is the way of these two weights since epoch 0. All other
            weights are as they are now, so the land itself shifts while training.
          </p>
          <div class="row" role="group" aria-label="Zoom of the map">
            <button type="button" @click=${() => setZoom(zoom * CLOSER)}>Closer</button>
            <button type="button" @click=${() => setZoom(zoom / CLOSER)}>Farther</button>
            ${button('Whole path', zoom === 1, () => setZoom(1))}
          </div>
        </div>
        <div class="pictures">${map.element}</div>`,
      place,
    );
  }

  /** @param {number} value */
  function setZoom(value) {
    const rounded = Number(value.toPrecision(6));
    zoom = Math.min(60, Math.max(0.001, rounded));
    update();
  }

  /** Goes on with the way, also between the session's own frames. */
  function record() {
    cancelAnimationFrame(request);
    const { head } = session.trainer;
    const before = path.epoch;
    if (before >= head) return;
    const isThere = path.advanceFor(head, SLICE);
    isMapped = false;
    // A run that diverges ends before.
    if (!isThere && path.epoch > before && !session.training) {
      request = requestAnimationFrame(() => {
        if (!place.checkVisibility()) return;
        record();
        if (!isMapped) update();
      });
    }
  }

  map.onTheme(() => {
    if (link !== undefined) update();
  });

  return {
    show() {
      renew();
      isSound = false;
      followAttention();
      record();
      const isSame = session.moment === shown;
      if (!isSame) steps = [];
      shown = session.moment;
      if (!isSame || !isMapped) update();
      isSound = true;
    },
  };
}
