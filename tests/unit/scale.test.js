// The stops of the sliders.

import assert from 'node:assert/strict';
import test from 'node:test';
import { logarithmicScale, nearestStop, stepAlong } from '../../www/ui/scale.js';

test('a scale has ten stops for each power of ten, and both ends', () => {
  assert.deepEqual(
    logarithmicScale(1, 100),
    [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100],
  );
});

test('ends that are no round numbers are stops, and what lies beyond them is none', () => {
  assert.deepEqual(logarithmicScale(1.1, 2.2), [1.1, 1.2, 1.5, 2, 2.2]);
  assert.deepEqual(logarithmicScale(7, 13), [7, 8, 10, 12, 13]);
});

test('the stops are written in as few digits as a person would', () => {
  for (const stop of logarithmicScale(0.0001, 20)) assert.ok(String(stop).length <= 7, `${stop}`);
});

test('a whole scale has whole numbers only', () => {
  assert.deepEqual(
    logarithmicScale(1, 30, { whole: true }),
    [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30],
  );
});

test('the nearest stop is nearest by ratio', () => {
  // 3 is 2 from 1 and 7 from 10, but √10 is where they are equally far by ratio.
  assert.equal(nearestStop([1, 10], 3), 0);
  assert.equal(nearestStop([1, 10], 3.5), 1);
  assert.equal(nearestStop([0.001, 0.01, 0.1], 0.002), 0);
});

test('what lies beyond a scale is nearest to its end', () => {
  assert.equal(nearestStop([1, 2, 5], 0.001), 0);
  assert.equal(nearestStop([1, 2, 5], 1e300), 2);
});

test('steps go from stop to stop, and stay at the ends', () => {
  const stops = [1, 2, 5, 10];
  assert.equal(stepAlong(stops, 2, 1), 5);
  assert.equal(stepAlong(stops, 2, -1), 1);
  assert.equal(stepAlong(stops, 1, 2), 5);
  assert.equal(stepAlong(stops, 5, 10), 10);
  assert.equal(stepAlong(stops, 5, -10), 1);
  assert.equal(stepAlong(stops, 10, 1), 10);
  assert.equal(stepAlong(stops, 1, -1), 1);
});

test('from between two stops, a step goes to the next one on that side', () => {
  assert.equal(stepAlong([1, 2, 5, 10], 3, 1), 5);
  assert.equal(stepAlong([1, 2, 5, 10], 3, -1), 2);
  assert.equal(stepAlong([1, 2, 5, 10], 3, -2), 1);
});
