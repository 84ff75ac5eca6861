// Numbers as the page writes them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { count, decimals, pair, plain, significant } from '../../www/text/format.js';

/**
 * @param {(number: number) => string} write
 * @param {[number, string][]} texts
 */
function writes(write, texts) {
  for (const [number, text] of texts) assert.equal(write(number), text);
}

test('a count is a whole number with its digits in groups', () => {
  writes(count, [
    [0, '0'],
    [999, '999'],
    [5000, '5,000'],
    [4_294_967_295, '4,294,967,295'],
    [1e6 - 0.4, '1,000,000'],
    [-1234, '-1,234'],
  ]);
});

test('four significant digits have no zeros at their end', () => {
  writes(significant, [
    [0.25, '0.25'],
    [0.12345, '0.1235'],
    [0.99999, '1'],
    [1234.4, '1234'],
    [123_456, '123500'],
    [-2.00001, '-2'],
  ]);
});

test('four significant digits have an exponent where the number is small or huge', () => {
  writes(significant, [
    [0.0002997123, '0.0002997'],
    [1e-4, '0.0001'],
    [0.99e-4, '9.900e-5'],
    [3.0012e-7, '3.001e-7'],
    [-3.0012e-7, '-3.001e-7'],
    [5e-324, '4.941e-324'],
    [1.7e308, '1.7e+308'],
  ]);
});

test('zero and what is not finite are written as they are', () => {
  writes(significant, [
    [0, '0'],
    [-0, '0'],
    [Number.NaN, 'NaN'],
    [Number.NEGATIVE_INFINITY, '-Infinity'],
  ]);
});

test('a plain number has four digits and never an exponent', () => {
  writes(plain, [
    [0.548_813_5, '0.5488'],
    [1234.5, '1235'],
    [12_345_678, '12350000'],
    [1.5e-7, '0.00000015'],
    [-2, '-2'],
  ]);
});

test('numbers that stand under one another have four decimals, unless they are huge', () => {
  writes(decimals, [
    [0, '0.0000'],
    [0.98353, '0.9835'],
    [1, '1.0000'],
    [-1.25, '-1.2500'],
    [9999.99994, '9999.9999'],
    [-123_456, '-1.235e+5'],
    [1e300, '1.000e+300'],
    [Number.NaN, 'NaN'],
  ]);
});

test('a row of the truth table is a pair', () => {
  assert.equal(pair(0, 1), '(0, 1)');
  assert.equal(pair(-0.25, 1e21), '(-0.25, 1e+21)');
});
