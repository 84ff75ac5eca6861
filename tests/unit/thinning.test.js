// A line of very many points is drawn with few of them, and looks the same.

import assert from 'node:assert/strict';
import test from 'node:test';
import { thinned } from '../../www/plot/thinning.js';

test('a line without points, and one of a single point, stay as they are', () => {
  assert.deepEqual(
    thinned([], () => 0),
    [],
  );
  assert.deepEqual(
    thinned([0.5], () => 0),
    [0],
  );
});

test('points in columns of their own are all kept', () => {
  assert.deepEqual(
    thinned([3, 1, 2], (index) => index),
    [0, 1, 2],
  );
});

test('of a column the first, the lowest, the highest and the last are kept, in their order', () => {
  assert.deepEqual(
    thinned([5, 6, 9, 4, 1, 3, 7], () => 0),
    [0, 2, 4, 6],
  );
  assert.deepEqual(
    thinned([5, 4, 1, 6, 9, 3, 7], () => 0),
    [0, 2, 4, 6],
  );
});

test('no point is kept twice', () => {
  assert.deepEqual(
    thinned([1, 2, 3, 4], () => 0),
    [0, 3],
  );
  assert.deepEqual(
    thinned([4, 3, 2, 1], () => 0),
    [0, 3],
  );
  assert.deepEqual(
    thinned([2, 2, 2], () => 0),
    [0, 2],
  );
  assert.deepEqual(
    thinned([1, 5], () => 0),
    [0, 1],
  );
});

test('columns without points are nothing to it', () => {
  assert.deepEqual(
    thinned([1, 2, 3, 0, 0, 0], (index) => (index < 3 ? -7 : 900)),
    [0, 2, 3, 5],
  );
});

test('a hundred thousand points are at most four to a column, and reach as far up and down', () => {
  const ys = Float64Array.from({ length: 100_000 }, (_, index) => Math.sin(index * index));
  const column = (/** @type {number} */ index) => Math.floor(index / 250);
  const indices = thinned(ys, column);
  assert.ok(indices.length <= 4 * 400);
  for (const place of [0, 17, 399]) {
    const extent = (/** @type {number[]} */ numbers) => [
      Math.min(...numbers),
      Math.max(...numbers),
    ];
    const all = [...ys.subarray(250 * place, 250 * (place + 1))];
    const kept = indices.filter((index) => column(index) === place).map((index) => ys[index]);
    assert.deepEqual(extent(kept), extent(all));
  }
  for (const [at, index] of indices.slice(1).entries()) assert.ok(index > indices[at]);
});

test('values that are no numbers are passed over, but stay ends of the line', () => {
  const { NaN: none } = Number;
  assert.deepEqual(
    thinned([1, none, 3, 2, none], () => 0),
    [0, 2, 4],
  );
});
