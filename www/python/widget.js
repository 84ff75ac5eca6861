// The playground in a notebook, as anywidget wants it: what is set in Python is shown, and what is done here is known there.

import { Playground } from '../app/element.js';
import { readHash } from '../state/link.js';
import { parametersOf } from '../state/parameters.js';
import { runIn } from '../state/run.js';

/**
 * What Python and the page share, as anywidget has it.
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, listener: () => void) => void} on
 * @property {(event: string, listener: () => void) => void} off
 */

/** Python is told what changes in every frame this often, in milliseconds, and in the end. */
const PAUSE = 250;

// All scripts of a notebook come from the same place: whose fault one is can't be told.
Playground.ours = undefined;

/** @param {{ model: Model, el: HTMLElement }} place */
function render({ model, el }) {
  const playground = new Playground();
  const looks = () => {
    playground.setAttribute('controls', model.get('controls'));
    playground.setAttribute('view', model.get('view'));
    playground.style.setProperty('--playground-height', model.get('height') || null);
  };
  const follow = () => {
    if (model.get('run') !== playground.run) playground.run = model.get('run');
  };
  looks();
  playground.run = model.get('run');

  const telling = new Telling(() => {
    model.set('run', playground.run);
    model.set('epoch', playground.standing.epoch);
    model.set('_layers', layersOf(playground));
    model.save_changes();
  });
  playground.addEventListener('change', () => telling.soon());
  playground.addEventListener('epoch', () => telling.soon());
  playground.addEventListener('outcome', (event) => {
    model.set('outcome', /** @type {CustomEvent} */ (event).detail);
    telling.now();
  });

  /** @type {[event: string, listener: () => void][]} */
  const listeners = [
    ['change:run', follow],
    ['change:view', looks],
    ['change:controls', looks],
    ['change:height', looks],
  ];
  for (const [event, listener] of listeners) model.on(event, listener);
  el.append(playground);
  return () => {
    for (const [event, listener] of listeners) model.off(event, listener);
    telling.end();
    playground.remove();
  };
}

/** Tells at once where nothing was told just now, and else after a while, of what is the last then. */
class Telling {
  #tell;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isDue = false;

  /** @param {() => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  soon() {
    if (this.#timer === undefined) this.now();
    else this.#isDue = true;
  }

  now() {
    this.end();
    this.#tell();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#isDue) this.now();
    }, PAUSE);
  }

  end() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isDue = false;
  }
}

/**
 * The network at the epoch that is shown, as arrays: of each layer the weights, a row for each input, and the biases.
 * @param {Playground} playground
 */
function layersOf({ run, parameters }) {
  const { shape } = runIn(readHash(run).link);
  /** @type {{ weights: number[][], biases: number[] | null }[]} */
  const layers = [];
  for (const { index, layer, from, to } of parametersOf(shape)) {
    layers[layer] ??= { weights: [], biases: null };
    const { weights } = layers[layer];
    if (from === undefined) {
      layers[layer].biases ??= [];
      layers[layer].biases[to] = parameters[index];
    } else {
      // What comes straight from the inputs follows what comes from the layer before.
      if (to === 0) weights.push([]);
      weights[weights.length - 1][to] = parameters[index];
    }
  }
  return layers;
}

export default { render };
