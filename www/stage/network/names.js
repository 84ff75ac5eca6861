// What neurons are called where there is room for it, and what they answer.

import { neuronName } from '../../state/parameters.js';

/** @typedef {import('../../state/session.js').Session} Session */
/** @typedef {import('./layout.js').Node} Node */

/**
 * An input, or a neuron with its activation.
 * @param {Session} session
 * @param {Node} node
 */
export function titleOf(session, { layer, neuron }) {
  const { hidden, shape } = session;
  const name = neuronName(shape, layer, neuron);
  if (layer < 0) return `Input ${name}`;
  const activations = session.setting('activation').split(',');
  const activation =
    layer < hidden.length ? (activations[layer] ?? activations[0]) : session.setting('output');
  return `${name} (${activation})`;
}

/**
 * What an input or neuron answers for each sample.
 * @param {Session} session
 * @param {number} index in the engine's order
 */
export function answersOf({ trainer }, index) {
  const samples = trainer.outputs().length;
  return trainer.activations().subarray(samples * index, samples * (index + 1));
}
