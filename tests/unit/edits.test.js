// What was changed on the way, in words.

import assert from 'node:assert/strict';
import test from 'node:test';
import { changesInWords, editsByEpoch, editsInWords } from '../../www/state/edits.js';

test('a run without changes has nothing to say', () => {
  assert.deepEqual(editsInWords([], { hidden: [2] }), []);
  assert.deepEqual(editsByEpoch([], { hidden: [2] }), []);
});

test('a change is a sentence with its epoch', () => {
  const edits = [
    { epoch: 100, value: 0.3 },
    { epoch: 1200, parameter: 4, value: -0.5 },
    { epoch: 1200, parameter: 8, value: 1e-7 },
  ];
  assert.deepEqual(editsInWords(edits, { hidden: [2] }), [
    'Learning rate 0.3 from epoch 100 on.',
    'Bias of h1 set to -0.5 at epoch 1,200.',
    'Bias of output set to 1e-7 at epoch 1,200.',
  ]);
});

test('of very many changes, eight are said one by one, and the rest are counted', () => {
  const edits = Array.from({ length: 2009 }, (_, change) => ({ epoch: 1000 * change, value: 1 }));
  assert.equal(editsInWords(edits.slice(0, 8), { hidden: [2] }).length, 8);
  const words = editsInWords(edits, { hidden: [2] });
  assert.equal(words.length, 9);
  assert.equal(words[7], 'Learning rate 1 from epoch 7,000 on.');
  assert.equal(words[8], 'And 2,001 more changes.');
});

test('ten presses of an arrow are one change, that leads to the last of them', () => {
  const presses = Array.from({ length: 10 }, (_, press) => ({
    epoch: 500 + 40 * press,
    value: (10 - press) / 10,
  }));
  const words = 'Learning rate set to 0.1 in 10 steps, epoch 500 to 860.';
  assert.deepEqual(changesInWords(presses, { hidden: [2] }), [{ epoch: 860, words }]);
  const marked = editsByEpoch(presses, { hidden: [2] });
  assert.equal(marked.length, 10);
  assert.deepEqual(
    marked.filter(({ text }) => text !== ''),
    [{ epoch: 860, text: 'rate 0.1' }],
  );
});

test('changes of different things, or far from each other, stay apart', () => {
  const edits = [
    { epoch: 100, value: 0.3 },
    { epoch: 2000, value: 0.1 },
    { epoch: 2001, parameter: 4, value: 1 },
    { epoch: 2002, value: 0.2 },
  ];
  assert.equal(editsInWords(edits, { hidden: [2] }).length, 4);
});

test('on the curve, a change has few words, and several at one epoch are counted', () => {
  const edits = [
    { epoch: 3, value: 0.3 },
    { epoch: 20, parameter: 0, value: 2 },
    { epoch: 30, parameter: 1, value: 2 },
    { epoch: 30, value: 5 },
    { epoch: 30, parameter: 2, value: 2 },
  ];
  assert.deepEqual(editsByEpoch(edits, { hidden: [3] }), [
    { epoch: 3, text: 'rate 0.3' },
    { epoch: 20, text: 'weight x → h1' },
    { epoch: 30, text: '3 changes' },
  ]);
});
