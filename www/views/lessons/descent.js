// Downhill: the loss around the network of the run, along one weight and over two.

import { html, nothing, render } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ParameterPath } from 'xor-playground/full';
import { Graph } from '../../plot/graph.js';
import { parameterName, parametersOf } from '../../state/parameters.js';
import { count } from '../../text/format.js';
import { number } from '../../text/minus.js';
import { button } from '../../ui/button.js';
import { choice } from '../../ui/choice.js';
import { logarithmicScale } from '../../ui/scale.js';
import { Slider } from '../../ui/slider.js';
import { MapPicture } from './map-picture.js';
import { rangeAround, rangeStill } from './range.js';
import { tangentAt } from './tangent.js';
import { WeightLoss } from './weight-loss.js';

/** @typedef {import('../../state/session.js').Session} Session */
/** @typedef {[low: number, high: number]} Range */

const RATES = logarithmicScale(0.01, 100);
const POINTS = 161;
/** The path is recorded for so many milliseconds of a frame at most. */
const SLICE = 3;
/** While training, the map follows at this distance, in milliseconds. */
const EVERY = 300;
/** Pixels a side of the map, and while it changes. */
const SIDE = 128;
const MOVING_SIDE = 64;
/** What has a run step otherwise than down the slope of all rows. */
const OTHER_STEPS = ['rule', 'batch', 'l1', 'l2'];
/** A zoom of one step. */
const CLOSER = 0.6;

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  const { session, attention, theme, ended } = context;
  const graph = new Graph({
    ...{ name: 'Loss along one weight', xLabel: '', yLabel: '', height: 15 },
    ended,
  });
  const map = new MapPicture(context);
  const rateSlider = new Slider({
    ...{ label: 'Rate of these steps', min: 0.001, max: 1000, stops: RATES },
    accept: (value) => {
      rate = value;
      update();
    },
  });

  let rate = 1;
  /** The link that the loss and the path belong to. @type {string | undefined} */
  let link;
  /** @type {WeightLoss} */
  let loss;
  /** @type {ParameterPath} */
  let path;
  /** Whether these are there, and came through all that they were asked: one that the engine failed in is lost. */
  let isSound = false;
  /** All parameters of the network. @type {import('../../state/parameters.js').Parameter[]} */
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
    free();
    link = session.link;
    loss = new WeightLoss(link, session.trainer.outputs().length);
    path = new ParameterPath(link);
    isSound = true;
    ranges = undefined;
    all = parametersOf(session.shape);
    if (across < all.length && up < all.length && across !== up) return;
    // What comes last to the output’s sum, as its bias does, has a valley from the start on; and a weight beside it.
    across = all.length - 1;
    up = all.length > 3 ? across - (session.hidden.at(-1) ?? 1) : Math.max(0, across - 1);
  }

  function free() {
    if (!isSound) return;
    loss.free();
    path.free();
    isSound = false;
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
    return index === 0 ? Math.min(1, all.length - 1) : 0;
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
    loss.moveTo(parameters);
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
        loss,
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
    const losses = loss.along(across, range, POINTS);
    const xs = losses.map((_, index) => range[0] + ((range[1] - range[0]) * index) / (POINTS - 1));
    const heights = steps.map((value) => loss.at(across, value));
    const highest = Math.max(...losses, 0.01);
    const here = hereOf(parameters);
    graph.draw({
      ...{ xRange: range, xLabel: nameOf(across), yLabel: loss.written.formula },
      // The point on the ground is to be seen, too.
      yRange: [-0.05 * highest, 1.12 * highest],
      lines: [
        { xs, ys: losses, kind: 'line' },
        { ...tangentAt(here, ...range), kind: 'tangent' },
        { xs: steps, ys: heights, kind: 'trail' },
        { xs: [here.x, here.next], ys: [0, 0], kind: 'step' },
      ],
      marks: (graph) => [
        steps.map((value, index) => graph.dot(value, heights[index], 'tried', 4)),
        graph.dot(present, loss.at(across, present), 'present', 6),
        graph.dot(here.next, loss.at(across, here.next), 'next', 4),
        steps.length > 0 ? graph.dot(here.x, here.y, 'ball', 6) : nothing,
      ],
      words:
        `${loss.written.formula} for values of ${nameOf(across)} from ${number(range[0])} to ${number(range[1])}: ` +
        `from ${number(Math.min(...losses))} to ${number(Math.max(...losses))}. ` +
        `The run is at ${number(present)}, where E is ${number(loss.at(across, present))}.` +
        (steps.length > 0
          ? ` ${steps.length - 1} own steps led to ${number(here.x)}, where E is ${number(here.y)}.`
          : ''),
    });
  }

  /**
   * Where the next own step begins, how high and how steep it is there, and where the step leads.
   * @param {Float64Array} parameters
   */
  function hereOf(parameters) {
    const x = steps.at(-1) ?? parameters[across];
    return {
      ...{ x, y: loss.at(across, x), slope: loss.slope(across, x) },
      next: loss.stepped(across, x, rate),
    };
  }

  function step() {
    const from = steps.at(-1) ?? session.trainer.parameters()[across];
    const to = loss.stepped(across, from, rate);
    steps = steps.length === 0 ? [from, to] : [...steps, to];
    update();
  }

  /** @param {number} index */
  function nameOf(index) {
    return parameterName(session.shape, all[index]);
  }

  /**
   * @param {string} label
   * @param {number} index
   * @param {(index: number) => void} choose
   */
  function selection(label, index, choose) {
    // There can be hundreds, and they seldom change.
    return guard([all, index], () =>
      choice(
        label,
        all.map((parameter) => [parameter.index, parameterName(session.shape, parameter)]),
        index,
        (chosen) => {
          choose(chosen);
          update();
        },
      ),
    );
  }

  /** @param {Float64Array} parameters */
  function renderAll(parameters) {
    rateSlider.show(rate);
    const own = steps.at(-1);
    render(
      html`<p class="lead">
          This is the network of the run, at epoch ${count(session.epoch)}. Change one weight, keep all
          others as they are, and the loss follows a curve. Train, and watch the point roll down.
          ${loss.written.words}
        </p>
        <div class="bench">
          <div class="pictures">${graph.element}</div>
          <div class="words">
            ${selection('Weight across', across, (index) => look({ across: index }))}
            <p class="hint">The weight that both pictures show from left to right.</p>
            <p>
              You can also take steps of your own, along this weight alone. Too large a rate jumps across the
              valley.
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
            ${stepWords(hereOf(parameters))}
          </div>
        </div>
        <p class="hint">A step goes down the slope that is drawn.${runWords()}</p>
        <h4>Two weights: a map</h4>
        <div class="bench">
          <div class="pictures">${map.element}</div>
          <div class="words">
            ${selection('Weight up', up, (index) => look({ up: index }))}
            <div class="row" role="group" aria-label="Zoom of the map">
              <button type="button" @click=${() => setZoom(zoom * CLOSER)}>Closer</button>
              <button type="button" @click=${() => setZoom(zoom / CLOSER)}>Farther</button>
              ${button('Whole path', zoom === 1, () => setZoom(1))}
            </div>
            <p>
              The stronger the grey, the higher the loss. Along a thin line the loss is the same.
              Where the lines are close together, it is steep.
            </p>
            <p>
              The thick line is the path of these two weights since epoch 0. The other weights change,
              too, so the map changes while it trains.
            </p>
          </div>
        </div>`,
      place,
    );
  }

  /** @param {ReturnType<typeof hereOf>} here */
  function stepWords({ x, y, slope, next }) {
    return html`<p class="result">
      <span>E = <b>${number(y)}</b></span>
      <span class="key-tangent">slope <b>${number(slope)}</b></span>
      <span class="key-step">step −${rate} × ${number(slope)} = <b>${number(next - x)}</b></span>
      <span>to <b>${number(next)}</b></span>
    </p>`;
  }

  /** What a step has to do with the run's, where that is plain gradient descent. */
  function runWords() {
    const isPlain =
      ['sse', 'mse'].includes(session.setting('loss')) &&
      !session.changed.some((key) => OTHER_STEPS.includes(key));
    return isPlain
      ? ` With the run’s own rate, ${session.learningRate}, it is what the next epoch does to this weight.`
      : '';
  }

  /** @param {number} value */
  function setZoom(value) {
    const rounded = Number(value.toPrecision(6));
    zoom = Math.min(60, Math.max(0.001, rounded));
    update();
  }

  /** Goes on with the path, also between the session's own frames. */
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
        // Another run is taken up with the session's next frame.
        if (session.link !== link || !place.checkVisibility()) return;
        record();
        if (!isMapped) update();
      });
    }
  }

  // The stage asks for the frame in which it is drawn anew.
  theme.onChange(() => {
    isMapped = false;
  });

  ended.addEventListener('abort', () => {
    cancelAnimationFrame(request);
    free();
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
