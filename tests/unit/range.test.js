// Which values of a weight a lesson's picture shows.

import assert from 'node:assert/strict';
import test from 'node:test';
import { rangeAround, rangeStill } from '../../www/views/lessons/range.js';

test('the values have the same room on both sides', () => {
  const [low, high] = rangeAround([10, 0, 5]);
  assert.ok(low < 0 && high > 10);
  assert.ok(Math.abs(-low - (high - 10)) < 1e-12);
});

test('values that are close together, or one alone, do not fill the picture with noise', () => {
  assert.deepEqual(rangeAround([3]), [1, 5]);
  assert.deepEqual(rangeAround([-1, -1.000001]).map(Math.round), [-3, 1]);
});

test('values that are not finite do not count', () => {
  const { NaN: none, POSITIVE_INFINITY: infinity } = Number;
  assert.deepEqual(rangeAround([none, 3, infinity, -infinity]), [1, 5]);
});

test('the first range is the one that is wanted', () => {
  assert.deepEqual(rangeStill(undefined, [1, 5]), [1, 5]);
});

test('a range rests while what is wanted hardly leaves it', () => {
  const before = /** @type {[number, number]} */ ([0, 10]);
  assert.equal(rangeStill(before, [0, 10]), before);
  assert.equal(rangeStill(before, [1, 11]), before);
  assert.equal(rangeStill(before, [3, 8]), before);
});

test('a range moves when a value would leave it, and then with room to go on', () => {
  const [low, high] = rangeStill([0, 10], [4, 14]);
  assert.ok(low < 4 && high > 14);
  assert.deepEqual(rangeStill([low, high], [5, 15]), [low, high]);
  assert.notDeepEqual(rangeStill([0, 10], [-4, 6]), [0, 10]);
});

test('a range shrinks when it has become far too wide', () => {
  const [low, high] = rangeStill([0, 100], [0, 10]);
  assert.ok(low < 0 && high > 10 && high < 50);
});
