// The steps of one update, in the order of the article: forward, the error, backward, the sum, the update.

import { LOSSES } from '../../notation/kinds/losses.js';
import { OPTIMIZERS } from '../../notation/kinds/optimizers.js';

/** @typedef {import('../../notation/anatomy.js').Anatomy} Anatomy */
/** @typedef {import('../../notation/anatomy.js').Link} Link */
/** @typedef {import('../../notation/anatomy.js').Neuron} Neuron */

/**
 * @typedef {object} NeuronStep of one neuron
 * @property {'forward' | 'backward'} phase
 * @property {string} title
 * @property {string} why what happens, and why, in a sentence
 * @property {Neuron} neuron
 *
 * @typedef {object} ErrorStep
 * @property {'error'} phase
 * @property {string} title
 * @property {string} why
 *
 * @typedef {object} TableStep of some parameters
 * @property {'sum' | 'update'} phase
 * @property {string} title
 * @property {string} why
 * @property {Link[]} links
 *
 * @typedef {NeuronStep | ErrorStep | TableStep} Step
 */

export const PHASES = {
  forward: 'Forward',
  error: 'The error',
  backward: 'Backward',
  sum: 'The sum',
  update: 'The update',
};

/** So many parameters are shown in one table; of larger networks, one neuron's. */
const MOST_IN_TABLE = 24;

/**
 * @param {Anatomy} anatomy
 * @returns {Step[]}
 */
export function stepsOf(anatomy) {
  const { neurons } = anatomy;
  return [
    ...neurons.map((neuron) => forward(anatomy, neuron)),
    error(anatomy),
    ...neurons.toReversed().map((neuron) => backward(anatomy, neuron)),
    ...tables(anatomy, 'sum', sumWords(anatomy)),
    ...tables(anatomy, 'update', OPTIMIZERS[anatomy.rule].words),
  ];
}

/**
 * @param {Anatomy} anatomy
 * @param {Neuron} neuron
 * @returns {Step}
 */
function forward(anatomy, neuron) {
  const { isOutput, layer } = neuron;
  const links = anatomy.into(neuron);
  const given = anatomy.hasFeatures ? 'the features of the inputs' : 'the inputs';
  const past = links.some(({ from }) => from && 'input' in from) ? ` and ${given}` : '';
  const before = layer === 0 ? given : `the outputs of the neurons before it${past}`;
  const sum = links.some(({ from }) => !from)
    ? ' and adds its bias: the sum z'
    : ', which makes the sum z';
  return {
    ...{ phase: 'forward', neuron, title: `Forward: ${neuron.name}` },
    why: isOutput
      ? `The output neuron weighs ${before}${sum}. Its activation function makes the prediction a of it.`
      : `The neuron weighs ${before}${sum}. Its activation function makes its output a of it.`,
  };
}

/**
 * @param {Anatomy} anatomy
 * @returns {Step}
 */
function error({ loss }) {
  return { phase: 'error', title: 'The error of the row', why: LOSSES[loss].words };
}

/**
 * @param {Anatomy} anatomy
 * @param {Neuron} neuron
 * @returns {Step}
 */
function backward({ depth }, neuron) {
  const onwards = neuron.layer + 1 === depth ? 'the output neuron' : 'the neurons after it';
  return {
    ...{ phase: 'backward', neuron, title: `Backward: ${neuron.name}` },
    why: neuron.isOutput
      ? 'How does the error change with each weight? The chain rule goes back link by link: from E to the prediction a, from a to the weighted sum z, from z to the weight.'
      : `No target says what this neuron should answer. What it did to the error comes back from ${onwards}, through the weights it was sent on with; from there, the chain is the same.`,
  };
}

/** @param {Anatomy} anatomy */
function sumWords({ isPenalised }) {
  const sum =
    'All rows share the weights, so what they ask of a weight is added up: that is its gradient.';
  return isPenalised ? `${sum} The penalty for large weights adds its own slope.` : sum;
}

/**
 * One table for all parameters, or, for a large network, one for each neuron.
 * @param {Anatomy} anatomy
 * @param {'sum' | 'update'} phase
 * @param {string} why
 * @returns {Step[]}
 */
function tables(anatomy, phase, why) {
  const title = phase === 'sum' ? 'The sum over the rows' : 'The update';
  if (anatomy.links.length <= MOST_IN_TABLE) return [{ phase, title, why, links: anatomy.links }];
  return anatomy.neurons.map((neuron) => ({
    ...{ phase, why, links: anatomy.into(neuron) },
    title: `${title}: ${neuron.name}`,
  }));
}
