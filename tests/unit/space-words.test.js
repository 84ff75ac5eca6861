// What the picture of a hidden space shows, in words.

import assert from 'node:assert/strict';
import test from 'node:test';
import { runAt } from './engine.js';

const { HiddenSpace } = await import('xor-playground/full');
const { findingInWords, layerInWords, percent, placesInWords } = await import(
  '../../www/plot/hidden-space/space-words.js'
);

/**
 * The hidden space of a run at an epoch.
 * @param {string} link
 * @param {number} [epoch]
 */
function spaceOf(link, epoch) {
  const session = runAt(link, epoch);
  const space = new HiddenSpace(400, 20, false);
  // Of two neurons the plane is their own, as on the page.
  const neurons = session.hidden.at(-1) === 2 ? [0, 1] : [];
  space.lookAt(session.link, session.trainer.parameters(), Float64Array.from(neurons));
  return {
    space,
    finding: findingInWords(space, session.data, session.shape),
    data: session.data,
  };
}

test('at the start, the lines between equal targets cross', () => {
  assert.equal(
    spaceOf('', 0).finding,
    'The line between the two 1s crosses the line between the two 0s: no straight line can separate them.',
  );
});

test('learnt, one straight line parts the rows', () => {
  assert.equal(spaceOf('').finding, 'One straight line separates the 1s from the 0s.');
});

test('on the way, one could, but the output neuron’s does not yet', () => {
  const could = (/** @type {string} */ apart) =>
    new RegExp(
      `^A straight line could separate the 1s from the 0s \\(${apart} apart at the closest\\), but `,
    );
  assert.match(spaceOf('', 95).finding, could('less than 0\\.0001'));
  assert.match(spaceOf('', 380).finding, could('0\\.\\d+'));
});

test('stuck, two rows lie on one another, or three', () => {
  assert.equal(
    spaceOf('seed=11').finding,
    'The hidden layer puts (0, 1) and (1, 1) at almost the same point (0.00052 apart): the output neuron gives them nearly the same answer, and they need different ones. Nor, as the rows lie now, is there any straight line with the 1s on its one side and the 0s on the other.',
  );
  assert.match(spaceOf('seed=17').finding, / puts \(0, 1\), \(1, 0\) and \(1, 1\) at almost /);
});

test('rows in the very same place are said to be', () => {
  const zeros = `parameters=${Array(9).fill(0).join(',')}`;
  assert.match(
    spaceOf(zeros, 0).finding,
    / at the same point, but .*: no straight line can separate /,
  );
});

test('without a hidden layer, there is no such space', () => {
  assert.match(spaceOf('hidden=0', 0).finding, /no hidden space.*cannot learn them\.$/);
});

test('what parts them has the dimensions of the layer less one', () => {
  assert.match(spaceOf('hidden=1', 0).finding, /mixed: no threshold can separate them/);
  assert.match(spaceOf('hidden=3').finding, /^One plane separates/);
  assert.match(spaceOf('hidden=3,1&activation=tanh', 0).finding, / threshold /);
  const large = 'hidden=16,16&activation=tanh&rule=adam&lr=0.02&epochs=500';
  assert.equal(spaceOf(large).finding, 'One flat cut separates the 1s from the 0s.');
});

test('the places are said by rows, in the directions that have a name', () => {
  const { space, data } = spaceOf('');
  const all = placesInWords(space, data, ['h1', 'h2']);
  assert.match(all, /^\(0, 0\) with target 0 at h1 0\.00, h2 0\.05; \(0, 1\) with target 1 at h1 /);
  assert.match(all, /\(1, 1\) with target 0 at h1 \d\.\d\d, h2 \d\.\d\d\.$/);
  assert.doesNotMatch(placesInWords(space, data, ['h1', undefined]), /,\s*;|h2/);
});

test('the layer is named with its size', () => {
  assert.equal(layerInWords({ hidden: [] }), 'No hidden layer');
  assert.equal(layerInWords({ hidden: [1] }), 'The hidden layer: 1 neuron');
  assert.equal(layerInWords({ hidden: [8] }), 'The hidden layer: 8 neurons');
  assert.equal(
    layerInWords({ hidden: [1], given: ['x', 'y'], isDirect: true }),
    'The hidden layer: 1 neuron, and x and y',
  );
  assert.equal(layerInWords({ hidden: [8, 16] }), 'The last of 2 hidden layers: 16 neurons');
});

test('shares are in percent', () => {
  assert.equal(percent(0.99712), '99.7 %');
  assert.equal(percent(1), '100 %');
  assert.equal(percent(0), '0 %');
});
