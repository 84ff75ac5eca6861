// Which plane of a space with more than two dimensions is looked at: the principal one, or that of two
// neurons.

import { html, render } from 'lit';
import { neuronName } from '../../state/parameters.js';
import { choice } from '../../ui/choice.js';

export class PlaneChoice {
  #place;
  #changed;
  #isPrincipal = true;
  #neurons = [0, 1];
  /** The sizes of the hidden layers. @type {number[]} */
  #hidden = [];

  /**
   * @param {HTMLElement} place
   * @param {() => void} changed
   */
  constructor(place, changed) {
    this.#place = place;
    this.#changed = changed;
  }

  /** Takes over which layers there are. @param {number[]} hidden */
  show(hidden) {
    if (String(hidden) === String(this.#hidden)) return;
    this.#hidden = hidden;
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
    return this.#hidden.at(-1) ?? 0;
  }

  #render() {
    const layer = this.#hidden.length - 1;
    /** @type {[number, string][]} */
    const options = Array.from({ length: this.#count }, (_, neuron) => [
      neuron,
      neuronName({ hidden: this.#hidden }, layer, neuron),
    ]);
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
