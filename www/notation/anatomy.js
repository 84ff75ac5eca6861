// What a network is made of, for its formulas: what leads where, and what each thing is called in them.

import {
  allSizes,
  neuronIndex,
  neuronName,
  parameterName,
  parametersOf,
} from '../state/parameters.js';

/** @typedef {import('../state/attention.js').Thing} Thing */
/** @typedef {import('../state/parameters.js').Parameter} Parameter */
/** @typedef {import('../state/session.js').Session} Session */

/**
 * A neuron.
 * @typedef {object} Neuron
 * @property {number} layer counted from 0; the output's is the last
 * @property {number} neuron its place in the layer
 * @property {number} index its place among all
 * @property {Thing} thing
 * @property {string} label what it is called in a formula, and in the diagram
 * @property {string} name what it is called in a sentence
 * @property {string} activation
 * @property {boolean} isOutput
 */

/**
 * A weight, or a bias, and what it leads from and to.
 * @typedef {object} Link
 * @property {number} index among all parameters
 * @property {Thing} thing
 * @property {Source | undefined} from none for a bias
 * @property {Neuron} to
 * @property {string} name what it is called in a sentence
 */

/**
 * What goes into a weighted sum: an input or a neuron.
 * @typedef {{ input: number, thing: Thing, label: string } | Neuron} Source
 */

export class Anatomy {
  /** The loss, and the rule, by their names in a link. */
  loss;
  rule;
  /** Whether there is a penalty. */
  isPenalised;
  /** @type {Neuron[]} */
  neurons;
  /** @type {Link[]} */
  links;
  /** Whether the first layer takes features of the inputs. */
  hasFeatures;
  /** How many hidden layers there are. */
  depth;
  #shape;

  /** @param {Session} session */
  constructor(session) {
    const { hidden, shape } = session;
    this.#shape = shape;
    this.hasFeatures = session.run.changed.includes('features');
    this.loss = session.setting('loss');
    this.rule = session.setting('rule');
    this.isPenalised = ['l1', 'l2'].some((key) => Number(session.setting(key)) > 0);
    this.depth = hidden.length;
    const activations = session.setting('activation').split(',');
    this.neurons = allSizes(shape)
      .slice(1)
      .flatMap((size, layer) =>
        Array.from({ length: size }, (_, neuron) => {
          const isOutput = layer === hidden.length;
          const label = neuronName(shape, layer, neuron);
          return {
            ...{ layer, neuron, isOutput, index: neuronIndex(hidden, layer, neuron) },
            thing: /** @type {Thing} */ (`n${layer}.${neuron}`),
            ...{ label, name: isOutput ? 'the output neuron' : label },
            activation: isOutput
              ? session.setting('output')
              : (activations[layer] ?? activations[0]),
          };
        }),
      );
    this.links = parametersOf(shape).map((parameter) => this.#link(hidden, parameter));
  }

  /**
   * @param {number[]} hidden
   * @param {Parameter} parameter
   * @returns {Link}
   */
  #link(hidden, parameter) {
    const { index, layer, before = -1, from, to } = parameter;
    return {
      ...{ index, thing: /** @type {Thing} */ (`p${index}`) },
      from: from === undefined ? undefined : this.#source(hidden, before, from),
      to: this.neurons[neuronIndex(hidden, layer, to)],
      name: parameterName(this.#shape, parameter),
    };
  }

  /**
   * @param {number[]} hidden
   * @param {number} layer
   * @param {number} place
   * @returns {Source}
   */
  #source(hidden, layer, place) {
    if (layer >= 0) return this.neurons[neuronIndex(hidden, layer, place)];
    return { input: place, thing: `i${place}`, label: neuronName(this.#shape, -1, place) };
  }

  get output() {
    return this.neurons[this.neurons.length - 1];
  }

  /**
   * What leads to a neuron: its weights, then its bias.
   * @param {Neuron} neuron
   */
  into(neuron) {
    return this.links.filter(({ to }) => to === neuron);
  }

  /**
   * The weights that lead on from a neuron.
   * @param {Neuron} neuron
   */
  outOf(neuron) {
    return this.links.filter(({ from }) => from === neuron);
  }
}
