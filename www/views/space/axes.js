// The axes of the space that the output neuron sees: what it takes.

import { allSizes, neuronName } from '../../state/parameters.js';

/** @typedef {import('../../state/parameters.js').Shape} Shape */
/** @typedef {import('../../state/attention.js').Thing} Thing */

/**
 * What the output takes: what the last hidden layer answers, and where there is none, or it is connected directly, what
 * the first layer takes.
 * @param {Shape} shape
 * @returns {{ name: string, thing: Thing }[]}
 */
export function axesOf(shape) {
  const last = shape.hidden.length - 1;
  const layers = last >= 0 && shape.isDirect ? [last, -1] : [last];
  const sizes = allSizes(shape);
  return layers.flatMap((layer) =>
    Array.from({ length: sizes[layer + 1] }, (_, neuron) => ({
      name: neuronName(shape, layer, neuron),
      thing: /** @type {Thing} */ (layer < 0 ? `i${neuron}` : `n${layer}.${neuron}`),
    })),
  );
}

/**
 * Whether the output takes the inputs as they are, and nothing else.
 * @param {Shape} shape
 * @param {readonly string[]} names what these are called
 */
export function takesInputs({ hidden, given }, names) {
  return hidden.length === 0 && String(given) === String(names);
}
