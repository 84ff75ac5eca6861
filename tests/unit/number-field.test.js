// What a field for a whole number takes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { wholeNumber } from '../../www/ui/number-field.js';

const seed = wholeNumber('Seed', 0, 4_294_967_295);
const size = wholeNumber('Hidden neurons', 1, 16);

test('a whole number is taken however it is written', () => {
  for (const [text, number] of /** @type {[string, number][]} */ ([
    ['0', 0],
    [' 12 ', 12],
    ['007', 7],
    ['+5', 5],
    ['2.0', 2],
    ['1e3', 1000],
    ['12,345', 12_345],
    ['4,294,967,295', 4_294_967_295],
  ])) {
    assert.equal(seed.parse(text), number, text);
  }
});

test('what is none, or not between the ends, is answered with what is accepted', () => {
  const rejected = ['', '  ', 'two', '1.5', '-1', '0x10', '1 2', '1,2', '1,2345', '8,8', '0', '17'];
  const odd = ['NaN', 'Infinity', '1e999', '--1', '½', '9'.repeat(400), '<b>1</b>', '−1'];
  for (const text of [...rejected, ...odd]) {
    const answer = { message: 'Hidden neurons takes a whole number from 1 to 16.' };
    assert.throws(() => size.parse(text), answer, text);
  }
});

test('steps stay between the ends', () => {
  assert.equal(size.stepped(2, 1), 3);
  assert.equal(size.stepped(10, 10), 16);
  assert.equal(size.stepped(3, -10), 1);
  assert.equal(seed.stepped(0, -1), 0);
});
