// The hidden layers, as a link has them and in words.

import assert from 'node:assert/strict';
import test from 'node:test';
import { drawsTwoLines, layersInWords, sizesIn, sizesText } from '../../www/state/layers.js';

test('the sizes are read from a link and written as they were', () => {
  for (const [hidden, sizes] of /** @type {[string, number[]][]} */ ([
    ['0', []],
    ['2', [2]],
    ['8,4', [8, 4]],
    ['16,16,16,16,16,16', [16, 16, 16, 16, 16, 16]],
  ])) {
    assert.deepEqual(sizesIn(hidden), sizes);
    assert.equal(sizesText(sizes), hidden);
  }
});

test('one straight line does not part the rows: that is one neuron, or none', () => {
  assert.equal(drawsTwoLines([]), false);
  assert.equal(drawsTwoLines([1]), false);
  assert.equal(drawsTwoLines([2]), true);
  assert.equal(drawsTwoLines([1, 1]), true);
});

test('words count neurons of a single layer, and layers of more', () => {
  assert.equal(layersInWords([]), 'no hidden layer');
  assert.equal(layersInWords([1]), 'one hidden neuron');
  assert.equal(layersInWords([2]), 'two hidden neurons');
  assert.equal(layersInWords([16]), 'sixteen hidden neurons');
  assert.equal(layersInWords([8, 4]), 'two hidden layers of 8 and 4 neurons');
  assert.equal(layersInWords([8, 4, 3]), 'three hidden layers of 8, 4 and 3 neurons');
});
