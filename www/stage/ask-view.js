// Ask the network: any x and y, and what it answers now.

import { pair } from '../text/format.js';
import { parseNumber } from '../text/number.js';
import { element, setText } from '../ui/dom.js';
import { isOnSlider } from '../ui/live.js';
import { NumberField } from '../ui/number-field.js';

const STEP = 0.1;

export class AskView {
  #root;
  #session;
  #fields;
  #answer;
  /** The point that the fields show. @type {readonly number[] | undefined} */
  #point;
  /** Whether the next point is one that was typed. */
  #isTyped = false;

  /** @param {import('../state/view.js').Context} context */
  constructor({ root, session }) {
    this.#root = root;
    this.#session = session;
    this.#answer = element(root, 'answer');
    this.#fields = { x: this.#field(root, 'x'), y: this.#field(root, 'y') };
  }

  /**
   * @param {ShadowRoot} root
   * @param {'x' | 'y'} name
   */
  #field(root, name) {
    return new NumberField({
      input: element(root, name, HTMLInputElement),
      error: element(root, `${name}-error`),
      parse: (text) => parseNumber(text, { name }),
      accept: (value) => {
        this.#isTyped = true;
        this.#session.askAt({ ...this.#session.place, [name]: value });
      },
      // Tenths, without the dust that adding them leaves.
      stepped: (value, steps) => Number((value + steps * STEP).toPrecision(12)),
      eager: true,
      judged: () => this.#showAnswer(),
    });
  }

  show() {
    const { point, place, inputs } = this.#session;
    // Others have fields of their own.
    if (inputs !== 2) return;
    if (point !== this.#point) {
      this.#point = point;
      // What was typed stands in its field as it was typed. What was pointed at counts, whatever was being typed.
      const say = this.#isTyped ? 'show' : 'write';
      this.#isTyped = false;
      this.#fields.x[say](place.x);
      this.#fields.y[say](place.y);
    }
    this.#showAnswer();
  }

  /** The answer belongs to what is typed, or there is none. */
  #showAnswer() {
    const { place, training, trainer } = this.#session;
    const { x, y } = place;
    const isRefused = this.#fields.x.isRefused || this.#fields.y.isRefused;
    // Read aloud when it is asked for, not at every frame, nor each step of a slider.
    this.#answer.setAttribute('aria-live', training || isOnSlider(this.#root) ? 'off' : 'polite');
    setText(this.#answer, isRefused ? 'No answer' : `${pair(x, y)} gives ${trainer.predict(x, y)}`);
  }
}
