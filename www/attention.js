// What somebody looks at: the thing that is pointed at, the one that is chosen, and what flows through the
// network while its formulas are walked through. It is purely about looking: the run knows nothing of it.

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

  /** @param {() => void} changed is called after every change */
  constructor(changed) {
    this.#changed = changed;
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
