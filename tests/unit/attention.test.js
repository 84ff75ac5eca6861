// What somebody looks at.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Attention } from '../../www/state/attention.js';

test('every change is told once, and what is no change is not told', () => {
  let told = 0;
  const attention = new Attention(() => {
    told++;
  });
  attention.point('p4');
  attention.point('p4');
  assert.equal(told, 1);
  attention.choose('n0.1');
  attention.choose('n0.1');
  assert.equal(told, 2);
  attention.point(undefined);
  assert.equal(told, 3);
  assert.equal(attention.pointed, undefined);
  assert.equal(attention.chosen, 'n0.1');
});

test('what flows is another flow even if it flows through the same', () => {
  let told = 0;
  const attention = new Attention(() => {
    told++;
  });
  /** @returns {import('../../www/state/attention.js').Flow} */
  const flowOf = () => ({
    ...{ title: 'Forward: h1', things: new Set(), labels: new Map() },
    direction: 'forward',
  });
  const flow = flowOf();
  attention.show(flow);
  attention.show(flow);
  assert.equal(told, 1);
  attention.show(flowOf());
  assert.equal(told, 2);
  attention.show(undefined);
  assert.equal(attention.flow, undefined);
});

test('the neuron in sight is the input or hidden one pointed at, as the engine counts', () => {
  const attention = new Attention(() => {}, { shape: { hidden: [2, 3] } });
  assert.equal(attention.neuronInSight, undefined);
  for (const [thing, index] of /** @type {const} */ ([
    ['n0.0', 2],
    ['n0.1', 3],
    ['n1.2', 6],
    ['i1', 1],
    ['i2', undefined],
    // The output and a weight; a neuron that another network had.
    ['n2.0', undefined],
    ['p3', undefined],
    ['n1.3', undefined],
    ['n5.0', undefined],
  ])) {
    attention.point(thing);
    assert.equal(attention.neuronInSight, index, thing);
  }
});
