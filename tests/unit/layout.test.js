// Where everything in the diagram of the network lies.

import assert from 'node:assert/strict';
import test from 'node:test';
import { layOut } from '../../www/network/layout.js';
import { parametersOf } from '../../www/parameters.js';

/** Networks of every kind, and the widths that the diagram has on a phone and on a screen. */
const NETWORKS = [
  [],
  [1],
  [2],
  [3],
  [4],
  [8],
  [16],
  [2, 2],
  [8, 4],
  [16, 1, 16],
  Array(6).fill(16),
];
const WIDTHS = [290, 420, 560];
const all = NETWORKS.flatMap((hidden) => WIDTHS.map((width) => ({ hidden, width })));

/** @param {{ x: number, y: number }} one @param {{ x: number, y: number }} other */
const distance = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);

test('the article’s network has two inputs, two neurons and the output, and two bias neurons', () => {
  const { nodes, biases, links } = layOut([2], 420);
  assert.deepEqual(
    nodes.map(({ thing }) => thing),
    ['i0', 'i1', 'n0.0', 'n0.1', 'n1.0'],
  );
  assert.deepEqual(
    biases.map(({ layer, neuron }) => [layer, neuron]),
    [
      [-1, 2],
      [0, 2],
    ],
  );
  assert.equal(links[5].thing, 'p5');
  assert.deepEqual([links[5].from, links[5].to], [biases[0], nodes[3]]);
  assert.deepEqual([links[7].from, links[7].to], [nodes[3], nodes[4]]);
});

test('every weight and bias has its link, in the engine’s order', () => {
  for (const hidden of NETWORKS) {
    const { links } = layOut(hidden, 420);
    assert.deepEqual(
      links.map(({ parameter }) => parameter),
      parametersOf(hidden),
    );
  }
});

test('links go from one column to the next on the right', () => {
  for (const { hidden, width } of all) {
    for (const { from, to, label } of layOut(hidden, width).links) {
      assert.equal(to.layer, from.layer + 1);
      assert.ok(from.x < label.x && label.x < to.x);
    }
  }
});

test('nothing lies outside of the picture', () => {
  for (const { hidden, width } of all) {
    const { nodes, biases, side, radius, height } = layOut(hidden, width);
    for (const { x, y } of nodes) {
      assert.ok(x - side / 2 >= 0 && x + side / 2 <= width, `${hidden} in ${width}`);
      assert.ok(y - side / 2 >= 0 && y + side / 2 <= height, `${hidden} in ${width}`);
    }
    for (const { x, y } of biases) {
      assert.ok(x - radius >= 0 && y - radius >= 0 && y + radius <= height, `${hidden}`);
    }
  }
});

test('no two pictures touch one another, however many there are', () => {
  for (const { hidden, width } of all) {
    const { nodes, side } = layOut(hidden, width);
    assert.ok(side >= 8, `${hidden} in ${width}: ${side}`);
    for (const [index, one] of nodes.entries()) {
      for (const other of nodes.slice(index + 1)) {
        const apart = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y));
        assert.ok(apart > side, `${hidden} in ${width}: ${one.thing}, ${other.thing}`);
      }
    }
  }
});

test('there is room for a name above every picture that has one', () => {
  for (const { hidden, width } of all) {
    const { nodes, side, isNamed } = layOut(hidden, width);
    for (const { x, y, thing } of nodes) {
      const above = nodes.filter((other) => other.x === x && other.y < y).map((other) => other.y);
      const top = Math.max(...above.map((other) => other + side / 2), 0);
      assert.ok(!isNamed || y - side / 2 - top >= 12, `${hidden} in ${width}: ${thing}`);
    }
  }
});

test('the bias neuron is the lowest of its column', () => {
  for (const hidden of NETWORKS) {
    const { nodes, biases } = layOut(hidden, 420);
    for (const bias of biases) {
      const others = nodes.filter(({ layer }) => layer === bias.layer);
      assert.ok(others.every(({ x, y }) => x === bias.x && y < bias.y));
    }
  }
});

test('there are names and numbers where there is room, and none where there is not', () => {
  const small = layOut([2], 560);
  assert.deepEqual([small.isNamed, small.isNumbered], [true, true]);
  assert.equal(layOut([2], 290).isNumbered, false);
  assert.equal(layOut([16], 560).isNumbered, false);
  assert.equal(layOut([16], 560).isNamed, false);
  assert.equal(layOut(Array(6).fill(16), 560).isNamed, false);
});

test('the numbers of the article’s network do not lie on one another', () => {
  const { links, isNumbered } = layOut([2], 420);
  assert.ok(isNumbered);
  for (const [index, one] of links.entries()) {
    for (const other of links.slice(index + 1)) {
      assert.ok(distance(one.label, other.label) > 12, `${one.thing}, ${other.thing}`);
    }
  }
});
