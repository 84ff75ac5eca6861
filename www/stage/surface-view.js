// The decision surface: what the network answers over the plane of its inputs; or what one of its neurons answers,
// while that is looked at.

import { NeuronPictures, Surface } from 'xor-playground';
import { fitCanvas, frameIn, planeSheet } from '../plot/plane.js';
import { readByKeys } from '../plot/reader.js';
import { watch } from '../state/memo.js';
import { allSizes, neuronName } from '../state/parameters.js';
import { coordinatesAt, count, decimals, roundedIn, rowName } from '../text/format.js';
import { context2d, element, find, setText } from '../ui/dom.js';
import { observeSize } from '../ui/size.js';
import { touching } from '../ui/theme.js';
import { drawSurface, within } from './surface-drawing.js';

/** @typedef {import('../ui/theme.js').Sheet} Sheet */
/** @typedef {import('./surface-drawing.js').Input} Input */
/** @typedef {import('xor-playground/full').Surface} WholeSurface */

/** Pixels a side; the canvas enlarges and smooths them. */
const SIDE = 200;
/**
 * While training, a picture computes this many products of a pixel and a parameter at most, which takes
 * a fifth of a frame: a large network has fewer pixels then.
 */
const MOST_WORK = 4e6;
const SMALLEST_SIDE = 48;
/** The same for a picture that is taken elsewhere, once: still less than three frames. */
const MOST_WORK_OF_A_SHEET = 4e7;
const FINEST_SIDE = 400;
/** So far a key moves the cursor, and so far with Shift, as shares of the range. */
const NEAR = 1 / 40;
const FAR = 1 / 4;

export class SurfaceView {
  #session;
  #attention;
  #root;
  #theme;
  #context;
  #image = document.createElement('canvas');
  #imageContext = context2d(this.#image);
  /** The pictures of single neurons. @type {NeuronPictures | undefined} */
  #neurons;
  /** Where the pointer is, in input coordinates. @type {Input | undefined} */
  #pointed;
  /** Where keys have put the cursor. @type {Input | undefined} */
  #cursor;
  #width = 0;
  /** @type {Surface | undefined} */
  #made;
  /** Whether it trained when the picture was last shown. */
  #wasTraining = false;

  #isDiscrete = false;
  /** Draws many rows. @type {import('./surface-drawing.js').Scene['drawMany']} */
  #drawMany;
  /** @type {import('./problem/sections.js').Sections | undefined} */
  #sections;

  /** @param {import('../state/view.js').Context} context */
  constructor({ root, session, attention, theme, ended }) {
    this.#session = session;
    this.#attention = attention;
    this.#root = root;
    this.#theme = theme;
    const plot = find(root, '#surface .plot');
    const canvas = find(plot, 'canvas', HTMLCanvasElement);
    this.#context = context2d(canvas);

    // Known at once: whatever is below it has its place before it is seen.
    this.#width = plot.getBoundingClientRect().width;
    observeSize(plot, ended, (width) => this.#resize(width));
    ended.addEventListener('abort', () => this.exchange());
    theme.onChange(() => {
      this.exchange();
      session.redraw();
    });
    canvas.addEventListener('pointermove', (event) => this.#point(this.#inputAt(event)));
    canvas.addEventListener('pointerleave', ({ pointerType }) => {
      // A finger leaves with every touch; what it touched stays to be read.
      if (pointerType === 'mouse') this.#point(undefined);
    });
    canvas.addEventListener('click', (event) => {
      const input = this.#inputAt(event);
      if (input) session.askAt(input);
    });
    readByKeys(plot, {
      name: 'Read the decision surface with the arrow keys',
      words: element(root, 'surface-reading'),
      begin: () => this.#moveTo(session.place),
      press: (key, isFar) => this.#press(key, isFar ? FAR : NEAR),
      end: () => this.#moveTo(undefined),
    });
  }

  /** Whether it has two colours only, which takes the whole engine. @param {boolean} isDiscrete */
  set discrete(isDiscrete) {
    if (isDiscrete === this.#isDiscrete) return;
    this.#isDiscrete = isDiscrete;
    this.exchange();
    this.#session.redraw();
  }

  /** What draws many rows, which the first view does without. @param {import('./surface-drawing.js').Scene['drawMany']} draw */
  set drawMany(draw) {
    this.#drawMany = draw;
    this.#session.redraw();
  }

  /**
   * What shows other than x and y in a square, which the first view does without.
   * @param {import('./problem/sections.js').Sections} sections
   */
  set sections(sections) {
    this.#sections = sections;
    this.#session.redraw();
  }

  /** What shows other than x and y in a square. */
  get #other() {
    return this.#sections?.areWanted ? this.#sections : undefined;
  }

  /** @type {typeof drawSurface} */
  #drawOn(context, sheet, scene) {
    if (this.#other) this.#other.draw(context, sheet, scene);
    // What there is no room for here is on its way.
    else if (this.#session.inputs === 2) drawSurface(context, sheet, scene);
  }

  /** Gives the engine's memory back; when it is drawn next, it begins with a new picture. */
  exchange() {
    this.#made?.free();
    this.#neurons?.free();
    this.#made = undefined;
    this.#neurons = undefined;
  }

  /** Made where it is used: an engine that cannot is then no more than a picture that cannot be drawn. */
  get #surface() {
    this.#made ??= this.#picture();
    return this.#made;
  }

  #picture(side = SIDE) {
    const surface = new Surface(side, this.#theme.paint.isDark);
    if (this.#isDiscrete) /** @type {WholeSurface} */ (surface).discretise();
    this.#image.width = surface.side;
    this.#image.height = surface.side;
    surface.drawLegend(context2d(find(this.#root, '#surface .legend canvas', HTMLCanvasElement)));
    return surface;
  }

  show() {
    if (!this.#session.isTurn(0)) return;
    this.#read();
    this.#title();
    if (frameIn(this.#sheet).side === 0) return;
    this.#takeSide();
    this.#render();
    this.#draw();
  }

  get #sheet() {
    return planeSheet(this.#theme, this.#width);
  }

  #takeSide() {
    const { training } = this.#session;
    const hasJustEnded = this.#wasTraining && !training;
    this.#wasTraining = training;
    const side = this.#affordableSide();
    if (side === this.#surface.side) return;
    if (hasJustEnded) {
      // Who pauses is answered first: the finer picture comes with the next frame.
      this.#session.redraw();
      return;
    }
    this.exchange();
    this.#made = this.#picture(side);
  }

  /** Computes the picture anew if the network may be another one. */
  #render = watch(
    () => [this.#surface, this.#session.moment, this.#neuronInSight, this.#session.section],
    (surface, _, neuron, _section) => {
      const { trainer } = this.#session;
      if (neuron === undefined) surface.draw(trainer, this.#imageContext);
      else this.#takeNeurons().draw(trainer, this.#imageContext, neuron);
    },
  );

  #takeNeurons() {
    this.#neurons ??= new NeuronPictures(this.#surface.side, this.#theme.paint.isDark);
    return this.#neurons;
  }

  #draw = watch(
    () => [
      ...[this.#drawMany, this.#other, this.#session.section],
      ...[this.#surface, this.#session.moment, this.#neuronInSight],
      ...[this.#session.data, this.#session.point, this.#cursor, ...Object.values(this.#sheet)],
    ],
    () => {
      const sheet = this.#sheet;
      fitCanvas(this.#context.canvas, sheet);
      this.#drawOn(this.#context, sheet, {
        image: this.#image,
        data: this.#session.data,
        ranges: this.#session.ranges,
        boundary: this.#neuronInSight === undefined ? this.#surface.boundary() : [],
        drawMany: this.#drawMany,
        neuron: this.#neuronInSight,
        asked: this.#session.place,
        cursor: this.#cursor,
      });
    },
  );

  /**
   * Draws the surface on a sheet elsewhere, without the mark of what is asked.
   * @param {CanvasRenderingContext2D} context
   * @param {Sheet} sheet
   */
  draw(context, sheet) {
    const { trainer, data, ranges } = this.#session;
    const finest = Math.sqrt(MOST_WORK_OF_A_SHEET / trainer.parameters().length);
    const side = Math.min(FINEST_SIDE, Math.floor(finest));
    const picture = new Surface(side, sheet.paint.isDark);
    if (this.#isDiscrete) /** @type {WholeSurface} */ (picture).discretise();
    /** @type {any} */
    let image;
    // A copy: these are in the engine's memory.
    const putImageData = (/** @type {ImageData} */ { data, width }) => {
      image = new ImageData(data.slice(), width);
    };
    try {
      picture.draw(trainer, /** @type {any} */ ({ putImageData }));
      this.#drawOn(context, sheet, {
        ...{ image, data, ranges, boundary: picture.boundary() },
        drawMany: this.#drawMany,
      });
    } finally {
      picture.free();
    }
  }

  /** The input or hidden neuron that is looked at, in the engine's order. */
  get #neuronInSight() {
    return this.#attention.neuronInSight;
  }

  #affordableSide() {
    const { trainer, training } = this.#session;
    if (!training) return SIDE;
    const side = Math.sqrt(MOST_WORK / trainer.parameters().length);
    // As the engine wants it, a multiple of four.
    return Math.min(SIDE, Math.max(SMALLEST_SIDE, 4 * Math.floor(side / 4)));
  }

  /** What the picture shows, in words. */
  describe = watch(
    () => [this.#session.moment, this.#neuronInSight, this.#session.section, this.#other],
    (_, neuron, _section, other) => {
      const rows = this.#rowsInWords(this.#answers(neuron));
      const own = () =>
        neuron === undefined ? this.#outputInWords(rows) : this.#neuronInWords(neuron, rows);
      const words = other ? other.inWords(neuron, rows) : own();
      setText(element(this.#root, 'surface-words'), words);
    },
  );

  /** @param {string} rows */
  #outputInWords(rows) {
    const [low, high] = this.#session.data.outputRange;
    return (
      `Output of the network for x and y from ${this.#rangeInWords}, blue for ${low} and orange for ${high}: ` +
      `${rows} ${this.boundaryInWords()}`
    );
  }

  /**
   * @param {number} neuron
   * @param {string} rows
   */
  #neuronInWords(neuron, rows) {
    return (
      `What ${this.nameOf(neuron)} answers for x and y from ${this.#rangeInWords}, blue for low ` +
      `and orange for high: ${rows}`
    );
  }

  get #rangeInWords() {
    return this.#session.ranges[0].join(' to ');
  }

  /** What the output answers to the rows, or a neuron. @param {number} [neuron] */
  #answers(neuron) {
    const { trainer, rows } = this.#session;
    return neuron === undefined
      ? trainer.outputs()
      : trainer.activations().subarray(rows.length * neuron);
  }

  /** @param {ArrayLike<number>} answers */
  #rowsInWords(answers) {
    const { rows, data, right, count: all } = this.#session;
    if (data.isMany) return `${count(right)} of ${count(all)} rows are right.`;
    const each = rows.map((inputs, row) => `${rowName(inputs)} ${answers[row].toFixed(2)}`);
    return `${each.join(', ')}.`;
  }

  /** Where the output is in the middle. */
  boundaryInWords() {
    const [low, high] = this.#session.data.outputRange;
    const middle = (low + high) / 2;
    return this.#surface.boundary().length > 0
      ? `A line marks where the output is ${middle}.`
      : `The output is nowhere ${middle}.`;
  }

  /** What an input or neuron is called. @param {number} index in the engine's order */
  nameOf(index) {
    const { shape } = this.#session;
    const sizes = allSizes(shape);
    let [layer, neuron] = [-1, index];
    while (neuron >= sizes[layer + 1]) {
      neuron -= sizes[layer + 1];
      layer += 1;
    }
    return neuronName(shape, layer, neuron);
  }

  /** @param {number} width */
  #resize(width) {
    this.#width = width;
    this.#session.redraw();
  }

  /**
   * The input that a place in the picture stands for, to three decimals; none outside of the axes.
   * @param {MouseEvent} event
   */
  #inputAt(event) {
    const { left, top, side } = frameIn(this.#sheet);
    const across = (event.offsetX - left) / side;
    const down = (event.offsetY - top) / side;
    if (!(across >= 0 && across <= 1 && down >= 0 && down <= 1)) return undefined;
    return coordinatesAt(this.#session.ranges, across, 1 - down);
  }

  /** @param {Input | undefined} input */
  #point(input) {
    this.#pointed = input;
    this.#session.redraw();
  }

  /** @param {Input | undefined} input */
  #moveTo(input) {
    this.#cursor = input && within(this.#session.ranges, input);
    this.#session.redraw();
  }

  /**
   * @param {string} key
   * @param {number} share how far it moves the cursor
   */
  #press(key, share) {
    const { x, y } = this.#cursor ?? this.#session.place;
    const { ranges } = this.#session;
    const [low, high] = ranges[0];
    /** @param {number[]} shares across and up @returns {Input} */
    const by = (...shares) => {
      const [across, up] = ranges.map((range, axis) =>
        roundedIn(range, [x, y][axis] + shares[axis] * share * (range[1] - range[0])),
      );
      return { x: across, y: up };
    };
    const to = {
      ArrowLeft: by(-1, 0),
      ArrowRight: by(1, 0),
      ArrowUp: by(0, 1),
      ArrowDown: by(0, -1),
      Home: { x: low, y },
      End: { x: high, y },
    }[key];
    if (to) this.#moveTo(to);
    else if (key === 'Enter') this.#session.askAt({ x, y });
    else if (key === 'Escape') this.#moveTo(undefined);
    else return false;
    return true;
  }

  /** The output at the cursor or under the pointer. */
  #read = watch(
    () => [
      this.#session.moment,
      this.#cursor ?? this.#pointed,
      touching.matches,
      this.#other,
      this.#session.section,
    ],
    (_, input, isTouched, other, _section) => {
      const hint = isTouched ? 'Tap to read and to ask.' : 'Point to read, click to ask.';
      const answer = (/** @type {Input} */ { x, y }) => {
        const place = other ? other.placeInWords(x, y) : `x ${x}, y ${y}`;
        return `${place}: output ${decimals(this.#session.trainer.predict(x, y))}`;
      };
      setText(element(this.#root, 'surface-reading'), input ? answer(input) : hint);
    },
  );

  /** Whose picture it is. */
  #title = watch(
    () => [this.#session.run, this.#neuronInSight, this.#other],
    (_, neuron, other) => {
      const isOutput = neuron === undefined;
      const title = isOutput
        ? (other?.title ?? 'Decision surface')
        : `${this.nameOf(neuron)} answers`;
      setText(element(this.#root, 'surface-title'), title);
      const section = element(this.#root, 'surface');
      section.classList.toggle('neuron', !isOutput);
    },
  );
}
