// Which plane of a space with more than two dimensions is looked at: the principal one, or that of two
// neurons.

import { html, render } from 'lit';
import { choice } from '../../ui/choice.js';

export class PlaneChoice {
  #place;
  #changed;
  #isPrincipal = true;
  #neurons = [0, 1];
  /** What the axes of the space are called. @type {string[]} */
  #names = [];

  /**
   * @param {HTMLElement} place
   * @param {() => void} changed
   */
  constructor(place, changed) {
    this.#place = place;
    this.#changed = changed;
  }

  /** Takes over what the axes of the space are called. @param {string[]} names */
  show(names) {
    if (String(names) === String(this.#names)) return;
    this.#names = names;
    if (Math.max(...this.#neurons) >= this.#count) this.#neurons = [0, 1];
    this.#place.hidden = this.#count <= 2;
    if (this.#count > 2) this.#render();
  }

  /** The neurons of the plane; none for the principal one. */
  get neurons() {
    if (this.#count <= 2) return [0, 1];
    return this.#isPrincipal ? [] : this.#neurons;
  }

  get #count() {
    return this.#names.length;
  }

  #render() {
    /** @type {[number, string][]} */
    const options = this.#names.map((name, axis) => [axis, name]);
    const [right, up] = this.#neurons;
    render(
      html`
        <label class="principal">
          <input
            type="checkbox"
            .checked=${this.#isPrincipal}
            @change=${() => this.#take(this.#neurons, !this.#isPrincipal)}
          />
          Principal plane
        </label>
        ${choice('To the right', options, right, (neuron) =>
          // What is chosen twice changes places.
          this.#take([neuron, neuron === up ? right : up]),
        )}
        ${choice('Upwards', options, up, (neuron) =>
          this.#take([neuron === right ? up : right, neuron]),
        )}
      `,
      this.#place,
    );
  }

  /**
   * @param {number[]} neurons
   * @param {boolean} [isPrincipal]
   */
  #take(neurons, isPrincipal = false) {
    this.#neurons = neurons;
    this.#isPrincipal = isPrincipal;
    this.#render();
    this.#changed();
  }
}
