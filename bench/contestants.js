// Who takes part, this engine first. Another rival is a file in rivals/ and a line here.

import { engine } from './engine.js';
import { brain } from './rivals/brain.js';
import { convnet } from './rivals/convnet.js';
import { loop } from './rivals/loop.js';
import { synaptic } from './rivals/synaptic.js';
import { tensorflowCpu, tensorflowWasm } from './rivals/tensorflow.js';
import { unrolled } from './rivals/unrolled.js';

/**
 * @typedef {object} Contestant
 * @property {string} key for the command line and the result
 * @property {string} name
 * @property {'float64' | 'float32'} precision of its parameters
 * @property {'batch' | 'sample'} updates after every epoch, or after every sample, which is the only way
 *   some libraries have
 * @property {() => Promise<unknown>} [ready] is awaited before it gets its turn
 * @property {(problem: import('./problems.js').Problem, parameters: Float64Array) => Learner} start
 *
 * A network in training.
 * @typedef {object} Learner
 * @property {(epochs: number) => unknown} step
 * @property {(points: Float64Array) => ArrayLike<number>} outputs what it answers to these inputs
 */

/** @type {Contestant[]} */
export const CONTESTANTS = [
  engine,
  unrolled,
  loop,
  brain,
  synaptic,
  convnet,
  tensorflowCpu,
  tensorflowWasm,
];
