// Numbers in the sentences of lessons.

import assert from 'node:assert/strict';
import test from 'node:test';
import { minus, number } from '../../www/lessons/numbers.js';

test('a negative number has the sign that is as wide as a plus', () => {
  assert.equal(number(-0.25), '−0.25');
  assert.equal(number(-1.5e-7), '−1.500e−7');
  assert.equal(number(2), '2');
  assert.equal(minus('-1 - -2'), '−1 − −2');
});
