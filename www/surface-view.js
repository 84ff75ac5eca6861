// The decision surface: what the network answers over the plane of its inputs.

import { Surface, surfaceRange, truthTable } from 'xor-playground';
import { context2d, element, find, setText } from './dom.js';
import { decimals, pair } from './format.js';
import {
  acrossIn,
  beginPicture,
  downIn,
  drawAxes,
  drawSample,
  frameIn,
  onScreenChange,
  SAMPLE_RADIUS,
  sizeOf,
} from './plane.js';
import { darkScheme, styleOf } from './theme.js';

/** @typedef {import('./session.js').Session} Session */

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
const RANGE = surfaceRange();
const [LOW, HIGH] = RANGE;
const TICKS = [-0.5, 0, 0.5, 1, 1.5];
const HINT = 'Circles: the four rows. Point to read, click to ask.';

export class SurfaceView {
  #session;
  #plot = find(element('surface'), '.plot');
  #canvas = find(this.#plot, 'canvas', HTMLCanvasElement);
  #context = context2d(this.#canvas);
  /** Pixels to a CSS pixel; none while it is the screen that says. @type {number | undefined} */
  #pixels;
  #image = document.createElement('canvas');
  #imageContext = context2d(this.#image);
  #samples = truthTable();
  /** Where the pointer is, in input coordinates. @type {{ x: number, y: number } | undefined} */
  #pointed;
  #width = 0;
  /** The moment of the session that the picture shows. @type {unknown} */
  #shown;
  #surface = this.#picture();

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
    this.#drawLegend();

    new ResizeObserver(([entry]) => this.#resize(entry.contentRect.width)).observe(this.#plot);
    onScreenChange(() => session.redraw());
    darkScheme.addEventListener('change', () => {
      this.#surface.free();
      this.renew();
      session.redraw();
    });
    this.#canvas.addEventListener('pointermove', (event) => this.#point(this.#inputAt(event)));
    this.#canvas.addEventListener('pointerleave', ({ pointerType }) => {
      // A finger leaves with every touch; what it touched stays to be read.
      if (pointerType === 'mouse') this.#point(undefined);
    });
    this.#canvas.addEventListener('click', (event) => {
      const input = this.#inputAt(event);
      if (input) session.ask(input);
    });
  }

  /** Begins with a new picture, because the old one was lost. */
  renew() {
    this.#surface = this.#picture();
    this.#drawLegend();
  }

  #picture(side = SIDE) {
    const surface = new Surface(side, darkScheme.matches);
    this.#image.width = surface.side;
    this.#image.height = surface.side;
    this.#shown = undefined;
    return surface;
  }

  show() {
    this.#read();
    if (this.#frame.side === 0) return;
    this.#render();
    this.#draw();
  }

  /**
   * Draws the surface onto another context, of another size, in light colours, without the mark of what is
   * asked.
   * @param {CanvasRenderingContext2D} context
   * @param {import('./theme.js').Sheet} sheet
   */
  drawOnto(context, { width, pixels }) {
    const { trainer } = this.#session;
    const shown = { context: this.#context, width: this.#width, surface: this.#surface };
    const finest = Math.sqrt(MOST_WORK_OF_A_SHEET / trainer.parameters().length);
    const picture = new Surface(Math.min(FINEST_SIDE, Math.floor(finest)), false);
    const image = document.createElement('canvas');
    image.width = picture.side;
    image.height = picture.side;
    this.#context = context;
    this.#pixels = pixels;
    this.#width = width;
    this.#surface = picture;
    try {
      picture.draw(trainer, context2d(image));
      this.#draw(image);
    } finally {
      this.#context = shown.context;
      this.#pixels = undefined;
      this.#width = shown.width;
      this.#surface = shown.surface;
      picture.free();
    }
  }

  /** Computes the picture anew if the network may be another one. */
  #render() {
    const { trainer, moment } = this.#session;
    const side = this.#affordableSide();
    if (side !== this.#surface.side) {
      this.#surface.free();
      this.#surface = this.#picture(side);
    }
    if (this.#shown === moment) return;
    this.#surface.draw(trainer, this.#imageContext);
    this.#shown = moment;
  }

  #affordableSide() {
    const { trainer, training } = this.#session;
    if (!training) return SIDE;
    const side = Math.sqrt(MOST_WORK / trainer.parameters().length);
    // As the engine wants it, a multiple of four.
    return Math.min(SIDE, Math.max(SMALLEST_SIDE, 4 * Math.floor(side / 4)));
  }

  /** What the picture shows, in words. */
  describe() {
    const { trainer } = this.#session;
    const answers = this.#samples.map(
      ([x, y]) => `${pair(x, y)} ${trainer.predict(x, y).toFixed(2)}`,
    );
    setText(
      element('surface-words'),
      `Output of the network for x and y from ${LOW} to ${HIGH}, blue for 0 and orange for 1: ` +
        `${answers.join(', ')}. ${this.#boundaryWords()}`,
    );
  }

  #boundaryWords() {
    return this.#surface.boundary().length > 0
      ? 'A line marks where the output is 0.5.'
      : 'The output is nowhere 0.5.';
  }

  /** @param {number} width */
  #resize(width) {
    this.#width = width;
    this.#session.redraw();
  }

  #drawLegend() {
    const scale = find(element('surface'), '.legend canvas', HTMLCanvasElement);
    this.#surface.drawLegend(context2d(scale));
  }

  /** The square inside of the axes, in CSS pixels. */
  get #frame() {
    return frameIn(this.#width);
  }

  /**
   * The input that a place in the picture stands for, to three decimals; none outside of the axes.
   * @param {MouseEvent} event
   */
  #inputAt(event) {
    const { left, top, side } = this.#frame;
    const across = (event.offsetX - left) / side;
    const down = (event.offsetY - top) / side;
    if (!(across >= 0 && across <= 1 && down >= 0 && down <= 1)) return undefined;
    /** @param {number} share */
    const coordinate = (share) => Number((LOW + share * (HIGH - LOW)).toFixed(3));
    return { x: coordinate(across), y: coordinate(1 - down) };
  }

  /** @param {{ x: number, y: number } | undefined} input */
  #point(input) {
    this.#pointed = input;
    this.#session.redraw();
  }

  /** The output under the pointer. */
  #read() {
    const input = this.#pointed;
    setText(
      element('surface-reading'),
      input
        ? `x ${input.x}, y ${input.y}: output ${decimals(this.#session.trainer.predict(input.x, input.y))}`
        : HINT,
    );
  }

  #draw(image = this.#image) {
    const context = this.#context;
    const frame = this.#frame;
    const { left, top, side } = frame;
    const pixels = this.#pixels;
    if (pixels === undefined) beginPicture(context, sizeOf(this.#width));
    else context.setTransform(pixels, 0, 0, pixels, 0, 0);
    context.drawImage(image, left, top, side, side);
    drawAxes(context, frame, { range: RANGE, ticks: TICKS, names: ['x', 'y'] });

    /** @param {number} x */
    const across = (x) => acrossIn(frame, RANGE, x);
    /** @param {number} y */
    const down = (y) => downIn(frame, RANGE, y);
    context.save();
    context.beginPath();
    context.rect(left, top, side, side);
    context.clip();
    this.#drawBoundary(across, down);
    for (const [x, y, target] of this.#samples) {
      drawSample(context, { x: across(x), y: down(y) }, target);
    }
    context.restore();
    if (pixels === undefined) this.#drawPoint(across, down);
  }

  /**
   * @param {(x: number) => number} across
   * @param {(y: number) => number} down
   */
  #drawBoundary(across, down) {
    const context = this.#context;
    const segments = this.#surface.boundary();
    context.beginPath();
    for (let at = 0; at < segments.length; at += 4) {
      context.moveTo(across(segments[at]), down(segments[at + 1]));
      context.lineTo(across(segments[at + 2]), down(segments[at + 3]));
    }
    context.lineCap = 'round';
    context.lineWidth = 2;
    context.strokeStyle = styleOf('--ink');
    context.stroke();
  }

  /**
   * The mark of the input that is asked about; at the border, when the input lies beyond it.
   * @param {(x: number) => number} across
   * @param {(y: number) => number} down
   */
  #drawPoint(across, down) {
    const context = this.#context;
    const { x, y } = this.#session.point;
    const centre = {
      x: across(Math.min(HIGH, Math.max(LOW, x))),
      y: down(Math.min(HIGH, Math.max(LOW, y))),
    };
    const outside = x < LOW || x > HIGH || y < LOW || y > HIGH;
    const radius = outside ? 5 : SAMPLE_RADIUS + 5;
    for (const [width, colour] of [
      [5, '--paper'],
      [2, '--accent'],
    ]) {
      context.beginPath();
      context.arc(centre.x, centre.y, radius, 0, 2 * Math.PI);
      if (!outside) {
        for (const [dx, dy] of [
          [1, 0],
          [0, 1],
          [-1, 0],
          [0, -1],
        ]) {
          context.moveTo(centre.x + dx * radius, centre.y + dy * radius);
          context.lineTo(centre.x + dx * (radius + 5), centre.y + dy * (radius + 5));
        }
      }
      context.lineWidth = Number(width);
      context.strokeStyle = styleOf(String(colour));
      context.stroke();
    }
  }
}
