// A small picture for each example: what it answers in the end, over the plane of its inputs.

import { Surface, Trainer } from 'xor-playground/full';
import { runIn } from '../../state/run.js';
import { context2d, make } from '../../ui/dom.js';

/** How many pixels a side has. It is shown smaller, for screens that have more of them. */
const SIDE = 96;
/** For so long it is trained at once, and so long altogether, in milliseconds: a run that takes longer has no picture. */
const SLICE = 8;
const LONGEST = 2000;

/** @typedef {import('xor-playground/full').Trainer} TrainerOf */

export class Examples {
  #theme;
  #ended;
  /** By the runs that they are of. @type {Map<string, { canvas: HTMLCanvasElement, trained: Promise<TrainerOf | undefined> }>} */
  #all = new Map();
  /** One is trained after the other. @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** @param {import('../../state/view.js').Context} context */
  constructor({ theme, ended }) {
    this.#theme = theme;
    this.#ended = ended;
    theme.onChange(() => {
      for (const example of this.#all.values()) this.#paint(example);
    });
    ended.addEventListener('abort', () => this.clear());
  }

  /**
   * The picture of a run at an epoch; it is painted by and by.
   * @param {string} link
   * @param {number} epoch
   */
  of(link, epoch) {
    const known = this.#all.get(link);
    if (known) return known.canvas;
    const canvas = make('canvas', '', { className: 'example', width: SIDE, height: SIDE });
    canvas.ariaHidden = 'true';
    // Of one input there is no plane.
    const trained =
      runIn(link).inputs === 1 ? Promise.resolve(undefined) : this.#inTurn(link, epoch);
    const example = { canvas, trained };
    this.#all.set(link, example);
    this.#paint(example);
    return canvas;
  }

  /** Forgets all of them. */
  clear() {
    for (const { trained } of this.#all.values()) trained.then((trainer) => trainer?.free());
    this.#all.clear();
  }

  /**
   * @param {string} link
   * @param {number} epoch
   */
  #inTurn(link, epoch) {
    const trained = this.#last.then(() => this.#train(link, epoch));
    this.#last = trained.catch(() => {});
    return trained;
  }

  /**
   * @param {string} link
   * @param {number} epoch
   */
  async #train(link, epoch) {
    if (!this.#all.has(link)) return undefined;
    const trainer = new Trainer(link);
    for (let spent = 0; trainer.epoch < epoch; spent += SLICE) {
      if (spent > LONGEST || !this.#all.has(link)) {
        trainer.free();
        return undefined;
      }
      trainer.stepFor(epoch - trainer.epoch, SLICE);
      if (trainer.epoch < epoch) await new Promise((resolve) => setTimeout(resolve));
    }
    return trainer;
  }

  /** @param {{ canvas: HTMLCanvasElement, trained: Promise<TrainerOf | undefined> }} example */
  async #paint({ canvas, trained }) {
    const trainer = await trained;
    canvas.classList.toggle('is-missing', trainer === undefined);
    if (!trainer || this.#ended.aborted) return;
    const surface = new Surface(SIDE, this.#theme.paint.isDark);
    surface.draw(trainer, context2d(canvas));
    surface.free();
  }
}
