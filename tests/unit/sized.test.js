import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coordinatesAt } from '../../www/text/format.js';
import { heldAt, inWords, tickOf } from '../../www/text/sized.js';

test('numbers beside an axis are short, whatever their size', () => {
  const written = { 0.5: '0.5', 2005: '2005', '-7': '-7', 30000: '30k', 120500: '120.5k' };
  for (const [tick, text] of Object.entries(written)) assert.equal(tickOf(Number(tick)), text);
  assert.equal(tickOf(-1_500_000), '-1.5M');
  assert.equal(tickOf(2e9), '2e9');
  assert.equal(tickOf(1e-7), '1e-7');
});

test('numbers in words have commas between their thousands', () => {
  assert.equal(inWords(30_000), '30,000');
  assert.equal(inWords(-120_000.25), '-120,000.25');
  assert.equal(inWords(2005), '2005');
  assert.equal(inWords(1e20), '100000000000000000000');
});

test('what an input is held at is as exact as its range needs', () => {
  assert.equal(heldAt([-0.5, 1.5], 1 / 3), '0.333');
  assert.equal(heldAt([-6, 6], 2.3456), '2.35');
  assert.equal(heldAt([1999, 2021], 2005), '2005');
  assert.equal(heldAt([2000, 2001], 2000.55), '2000.55');
  assert.equal(heldAt([20_000, 120_000], 30_500), '30,500');
});

test('a place in a picture has the coordinates of each range, to its thousandth', () => {
  const ranges = /** @type {const} */ ([
    [20, 70],
    [20_000, 120_000],
  ]);
  assert.deepEqual(coordinatesAt(ranges, 0, 1), { x: 20, y: 120_000 });
  assert.deepEqual(coordinatesAt(ranges, 0.5, 0.25), { x: 45, y: 45_000 });
  assert.deepEqual(coordinatesAt(ranges, 1 / 3, 1 / 3), { x: 36.67, y: 53_333 });
  assert.deepEqual(
    coordinatesAt(
      [
        [-0.5, 1.5],
        [-0.5, 1.5],
      ],
      1 / 3,
      0,
    ),
    { x: 0.167, y: -0.5 },
  );
});
