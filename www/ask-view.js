// Ask the network: any x and y, and what it answers now.

import { parseCoordinate } from 'xor-playground';
import { element, setText } from './dom.js';
import { NumberField } from './number-field.js';

/** @typedef {import('./session.js').Session} Session */

const STEP = 0.1;

export class AskView {
  #session;
  #fields;
  #answer = element('answer');

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
    this.#fields = {
      x: this.#field('x', (x) => session.ask({ x })),
      y: this.#field('y', (y) => session.ask({ y })),
    };
  }

  /**
   * @param {'x' | 'y'} name
   * @param {(value: number) => void} accept
   */
  #field(name, accept) {
    return new NumberField({
      input: element(name, HTMLInputElement),
      error: element(`${name}-error`),
      parse: (text) => parseCoordinate(name, text),
      accept,
      // Tenths, without the dust that adding them leaves.
      stepped: (value, steps) => Number((value + steps * STEP).toPrecision(12)),
      eager: true,
    });
  }

  show() {
    const { point, training, trainer } = this.#session;
    const { x, y } = point;
    this.#fields.x.show(x);
    this.#fields.y.show(y);
    // Read aloud when it is asked for, not at every frame.
    this.#answer.setAttribute('aria-live', training ? 'off' : 'polite');
    setText(this.#answer, `(${x} ^ ${y}) = ${trainer.predict(x, y)}`);
  }
}
