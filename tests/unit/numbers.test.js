// Numbers that somebody typed, and numbers in the sentences of lessons.

import assert from 'node:assert/strict';
import test from 'node:test';
import { minus, number } from '../../www/text/minus.js';
import { parseNumber } from '../../www/text/number.js';

await import('./engine.js');
const { changeSetting, readSetting } = await import('xor-playground');

const weight = { name: 'Weight' };
const rate = { name: 'Rate', min: 0.001, max: 20 };
const seed = { name: 'Seed', min: 0, max: 4_294_967_295, whole: true };

test('a number is taken however a person writes it', () => {
  for (const [text, value] of /** @type {[string, number][]} */ ([
    ['0.5', 0.5],
    [' 0.5\u00a0', 0.5],
    ['.5', 0.5],
    ['5.', 5],
    ['+1', 1],
    ['007', 7],
    ['0,5', 0.5],
    [',5', 0.5],
    ['1,5e3', 1500],
    ['1E-3', 0.001],
    ['-3', -3],
    ['−3', -3],
    ['−0,25', -0.25],
    ['1e−3', 0.001],
    ['5,000', 5],
    ['0.1000000000000000055', 0.1],
  ])) {
    assert.equal(parseNumber(text, weight), value, text);
  }
});

test('nothing is minus zero', () => {
  for (const text of ['-0', '−0,0', '-1e-999']) {
    assert.ok(Object.is(parseNumber(text, weight), 0), text);
  }
});

test('what is no number, or too large for sums, is answered with what is accepted', () => {
  const answer = { message: 'Weight takes a number, such as 0, 1 or -0.25.' };
  const none = ['', '  ', 'q', '.', ',', '-', '1e', 'e5', '--1', '1 2', '0x10', '1,2,3', '1,5.2'];
  for (const text of [...none, 'NaN', 'Infinity', '½', '<b>1</b>']) {
    assert.throws(() => parseNumber(text, weight), answer, text);
  }
  const limit = { message: 'Weight takes a number from -1e+300 to 1e+300.' };
  for (const text of ['1e308', '-1e308', '1e400', '-1e400', '2e300', '9'.repeat(400)]) {
    assert.throws(() => parseNumber(text, weight), limit, text);
  }
  assert.equal(parseNumber('1e20', weight), 1e20);
});

test('what is not between the ends is answered with the ends', () => {
  assert.equal(parseNumber('20', rate), 20);
  for (const text of ['20.001', '0', '-1', '0,0009', 'fast']) {
    const answer = { message: 'Rate takes a number from 0.001 to 20.' };
    assert.throws(() => parseNumber(text, rate), answer, text);
  }
});

test('commas in a whole number stand between its thousands', () => {
  assert.equal(parseNumber('5,000', seed), 5000);
  assert.equal(parseNumber('4,294,967,295', seed), 4_294_967_295);
  for (const text of ['0,5', '5,00', '5,0000', ',500', '5,000.5', '1,2']) {
    const answer = { message: 'Seed takes a whole number from 0 to 4294967295.' };
    assert.throws(() => parseNumber(text, seed), answer, text);
  }
});

test('a number is to the last bit what a link with the same text holds', () => {
  const texts = [
    '0.1',
    '+.3',
    '1e-2',
    '2.5E0',
    '007',
    ' 0.30000000000000004 ',
    '19.999999999999996',
  ];
  for (const text of texts) {
    assert.equal(parseNumber(text, rate), Number(readSetting(`lr=${text}`, 'lr')), text);
    assert.equal(readSetting(changeSetting('', 'lr', text), 'lr'), `${parseNumber(text, rate)}`);
  }
  for (const text of ['0', '12', '5,000', '1e3', '2.0', '-0', '+5', '4294967295']) {
    const read = readSetting(changeSetting('seed=1', 'seed', text), 'seed');
    assert.equal(`${parseNumber(text, seed)}`, read, text);
  }
});

test('a negative number has the sign that is as wide as a plus', () => {
  assert.equal(number(-0.25), '−0.25');
  assert.equal(number(-1.5e-7), '−1.500e−7');
  assert.equal(number(2), '2');
  assert.equal(minus('-1 - -2'), '−1 − −2');
});
