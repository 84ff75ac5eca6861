// The decision surface: what the network answers over the plane of its inputs; or what one of its neurons answers,
// while that is looked at.

import { NeuronPictures, Surface } from 'xor-playground';
import { fitCanvas, frameIn, planeSheet } from '../plot/plane.js';
import { readByKeys } from '../plot/reader.js';
import { watch } from '../state/memo.js';
import { neuronName } from '../state/parameters.js';
import { decimals, pair } from '../text/format.js';
import { context2d, element, find, setText } from '../ui/dom.js';
import { observeSize } from '../ui/size.js';
import { touching } from '../ui/theme.js';
import { drawSurface, RANGE, within } from './surface-drawing.js';

/** @typedef {import('../ui/theme.js').Sheet} Sheet */
/** @typedef {import('./surface-drawing.js').Input} Input */

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
const [LOW, HIGH] = RANGE;
/** So far a key moves the cursor, and so far with Shift. */
const NEAR = 0.05;
const FAR = 0.5;

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
  #surface;

  /** @param {import('../state/view.js').Context} context */
  constructor({ root, session, attention, theme, ended }) {
    this.#session = session;
    this.#attention = attention;
    this.#root = root;
    this.#theme = theme;
    const plot = find(root, '#surface .plot');
    const canvas = find(plot, 'canvas', HTMLCanvasElement);
    this.#context = context2d(canvas);
    this.#surface = this.#picture();
    this.#drawLegend();

    observeSize(plot, ended, (width) => this.#resize(width));
    ended.addEventListener('abort', () => this.#free());
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
      if (input) session.ask(input);
    });
    readByKeys(plot, {
      name: 'Read the decision surface with the arrow keys',
      words: element(root, 'surface-reading'),
      begin: () => this.#moveTo(session.point),
      press: (key, isFar) => this.#press(key, isFar ? FAR : NEAR),
      end: () => this.#moveTo(undefined),
    });
  }

  /** Begins with a new picture. */
  exchange() {
    this.#free();
    this.renew();
  }

  /** The same where the old one was lost. */
  renew() {
    this.#surface = this.#picture();
    this.#drawLegend();
  }

  #picture(side = SIDE) {
    const surface = new Surface(side, this.#theme.paint.isDark);
    this.#image.width = surface.side;
    this.#image.height = surface.side;
    this.#neurons = undefined;
    return surface;
  }

  /** Gives the engine's memory back. */
  #free() {
    this.#surface.free();
    this.#neurons?.free();
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
    const side = this.#affordableSide();
    if (side === this.#surface.side) return;
    this.#free();
    this.#surface = this.#picture(side);
  }

  /** Computes the picture anew if the network may be another one. */
  #render = watch(
    () => [this.#surface, this.#session.moment, this.#neuronInSight],
    (surface, _, neuron) => {
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
      ...[this.#surface, this.#session.moment, this.#neuronInSight],
      ...[this.#session.point, this.#cursor, ...Object.values(this.#sheet)],
    ],
    () => {
      const sheet = this.#sheet;
      fitCanvas(this.#context.canvas, sheet);
      drawSurface(this.#context, sheet, {
        image: this.#image,
        rows: this.#session.rows,
        boundary: this.#neuronInSight === undefined ? this.#surface.boundary() : [],
        asked: this.#session.point,
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
    const { trainer, rows } = this.#session;
    const finest = Math.sqrt(MOST_WORK_OF_A_SHEET / trainer.parameters().length);
    const side = Math.min(FINEST_SIDE, Math.floor(finest));
    const picture = new Surface(side, sheet.paint.isDark);
    const image = document.createElement('canvas');
    image.width = picture.side;
    image.height = picture.side;
    try {
      picture.draw(trainer, context2d(image));
      drawSurface(context, sheet, { image, rows, boundary: picture.boundary() });
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
    () => [this.#session.moment, this.#neuronInSight],
    (_, neuron) => {
      const words = neuron === undefined ? this.#outputInWords() : this.#neuronInWords(neuron);
      setText(element(this.#root, 'surface-words'), words);
    },
  );

  #outputInWords() {
    return (
      `Output of the network for x and y from ${LOW} to ${HIGH}, blue for 0 and orange for 1: ` +
      `${this.#rowsInWords(this.#session.trainer.outputs())} ${this.#boundaryInWords()}`
    );
  }

  /** @param {number} neuron */
  #neuronInWords(neuron) {
    const { trainer, rows } = this.#session;
    const answers = trainer.activations().subarray(rows.length * neuron);
    return (
      `What ${this.#nameOf(neuron)} answers for x and y from ${LOW} to ${HIGH}, blue for low and orange for ` +
      `high: ${this.#rowsInWords(answers)}`
    );
  }

  /** @param {ArrayLike<number>} answers */
  #rowsInWords(answers) {
    const rows = this.#session.rows.map(
      ([x, y], row) => `${pair(x, y)} ${answers[row].toFixed(2)}`,
    );
    return `${rows.join(', ')}.`;
  }

  #boundaryInWords() {
    return this.#surface.boundary().length > 0
      ? 'A line marks where the output is 0.5.'
      : 'The output is nowhere 0.5.';
  }

  /** @param {number} index in the engine's order */
  #nameOf(index) {
    const { hidden } = this.#session;
    let [layer, neuron] = [-1, index];
    for (let size = 2; neuron >= size; size = hidden[layer]) {
      neuron -= size;
      layer += 1;
    }
    return neuronName(hidden, layer, neuron);
  }

  /** @param {number} width */
  #resize(width) {
    this.#width = width;
    this.#session.redraw();
  }

  #drawLegend() {
    const scale = find(this.#root, '#surface .legend canvas', HTMLCanvasElement);
    this.#surface.drawLegend(context2d(scale));
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
    /** @param {number} share */
    const coordinate = (share) => Number((LOW + share * (HIGH - LOW)).toFixed(3));
    return { x: coordinate(across), y: coordinate(1 - down) };
  }

  /** @param {Input | undefined} input */
  #point(input) {
    this.#pointed = input;
    this.#session.redraw();
  }

  /** @param {Input | undefined} input */
  #moveTo(input) {
    this.#cursor = input && { x: within(input.x), y: within(input.y) };
    this.#session.redraw();
  }

  /**
   * @param {string} key
   * @param {number} step
   */
  #press(key, step) {
    const { x, y } = this.#cursor ?? this.#session.point;
    /** @param {number} across @param {number} up */
    const by = (across, up) => ({ x: rounded(x + across * step), y: rounded(y + up * step) });
    const to = {
      ArrowLeft: by(-1, 0),
      ArrowRight: by(1, 0),
      ArrowUp: by(0, 1),
      ArrowDown: by(0, -1),
      Home: { x: LOW, y },
      End: { x: HIGH, y },
    }[key];
    if (to) this.#moveTo(to);
    else if (key === 'Enter') this.#session.ask({ x, y });
    else if (key === 'Escape') this.#moveTo(undefined);
    else return false;
    return true;
  }

  /** The output at the cursor or under the pointer. */
  #read = watch(
    () => [this.#session.moment, this.#cursor ?? this.#pointed, touching.matches],
    (_, input, isTouched) => {
      const hint = isTouched ? 'Tap to read and to ask.' : 'Point to read, click to ask.';
      const answer = (/** @type {Input} */ { x, y }) =>
        `x ${x}, y ${y}: output ${decimals(this.#session.trainer.predict(x, y))}`;
      setText(element(this.#root, 'surface-reading'), input ? answer(input) : hint);
    },
  );

  /** Whose picture it is. */
  #title = watch(
    () => [this.#session.run, this.#neuronInSight],
    (_, neuron) => {
      const isOutput = neuron === undefined;
      const title = isOutput ? 'Decision surface' : `${this.#nameOf(neuron)} answers`;
      setText(element(this.#root, 'surface-title'), title);
      const section = element(this.#root, 'surface');
      section.classList.toggle('neuron', !isOutput);
    },
  );
}

/**
 * Without the dust that adding leaves.
 * @param {number} coordinate
 */
function rounded(coordinate) {
  return Number(coordinate.toFixed(3));
}
