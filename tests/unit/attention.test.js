// What somebody looks at.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Attention } from '../../www/attention.js';

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
  /** @returns {import('../../www/attention.js').Flow} */
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
