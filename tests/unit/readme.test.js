// What the README counts and lists of the engine is what the engine has.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { runAt } from './engine.js';

const { settingChoices } = await import('xor-playground/full');
const { LESSONS } = await import('../../www/views/lessons/list.js');

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The cells of the row of a table that begins with this one. @param {string} first */
function rowOf(first) {
  const row = README.split('\n').find((line) => line.startsWith(`| ${first} |`));
  assert.ok(row, first);
  return row
    .split(' | ')
    .slice(1)
    .map((cell) => cell.replace(/ \|$/, ''));
}

/** What this page has, beside other playgrounds. @param {string} what */
const ours = (what) => rowOf(what)[0];

for (const key of ['activation', 'rule', 'output', 'loss', 'data', 'start']) {
  test(`a link takes those names for its ${key} that the README lists, the default first`, () => {
    const names = [...rowOf(`\`${key}\``)[1].matchAll(/`([^`]*)`/g)].map(([, name]) => name);
    const choices = settingChoices(key);
    assert.equal(names[0], choices[0]);
    assert.deepEqual(names.sort(), choices.sort());
  });
}

test('data to choose are counted by what is to be learnt from them', () => {
  const tasks = settingChoices('data').map((name) => runAt(`data=${name}`, 0).data.task);
  const of = (/** @type {string} */ task) => tasks.filter((other) => other === task).length;
  assert.equal(
    ours('data to choose'),
    `${of('truth table')} gates, ${of('classes')} sets of points, ${of('regression')} of numbers`,
  );
});

for (const [what, key] of [
  ['activations', 'activation'],
  ['losses', 'loss'],
  ['rules', 'rule'],
  ['starts', 'start'],
]) {
  test(`as many ${what} as it says`, () => {
    assert.equal(Number.parseInt(ours(what), 10), settingChoices(key).length);
  });
}

test('as many lessons as it says', () => {
  assert.equal(LESSONS.length, 9);
  assert.equal(ours('lessons'), 'nine');
});
