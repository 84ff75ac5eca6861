// The numbers beside an axis.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  decadesAround,
  linearTicks,
  logarithmicDivisions,
  logarithmicTicks,
  tickText,
} from '../../www/plot/ticks.js';

test('linear ticks are the multiples of 1, 2 or 5 times a power of ten, both ends included', () => {
  assert.deepEqual(linearTicks(0, 5000, 700), [0, 1000, 2000, 3000, 4000, 5000]);
  assert.deepEqual(linearTicks(0, 5000, 1001), [0, 2000, 4000]);
  assert.deepEqual(linearTicks(0, 5000, 2001), [0, 5000]);
  assert.deepEqual(linearTicks(0, 7, 1), [0, 1, 2, 3, 4, 5, 6, 7]);
});

test('linear ticks go through zero, and begin within the range', () => {
  assert.deepEqual(linearTicks(-0.5, 1.5, 0.4), [-0.5, 0, 0.5, 1, 1.5]);
  assert.deepEqual(linearTicks(-7, -1, 2), [-6, -4, -2]);
  assert.deepEqual(linearTicks(1.5, 1.9, 1), []);
});

test('linear ticks have no digits of binary fractions', () => {
  assert.deepEqual(linearTicks(0, 1, 0.1).map(String), [
    '0',
    '0.1',
    '0.2',
    '0.3',
    '0.4',
    '0.5',
    '0.6',
    '0.7',
    '0.8',
    '0.9',
    '1',
  ]);
  assert.deepEqual(linearTicks(0, 6e-7, 2e-7), [0, 2e-7, 4e-7, 6e-7]);
  assert.deepEqual(linearTicks(0, 3e120, 1e120), [0, 1e120, 2e120, 3e120]);
});

test('where numbers are so large that one more makes no difference, there are a few ticks', () => {
  for (const [low, high] of [
    [1e16 - 2, 1e16 + 2],
    [-1e16 - 2, -1e16 + 2],
    [1e300 - 1e285, 1e300 + 1e285],
  ]) {
    const ticks = linearTicks(low, high, (high - low) / 5.7);
    assert.ok(ticks.length > 0 && ticks.length <= 6, `${ticks}`);
    assert.equal(new Set(ticks).size, ticks.length);
  }
});

test('a range that is one point has the tick on it, and one that is no number has none', () => {
  assert.deepEqual(linearTicks(2, 2, 1), [2]);
  for (const odd of [Number.NaN, Number.POSITIVE_INFINITY]) {
    assert.deepEqual(linearTicks(0, 1, odd), []);
  }
});

test('logarithmic ticks are 1, 2 and 5 times a power of ten where there is room', () => {
  const sorted = logarithmicTicks(0.01, 1, 6).toSorted((one, other) => one - other);
  assert.deepEqual(sorted, [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]);
});

test('with less room, logarithmic ticks are powers of ten, and then only some, always the top', () => {
  assert.deepEqual(logarithmicTicks(1e-3, 1, 5), [1, 0.1, 0.01, 0.001]);
  assert.deepEqual(logarithmicTicks(1e-12, 1, 4), [1, 1e-3, 1e-6, 1e-9, 1e-12]);
  assert.deepEqual(logarithmicTicks(1e-10, 1, 4), [1, 1e-3, 1e-6, 1e-9]);
  const whole = logarithmicTicks(1e-320, 1e308, 10);
  assert.equal(whole[0], 1e308);
  assert.ok(whole.length <= 11);
});

test('every power of ten but the last is divided by its multiples', () => {
  assert.deepEqual(logarithmicDivisions(0.001, 0.1), [
    ...[0.002, 0.003, 0.004, 0.005, 0.006, 0.007, 0.008, 0.009],
    ...[0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09],
  ]);
  assert.deepEqual(logarithmicDivisions(1, 1), []);
});

test('a logarithmic axis reaches from the power of ten below all losses to the one above', () => {
  assert.deepEqual(decadesAround([0.3, 0.25, 0.0003]), [1e-4, 1]);
  assert.deepEqual(decadesAround([0.02, 0.03]), [0.01, 0.1]);
  assert.deepEqual(decadesAround(Float64Array.of(2e5)), [1e5, 1e6]);
});

test('a single loss that is a power of ten has a decade below it', () => {
  assert.deepEqual(decadesAround([1]), [0.1, 1]);
  assert.deepEqual(decadesAround([0.001, 0.001]), [1e-4, 0.001]);
});

test('what a logarithmic axis has no place for does not count', () => {
  const odd = [0, -1, Number.NaN, Number.POSITIVE_INFINITY];
  assert.deepEqual(decadesAround([...odd, 0.2]), [0.1, 1]);
  assert.deepEqual(decadesAround(odd), [0.1, 1]);
  assert.deepEqual(decadesAround([]), [0.1, 1]);
});

test('the decades around the smallest and the largest of numbers are numbers above zero', () => {
  for (const values of [[Number.MIN_VALUE], [Number.MAX_VALUE], [5e-324, 1.7e308]]) {
    const [low, high] = decadesAround(values);
    assert.ok(low > 0 && low < high && high < Number.POSITIVE_INFINITY, `${low} to ${high}`);
  }
});

test('a loss beside the axis is short, and has an exponent only where it needs one', () => {
  const texts = {
    0: 0,
    0.25: 0.25,
    0.3: 0.1 + 0.2,
    0.123: 0.1234,
    0.001: 1e-3,
    '5e-4': 5e-4,
    '1e-12': 1e-12,
    '-2e-5': -2e-5,
    2000: 2000,
    '4e306': 4e306,
  };
  for (const [text, tick] of Object.entries(texts)) assert.equal(tickText(tick), text);
});
