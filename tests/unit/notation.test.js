// How formulas write numbers, and what they call things.

import assert from 'node:assert/strict';
import test from 'node:test';
import { runAt } from './engine.js';
import { textOf } from './text.js';

const { Anatomy } = await import('../../www/notation/anatomy.js');
const { a, delta, p, Pen, z } = await import('../../www/notation/notation.js');

test('a number has four digits, or all', () => {
  assert.equal(new Pen(false).text(1 / 3), '0.3333');
  assert.equal(new Pen(true).text(1 / 3), '0.3333333333333333');
  assert.equal(new Pen(false).text(3.0012e-7), '3.001e−7');
});

test('what is not 1 is not written as 1', () => {
  const pen = new Pen(false);
  assert.equal(pen.text(0.99999012), '0.99999');
  assert.equal(pen.text(-0.99999012), '−0.99999');
  assert.equal(pen.text(1.00000012), '1.0000001');
  assert.equal(pen.text(0.9998), '0.9998');
  assert.equal(pen.text(1), '1');
});

test('what cancels in a sum has as many more digits', () => {
  const pen = new Pen(false);
  const activation = 1 - 9.8793e-6;
  const finer = pen.cancelling(1 - activation, [1, activation]);
  assert.equal(finer.text(activation), '0.999990121');
  assert.equal(pen.text(1 - activation), '9.879e−6');
  for (const sum of [0.9, 3, 0, Number.NaN]) assert.equal(pen.cancelling(sum, [1, 2]), pen);
  const all = new Pen(true);
  assert.equal(all.cancelling(1e-6, [1]), all);
});

test('rounded numbers are about equal', () => {
  assert.equal(new Pen(false).equals, '≈');
  assert.equal(new Pen(true).equals, '=');
});

test('the sign is as wide as a plus, and what is not finite is written in signs', () => {
  for (const pen of [new Pen(false), new Pen(true)]) {
    assert.equal(pen.text(-0.5), '−0.5');
    assert.equal(pen.text(Number.NEGATIVE_INFINITY), '−∞');
    assert.equal(pen.text(Number.NaN), 'NaN');
  }
});

test('a negative factor stands in parentheses, a result and a constant do not', () => {
  const pen = new Pen(false);
  assert.equal(textOf(pen.factor(-0.5)), '(−0.5)');
  assert.equal(textOf(pen.factor(0.5)), '0.5');
  assert.equal(textOf(pen.factor(-0)), '0');
  assert.equal(textOf(pen.number(-0.5, 'p4')), '−0.5');
  assert.equal(textOf(pen.constant(-1)), '−1');
});

test('each thing has the letter and the name that it has everywhere', () => {
  const { neurons, links } = new Anatomy(runAt('hidden=2,2', 0));
  const [, second, third, , output] = neurons;
  assert.deepEqual([z(second), a(second), delta(output)].map(textOf), [
    'zh1.2',
    'ah1.2',
    'δoutput',
  ]);
  const into = (/** @type {import('../../www/notation/anatomy.js').Neuron} */ neuron) =>
    links.filter(({ to }) => to === neuron).map((link) => textOf(p(link)));
  assert.deepEqual(into(second), ['wx→h1.2', 'wy→h1.2', 'bh1.2']);
  assert.deepEqual(into(third), ['wh1.1→h2.1', 'wh1.2→h2.1', 'bh2.1']);
  assert.deepEqual(into(output), ['wh2.1→output', 'wh2.2→output', 'boutput']);
  const [x] = links;
  assert.equal(x.from && textOf(a(x.from)), 'x');
});

test('with one hidden layer, its neurons are h1 and h2', () => {
  const { neurons } = new Anatomy(runAt('', 0));
  assert.deepEqual(
    neurons.map((neuron) => textOf(a(neuron))),
    ['ah1', 'ah2', 'aoutput'],
  );
});
