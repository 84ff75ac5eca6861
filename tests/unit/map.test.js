// A map: what is seen of it, the tiles of its points, and what is said of it.

import assert from 'node:assert/strict';
import test from 'node:test';
import './engine.js';

const { askedText, readAsked } = await import('../../www/views/map/asked.js');
const { keyOf } = await import('../../www/views/map/key.js');
const { numberAt, originOf } = await import('../../www/views/map/numbers.js');
const { tilesIn } = await import('../../www/views/map/scan.js');
const { tallyOf } = await import('../../www/views/map/tally.js');
const { Painter, SIDE, Tiles } = await import('../../www/views/map/tiles.js');
const { MapWindow } = await import('../../www/views/map/window.js');
const { epochsInWords, notRightInWords, resultInWords, usualAxes } = await import(
  '../../www/views/map/words.js'
);

/** @param {number} value */
const weight = (value) => ({ key: 'p0', value, low: -Number.MAX_VALUE, high: Number.MAX_VALUE });
const rate = { key: 'lr', value: 1, low: 0.001, high: 20 };
const momentum = { key: 'momentum', value: 0.9, low: 0, high: 1 - 2 ** -53 };

/** Colours that tell what they are of: a run's loss, in the first byte. @param {{ loss: Float64Array }} columns */
const paint = ({ loss }) =>
  Uint8Array.from(loss, (value) => value).reduce(intoPixel, new Uint8Array(4 * loss.length));

/**
 * @param {Uint8Array} pixels
 * @param {number} value
 * @param {number} index
 */
function intoPixel(pixels, value, index) {
  pixels[4 * index] = value;
  return pixels;
}

/** @param {InstanceType<typeof import('../../www/views/map/tiles.js').Tile>} tile */
function known(tile) {
  return Array.from({ length: SIDE * SIDE }, (_, point) => point).filter((point) =>
    tile.knows(point),
  );
}

/** @param {number[]} losses */
function columns(losses) {
  const zeros = () => new Float64Array(losses.length);
  return {
    solvedAt: zeros(),
    epochs: zeros(),
    loss: Float64Array.from(losses),
    right: zeros(),
    rows: new Uint32Array(losses.length),
  };
}

/**
 * @param {ReturnType<typeof columns>} all
 * @param {number} first
 * @param {number} end
 */
function of(all, first, end) {
  return {
    solvedAt: all.solvedAt.slice(first, end),
    epochs: all.epochs.slice(first, end),
    loss: all.loss.slice(first, end),
    right: all.right.slice(first, end),
    rows: all.rows.slice(first, end),
  };
}

// In a browser there are pictures; here, what they take.
Object.assign(globalThis, {
  ImageData: class {
    /** @param {number} width @param {number} height */
    constructor(width, height) {
      this.data = new Uint8ClampedArray(4 * width * height);
    }
  },
  document: { createElement: () => ({ getContext: () => undefined }) },
});

test('how far runs of a map go is said, and that the run of the page goes on', () => {
  assert.equal(
    epochsInWords(2000, false, 5000),
    'Runs are trained until they learn, or to epoch 2,000. One that is opened goes on with Train, to 5,000.',
  );
  assert.equal(epochsInWords(2000, true, 2000), 'Runs are trained to epoch 2,000.');
});

test('a weight is seen from −8 to 8, or as far as it is; a rate from 0 to some times what it is', () => {
  assert.deepEqual(new MapWindow([weight(0.5), weight(-7)]).range(0), [-8, 8]);
  assert.deepEqual(new MapWindow([weight(0.5), weight(-7)]).range(1), [-16, 16]);
  assert.deepEqual(new MapWindow([rate, momentum]).range(0), [0, 8]);
  assert.deepEqual(new MapWindow([rate, momentum]).range(1), [0, 1]);
});

test('what is under the pointer stays there while it is zoomed', () => {
  const window = new MapWindow([weight(0), rate]);
  const before = window.at([0.25, 0.75]);
  for (let times = 0; times < 9; times++) window.zoomBy(0.37, [0.25, 0.75]);
  const now = window.at([0.25, 0.75]);
  assert.ok(Math.abs(now[0] - before[0]) < 1e-9 && Math.abs(now[1] - before[1]) < 1e-9);
});

test('what is seen follows the pointer that drags it', () => {
  const window = new MapWindow([weight(0), weight(0)]);
  window.zoomBy(2.6);
  const before = window.at([0.2, 0.3]);
  window.move([0.1, -0.25]);
  const now = window.at([0.1, 0.55]);
  assert.ok(Math.abs(now[0] - before[0]) < 1e-12 && Math.abs(now[1] - before[1]) < 1e-12);
});

test('the points of a level are points of every nearer one, and neighbours are other numbers', () => {
  const window = new MapWindow([weight(0), rate]);
  window.lookAt([0.7, 1.3]);
  for (let times = 0; times < 200; times++) {
    const point = window.pointNear(window.at([0.3, 0.6]));
    const { steps } = window;
    for (const axis of [0, 1]) {
      assert.notEqual(point[axis] + steps[axis], point[axis]);
      assert.equal(point[axis] + steps[axis] - steps[axis], point[axis]);
    }
    window.zoomBy(0.5, [0.3, 0.6]);
    assert.deepEqual(window.pointNear(point), point);
  }
  assert.ok(window.isDeepest);
  // Nearer ones would be the same.
  const [x] = window.centre;
  assert.equal(x + window.steps[0] / 8, x);
});

test('near 0, where numbers are finer, it goes on for long, and ends as well', () => {
  const window = new MapWindow([weight(0), weight(0)]);
  window.zoomBy(900);
  assert.ok(window.zoom > 800 && window.steps[0] > 0);
  window.zoomBy(1e6);
  assert.ok(window.steps[0] > 0 && window.isDeepest);
});

test('it does not go on to where there is no run', () => {
  const window = new MapWindow([rate, momentum]);
  window.move([1e9, -1e9]);
  assert.deepEqual(window.centre, [20, 0]);
  assert.ok(window.hasRun([0.001, 0.5]) && !window.hasRun([0, 0.5]) && !window.hasRun([1, 1]));
  window.zoomBy(-1e6);
  assert.ok(window.isFarthest);
});

test('tiles cover what is seen, the middle first', () => {
  const window = new MapWindow([weight(0), weight(0)]);
  const tiles = tilesIn(window, new Tiles(new Painter(paint)));
  const columns = tiles.map(({ column }) => column);
  assert.ok(Math.min(...columns) * SIDE <= -256 && (Math.max(...columns) + 1) * SIDE >= 256);
  assert.deepEqual(
    [tiles[0].column, tiles[0].row].map((at) => [-1, 0].includes(at)),
    [true, true],
  );
  // Each once.
  assert.equal(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size, tiles.length);
});

test('a tile begins with what is known from farther away, and from nearer', () => {
  const tiles = new Tiles(new Painter(paint));
  const far = tiles.at(3, -1, 2);
  // The point 5 across and 40 up.
  far.take([40 * SIDE + 5], columns([77]), 1);
  const near = tiles.at(4, -2, 5);
  const place = (80 - 64) * SIDE + 10;
  assert.deepEqual(known(near), [place]);
  assert.equal(near.columns?.loss[place], 77);
  assert.deepEqual(known(tiles.at(5, -4, 10)), [(160 - 128) * SIDE + 20]);

  const other = new Tiles(new Painter(paint));
  const next = other.at(8, 5, -3);
  next.take([6 * SIDE + 10, 7 * SIDE + 10], columns([11, 12]), 1);
  const before = other.at(7, 2, -2);
  assert.deepEqual(known(before), [(32 + 3) * SIDE + 32 + 5]);
  assert.equal(before.columns?.loss[(32 + 3) * SIDE + 32 + 5], 11);
});

test('a point far apart colours what is not known better, and nothing else', () => {
  const tiles = new Tiles(new Painter(paint));
  const tile = tiles.at(0, 0, 0);
  assert.equal(tile.picture, undefined);
  tile.take([0], columns([9]), 8);
  tile.take([4], columns([5]), 4);
  tile.take([1], columns([1]), 1);
  tile.take([8], columns([200]), 8);
  /** @param {number} across @param {number} up */
  const pixel = (across, up) => tile.pixels?.[4 * ((SIDE - 1 - up) * SIDE + across)];
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 7, 8].map((across) => pixel(across, 0)),
    [9, 1, 9, 9, 5, 5, 5, 200],
  );
  assert.deepEqual([pixel(4, 3), pixel(4, 4), pixel(0, 7), pixel(0, 8)], [5, 9, 9, 0]);
  // Another paint changes all of them.
  tiles.painter = new Painter((some) => paint(some).map((value) => value && value + 1));
  assert.deepEqual(
    [0, 1, 2, 4, 5, 8].map((across) => pixel(across, 0)),
    [10, 2, 10, 6, 6, 201],
  );
});

test('as few tiles are kept as there is room for, and the last ones', () => {
  const tiles = new Tiles(new Painter(paint));
  tiles.at(0, 0, 0).take([0], columns([3]), 1);
  for (let column = 1; column < 200; column++) tiles.at(0, column, 0);
  assert.ok(tiles.at(0, 0, 0).knows(0));
  for (let column = 300; column < 1_000; column++) tiles.at(0, column, 0);
  assert.ok(!tiles.at(0, 0, 0).knows(0));
});

test('a number has as many digits as tell it from its neighbour', () => {
  assert.equal(numberAt(0.703125, 2 ** -6), 0.703);
  assert.equal(numberAt(0.703125, 2 ** -30), 0.703125);
  assert.equal(numberAt(-1 / 3, 1e-30), -1 / 3);
  assert.equal(numberAt(0, 1), 0);
  const window = new MapWindow([weight(0), weight(0)]);
  window.lookAt([1 / 3, 0], 3);
  assert.equal(originOf(window, 0), 0);
  window.lookAt([1 / 3, 0], 20);
  assert.ok(Math.abs(originOf(window, 0) - 1 / 3) < 1e-5);
});

test('what came of a run is said in words', () => {
  const rows = [
    [0, 0, 0],
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 0],
  ];
  const run = { solvedAt: 812, epochs: 812, loss: Number.NaN, right: 4, rows: 0 };
  assert.equal(resultInWords(run, 2_000, rows, 4), 'all 4 rows are right at epoch 812');
  const stuck = { solvedAt: undefined, epochs: 2_000, loss: 0.1253, right: 2, rows: 0b1010 };
  assert.equal(
    resultInWords(stuck, 2_000, rows, 4),
    '(0, 1) and (1, 1) are not right at epoch 2,000; loss 0.1253',
  );
  const lost = { solvedAt: 300, epochs: 2_000, loss: 0.2, right: 3, rows: 1 };
  assert.equal(
    resultInWords(lost, 2_000, rows, 4),
    'all 4 rows are right at epoch 300, 3 of them at epoch 2,000; loss 0.2',
  );
  const diverged = { solvedAt: undefined, epochs: 17, loss: Number.NaN, right: 0, rows: 15 };
  assert.equal(resultInWords(diverged, 2_000, rows, 4), 'diverges at epoch 17');
  const two = { solvedAt: 9, epochs: 9, loss: Number.NaN, right: 2, rows: 0 };
  assert.equal(resultInWords(two, 50, rows, 2), 'all 2 rows that train are right at epoch 9');
  assert.equal(notRightInWords(0b100, 1, rows), '(1, 0) is not right');
  assert.equal(notRightInWords(0b1111, 4, rows), 'no row is right');
  assert.equal(notRightInWords(0xffff, 300, Array(500).fill([0, 0])), '300 rows are not right');
});

test('it is counted how many ended how', () => {
  const all = {
    solvedAt: Float64Array.of(5, Number.NaN, Number.NaN, Number.NaN, Number.NaN),
    epochs: Float64Array.of(5, 100, 100, 100, 3),
    loss: new Float64Array(5),
    right: Float64Array.of(4, 2, 2, 1, 0),
    rows: Uint32Array.of(0, 0b11, 0b11, 0b111, 0b1111),
  };
  const window = new MapWindow([weight(0), weight(0)]);
  const tiles = new Tiles(new Painter(paint));
  const seen = tilesIn(window, tiles);
  seen[0].take([0, 1, 2], of(all, 0, 3), 1);
  seen[9].take([0, 1], of(all, 3, 5), 1);
  // What is out of sight does not count.
  const outside = tiles.at(0, 4, 4);
  outside.take([70, 71], of(all, 0, 2), 1);
  assert.deepEqual(tallyOf(window, [...seen, outside], 100, 4), {
    ...{ all: 5, learnt: 1, diverged: 1 },
    others: [
      { rows: 0b11, missing: 2, count: 2 },
      { rows: 0b111, missing: 3, count: 1 },
    ],
  });
});

test('at first it goes along the weights into the first neuron', () => {
  assert.deepEqual(usualAxes({ hidden: [2] }), ['p0', 'p2']);
  assert.deepEqual(usualAxes({ hidden: [5, 3] }), ['p0', 'p5']);
  assert.deepEqual(usualAxes({ hidden: [2], given: ['x'] }), ['p0', 'p1']);
  assert.deepEqual(usualAxes({ hidden: [], given: ['x'], biases: [false] }), ['p0', 'lr']);
});

test('a link holds what is asked of a map, to the last digit', () => {
  const variables = ['p0', 'p1', 'lr', 'range'];
  for (const seen of [undefined, { centre: [1 / 3, -2e-17], spans: [2 ** -41.25, 3e-13] }]) {
    const asked = { keys: ['p1', 'lr'], epochs: 500, colouring: 'ending', ...(seen && { seen }) };
    const text = askedText(/** @type {import('../../www/views/map/asked.js').Asked} */ (asked));
    assert.doesNotMatch(text, /[&;% ]/);
    assert.deepEqual(readAsked(text, variables), asked);
  }
  for (const [text, why] of [
    ['p0,p9,500,loss', /no “p9” to vary/],
    ['p0,p0,500,loss', /along p0 and p0/],
    ['range,p0,500,loss', /along range and p0/],
    ['p0,p1,501,loss', /epochs are 500, 2000, 10000/],
    ['p0,p1,500,red', /colours are epochs, ending, loss/],
    ['p0,p1,500,loss,1,2', /four numbers/],
    ['p0,p1,500,loss,1,,2,2', /four numbers/],
    ['p0,p1,500,loss,1,Infinity,2,2', /four numbers/],
    ['p0,p1,500,loss,1,2,-1,1', /four numbers/],
    ['nonsense', /takes what goes across and up, epochs and colours/],
    ['lr,p0', /takes what goes across/],
  ]) {
    assert.match(String(readAsked(String(text), variables)), /** @type {RegExp} */ (why));
  }
});

test('what a link asks for is seen again, whatever the present run is', () => {
  const window = new MapWindow([rate, weight(0)]);
  window.zoomBy(3.3, [0.2, 0.9]);
  const { centre, spans } = window;
  const far = new MapWindow([{ ...rate, value: 15 }, weight(100)]);
  far.show(centre, spans);
  assert.ok(!far.isFirst);
  for (const axis of [0, 1]) {
    assert.ok(Math.abs(far.spans[axis] / spans[axis] - 1) < 1e-12);
    assert.equal(far.centre[axis], centre[axis]);
    assert.ok(Number.isInteger(Math.log2(far.steps[axis])));
  }
});

test('a window around a weight as large as a number can be is one all the same', () => {
  const window = new MapWindow([weight(1e308), weight(0)]);
  assert.ok(window.spans.every(Number.isFinite) && window.steps.every(Number.isFinite));
  window.zoomBy(1);
  assert.equal(window.zoom, 1);
});

test('the key lists what is seen, by rows where they are few, and leaves nothing out', () => {
  const rows = Array.from({ length: 4 }, (_, row) => [row >> 1, row & 1, 0]);
  const others = Array.from({ length: 12 }, (_, index) => ({
    ...{ rows: index + 1, missing: [1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2][index] },
    count: 20 - index,
  }));
  const tally = { all: 400, learnt: 200, diverged: 3, others };
  const given = { paint, epochs: 2_000, rows, samples: 4, tally };
  const ending = keyOf({ ...given, colouring: 'ending' });
  const words = ending.entries.map((entry) => entry.words);
  assert.equal(words[1], '(0, 0) is not right');
  assert.deepEqual(words.slice(-2), ['otherwise', 'diverges']);
  const shares = ending.entries.map(({ share }) => Number.parseFloat(share));
  const sum = shares.reduce((total, share) => total + share, 0);
  assert.ok(Math.abs(sum - (100 * (200 + 3 + 174)) / 400) < 1, `${sum}`);
  // By number, each stands once.
  const many = keyOf({ ...given, colouring: 'epochs' });
  assert.deepEqual(
    many.entries.map((entry) => entry.words),
    ['3 of 4 rows right', '2 of 4 rows right', '1 of 4 rows right', 'diverges'],
  );
  // Where some rows are held out, they are not told apart.
  const held = keyOf({ ...given, samples: 3, colouring: 'ending' });
  assert.equal(new Set(held.entries.map((entry) => entry.words)).size, held.entries.length);
  assert.deepEqual(keyOf({ ...given, colouring: 'loss' }).course?.numbers, [
    ...['1e−6', '1e−4', '0.01', '1'],
  ]);
});
