// What flows through the diagram of the network at a step.

import { significant } from '../format.js';

/** @typedef {import('../attention.js').Flow} Flow */
/** @typedef {import('../attention.js').Thing} Thing */
/** @typedef {import('./anatomy.js').Anatomy} Anatomy */
/** @typedef {import('./anatomy.js').Neuron} Neuron */
/** @typedef {import('./steps.js').Step} Step */
/** @typedef {import('./tracing.js').Numbers} Numbers */

/**
 * Things, and the numbers beside them.
 * @typedef {[Thing, number | undefined][]} Labelled
 */

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
      labelled
        .filter(isKnown)
        .map(([thing, number]) => [thing, significant(Number(number)).replace('-', '−')]),
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
