// The loss curve: the mean squared error over the epochs of the run.

import { LinePlot } from '../plot/line-plot.js';
import { readByKeys } from '../plot/reader.js';
import { decadesAround, tickText } from '../plot/ticks.js';
import { watch } from '../state/memo.js';
import { count, significant } from '../text/format.js';
import { element, find, setText } from '../ui/dom.js';
import { Part } from '../ui/part.js';
import { touching } from '../ui/theme.js';
import { drawMarks } from './curve-marks.js';

/** The linear axis does not shrink below this, or a learnt curve would fill it with noise. */
const SMALLEST_TOP = 0.01;
/** So far a key moves the cursor, and so far with Shift, as shares of the axis. */
const NEAR = 0.01;
const FAR = 0.1;
/** So far to the right of the last point, in CSS pixels, the pointer still means that point. */
const REACH = 4;

export class CurveView {
  #session;
  #plot;
  #root;
  #reading;
  #logarithmic;
  /** What was changed on the way. */
  #changes;
  /** Those that are there beside the run's own. */
  #others;
  /** @type {[Float64Array, Float64Array]} */
  #points = [new Float64Array(), new Float64Array()];
  #top = 1;
  /** @type {import('../plot/line-plot.js').Line} */
  #line = { xs: [], ys: [], xRange: [0, 1], yRange: [0, 1], logarithmic: false };

  /** @param {import('../state/view.js').Context} context */
  constructor(context) {
    const { root, session, theme, ended } = context;
    this.#session = session;
    this.#root = root;
    this.#reading = element(root, 'curve-reading');
    this.#logarithmic = element(root, 'curve-log', HTMLInputElement);
    this.#changes = new Part(context, {
      isWanted: () => session.run.edits !== '',
      load: () => import('./curve-changes.js'),
      connect: ({ CurveChanges }) => new CurveChanges(context),
      connected: () => session.redraw(),
      words: 'What was changed cannot be marked on the curve.',
    });
    const redraw = () => session.redraw();
    this.#others = new Part(context, {
      isWanted: () => session.kept.length > 0 || session.data.tests.size > 0,
      load: () => import('./other-curves.js'),
      connect: ({ OtherCurves }) => new OtherCurves(session),
      connected: redraw,
      words: 'The other curves cannot be drawn.',
    });
    const place = find(root, '#curve .plot');
    this.#plot = new LinePlot(place, {
      theme,
      ended,
      label: 'epoch',
      xText: count,
      yText: tickText,
      drawBelow: (drawing) => this.#others.it?.draw(drawing),
      drawMarks: (drawing) => drawMarks(drawing, session, this.#changes.it),
      redraw,
      choose: () => this.#go(),
    });
    readByKeys(place, {
      name: 'Read the loss curve with the arrow keys',
      words: this.#reading,
      begin: () => {
        this.#plot.cursor = session.epoch;
      },
      press: (key, isFar) => this.#press(key, isFar),
      end: () => {
        this.#plot.cursor = undefined;
      },
    });
    this.#logarithmic.disabled = false;
    this.#logarithmic.addEventListener('change', redraw);
    theme.onChange(redraw);
  }

  show() {
    this.#takePoints();
    this.#others.show();
    this.#takeLine();
    this.#draw();
    setText(this.#reading, this.#readingInWords());
    this.#changes.show();
  }

  #takePoints = watch(
    () => [this.#session.moment],
    () => {
      this.#points = this.#session.trainer.curve();
      this.#top = Math.max(1.08 * Math.max(...this.#points[1]), SMALLEST_TOP);
    },
  );

  #takeLine = watch(
    () => [
      this.#points,
      this.#session.epochs,
      this.#logarithmic.checked,
      this.#session.kept,
      this.#others.it,
    ],
    ([xs, ys], epochs, logarithmic, _, others) => {
      const { losses = [], tops = [], ends = [] } = others?.take(xs) ?? {};
      this.#line = {
        ...{ xs, ys, logarithmic },
        xRange: [0, Math.max(epochs, this.#session.head, 1, ...ends)],
        yRange: logarithmic ? decadesAround([...ys, ...losses]) : [0, Math.max(this.#top, ...tops)],
      };
    },
  );

  #draw = watch(
    () => [this.#line, this.#changes.it, this.#others.it, ...this.#plot.look],
    () => this.#plot.draw(this.#line),
  );

  /**
   * Draws the curve on a sheet elsewhere.
   * @param {CanvasRenderingContext2D} context
   * @param {import('../ui/theme.js').Sheet} sheet
   */
  draw(context, sheet) {
    this.#plot.drawOn(context, sheet);
  }

  /** What the picture shows, in words. */
  describe = watch(
    () => [this.#points, this.#changes.it, this.#session.kept, this.#others.it],
    ([epochs, losses], changes, _, others) => {
      const { trainer, epoch, head } = this.#session;
      const last = epochs.length - 1;
      const start = `Mean squared error ${significant(losses[0])} at epoch 0`;
      const lowest = losses.indexOf(Math.min(...losses));
      const words =
        last === 0
          ? [`${start}. Not trained yet.`]
          : [
              `${start}, ${significant(losses[last])} at epoch ${count(epochs[last])}; ` +
                `lowest ${significant(losses[lowest])} at epoch ${count(epochs[lowest])}${others?.testAt(last) ?? ''}.`,
            ];
      if (changes) words.push(...changes.words);
      if (epoch < head) {
        words.push(`Shown is epoch ${count(epoch)}, with ${significant(trainer.loss)}.`);
      }
      if (others) words.push(...others.words);
      setText(element(this.#root, 'curve-words'), words.join(' '));
    },
  );

  /** Where going to the cursor leads: beyond what is trained, if nothing keeps the run from it. */
  get #target() {
    const { cursor, pointed } = this.#plot;
    if (cursor === undefined || pointed === undefined) return undefined;
    const session = this.#session;
    const { xPerPixel } = this.#plot;
    if (cursor > session.head + REACH * xPerPixel && session.divergedAt === undefined) {
      return { epoch: roundTo(xPerPixel, cursor), index: undefined };
    }
    return { epoch: this.#points[0][pointed], index: pointed };
  }

  #go() {
    const target = this.#target;
    if (target) this.#session.goTo(target.epoch);
  }

  #readingInWords() {
    const target = this.#target;
    const isTouched = touching.matches;
    if (!target) {
      return isTouched ? 'Tap the curve to go there.' : 'Point to read, click to go there.';
    }
    const { epoch, index } = target;
    const others = this.#others.it;
    const loss =
      index === undefined
        ? 'not trained yet'
        : `${this.#session.descended ? 'squared error' : 'loss'} ${significant(this.#points[1][index])}${others?.testAt(index) ?? ''}`;
    return `Epoch ${count(epoch)}: ${loss}${others?.at(epoch) ?? ''}`;
  }

  /**
   * @param {string} key
   * @param {boolean} isFar
   */
  #press(key, isFar) {
    const plot = this.#plot;
    const { epoch } = this.#session;
    const [, end] = this.#line.xRange;
    const cursor = plot.cursor ?? epoch;
    const step = Math.max(1, Math.round((isFar ? FAR : NEAR) * end));
    const to = { ArrowLeft: cursor - step, ArrowRight: cursor + step, Home: 0, End: end }[key];
    if (to !== undefined) plot.cursor = Math.min(end, Math.max(0, to));
    else if (key === 'Enter') this.#go();
    else if (key === 'Escape') plot.cursor = undefined;
    else return false;
    return true;
  }
}

/**
 * As round as it can be and still be in its pixel.
 * @param {number} perPixel
 * @param {number} x
 */
function roundTo(perPixel, x) {
  const step = Math.max(1, 10 ** Math.floor(Math.log10(perPixel)));
  return step * Math.round(x / step);
}
