// What is done of something long in one frame goes by the clock.

import assert from 'node:assert/strict';
import test from 'node:test';
import { slice } from '../../www/views/lessons/slice.js';

/**
 * How many steps are done at once of so many that take so long, and whether there are more, by a clock that only steps move.
 * @param {import('node:test').TestContext} context
 * @param {number} count
 * @param {number} milliseconds
 */
function done(context, count, milliseconds) {
  let now = 1000;
  context.mock.method(performance, 'now', () => now);
  let steps = 0;
  const isMore = slice(() => {
    now += milliseconds;
    steps += 1;
    return steps < count;
  });
  return [steps, isMore];
}

test('many quick steps are done at once, and one slow one', (context) => {
  assert.deepEqual(done(context, 100, 0.01), [100, false]);
  assert.deepEqual(done(context, 100, 1), [8, true]);
  assert.deepEqual(done(context, 100, 16), [1, true]);
  assert.deepEqual(done(context, 1, 16), [1, false]);
});
