// The numbers beside the diagram's links.

import assert from 'node:assert/strict';
import test from 'node:test';
import { signed } from '../../www/stage/network/numbers.js';

test('a number has its sign, and so many digits', () => {
  assert.equal(signed(0.5488135, 4), '+0.5488');
  assert.equal(signed(-10.3108, 3), '−10.3');
  assert.equal(signed(-2, 4), '−2');
  assert.equal(signed(0, 4), '0');
  assert.equal(signed(-0, 4), '0');
});

test('one that is very small or large stays short', () => {
  assert.equal(signed(-0.00029966, 4), '−3.0e−4');
  assert.equal(signed(1234567, 4), '+1.2e6');
  assert.equal(signed(Number.NEGATIVE_INFINITY, 4), '−∞');
  assert.equal(signed(Number.NaN, 4), 'NaN');
});
