// What flows through the diagram of the network at a step.

import { Pen } from '../../notation/notation.js';

/** @typedef {import('../../state/attention.js').Flow} Flow */
/** @typedef {import('../../state/attention.js').Thing} Thing */
/** @typedef {import('../../notation/anatomy.js').Anatomy} Anatomy */
/** @typedef {import('../../notation/anatomy.js').Neuron} Neuron */
/** @typedef {import('./steps.js').Step} Step */
/** @typedef {import('../../notation/tracing.js').Numbers} Numbers */

const pen = new Pen(false);

/**
 * Things, and the numbers beside them.
 * @typedef {[Thing, number | undefined][]} Labelled
 */

/** What flows at a position. Whoever draws it gets the numbers of now, also before the formulas are written anew. */
export class FlowAt {
  #position;
  /** @type {import('./position.js').Now | undefined} */
  #seen;
  /** @type {Flow | undefined} */
  #flow;

  /** @param {import('./position.js').Position} position */
  constructor(position) {
    this.#position = position;
  }

  get title() {
    return this.#now.title;
  }

  get direction() {
    return this.#now.direction;
  }

  get things() {
    return this.#now.things;
  }

  get labels() {
    return this.#now.labels;
  }

  get #now() {
    const { now } = this.#position;
    if (!this.#flow || now !== this.#seen) {
      this.#flow = flowOf(now.step, now.anatomy, now.numbers);
      this.#seen = now;
    }
    return this.#flow;
  }
}

/**
 * @param {Step} step
 * @param {Anatomy} anatomy
 * @param {Numbers} numbers
 * @returns {Flow}
 */
export function flowOf(step, anatomy, numbers) {
  const labelled = labelledOf(step, anatomy, numbers);
  const isKnown = (/** @type {Labelled[0]} */ [, number]) => number !== undefined;
  return {
    title: `${step.title}. The numbers are ${NUMBERS[step.phase]}.`,
    direction: directionOf(step),
    things: new Set(labelled.map(([thing]) => thing)),
    labels: new Map(
      labelled.filter(isKnown).map(([thing, number]) => [thing, pen.text(Number(number))]),
    ),
  };
}

/** @type {Record<Step['phase'], string>} */
const NUMBERS = {
  forward: 'what comes in and what goes out',
  error: 'the prediction',
  backward: 'how the error changes with each',
  sum: 'the gradients',
  update: 'the changes',
};

/** @param {Step} step */
function directionOf({ phase }) {
  if (phase === 'forward' || phase === 'error') return 'forward';
  return phase === 'backward' ? 'backward' : 'update';
}

/**
 * @param {Step} step
 * @param {Anatomy} anatomy
 * @param {Numbers} numbers
 * @returns {Labelled}
 */
function labelledOf(step, anatomy, numbers) {
  switch (step.phase) {
    case 'forward':
      return forward(step.neuron, anatomy, numbers);
    case 'error':
      return [[anatomy.output.thing, numbers.activations[anatomy.output.index]]];
    case 'backward':
      return backward(step.neuron, anatomy, numbers);
    case 'sum':
      return step.links.map(({ thing, index }) => [thing, numbers.gradient[index]]);
    case 'update':
      return step.links.map(({ thing, index }) => [thing, numbers.changes[index]]);
  }
}

/**
 * What comes in, and what it becomes.
 * @param {Neuron} neuron
 * @param {Anatomy} anatomy
 * @param {Numbers} numbers
 * @returns {Labelled}
 */
function forward(neuron, anatomy, { inputs, activations }) {
  const links = anatomy.into(neuron);
  return [
    ...links.map(({ thing }) => /** @type {Labelled[0]} */ ([thing, undefined])),
    ...links
      .flatMap(({ from }) => (from ? [from] : []))
      .map(
        (from) =>
          /** @type {Labelled[0]} */ ([
            from.thing,
            'input' in from ? inputs[from.input] : activations[from.index],
          ]),
      ),
    [neuron.thing, activations[neuron.index]],
  ];
}

/**
 * The deltas that come back, and what they say of the neuron's own weights.
 * @param {Neuron} neuron
 * @param {Anatomy} anatomy
 * @param {Numbers} numbers
 * @returns {Labelled}
 */
function backward(neuron, anatomy, { deltas, part }) {
  return [
    ...anatomy.outOf(neuron).flatMap(
      ({ thing, to }) =>
        /** @type {Labelled} */ ([
          [thing, undefined],
          [to.thing, deltas[to.index]],
        ]),
    ),
    [neuron.thing, deltas[neuron.index]],
    ...anatomy
      .into(neuron)
      .map(({ thing, index }) => /** @type {Labelled[0]} */ ([thing, part[index]])),
  ];
}
