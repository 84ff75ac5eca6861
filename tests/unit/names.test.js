// What the neurons of a run are called, and what they answer.

import assert from 'node:assert/strict';
import test from 'node:test';
import { runAt } from './engine.js';

const { answersOf, titleOf } = await import('../../www/stage/network/names.js');
const { layOut } = await import('../../www/stage/network/layout.js');

/** @param {string} link */
function titlesOf(link) {
  const session = runAt(link, 0);
  return layOut(session.shape, 420).nodes.map((node) => titleOf(session, node));
}

test('inputs have their names, neurons their activations, too', () => {
  assert.deepEqual(titlesOf(''), [
    ...['Input x', 'Input y', 'h1 (sigmoid)', 'h2 (sigmoid)', 'output (sigmoid)'],
  ]);
  assert.deepEqual(titlesOf('hidden=0&output=tanh'), ['Input x', 'Input y', 'output (tanh)']);
});

test('layers have their own activations, or one for all', () => {
  const titles = titlesOf('hidden=1,2&activation=tanh,relu&output=linear');
  assert.deepEqual(titles.slice(2), [
    ...['h1.1 (tanh)', 'h2.1 (relu)', 'h2.2 (relu)', 'output (linear)'],
  ]);
  const same = titlesOf('hidden=1,1&activation=sine').slice(2, 4);
  assert.deepEqual(same, ['h1.1 (sine)', 'h2.1 (sine)']);
});

test('an input answers itself, and the output predicts', () => {
  const session = runAt('seed=11', 100);
  assert.deepEqual([...answersOf(session, 0)], [0, 0, 1, 1]);
  assert.deepEqual([...answersOf(session, 1)], [0, 1, 0, 1]);
  assert.deepEqual([...answersOf(session, 4)], [...session.trainer.outputs()]);
});
