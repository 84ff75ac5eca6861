// Changing weights and biases in steps.

import assert from 'node:assert/strict';
import test from 'node:test';
import { stepParameter, stepped } from '../../www/stage/network/steps.js';

test('a step is a tenth, in either direction', () => {
  assert.equal(stepped(0.5, 1), 0.6);
  assert.equal(stepped(0.5, -10), -0.5);
  assert.equal(stepped(-1.5, 3), -1.2);
});

test('steps add no digits of binary fractions', () => {
  assert.equal(String(stepped(0.1, 2)), '0.3');
  assert.equal(stepped(0.5488135039273248, 10), 1.5488135039);
});

test('a huge number keeps its digits, and one that is not finite stays so', () => {
  assert.ok(Math.abs(stepped(123_456_789.123, 1) - 123_456_789.223) < 1e-6);
  assert.equal(stepped(1e300, 1), 1e300);
  assert.equal(stepped(Number.POSITIVE_INFINITY, -1), Number.POSITIVE_INFINITY);
});

test('a parameter is stepped from the value that it has now', () => {
  const changes = /** @type {number[][]} */ ([]);
  const session = {
    trainer: { parameters: () => Float64Array.of(7, -2, 8) },
    setParameter: (/** @type {number} */ index, /** @type {number} */ value) => {
      changes.push([index, value]);
    },
  };
  stepParameter(/** @type {any} */ (session), 1, 10);
  assert.deepEqual(changes, [[1, -1]]);
});
