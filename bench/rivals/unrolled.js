// The strongest rival in JavaScript: straight-line code written out for one shape, as one would by hand
// with much patience. It is generated, because 105 parameters are too many to type.
//
// What was tried for 2-8-8-1 in Chromium 156, in thousands of epochs a second:
// - nested loops, Math.tanh 12, 1 − 2 / (1 + exp 2z) 15, (e − 1) / (e + 1) 16, through Math.expm1 12;
// - the inner loops unrolled 21; layer by layer over all the samples, sums in locals 24 to 26;
// - everything unrolled, parameters read from their array 25 to 28; parameters and gradient in locals 23;
//   parameters in locals, gradient in an array 31. That one is here.
// For 2-2-1: a loop over the samples 8.5 million, everything unrolled 13.8. An exp written in JavaScript
// (a polynomial, or a table of 64 powers and a shorter one) is slower there than Math.exp: 8 to 10.

import { layersOf, stepSize } from '../problems.js';

/** @typedef {import('../problems.js').Problem} Problem */

/** Up to so many samples are unrolled as well: the registers and the instruction cache take no more. */
const UNROLLED_SAMPLES = 4;

/** @type {import('../contestants.js').Contestant} */
export const unrolled = {
  key: 'unrolled',
  name: 'JavaScript, unrolled',
  precision: 'float64',
  updates: 'batch',
  start(problem, parameters) {
    const own = Float64Array.from(parameters);
    const train = trainer(problem);
    const forward = evaluator(problem);
    return {
      step: (epochs) => train(own, problem.inputs, problem.targets, stepSize(problem), epochs),
      outputs(points) {
        const outputs = new Float64Array(points.length / problem.sizes[0]);
        forward(own, points, outputs);
        return outputs;
      },
    };
  },
};

/** One function for a shape, as it would be by hand, however many starts it trains. */
/** @type {Map<string, Function>} */
const functions = new Map();

/**
 * @param {string[]} parameters
 * @param {string} source
 */
function compiled(parameters, source) {
  const known = functions.get(source);
  if (known) return known;
  const made = new Function(...parameters, source);
  functions.set(source, made);
  return made;
}

/** @param {Problem} problem */
function trainer({ sizes, activation, targets }) {
  const layers = layersOf(sizes);
  const all = targets.length <= UNROLLED_SAMPLES;
  const samples = all ? Array.from(targets, (_, sample) => `${sample}`) : ['s'];
  const code = samples.map((sample) => pass(layers, activation, sample));
  const count = layers[layers.length - 1].biases + 1;
  const each = (/** @type {(k: number) => string} */ write) =>
    Array.from({ length: count }, (_, k) => write(k)).join('\n');
  // Step by step through all the samples, so that what does not depend on each other stands together.
  const steps = code[0].steps.map((_, step) => code.map(({ steps }) => steps[step]).join('\n'));

  const epoch = all
    ? `${steps.join('\n')}
       ${each((k) => `p${k} += rate * (${code.map(({ gradient }) => gradient[k]).join(' + ')});`)}`
    : `g.fill(0);
       ${each((k) => `const p${k} = p[${k}];`)}
       for (let s = 0; s < targets.length; s++) {
         ${steps.join('\n')}
         ${each((k) => `g[${k}] += ${code[0].gradient[k]};`)}
       }
       for (let k = 0; k < ${count}; k++) p[k] += rate * g[k];`;
  return compiled(
    ['p', 'inputs', 'targets', 'rate', 'epochs'],
    `"use strict";
     ${all ? each((k) => `let p${k} = p[${k}];`) : `const g = new Float64Array(${count});`}
     for (let epoch = 0; epoch < epochs; epoch++) {
       ${epoch}
     }
     ${all ? each((k) => `p[${k}] = p${k};`) : ''}`,
  );
}

/**
 * The forward and the backward pass of one sample, whose names end in the sample's.
 * @param {import('../problems.js').Layer[]} layers
 * @param {'sigmoid' | 'tanh'} activation
 * @param {string} sample
 * @returns {{ steps: string[], gradient: string[] }} and what the sample adds for each parameter
 */
function pass(layers, activation, sample) {
  const steps = forwardSteps(layers, activation, sample);
  /** @type {string[]} */
  const gradient = [];
  const last = layers.length;
  const output = `a${last}_0_${sample}`;
  steps.push(
    `const d${last}_0_${sample} = (targets[${sample}] - ${output}) * (${output} * (1 - ${output}));`,
  );
  for (let l = last; l >= 1; l--) {
    const { inputs, neurons, weights, biases } = layers[l - 1];
    const delta = (/** @type {number} */ j) => `d${l}_${j}_${sample}`;
    for (let j = 0; j < neurons; j++) gradient[biases + j] = delta(j);
    for (let i = 0; i < inputs; i++) {
      const a = `a${l - 1}_${i}_${sample}`;
      for (let j = 0; j < neurons; j++) gradient[weights + i * neurons + j] = `${a} * ${delta(j)}`;
      if (l === 1) continue;
      const sum = sumOf(neurons, (j) => `p${weights + i * neurons + j} * ${delta(j)}`);
      const slope = activation === 'tanh' ? `(1 - ${a} * ${a})` : `(${a} * (1 - ${a}))`;
      steps.push(`const d${l - 1}_${i}_${sample} = (${sum}) * ${slope};`);
    }
  }
  return { steps, gradient };
}

/**
 * @param {import('../problems.js').Layer[]} layers
 * @param {'sigmoid' | 'tanh'} activation
 * @param {string} sample
 */
function forwardSteps(layers, activation, sample) {
  const width = layers[0].inputs;
  const steps = Array.from(
    { length: width },
    (_, i) => `const a0_${i}_${sample} = inputs[${width} * ${sample} + ${i}];`,
  );
  for (const [l, { inputs, neurons, weights, biases }] of layers.entries()) {
    const isTanh = activation === 'tanh' && l < layers.length - 1;
    for (let j = 0; j < neurons; j++) {
      const sum = sumOf(inputs, (i) => `a${l}_${i}_${sample} * p${weights + i * neurons + j}`);
      const z = `(${sum} + p${biases + j})`;
      const value = isTanh ? `1 - 2 / (1 + Math.exp(2 * ${z}))` : `1 / (1 + Math.exp(-${z}))`;
      steps.push(`const a${l + 1}_${j}_${sample} = ${value};`);
    }
  }
  return steps;
}

/** @param {Problem} problem */
function evaluator({ sizes, activation }) {
  const layers = layersOf(sizes);
  const last = layers.length;
  const count = layers[last - 1].biases + 1;
  return compiled(
    ['p', 'inputs', 'outputs'],
    `"use strict";
     ${Array.from({ length: count }, (_, k) => `const p${k} = p[${k}];`).join('\n')}
     for (let s = 0; s < outputs.length; s++) {
       ${forwardSteps(layers, activation, 's').join('\n')}
       outputs[s] = a${last}_0_s;
     }`,
  );
}

/**
 * @param {number} count
 * @param {(index: number) => string} term
 */
function sumOf(count, term) {
  return Array.from({ length: count }, (_, index) => term(index)).join(' + ');
}
