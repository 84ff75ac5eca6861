// The problems that the page shows, and what it says of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import './engine.js';

const { samplesOf, settingChoices } = await import('xor-playground/full');
const { needsTwoLines, PROBLEMS, problemNamed } = await import('../../www/state/problems.js');

/** @param {string} name */
const rowsOf = (name) => samplesOf(`data=${name}`);

test('they are the gates with two inputs, all that the engine knows by name', () => {
  const gates = settingChoices('data').filter((name) => {
    const rows = rowsOf(name);
    return rows.length === 4 && rows[0].length === 3;
  });
  assert.deepEqual(Object.keys(PROBLEMS).sort(), gates.sort());
  for (const name of gates) {
    const inputs = rowsOf(name).map(([x, y]) => [x, y]);
    assert.deepEqual(inputs, [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]);
  }
  assert.equal(problemNamed('toString'), undefined);
});

test('one straight line parts the rows of those of which the page says so', () => {
  const numbers = Array.from({ length: 21 }, (_, index) => (index - 10) / 4);
  for (const name of Object.keys(PROBLEMS)) {
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
  for (const [name, { one, zero }] of Object.entries(PROBLEMS)) {
    for (const [x, y, target] of rowsOf(name)) {
      assert.equal(MEANT[one](x, y), target === 1, `${name}: 1 ${one}`);
      if (zero !== 'elsewhere') assert.equal(MEANT[zero](x, y), target === 0, `${name}: 0 ${zero}`);
    }
  }
});
