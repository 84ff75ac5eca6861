// The problems that the page shows, and what it says of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { runAt } from './engine.js';
import { drawFrame, holdFrames } from './frames.js';

const { samplesOf, settingChoices } = await import('xor-playground/full');
const { canSuit, learn, learnOnly, suit } = await import('../../www/state/learning.js');
const { needsTwoLines } = await import('../../www/state/gates.js');
const { goalOf, PROBLEMS, problemOf } = await import('../../www/state/problems.js');

holdFrames();

/** @param {string} name */
const rowsOf = (name) => samplesOf(`data=${name}`);

const GATES = Object.keys(PROBLEMS).filter((name) => rowsOf(name).length === 4);

test('they are all that the engine knows by name', () => {
  assert.deepEqual(Object.keys(PROBLEMS).sort(), settingChoices('data').sort());
});

test('gates have their rows in the order in which one counts', () => {
  for (const name of GATES) {
    const inputs = rowsOf(name).map(([x, y]) => [x, y]);
    assert.deepEqual(inputs, [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
  }
});

test('rows of one’s own are told by what they are', () => {
  assert.equal(goalOf(problemOf('toString', 'classes')), '1 where they say so, else 0');
  assert.equal(goalOf(problemOf('0,0,2;1,1,3', 'regression')), 'the target is what they say');
});

test('one straight line parts the rows of those of which the page says so', () => {
  const numbers = Array.from({ length: 21 }, (_, index) => (index - 10) / 4);
  for (const name of GATES) {
    const rows = rowsOf(name);
    const isParted = numbers.some((a) =>
      numbers.some((b) =>
        numbers.some((c) =>
          rows.every(([x, y, target]) => a * x + b * y + c > 0 === (target === 1)),
        ),
      ),
    );
    assert.equal(needsTwoLines(rows), !isParted, name);
  }
});

test('what is said of three inputs is what their rows are', () => {
  for (const [name, isOne] of /** @type {const} */ ([
    ['parity3', (/** @type {number} */ ones) => ones % 2 === 1],
    ['majority3', (/** @type {number} */ ones) => ones >= 2],
  ])) {
    const rows = rowsOf(name);
    assert.equal(rows.length, 8);
    for (const [x, y, z, target] of rows) assert.equal(isOne(x + y + z), target === 1);
  }
});

/** What the words say, worked out anew. @type {Record<string, (x: number, y: number) => boolean>} */
const MEANT = {
  'where x and y differ': (x, y) => x !== y,
  'where they differ': (x, y) => x !== y,
  'where they are the same': (x, y) => x === y,
  'where x and y are the same': (x, y) => x === y,
  'where x and y are 1': (x, y) => x === 1 && y === 1,
  'where both are 1': (x, y) => x === 1 && y === 1,
  'where x is 1, or y, or both': (x, y) => x === 1 || y === 1,
  'where both are 0': (x, y) => x === 0 && y === 0,
  'where x and y are 0': (x, y) => x === 0 && y === 0,
  'where x or y is 0, or both': (x, y) => x === 0 || y === 0,
  'where x is 0, or y is 1': (x, y) => x === 0 || y === 1,
  'where x is 1 and y is 0': (x, y) => x === 1 && y === 0,
};

test('what is said of each is what its rows are', () => {
  for (const name of GATES) {
    const { one = '', zero = '' } = PROBLEMS[name];
    for (const [x, y, target] of rowsOf(name)) {
      assert.equal(MEANT[one](x, y), target === 1, `${name}: 1 ${one}`);
      if (zero !== 'elsewhere') assert.equal(MEANT[zero](x, y), target === 0, `${name}: 0 ${zero}`);
    }
  }
});

test('another problem brings what it takes, and what was chosen by hand stays', () => {
  const session = runAt('seed=3', 0);
  learn(session, 'circle');
  const { suits = {} } = PROBLEMS.circle;
  for (const [key, value] of Object.entries(suits)) assert.equal(session.setting(key), value, key);
  assert.equal(session.setting('seed'), '3');

  session.change({ hidden: '5' });
  learn(session, 'spiral');
  assert.equal(session.setting('hidden'), '5');
  assert.equal(session.setting('lr'), PROBLEMS.spiral.suits?.lr);
  learn(session, 'xor');
  assert.equal(session.link, 'seed=3&hidden=5');

  session.undo();
  assert.equal(session.setting('data'), 'spiral');
});

test('what does not go with another problem is given up, and nothing else', () => {
  const session = runAt('data=circle&loss=cross-entropy&l2=0.1&batch=100', 0);
  learn(session, 'plane');
  assert.equal(session.setting('loss'), 'sse');
  assert.equal(session.setting('l2'), '0.1');
  session.change({ batch: 50 });
  learn(session, 'and');
  assert.equal(session.setting('batch'), 'full');
  assert.equal(session.rows.length, 4);
});

test('a rate that was chosen on the way stays; epochs that Train has raised do not', () => {
  const session = runAt('seed=3', 5000);
  session.train();
  assert.equal(session.epochs, 10_000);
  session.pause();
  session.setLearningRate(0.5);
  learn(session, 'circle');
  assert.equal(session.learningRate, 0.5);
  assert.equal(session.epochs, 1000);
});

test('rows of one’s own are learnt by the network that is there, until one asks for what suits them', () => {
  const session = runAt('seed=3', 0);
  learnOnly(session, '0,0.05,0;0,1,1;1,0,1;1,1,0', 'rows-1');
  assert.deepEqual(session.hidden, [2]);
  assert.equal(session.data.task, 'classes');
  assert.ok(canSuit(session));
  suit(session);
  assert.deepEqual(session.hidden, [8]);
  assert.ok(!canSuit(session));
});

test('what suits rows of one’s own takes the place of a loss that does not go with it', () => {
  const session = runAt('data=0,0,1;1,1,0&loss=cross-entropy', 0);
  learnOnly(session, '0,0,5;1,1,0', 'rows-1');
  assert.equal(session.setting('loss'), 'sse');
  learnOnly(session, '0,0,0.5;1,1,0.25', 'rows-2');
  session.change({ loss: 'cross-entropy' });
  suit(session);
  assert.deepEqual([session.setting('output'), session.setting('loss')], ['linear', 'sse']);
});

test('with what a problem brings, it is learnt from nearly every start', () => {
  for (const [name, { suits }] of Object.entries(PROBLEMS)) {
    if (!suits) continue;
    for (let seed = 0; seed < 5; seed++) {
      const session = runAt('', 0);
      session.change({ seed });
      learn(session, name);
      session.goTo(session.epochs);
      while (session.goal !== undefined) drawFrame();
      const share = session.right / session.rows.length;
      assert.ok(share > 0.94, `${name}, seed ${seed}: ${share}`);
    }
  }
});
