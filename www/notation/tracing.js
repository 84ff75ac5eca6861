// The numbers of an update, from the engine: for one sample, at the present epoch.

import { memoryOf, Tracer } from 'xor-playground/full';

/** @typedef {import('../state/session.js').Session} Session */
/** @typedef {import('xor-playground/full').Trace} Trace */

/**
 * One update, number by number. What there is of each parameter is in the order of all, and so is what there
 * is of each neuron: the hidden layers first, the output last.
 * @typedef {object} Numbers
 * @property {number} sample its index among all
 * @property {Float64Array} inputs
 * @property {number} target t
 * @property {Float64Array} preActivations z of each neuron
 * @property {Float64Array} activations a of each neuron
 * @property {Float64Array} derivatives ∂a/∂z of each neuron
 * @property {Float64Array} errorDerivatives ∂E/∂a of each neuron
 * @property {Float64Array} deltas δ = ∂E/∂z of each neuron
 * @property {number} error E of the sample
 * @property {Float64Array} part ∂E/∂p of the sample
 * @property {Float64Array} batch the samples that the update looks at
 * @property {number} place which update of the epoch it is, counted from 0
 * @property {number} number which update of the run it is, counted from 1
 * @property {number} learningRate η
 * @property {Float64Array} sum Σ ∂E/∂p over these samples
 * @property {Float64Array} penalty its slope along each parameter
 * @property {Float64Array} gradient g: sum and penalty together
 * @property {Float64Array} memory what the rule remembers before the update
 * @property {Float64Array} memoryAfter and after it
 * @property {Float64Array} parameters
 * @property {Float64Array} changes Δp
 * @property {Float64Array} parametersAfter
 * @property {(parameters: number[]) => Float64Array} differences of E of the sample; NaN at a kink
 * @property {(parameters: number[]) => Float64Array} batchDifferences of all that is descended
 * @property {() => Float64Array[]} parts ∂E/∂p of each sample of the batch
 */

export class Tracing {
  #session;
  #link = '';
  /** @type {Tracer | undefined} */
  #tracer;
  /** @type {Trace | undefined} */
  #trace;

  /** @param {{ session: Session, ended: AbortSignal }} playground */
  constructor({ session, ended }) {
    this.#session = session;
    ended.addEventListener('abort', () => {
      this.#trace?.free();
      this.#tracer?.free();
    });
  }

  /**
   * What the engine computes for a sample in the update that comes next. What was taken before can no longer
   * be asked for differences and parts.
   * @param {number} sample
   * @returns {Numbers}
   */
  take(sample) {
    const { trainer, epoch } = this.#session;
    this.#trace?.free();
    this.#trace = undefined;
    const trace = this.#ask((tracer) =>
      tracer.trace(epoch, trainer.parameters(), memoryOf(trainer), sample),
    );
    this.#trace = trace;
    return {
      ...{ sample, inputs: trace.inputs, target: trace.target, error: trace.error },
      ...{ preActivations: trace.preActivations, activations: trace.activations },
      ...{
        derivatives: trace.derivatives,
        errorDerivatives: trace.errorDerivatives,
        deltas: trace.deltas,
      },
      ...{ part: trace.part, sum: trace.sum, penalty: trace.penalty, gradient: trace.gradient },
      ...{ batch: trace.batch, place: trace.place, number: trace.number },
      ...{ learningRate: trace.learningRate, memory: trace.memory },
      ...{ memoryAfter: trace.memoryAfter, parameters: trace.parameters },
      ...{ changes: trace.changes, parametersAfter: trace.parametersAfter },
      differences: (indices) => this.#ask(() => trace.differences(Float64Array.from(indices))),
      batchDifferences: (indices) =>
        this.#ask(() => trace.batchDifferences(Float64Array.from(indices))),
      parts: () => this.#ask(() => inRows(trace.parts(), trace.batch.length)),
    };
  }

  /**
   * Asks what traces the run as it is now. If the engine fails, it is lost with its trace, and another one
   * comes next time.
   * @template T
   * @param {(tracer: Tracer) => T} ask
   * @returns {T}
   */
  #ask(ask) {
    const tracer = this.#take();
    const trace = this.#trace;
    this.#trace = undefined;
    const answer = ask(tracer);
    this.#tracer = tracer;
    this.#trace = trace;
    return answer;
  }

  #take() {
    const { link } = this.#session;
    const tracer = this.#tracer;
    this.#tracer = undefined;
    if (tracer && link === this.#link) return tracer;
    tracer?.free();
    this.#link = link;
    return new Tracer(link);
  }
}

/**
 * @param {Float64Array} numbers
 * @param {number} rows
 */
function inRows(numbers, rows) {
  const width = numbers.length / rows;
  return Array.from({ length: rows }, (_, row) => numbers.subarray(row * width, (row + 1) * width));
}
