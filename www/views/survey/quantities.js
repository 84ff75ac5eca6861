// What can be said of a start in one number: what it is called, and what it is for many seeds.

import { startValues } from 'xor-playground/full';
import { parameterName, parametersOf } from '../../state/parameters.js';

/** @typedef {import('../../state/parameters.js').Shape} Shape */

/**
 * @typedef {object} Quantity
 * @property {string} key its name in the engine, and in a link
 * @property {string} group what it is listed under
 * @property {string} name
 * @property {string} phrase within a sentence
 * @property {string} bare the same without an article
 */

/**
 * Numbers of the first of so many seeds; those of others are still to come.
 * @typedef {{ values: Float64Array, count: number }} Column
 */

/** Of seeds that are asked for at once, so that nobody waits: for about so many milliseconds. */
const SLICE = 10;
const FEW = 16;

const SUMS = 'Into the first layer';
const WHOLE = 'Of the whole network';
const EACH = 'Weights and biases';

/** @type {Record<string, [name: string, phrase: string]>} */
const NAMED = {
  norm: ['Length of all weights and biases', 'length of all weights and biases'],
  gradient: ['Length of the first gradient', 'length of the first gradient'],
  loss: ['Loss at the start', 'loss at the start'],
};

/**
 * @param {readonly string[]} keys
 * @param {Shape} shape
 * @returns {Quantity[]}
 */
export function quantitiesOf(keys, shape) {
  const parameters = parametersOf(shape);
  const { given = [] } = shape;
  return keys.map((key) => {
    const places = (key.match(/\d+/g) ?? []).map(Number);
    if (key in NAMED) {
      const [name, bare] = NAMED[key];
      return { key, name, bare, group: WHOLE, phrase: `the ${bare}` };
    }
    if (key.startsWith('p')) {
      const name = parameterName(shape, parameters[places[0]]);
      const bare = `${name[0].toLowerCase()}${name.slice(1)}`;
      return { key, name, bare, group: EACH, phrase: `the ${bare}` };
    }
    const name = places.map((place) => `Σ w from ${given[place]}`).join(' − ');
    return { key, name, bare: name, phrase: name, group: SUMS };
  });
}

export class StartValues {
  #link;
  #starts;
  #changed;
  #isEnded = false;
  /** @type {Map<string, Column>} */
  #columns = new Map();

  /**
   * @param {string} link the run from any seed
   * @param {number} starts how many seeds, from 0 on
   * @param {() => void} changed is called when there are more numbers
   */
  constructor(link, starts, changed) {
    this.#link = link;
    this.#starts = starts;
    this.#changed = changed;
  }

  /**
   * What there is of a quantity; the rest comes by and by.
   * @param {string} key
   */
  of(key) {
    let column = this.#columns.get(key);
    if (!column) {
      column = { values: new Float64Array(this.#starts), count: 0 };
      this.#columns.set(key, column);
      this.#compute(key, column);
    }
    return column;
  }

  /** No more is computed. */
  end() {
    this.#isEnded = true;
  }

  /**
   * @param {string} key
   * @param {Column} column
   */
  async #compute(key, column) {
    let length = FEW;
    while (column.count < this.#starts && !this.#isEnded) {
      const began = performance.now();
      const first = column.count;
      const seeds = Uint32Array.from(
        { length: Math.min(length, this.#starts - first) },
        (_, seed) => first + seed,
      );
      column.values.set(startValues(this.#link, key, seeds), first);
      column.count += seeds.length;
      const isQuick = performance.now() - began < SLICE;
      length = isQuick ? 2 * length : Math.max(1, Math.floor(length / 2));
      // Whoever asked for it has it by then.
      await new Promise((resolve) => setTimeout(resolve));
      if (!this.#isEnded) this.#changed();
    }
  }
}
