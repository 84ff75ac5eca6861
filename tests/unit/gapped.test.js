// Pieces of a line as one line.

import assert from 'node:assert/strict';
import test from 'node:test';
import { gapped } from '../../www/plot/gapped.js';

test('each piece has both of its ends, and a gap after it', () => {
  assert.deepEqual(gapped(Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7)), {
    xs: [0, 2, Number.NaN, 4, 6, Number.NaN],
    ys: [1, 3, Number.NaN, 5, 7, Number.NaN],
  });
  assert.deepEqual(gapped([]), { xs: [], ys: [] });
});

test('each end lies where its axes have it', () => {
  const line = gapped(
    [0, 0, 1, 1],
    (x) => 10 + x,
    (y) => -y,
  );
  assert.deepEqual(line, { xs: [10, 11, Number.NaN], ys: [-0, -1, Number.NaN] });
});
