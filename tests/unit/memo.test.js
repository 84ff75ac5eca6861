// What is drawn again, and what is not.

import assert from 'node:assert/strict';
import test from 'node:test';
import { watch } from '../../www/state/memo.js';

test('a view is drawn at first, and then when something it draws from is another thing', () => {
  const state = { epoch: 1, loss: Number.NaN, other: 'a' };
  /** @type {unknown[]} */
  const drawn = [];
  const show = watch(
    () => [state.epoch, state.loss],
    (...selected) => drawn.push(selected),
  );
  show();
  show();
  state.other = 'b';
  show();
  assert.deepEqual(drawn, [[1, Number.NaN]]);
  state.epoch = 2;
  show();
  assert.deepEqual(drawn.at(-1), [2, Number.NaN]);
});

test('a view that failed is drawn again', () => {
  let fails = true;
  let times = 0;
  const show = watch(
    () => [1],
    () => {
      times += 1;
      if (fails) throw new Error('not drawn');
    },
  );
  assert.throws(show, /not drawn/);
  fails = false;
  show();
  show();
  assert.equal(times, 2);
});
