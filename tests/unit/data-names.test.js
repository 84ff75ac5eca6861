import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesFor } from '../../www/views/data/names.js';

test('names above columns become names that the engine takes, and stay as near as can be', () => {
  const given = ['Age', ' sepal length (cm)', 'Größe', '2nd', 'Annual income in thousands'];
  const usual = ['x1', 'x2', 'x3', 'x4', 'x5'];
  assert.deepEqual(namesFor(given, usual), [
    'Age',
    'sepal_length_cm',
    'Grosse',
    '_2nd',
    'Annual_income_in',
  ]);
});

test('what cannot be a name is called as without one, and no two are the same', () => {
  assert.deepEqual(namesFor(['年', 'a', 'a', 'A-', 'a'], ['x1', 'x2', 'x3', 'x4', 'x5']), [
    'x1',
    'a',
    'a_2',
    'A',
    'a_3',
  ]);
  const long = 'a_very_long_name_indeed';
  assert.deepEqual(namesFor([long, long], ['x', 'y']), ['a_very_long_name', 'a_very_long_na_2']);
});
