// What somebody looks at: the thing that is pointed at, the one that is chosen, and what flows through the
// network while its formulas are walked through. It is purely about looking: the run knows nothing of it.

import { allSizes, neuronIndex } from './parameters.js';

/**
 * A part of the network, as text: `p4` is the fifth weight or bias, `i0` the first input, `n1.0` the first
 * neuron of the second layer of neurons (the output is that of the last).
 * @typedef {`p${number}` | `i${number}` | `n${number}.${number}`} Thing
 */

/**
 * What flows: forward through these neurons and links, or gradients back through them.
 * @typedef {object} Flow
 * @property {string} title what it is, in words
 * @property {'forward' | 'backward' | 'update'} direction
 * @property {Set<Thing>} things what it flows through at present
 * @property {Map<Thing, string>} labels numbers to show beside them
 */

export class Attention {
  /** @type {Thing | undefined} */
  #pointed;
  /** @type {Thing | undefined} */
  #chosen;
  /** @type {Flow | undefined} */
  #flow;
  #changed;
  #network;

  /**
   * @param {() => void} changed is called after every change
   * @param {{ shape: import('./parameters.js').Shape }} [network]
   */
  constructor(changed, network = { shape: { hidden: [] } }) {
    this.#changed = changed;
    this.#network = network;
  }

  /** What the pointer or the focus is on. */
  get pointed() {
    return this.#pointed;
  }

  /** @param {Thing | undefined} thing */
  point(thing) {
    if (thing === this.#pointed) return;
    this.#pointed = thing;
    this.#changed();
  }

  /**
   * The input or hidden neuron that is pointed at, counted as the engine counts for the pictures of neurons: the
   * inputs first, then layer by layer. There is none while it is the output, which is what is shown anyway, a link,
   * or nothing.
   * @returns {number | undefined}
   */
  get neuronInSight() {
    const [, kind, first, second] = /^([in])(\d+)(?:\.(\d+))?$/.exec(this.#pointed ?? '') ?? [];
    const { hidden } = this.#network.shape;
    const [inputs] = allSizes(this.#network.shape);
    if (kind === 'i' && Number(first) < inputs) return Number(first);
    const [layer, neuron] = [Number(first), Number(second)];
    // What was pointed at may have gone with another network.
    return neuron < hidden[layer] ? inputs + neuronIndex(hidden, layer, neuron) : undefined;
  }

  /** What was chosen, and stays so. */
  get chosen() {
    return this.#chosen;
  }

  /** @param {Thing | undefined} thing */
  choose(thing) {
    if (thing === this.#chosen) return;
    this.#chosen = thing;
    this.#changed();
  }

  get flow() {
    return this.#flow;
  }

  /** @param {Flow | undefined} flow */
  show(flow) {
    if (flow === this.#flow) return;
    this.#flow = flow;
    this.#changed();
  }
}
