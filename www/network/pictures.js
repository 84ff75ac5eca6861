// Pictures of what inputs and neurons answer, on a canvas of their own.

import { NeuronPictures } from 'xor-playground';
import { context2d } from '../dom.js';
import { darkScheme } from '../theme.js';

export class Pictures {
  canvas = document.createElement('canvas');
  #context = context2d(this.canvas);
  /** @type {NeuronPictures | undefined} */
  #engine;
  #isDark = false;

  /**
   * Draws all inputs and neurons under one another, or one alone.
   * @param {import('xor-playground').Trainer} trainer
   * @param {number} side in pixels, a multiple of four
   * @param {number} count how many are drawn
   * @param {number} [index] which one is drawn alone, in the engine's order
   */
  draw(trainer, side, count, index) {
    const engine = this.#take(side);
    if (this.canvas.width !== side || this.canvas.height !== side * count) {
      this.canvas.width = side;
      this.canvas.height = side * count;
    }
    engine.draw(trainer, this.#context, index);
    // If the engine has failed, it is lost, and another one comes next time.
    this.#engine = engine;
  }

  /** @param {number} side */
  #take(side) {
    const engine = this.#engine;
    this.#engine = undefined;
    const isDark = darkScheme.matches;
    if (engine?.side === side && this.#isDark === isDark) return engine;
    engine?.free();
    this.#isDark = isDark;
    return new NeuronPictures(side, isDark);
  }
}
