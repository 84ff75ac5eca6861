// The steps of one update, in the order of the article: forward, the error, backward, the sum, the update.

/** @typedef {import('./anatomy.js').Anatomy} Anatomy */
/** @typedef {import('./anatomy.js').Link} Link */
/** @typedef {import('./anatomy.js').Neuron} Neuron */

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
    ...neurons.map(forward),
    error(anatomy),
    ...neurons.toReversed().map((neuron) => backward(anatomy, neuron)),
    ...tables(anatomy, 'sum', sumWords(anatomy)),
    ...tables(anatomy, 'update', UPDATE_WORDS[anatomy.rule]),
  ];
}

/**
 * @param {Neuron} neuron
 * @returns {Step}
 */
function forward(neuron) {
  const { isOutput, layer } = neuron;
  const isFirst = layer === 0;
  const before = isFirst ? 'the inputs' : 'the outputs of the neurons before it';
  return {
    ...{ phase: 'forward', neuron, title: `Forward: ${neuron.name}` },
    why: isOutput
      ? `The output neuron weighs ${before}, adds its bias, and its activation makes the prediction of the sum.`
      : `A neuron weighs ${before}, adds its bias, and its activation makes its output of the sum.`,
  };
}

/** @type {Record<string, string>} */
const ERROR_WORDS = {
  sse: 'The difference between target t and prediction y is squared, so that it is never negative; the half makes its slope simple. Training goes down the sum of this over the samples; the loss that the page shows, the mean of (t − y)², differs from that by a factor only.',
  mse: 'The difference between target t and prediction y is squared, so that it is never negative; n samples share the mean, which is the loss that the page shows.',
  'cross-entropy':
    'Cross-entropy asks how surprising the target t is to one who believes the prediction y; n samples share the mean. (The loss that the page shows is the mean of (t − y)² all the same.)',
};

/**
 * @param {Anatomy} anatomy
 * @returns {Step}
 */
function error({ loss }) {
  return { phase: 'error', title: 'The error of the sample', why: ERROR_WORDS[loss] };
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
      ? 'How does the error change with each weight? The chain rule goes back link by link: from E to the prediction y, from y to the weighted sum a, from a to the weight.'
      : `No target says what this neuron should answer. What it did to the error comes back from ${onwards}, through the weights it was sent on with; from there, the chain is the same.`,
  };
}

/** @param {Anatomy} anatomy */
function sumWords({ isPenalised }) {
  const sum =
    'All samples share the weights, so what they ask of a weight is added up: that is its gradient.';
  return isPenalised ? `${sum} The penalty for large weights adds its own slope.` : sum;
}

/** @type {Record<string, string>} */
const UPDATE_WORDS = {
  'gradient-descent':
    'Every weight and bias goes down its slope: against the gradient, as far as the learning rate η says. (The article has t − y where ∂E/∂y has y − t, and adds: the same step.) Then the next epoch begins.',
  momentum:
    'The gradient pushes a velocity v, which loses a part of itself with every update and moves the weight.',
  nesterov:
    'The gradient pushes a velocity v; the weight moves by the gradient, and by what the velocity will be next.',
  rmsprop:
    'The gradient is divided by the root of its mean square s so far, so that every weight moves about equally fast.',
  adam: 'A mean m of the gradients so far is divided by the root of their mean square s, both corrected for having begun at 0.',
  rprop:
    'Only the sign of the gradient counts: the step d of each weight, at first η, grows while the sign stays the same, and shrinks where it turns.',
};

/**
 * One table for all parameters, or, for a large network, one for each neuron.
 * @param {Anatomy} anatomy
 * @param {'sum' | 'update'} phase
 * @param {string} why
 * @returns {Step[]}
 */
function tables(anatomy, phase, why) {
  const title = phase === 'sum' ? 'The sum over the samples' : 'The update';
  if (anatomy.links.length <= MOST_IN_TABLE) return [{ phase, title, why, links: anatomy.links }];
  return anatomy.neurons.map((neuron) => ({
    ...{ phase, why, links: anatomy.into(neuron) },
    title: `${title}: ${neuron.name}`,
  }));
}
