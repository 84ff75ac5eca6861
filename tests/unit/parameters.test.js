// The weights and biases in the engine's order, and what they are called.

import assert from 'node:assert/strict';
import test from 'node:test';
import {
  allSizes,
  neuronIndex,
  neuronName,
  parameterName,
  parametersOf,
} from '../../www/state/parameters.js';

/** @param {number[]} hidden */
const namesOf = (hidden) =>
  parametersOf({ hidden }).map((parameter) => parameterName({ hidden }, parameter));

test('the article’s network has nine, the weights of each layer row by row before its biases', () => {
  assert.deepEqual(namesOf([2]), [
    ...['Weight x → h1', 'Weight x → h2', 'Weight y → h1', 'Weight y → h2'],
    ...['Bias of h1', 'Bias of h2'],
    ...['Weight h1 → output', 'Weight h2 → output', 'Bias of output'],
  ]);
});

test('without a hidden layer, the inputs lead to the output', () => {
  assert.deepEqual(namesOf([]), ['Weight x → output', 'Weight y → output', 'Bias of output']);
});

test('of several layers, a neuron has the number of its layer before its own', () => {
  const names = namesOf([2, 3]);
  assert.equal(names.length, 6 + 9 + 4);
  assert.equal(names[6], 'Weight h1.1 → h2.1');
  assert.equal(names[11], 'Weight h1.2 → h2.3');
  assert.equal(names[14], 'Bias of h2.3');
  assert.equal(names[17], 'Weight h2.3 → output');
});

test('the index of a parameter is its place', () => {
  const all = parametersOf({ hidden: [16, 16, 16, 16, 16, 16] });
  assert.equal(all.length, 3 * 16 + 5 * 17 * 16 + 17);
  assert.deepEqual(
    all.map(({ index }) => index),
    [...all.keys()],
  );
});

test('the neurons are counted through the layers, the output last', () => {
  assert.equal(neuronIndex([2], 0, 1), 1);
  assert.equal(neuronIndex([2], 1, 0), 2);
  assert.equal(neuronIndex([8, 4], 1, 3), 11);
  assert.equal(neuronIndex([], 0, 0), 0);
  assert.deepEqual(allSizes({ hidden: [8, 4] }), [2, 8, 4, 1]);
});

test('inputs, hidden neurons and the output have their names', () => {
  assert.equal(neuronName({ hidden: [2] }, -1, 1), 'y');
  assert.equal(neuronName({ hidden: [2] }, 0, 1), 'h2');
  assert.equal(neuronName({ hidden: [2, 2] }, 1, 1), 'h2.2');
  assert.equal(neuronName({ hidden: [2, 2] }, 2, 0), 'output');
  assert.equal(neuronName({ hidden: [] }, 0, 0), 'output');
});
