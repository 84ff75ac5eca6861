// Which plane of a space with more than two dimensions is looked at: the principal one, or that of two
// neurons.

import { html, render } from 'lit';
import { find } from '../dom.js';
import { numbered } from './space-words.js';

export class PlaneChoice {
  #place;
  #changed;
  #isPrincipal = true;
  #neurons = [0, 1];
  #count = 0;

  /**
   * @param {HTMLElement} place
   * @param {() => void} changed
   */
  constructor(place, changed) {
    this.#place = place;
    this.#changed = changed;
  }

  /** Takes over how many neurons there are. @param {number} count */
  show(count) {
    if (count === this.#count) return;
    this.#count = count;
    if (Math.max(...this.#neurons) >= count) this.#neurons = [0, 1];
    this.#place.hidden = count <= 2;
    if (count > 2) this.#render();
  }

  /** The neurons of the plane; none for the principal one. */
  get neurons() {
    if (this.#count <= 2) return [0, 1];
    return this.#isPrincipal ? [] : this.#neurons;
  }

  #render() {
    const all = Array.from({ length: this.#count }, (_, neuron) => neuron);
    const select = (/** @type {string} */ label, /** @type {number} */ axis) => html`
      <label
        >${label}
        <select @change=${(/** @type {Event} */ event) => this.#choose(axis, event)}>
          ${all.map((neuron) => html`<option value=${neuron}>${numbered('h', neuron + 1)}</option>`)}
        </select>
      </label>
    `;
    render(
      html`
        <label class="principal">
          <input type="checkbox" @change=${() => this.#toggle()} /> Principal plane
        </label>
        ${select('To the right', 0)} ${select('Upwards', 1)}
      `,
      this.#place,
    );
    this.#write();
  }

  /** A browser keeps what was chosen, and so does this. */
  #write() {
    find(this.#place, 'input', HTMLInputElement).checked = this.#isPrincipal;
    for (const [axis, select] of this.#place.querySelectorAll('select').entries()) {
      select.value = String(this.#neurons[axis]);
    }
  }

  #toggle() {
    this.#isPrincipal = !this.#isPrincipal;
    this.#changed();
  }

  /**
   * @param {number} axis
   * @param {Event} event
   */
  #choose(axis, event) {
    const neuron = Number(/** @type {HTMLSelectElement} */ (event.currentTarget).value);
    const other = this.#neurons[1 - axis];
    // What is chosen twice changes places.
    const rest = other === neuron ? this.#neurons[axis] : other;
    this.#neurons = axis === 0 ? [neuron, rest] : [rest, neuron];
    this.#isPrincipal = false;
    this.#write();
    this.#changed();
  }
}
