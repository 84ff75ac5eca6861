// Where everything in the diagram of the network lies.

import assert from 'node:assert/strict';
import test from 'node:test';
import { layOut } from '../../www/stage/network/layout.js';
import { parametersOf } from '../../www/state/parameters.js';

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
const WIDTHS = [290, 340, 480, 560, 900];
const all = NETWORKS.flatMap((hidden) => WIDTHS.map((width) => ({ hidden, width })));

/** @param {{ x: number, y: number }} one @param {{ x: number, y: number }} other */
const distance = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);

test('the article’s network has two inputs, two neurons and the output, and two bias neurons', () => {
  const { nodes, biases, links } = layOut({ hidden: [2] }, 420);
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
    const { links } = layOut({ hidden }, 420);
    assert.deepEqual(
      links.map(({ parameter }) => parameter),
      parametersOf({ hidden }),
    );
  }
});

test('links go from one column to the next on the right', () => {
  for (const { hidden, width } of all) {
    for (const { from, to, label } of layOut({ hidden }, width).links) {
      assert.equal(to.layer, from.layer + 1);
      assert.ok(from.x < label.x && label.x < to.x);
    }
  }
});

test('nothing lies outside of the picture', () => {
  for (const { hidden, width } of all) {
    const { nodes, biases, side, radius, height } = layOut({ hidden }, width);
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
    const { nodes, side } = layOut({ hidden }, width);
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
    const { nodes, side, isNamed } = layOut({ hidden }, width);
    for (const { x, y, thing } of nodes) {
      const above = nodes.filter((other) => other.x === x && other.y < y).map((other) => other.y);
      const top = Math.max(...above.map((other) => other + side / 2), 0);
      assert.ok(!isNamed || y - side / 2 - top >= 12, `${hidden} in ${width}: ${thing}`);
    }
  }
});

test('the bias neuron is the lowest of its column', () => {
  for (const hidden of NETWORKS) {
    const { nodes, biases } = layOut({ hidden }, 420);
    for (const bias of biases) {
      const others = nodes.filter(({ layer }) => layer === bias.layer);
      assert.ok(others.every(({ x, y }) => x === bias.x && y < bias.y));
    }
  }
});

test('there are names and numbers where there is room, and none where there is not', () => {
  for (const width of [340, 480, 560, 900]) {
    const { isNamed, digits } = layOut({ hidden: [2] }, width);
    assert.ok(isNamed && digits >= 3, `in ${width}`);
  }
  assert.equal(layOut({ hidden: [2] }, 560).digits, 4);
  assert.equal(layOut({ hidden: [2] }, 250).digits, 0);
  assert.equal(layOut({ hidden: [16] }, 560).digits, 0);
  assert.equal(layOut({ hidden: [16] }, 560).isNamed, false);
  assert.equal(layOut({ hidden: Array(6).fill(16) }, 560).isNamed, false);
});

test('the output stands in the middle of the layer before it', () => {
  for (const { hidden, width } of all) {
    const { nodes } = layOut({ hidden }, width);
    const [output] = nodes.slice(-1);
    const before = nodes.filter(({ layer }) => layer === output.layer - 1).map(({ y }) => y);
    const middle = before.reduce((sum, y) => sum + y, 0) / before.length;
    assert.ok(Math.abs(output.y - middle) < 1e-9, `${hidden} in ${width}`);
  }
});

test('the article’s network is lower than it is wide, within bounds', () => {
  assert.equal(layOut({ hidden: [2] }, 340).height, 220);
  assert.equal(layOut({ hidden: [2] }, 600).height, 252);
  assert.equal(layOut({ hidden: [2] }, 1200).height, 480);
  for (const { hidden, width } of all) assert.ok(layOut({ hidden }, width).height <= 480);
});

test('larger type makes everything larger', () => {
  const usual = layOut({ hidden: [2, 3] }, 480);
  const larger = layOut({ hidden: [2, 3] }, 960, 2);
  assert.equal(larger.height, 2 * usual.height);
  assert.equal(larger.side, 2 * usual.side);
  assert.equal(larger.digits, usual.digits);
  for (const [index, { x, y }] of usual.nodes.entries()) {
    assert.ok(distance(larger.nodes[index], { x: 2 * x, y: 2 * y }) < 1e-9);
  }
  assert.deepEqual(larger.links[4].label.x, 2 * usual.links[4].label.x);
});

/** Networks whose numbers are written, as wide as these are in print: half of it. */
const numbered = all
  .map(({ hidden, width }) => ({ hidden, width, layout: layOut({ hidden }, width) }))
  .filter(({ layout }) => layout.digits > 0);

test('no number lies on another one, or on a picture', () => {
  for (const { hidden, width, layout } of numbered) {
    const { links, nodes, side, digits } = layout;
    const half = digits === 4 ? 24 : 20;
    for (const [index, { label, thing }] of links.entries()) {
      for (const other of links.slice(index + 1)) {
        const isApart =
          Math.abs(label.y - other.label.y) >= 14 || Math.abs(label.x - other.label.x) >= 2 * half;
        assert.ok(isApart, `${hidden} in ${width}: ${thing}, ${other.thing}`);
      }
      for (const { x, y } of nodes) {
        const isBeside =
          Math.abs(label.x - x) >= half + side / 2 || Math.abs(label.y - y) >= 7 + side / 2;
        assert.ok(isBeside, `${hidden} in ${width}: ${thing}`);
      }
    }
  }
});

test('no link runs through the middle of another one’s number', () => {
  for (const { hidden, width, layout } of numbered) {
    for (const { label, thing } of layout.links) {
      for (const { from, to, thing: other } of layout.links) {
        if (other === thing || label.x <= from.x || label.x >= to.x) continue;
        const y = from.y + ((label.x - from.x) / (to.x - from.x)) * (to.y - from.y);
        assert.ok(Math.abs(y - label.y) > 7, `${hidden} in ${width}: ${other} through ${thing}`);
      }
    }
  }
});

test('the numbers of one neuron’s links are nearer to one another than to those of the next', () => {
  for (const width of [340, 480, 900]) {
    const heights = layOut({ hidden: [2] }, width)
      .links.slice(0, 6)
      .map(({ label }) => label.y)
      .toSorted((one, other) => one - other);
    const [x, between, y, , bias] = heights
      .slice(1)
      .map((height, index) => height - heights[index]);
    for (const within of [x, y, bias]) assert.ok(within < between, `in ${width}`);
  }
});
