// The formulas of an update, step by step: what they write is what NumPy computes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertNear, TRACES } from '../oracle.js';
import { runAt } from './engine.js';
import { numberIn, numberLinesIn, numbersIn, resultsIn, textOf } from './text.js';

const { settingChoices } = await import('xor-playground');
const { Anatomy } = await import('../../www/notation/anatomy.js');
const { ACTIVATIONS } = await import('../../www/notation/kinds/activations.js');
const { backwardOf } = await import('../../www/views/formulas/backward.js');
const { flowOf } = await import('../../www/views/formulas/flow.js');
const { errorOf, forwardOf } = await import('../../www/views/formulas/forward.js');
const { Pen } = await import('../../www/notation/notation.js');
const { stepsOf } = await import('../../www/views/formulas/steps.js');
const { sumOf } = await import('../../www/views/formulas/sum.js');
const { Tracing } = await import('../../www/notation/tracing.js');
const { updateOf } = await import('../../www/views/formulas/update.js');

/** @typedef {import('../../www/views/formulas/steps.js').Step} Step */
/** @typedef {import('../../www/views/formulas/scene.js').Scene} Scene */

/**
 * What a step of a run is shown with, all digits.
 * @param {string} link
 * @param {number} epoch
 * @param {number} sample
 * @param {{ checks?: boolean }} [options]
 * @returns {Scene}
 */
function sceneOf(link, epoch, sample, { checks = false } = {}) {
  const session = runAt(link, epoch);
  const tracing = new Tracing({ session, ended: new AbortController().signal });
  return {
    ...{ anatomy: new Anatomy(session), numbers: tracing.take(sample) },
    ...{ pen: new Pen(true), checks, setting: (/** @type {string} */ key) => session.setting(key) },
    nameOf: (row) => `(${row >> 1}, ${row & 1})`,
    count: 4,
  };
}

/**
 * Of each row of a table, the last of its numbers.
 * @param {unknown} template
 * @param {string[]} things what the rows are of
 */
function lastOfRows(template, things) {
  const numbers = numbersIn(template);
  return things.map((row) => numbers.findLast(({ thing }) => thing === row)?.number ?? Number.NaN);
}

for (const trace of TRACES) {
  const { link, epoch } = trace;

  test(`#${link}, epoch ${epoch}: forward, the error and backward have NumPy’s numbers`, () => {
    for (const [sample, expected] of trace.samples.entries()) {
      const scene = sceneOf(link, epoch, sample);
      const { neurons } = scene.anatomy;
      assert.equal(neurons.length, expected.activations.length);
      assertNear('E', resultsIn(errorOf(scene)), [expected.error]);
      for (const neuron of neurons) {
        const { index, thing, name } = neuron;
        const links = scene.anatomy.into(neuron);
        const forward = numbersIn(forwardOf(neuron, scene));
        // The sum, what it is the sum of, the output, and the sum again.
        const own = forward.filter((one) => one.thing === thing).map(({ number }) => number);
        const [sum, output] = [expected.pre_activations[index], expected.activations[index]];
        assertNear(`forward, ${name}`, own, [sum, output, sum]);
        const weights = links.map((link) => trace.parameters[link.index]);
        const terms = links.map(({ thing }) => forward.find((one) => one.thing === thing)?.number);
        assertNear(`weights of ${name}`, terms.map(Number), weights);

        const back = backwardOf(neuron, scene);
        const parts = links.map((link) => expected.part[link.index]);
        const rows = links.map(({ thing }) => thing);
        assertNear(`parts of ${name}`, lastOfRows(back, rows), parts);
        assertNear(`backward, ${name}`, resultsIn(back), [
          ...[expected.error_slopes[index], expected.slopes[index], expected.deltas[index]],
        ]);
      }
    }
  });

  test(`#${link}, epoch ${epoch}: the sum and the update have NumPy’s numbers`, () => {
    const scene = sceneOf(link, epoch, 0);
    const { links } = scene.anatomy;
    const things = links.map(({ thing }) => thing);
    assertNear('gradient', lastOfRows(sumOf(links, scene), things), trace.gradient);
    const width = trace.memory.length / links.length;
    const update = numbersIn(updateOf(links, scene));
    const rows = things.map((row) => update.filter(({ thing }) => thing === row));
    for (const [index, row] of rows.entries()) {
      const remembered = [trace.memory, trace.memory_after].flatMap((memory) =>
        memory.slice(index * width, (index + 1) * width),
      );
      const expected = [
        ...[trace.parameters[index], trace.gradient[index], ...remembered],
        ...[trace.changes[index], trace.parameters_after[index]],
      ];
      const written = row.map(({ number }) => number);
      assertNear(`update of ${links[index].name}`, written, expected);
    }
  });
}

/**
 * Both sides of a line with numbers, as who reads it works them out.
 * @param {string} line
 */
function sidesOf(line) {
  return line.split(/[≈=]/).map((side) => {
    const script = side
      .replaceAll('−', '-')
      .replaceAll('½', '0.5 *')
      .replaceAll('·', '*')
      .replaceAll('²', '**2')
      .replace(/σ\(/g, 'sigmoid(')
      .replace(/tanh\(/g, 'Math.tanh(');
    return new Function('sigmoid', 'f', `return ${script}`)(
      (/** @type {number} */ z) => 1 / (1 + Math.exp(-z)),
      (/** @type {number} */ z) => z,
    );
  });
}

for (const [link, epoch] of /** @type {[string, number][]} */ ([
  ['seed=11', 5000],
  ['seed=17', 5000],
  ['', 0],
  ['', 5000],
  ['seed=11&lr=20', 5000],
  ['activation=tanh', 5000],
  ['hidden=2,2&seed=3', 3000],
  ['output=linear&lr=0.1&seed=4', 5000],
])) {
  test(`#${link}, epoch ${epoch}: what is rounded is still true when it is worked out`, () => {
    for (const sample of [0, 1, 2, 3]) {
      const scene = { ...sceneOf(link, epoch, sample), pen: new Pen(false) };
      const { neurons } = scene.anatomy;
      const lines = neurons
        .flatMap((neuron) => [forwardOf(neuron, scene), backwardOf(neuron, scene)])
        .concat(errorOf(scene))
        .flatMap(numberLinesIn);
      assert.ok(lines.length > 4 * neurons.length);
      for (const line of lines) {
        assert.match(line, /^\S+ ≈ /);
        const [left, ...others] = sidesOf(line);
        for (const right of others) {
          const apart = Math.abs(left - right);
          assert.ok(apart <= 0.002 * Math.abs(left), `${line}: ${left}, ${right}`);
        }
      }
    }
  });
}

test('a weighted sum is the same in both lines, also a large one, and its terms add up to it', () => {
  let large = 0;
  for (const link of ['seed=11', 'seed=11&lr=20', 'seed=4&hidden=8']) {
    for (const sample of [0, 1, 2, 3]) {
      const scene = { ...sceneOf(link, 5000, sample), pen: new Pen(false) };
      for (const neuron of scene.anatomy.neurons) {
        const [ofTerms, ofOutput] = numberLinesIn(forwardOf(neuron, scene));
        const [written] = ofTerms.split(' ≈ ');
        assert.ok(ofOutput.endsWith(`(${written})`), `${ofTerms}; ${ofOutput}`);
        if (Math.abs(numberIn(written)) < 10) continue;
        large += 1;
        const [sum, added] = sidesOf(ofTerms);
        // Each of up to nine terms is off by half of its last decimal.
        assert.ok(Math.abs(sum - added) < 0.005, ofTerms);
      }
    }
  }
  assert.ok(large > 1);
});

for (const [activation, written] of [
  ['silu', 'σ(11.525) · (1 + 11.525 · (1 − σ(11.525)))'],
  ['gelu', 'Φ(11.525) + 11.525 · φ(11.525)'],
  ['relu', '1, as 11.525 > 0'],
]) {
  test(`the derivative of ${activation} has it with the same digits`, () => {
    const { anatomy, numbers } = sceneOf(`activation=${activation}`, 0, 0);
    const [neuron] = anatomy.neurons;
    const large = { ...numbers, preActivations: Float64Array.of(11.5253, 0, 0) };
    const { derivative } = ACTIVATIONS[activation];
    assert.equal(textOf(derivative(neuron, large, new Pen(false)).numbers), written);
  });
}

test('what the rows ask still adds up where it cancels', () => {
  const scene = { ...sceneOf('seed=11', 5000, 1), pen: new Pen(false) };
  const { links } = scene.anatomy;
  const numbers = numbersIn(sumOf(links, scene));
  for (const { thing } of links) {
    const row = numbers.filter((one) => one.thing === thing).map(({ number }) => number);
    const [sum] = row.splice(-1);
    const added = row.reduce((total, part) => total + part, 0);
    assert.ok(Math.abs(added - sum) <= 0.003 * Math.abs(sum), `${row.join(' + ')}: ${sum}`);
  }
});

test('the steps of the article’s network go forward, to the error, back, and to the update', () => {
  const { anatomy } = sceneOf('', 0, 0);
  assert.deepEqual(
    stepsOf(anatomy).map(({ title }) => title),
    [
      ...['Forward: h1', 'Forward: h2', 'Forward: the output neuron', 'The error of the row'],
      ...['Backward: the output neuron', 'Backward: h2', 'Backward: h1'],
      ...['The sum over the rows', 'The update'],
    ],
  );
});

test('without a hidden layer, the output is all there is', () => {
  const titles = stepsOf(sceneOf('hidden=0', 0, 0).anatomy).map(({ title }) => title);
  assert.equal(titles.length, 5);
  assert.equal(titles[0], 'Forward: the output neuron');
});

test('a large network has a table for each neuron, and every parameter in one of them', () => {
  const { anatomy } = sceneOf('hidden=16,16', 0, 0);
  const tables = stepsOf(anatomy).filter(({ phase }) => phase === 'update');
  assert.equal(tables.length, 33);
  assert.equal(tables[0].title, 'The update: h1.1');
  const indices = tables.flatMap((step) => ('links' in step ? step.links : []));
  assert.equal(new Set(indices).size, anatomy.links.length);
});

test('every step of every loss and rule says why', () => {
  for (const loss of settingChoices('loss')) {
    for (const rule of settingChoices('rule')) {
      const { anatomy } = sceneOf(`loss=${loss}&rule=${rule}`, 0, 0);
      for (const { title, why } of stepsOf(anatomy))
        assert.match(why, /\.\)?$/, `${rule}: ${title}`);
    }
  }
});

test('finite differences say the same as the chain rule', () => {
  const link = 'hidden=3,2&activation=tanh,sine&l2=0.01';
  const { anatomy, numbers } = sceneOf(link, 30, 1, { checks: true });
  const all = anatomy.links.map(({ index }) => index);
  for (const [gradients, differences] of [
    [numbers.part, numbers.differences(all)],
    [numbers.gradient, numbers.batchDifferences(all)],
  ]) {
    assert.equal(differences.length, 20);
    for (const [index, gradient] of gradients.entries()) {
      const apart = Math.abs(gradient - differences[index]);
      assert.ok(apart < 1e-6 * Math.abs(gradient) + 1e-10, `${gradient}, ${differences[index]}`);
    }
  }
});

test('differences stand beside the gradients when they are asked for, and only then', () => {
  const link = 'hidden=3,2&activation=tanh,sine&l2=0.01';
  const [, output] = sceneOf(link, 30, 1).anatomy.neurons.toReversed();
  const back = (/** @type {boolean} */ checks) =>
    textOf(backwardOf(output, sceneOf(link, 30, 1, { checks })));
  assert.match(back(true), /finite difference/);
  assert.doesNotMatch(back(false), /finite difference/);
});

test('at a kink there is no slope to compare with', () => {
  const scene = sceneOf('activation=relu&start=he-normal&seed=1', 0, 0, { checks: true });
  const [first] = scene.anatomy.neurons;
  // For (0, 0) the weighted sum is 0, and stays so whatever the weights are: only the bias moves it.
  const text = textOf(backwardOf(first, scene));
  assert.equal(text.match(/none: a kink is here/g)?.length, 1);
});

test('a mini-batch is named, and has a column for each of its samples', () => {
  const scene = sceneOf('batch=2', 0, 0);
  const text = textOf(sumOf(scene.anatomy.links, scene));
  assert.match(
    text,
    /This is update [12] of the epoch; it looks at \(\d, \d\), \(\d, \d\) alone\./,
  );
  assert.equal(text.match(/ of \(\d, \d\)/g)?.length, 2);
  const whole = sceneOf('', 0, 0);
  assert.doesNotMatch(textOf(sumOf(whole.anatomy.links, whole)), /This is update/);
});

test('through the diagram flows what a step is about, with its numbers in four digits', () => {
  const { anatomy, numbers } = sceneOf('', 0, 1);
  const flowAt = (/** @type {string} */ title) => {
    const step = stepsOf(anatomy).find((step) => step.title === title);
    assert.ok(step);
    return flowOf(step, anatomy, numbers);
  };
  const forward = flowAt('Forward: h2');
  assert.equal(forward.direction, 'forward');
  assert.deepEqual([...forward.things], ['p1', 'p3', 'p5', 'i0', 'i1', 'n0.1']);
  assert.equal(forward.labels.get('i1'), '1');
  // Weights carry it; they are no number of it.
  assert.equal(forward.labels.has('p1'), false);

  const backward = flowAt('Backward: h1');
  assert.equal(backward.direction, 'backward');
  assert.deepEqual([...backward.things], ['p6', 'n1.0', 'n0.0', 'p0', 'p2', 'p4']);
  const delta = Number(backward.labels.get('n1.0')?.replace('−', '-'));
  assert.equal(delta, Number(numbers.deltas[2].toPrecision(4)));

  const update = flowAt('The update');
  assert.equal(update.direction, 'update');
  assert.equal(update.things.size, 9);
  assert.match(update.labels.get('p8') ?? '', /^−0\.\d+$/);
});
