// A run that is looked at again and again, at a few of its epochs.

import { gradientNorms, Trainer } from 'xor-playground/full';
import { verdictsOf } from '../../state/verdicts.js';
import { ROWS } from './rows.js';

/**
 * A run at one of its epochs.
 * @typedef {object} Moment
 * @property {Float64Array} parameters
 * @property {Float64Array} activations of the inputs, then of each neuron, for all rows
 * @property {Float64Array} outputs
 * @property {import('../../state/verdicts.js').Verdict[]} verdicts
 * @property {number} loss
 */

/**
 * Trains a run, and keeps how it is at some epochs, which ascend.
 * @param {string} link
 * @param {number[]} epochs
 * @returns {Moment[]}
 */
export function momentsOf(link, epochs) {
  const trainer = new Trainer(link);
  const moments = epochs.map((epoch) => {
    trainer.step(epoch - trainer.epoch);
    return {
      parameters: trainer.parameters(),
      activations: trainer.activations(),
      outputs: trainer.outputs(),
      verdicts: verdictsOf({ trainer, rows: ROWS }),
      loss: trainer.loss,
    };
  });
  trainer.free();
  return moments;
}

/**
 * The first epoch, of so many, at which a run has all rows right.
 * @param {string} link
 * @param {number} epochs
 */
export function solvedAt(link, epochs) {
  const trainer = new Trainer(link);
  trainer.step(epochs);
  const solved = trainer.solvedAt();
  trainer.free();
  return solved;
}

/**
 * The same run, but from weights and biases of which some are exchanged.
 * @param {Float64Array} parameters
 * @param {Float64Array} others
 * @param {number[]} indices of those that are the others'
 */
export function startWith(parameters, others, indices) {
  const mixed = parameters.slice();
  for (const index of indices) mixed[index] = others[index];
  return `parameters=${mixed.join(',')}`;
}

/**
 * How long the gradient is that these rows give, over everything and over the hidden layer alone.
 * @param {string} link
 * @param {Moment} moment
 * @param {number[]} rows
 */
export function pull(link, { parameters }, rows) {
  const [all, hidden] = gradientNorms(link, parameters, new Float64Array(rows));
  return { all, hidden };
}
