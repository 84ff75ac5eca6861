// The loss curve: the mean squared error over the epochs of the run.

import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { element, find, setText } from './dom.js';
import { count, significant } from './format.js';
import { darkScheme, styleOf } from './theme.js';

/** @typedef {import('./session.js').Session} Session */

const HINT = 'Point at the curve to read it.';
/** The linear axis does not shrink below this, or a learnt curve would fill it with noise. */
const SMALLEST_TOP = 0.01;

export class CurveView {
  #session;
  #place = find(element('curve'), '.plot');
  #reading = element('curve-reading');
  #logarithmic = element('curve-log', HTMLInputElement);
  /** @type {uPlot | undefined} */
  #plot;
  /** @type {[Float64Array, Float64Array]} */
  #points = [new Float64Array(), new Float64Array()];

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
    this.#logarithmic.disabled = false;
    this.#logarithmic.addEventListener('change', () => this.#renew());
    darkScheme.addEventListener('change', () => this.#renew());
    new ResizeObserver(() => this.#resize()).observe(this.#place);
  }

  show() {
    this.#points = this.#session.trainer.curve();
    this.#plot?.setData(this.#data);
  }

  /** What the picture shows, in words. */
  describe() {
    const [epochs, losses] = this.#points;
    const last = epochs.length - 1;
    const start = `Mean squared error ${significant(losses[0])} at epoch 0`;
    const lowest = losses.indexOf(Math.min(...losses));
    setText(
      element('curve-words'),
      last === 0
        ? `${start}. Not trained yet.`
        : `${start}, ${significant(losses[last])} at epoch ${count(epochs[last])}; ` +
            `lowest ${significant(losses[lowest])} at epoch ${count(epochs[lowest])}.`,
    );
  }

  /** A logarithmic axis has no place for zero. @returns {uPlot.AlignedData} */
  get #data() {
    const [epochs, losses] = this.#points;
    if (!this.#logarithmic.checked) return [epochs, losses];
    return [epochs, Array.from(losses, (loss) => (loss > 0 ? loss : null))];
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.#place;
    if (width === 0 || height === 0) return;
    if (this.#plot) this.#plot.setSize({ width, height });
    else this.#renew();
  }

  /** Begins with a new plot: an axis cannot change its kind. */
  #renew() {
    const { clientWidth: width, clientHeight: height } = this.#place;
    this.#plot?.destroy();
    this.#plot = undefined;
    if (width === 0 || height === 0) return;
    this.#plot = new uPlot(this.#options(width, height), this.#data, this.#place);
  }

  /**
   * @param {number} width
   * @param {number} height
   * @returns {uPlot.Options}
   */
  #options(width, height) {
    const axis = {
      stroke: styleOf('--quiet'),
      font: `12px ${styleOf('--font')}`,
      grid: { stroke: styleOf('--line'), width: 1 },
      ticks: { show: false },
    };
    return {
      width,
      height,
      padding: [8, 24, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, y: false, points: { size: 8 } },
      scales: {
        x: { time: false, range: () => [0, this.#lastEpoch] },
        y: this.#logarithmic.checked
          ? { distr: 3, range: (_, low, high) => uPlot.rangeLog(low, high, 10, true) }
          : { range: (_, __, high) => [0, Math.max(high * 1.08, SMALLEST_TOP)] },
      },
      axes: [
        {
          ...axis,
          size: 34,
          space: 70,
          label: 'epoch',
          labelSize: 16,
          labelGap: -2,
          labelFont: axis.font,
          values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? count(tick) : '')),
        },
        {
          ...axis,
          size: 52,
          values: (_, ticks) => ticks.map((tick) => (tick === null ? '' : tickText(tick))),
        },
      ],
      series: [{}, { stroke: styleOf('--ink'), width: 1.75, pxAlign: 0, points: { show: false } }],
      hooks: { draw: [(plot) => this.#drawPresent(plot)], setCursor: [(plot) => this.#read(plot)] },
    };
  }

  get #lastEpoch() {
    return Math.max(this.#session.settings.epochs, this.#session.epoch, 1);
  }

  /**
   * Marks the present epoch: a line, and a dot on the curve.
   * @param {uPlot} plot
   */
  #drawPresent(plot) {
    const [epochs, losses] = plot.data;
    const last = epochs.length - 1;
    const loss = losses?.[last];
    if (last < 0 || loss === null || loss === undefined) return;
    const { ctx, bbox } = plot;
    const x = plot.valToPos(epochs[last], 'x', true);
    const y = plot.valToPos(loss, 'y', true);
    ctx.save();
    ctx.strokeStyle = styleOf('--accent');
    ctx.fillStyle = styleOf('--accent');
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(x, y, 4.5 * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fill();
    ctx.restore();
  }

  /**
   * The point under the pointer.
   * @param {uPlot} plot
   */
  #read(plot) {
    const index = plot.cursor.idx;
    const [epochs, losses] = this.#points;
    setText(
      this.#reading,
      typeof index === 'number' && index < epochs.length
        ? `Epoch ${count(epochs[index])}: loss ${significant(losses[index])}`
        : HINT,
    );
  }
}

/**
 * A loss beside the axis.
 * @param {number} tick
 */
function tickText(tick) {
  return tick !== 0 && Math.abs(tick) < 1e-3
    ? tick.toExponential(0)
    : String(Number(tick.toPrecision(3)));
}
