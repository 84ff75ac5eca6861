// The list of the lessons.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { LESSONS, lessonWith } from '../../www/views/lessons/list.js';

test('every lesson is found by its name, and by its other names', () => {
  for (const lesson of LESSONS) {
    for (const name of [lesson.id, ...(lesson.also ?? [])]) assert.equal(lessonWith(name), lesson);
  }
  assert.equal(lessonWith('bias'), lessonWith('weight-and-bias'));
});

test('what no lesson is called finds none', () => {
  for (const name of ['', 'Trial', 'trial ', 'x'.repeat(300), undefined]) {
    assert.equal(lessonWith(name), undefined);
  }
});

test('no two lessons have a name or a title in common', () => {
  const names = LESSONS.flatMap(({ id, also = [], title }) => [id, ...also, title]);
  assert.equal(new Set(names).size, names.length);
});

test('every lesson has its module', () => {
  for (const { id, load } of LESSONS) {
    const [, path] = /import\('(.+)'\)/.exec(String(load)) ?? [];
    const module = new URL(path, new URL('../../www/views/lessons/list.js', import.meta.url));
    assert.ok(existsSync(module), id);
    assert.match(readFileSync(module, 'utf8'), /export function connect\(/, id);
  }
});
