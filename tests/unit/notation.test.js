// How formulas write numbers.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Pen } from '../../www/formulas/notation.js';
import { textOf } from './text.js';

test('a number has four digits, or all', () => {
  assert.equal(new Pen(false).text(1 / 3), '0.3333');
  assert.equal(new Pen(true).text(1 / 3), '0.3333333333333333');
  assert.equal(new Pen(false).text(3.0012e-7), '3.001e−7');
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
