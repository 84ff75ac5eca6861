// Pictures of what inputs and neurons answer, under one another on a canvas of their own.

import { NeuronPictures } from 'xor-playground';
import { context2d } from '../../ui/dom.js';

export class Pictures {
  canvas = document.createElement('canvas');
  #context = context2d(this.canvas);
  /** @type {NeuronPictures | undefined} */
  #engine;
  #isDark = false;

  /**
   * Draws all inputs and neurons, or one alone.
   * @param {import('xor-playground').Trainer} trainer
   * @param {import('../../ui/theme.js').Paint} paint
   * @param {number} side in pixels, a multiple of four
   * @param {number} count how many are drawn
   * @param {number} [index] which one is drawn alone, in the engine's order
   */
  draw(trainer, { isDark }, side, count, index) {
    const engine = this.#take(side, isDark);
    if (this.canvas.width !== side || this.canvas.height !== side * count) {
      this.canvas.width = side;
      this.canvas.height = side * count;
    }
    engine.draw(trainer, this.#context, index);
    // If the engine has failed, it is lost, and another one comes next time.
    this.#engine = engine;
  }

  /** Gives the engine's memory back. */
  free() {
    this.#engine?.free();
    this.#engine = undefined;
  }

  /**
   * @param {number} side
   * @param {boolean} isDark
   */
  #take(side, isDark) {
    const engine = this.#engine;
    this.#engine = undefined;
    const isUsable = engine instanceof NeuronPictures && this.#isDark === isDark;
    if (isUsable && engine.side === side) return engine;
    engine?.free();
    this.#isDark = isDark;
    return new NeuronPictures(side, isDark);
  }
}
