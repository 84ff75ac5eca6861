// What a run at an epoch is called.

import assert from 'node:assert/strict';
import test from 'node:test';
import './engine.js';

const { fileName, inWords } = await import('../../www/views/home/naming.js');

/**
 * @param {string} seed
 * @param {number} epoch
 * @param {string} [problem]
 */
const runOf = (seed, epoch, problem = 'xor') =>
  /** @type {any} */ ({
    epoch,
    setting: (/** @type {string} */ key) => ({ seed, data: problem })[key],
  });

test('a file is named after the problem, the seed and the epoch', () => {
  assert.equal(fileName(runOf('11', 812, 'and')), 'and-seed-11-epoch-812');
  assert.equal(fileName(runOf('11', 812)), 'xor-seed-11-epoch-812');
  assert.equal(fileName(runOf('4294967295', 100_000)), 'xor-seed-4294967295-epoch-100000');
  assert.equal(fileName(runOf('0', 812), 0), 'xor-seed-0-epoch-0');
});

test('where the weights were given there is no seed', () => {
  assert.equal(fileName(runOf('', 3)), 'xor-given-start-epoch-3');
  assert.equal(inWords(runOf('', 3)), 'given start, epoch 3');
});

test('in words, the epoch has its digits in groups', () => {
  assert.equal(inWords(runOf('11', 5000)), 'seed 11, epoch 5,000');
});

test('rows of one’s own have no name of theirs', () => {
  assert.equal(fileName(runOf('3', 0, '0,0,1;1,1,0')), 'own-rows-seed-3-epoch-0');
});
