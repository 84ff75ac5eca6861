// The address: what of it is used, what is named, and how it is written.

import assert from 'node:assert/strict';
import test from 'node:test';
import './engine.js';

const { hashOf, readHash } = await import('../../www/state/link.js');

/** What the page would read from an address that is typed. @param {string} hash */
function read(hash) {
  return readHash(new URL(hash, 'https://example.org/').hash);
}

test('an address without a hash is the article’s run, of which nothing is looked at', () => {
  for (const hash of ['', '#']) {
    const { at, lesson, ...rest } = read(hash);
    assert.deepEqual([at, lesson], [undefined, undefined]);
    const asked = { survey: '', map: '' };
    assert.deepEqual(rest, { link: '', views: [], asked, problems: [] });
  }
});

test('the run, the epoch, the lesson and the views are told apart, in whatever order they come', () => {
  for (const hash of [
    '#seed=11&at=500&lesson=xor&view=space,formulas&survey=starts:100&map=p0,lr,500,loss',
    '#map=p0,lr,500,loss&survey=starts:100&view=space,formulas&lesson=xor&at=500&seed=11',
  ]) {
    const views = ['space', 'formulas'];
    const asked = { survey: 'starts:100', map: 'p0,lr,500,loss' };
    const all = { link: 'seed=11', at: 500, lesson: 'xor', views, asked, problems: [] };
    assert.deepEqual(read(hash), all);
  }
});

test('an address that was encoded on its way is read all the same', () => {
  const { link, at, problems } = read('#seed%3D11%26at%3D500');
  assert.deepEqual([link, at, problems], ['seed=11', 500, []]);
});

test('an address that makes no sense has one problem, and the rest of it counts', () => {
  for (const [hash, link] of [
    ['#seed=%', ''],
    ['#%E0%A4%A&seed=11', 'seed=11'],
    ['#seed=11&%zz=%zz', 'seed=11'],
    ['#seed', ''],
    ['#=&seed=11', 'seed=11'],
    ['#seed=-1', ''],
    ['#seed=4294967296', ''],
    ['#seed=1e999', ''],
    ['#seed=99999999999999999999', ''],
    ['#lr=0&seed=11', 'seed=11'],
    ['#lr=NaN&seed=11', 'seed=11'],
    ['#epochs=2.5&seed=11', 'seed=11'],
    ['#<script>alert(1)</script>&seed=11', 'seed=11'],
    ['#seed=3&edits=400:p9:0.5', 'seed=3'],
  ]) {
    const address = read(hash);
    assert.equal(address.link, link, hash);
    assert.equal(address.problems.length, 1, `${hash}: ${address.problems}`);
  }
});

test('what cannot be used is named with what would be, in the order of the address', () => {
  const { link, problems } = read('#seed=11&lr=fast&colour=blue&epochs=10&epochs=20&hidden=17&');
  assert.equal(link, 'seed=11&epochs=10');
  assert.equal(problems.length, 4);
  assert.match(
    problems[0],
    /Learning rate takes a number from 0\.001 to 20, not “fast”\. 1 is used/,
  );
  assert.match(problems[1], /Hidden neurons takes a whole number from 1 to 16, .* not “17”/);
  assert.equal(problems[2], 'The link has “colour”, which is no setting.');
  assert.equal(problems[3], 'The link has epochs more than once; the first is used.');
  assert.match(read('#edits=400:p9:0.5').problems[0], /there are the parameters p0 to p8/);
});

test('a value of 10,000 characters is not quoted whole', () => {
  const { link, problems } = read(`#seed=${'1'.repeat(10_000)}&epochs=10`);
  assert.equal(link, 'epochs=10');
  assert.ok(problems.join().length < 200);
});

test('an epoch that cannot be used is named, and the run counts', () => {
  for (const epoch of ['-1', 'now', '1.5', '1e9', '', '10000001', '500=500']) {
    const { link, at, problems } = read(`#seed=11&at=${epoch}`);
    assert.equal(link, 'seed=11');
    assert.equal(at, undefined);
    const words = 'The link: at takes a whole number from 0 to 10000000. It opens at its start.';
    assert.deepEqual(problems, [words], epoch);
  }
});

test('of two epochs, lessons or lists of views the first counts', () => {
  const { at, lesson, views } = read('#at=5&at=7&lesson=xor&lesson=bias&view=space&view=home');
  assert.deepEqual([at, lesson, views], [5, 'xor', ['space']]);
});

test('what is looked at and stands there again is named, once', () => {
  const words = (/** @type {string} */ key) =>
    `The link has ${key} more than once; the first is used.`;
  assert.deepEqual(read('#at=3&at=4&seed=5&at=6').problems, [words('at')]);
  for (const key of ['lesson', 'view', 'survey', 'map']) {
    assert.deepEqual(read(`#${key}=xor&seed=5&${key}=xor`).problems, [words(key)]);
  }
});

test('spaces around a key are no part of it', () => {
  const { link, at, views, problems } = read('#seed =3& at=5& view =space');
  assert.deepEqual([link, at, views, problems], ['seed=3', 5, ['space'], []]);
});

test('an address is decoded once', () => {
  assert.equal(read('#seed=%33').link, 'seed=3');
  const { link, problems } = read('#seed=%2533&at=5');
  assert.equal(link, '');
  assert.match(problems[0], /not “%33”/);
  assert.deepEqual(read('#%2573eed=3').problems, ['The link has “%73eed”, which is no setting.']);
  // What is no code does not keep the rest from being read.
  assert.deepEqual(read('#seed=%33&%zz=1&view=space%2Cformulas').views, ['space', 'formulas']);
});

test('of very many keys that there are not, three are named, and the others counted', () => {
  const pairs = Array.from({ length: 100_000 }, (_, index) => `key${index}=${index}`);
  const { link, problems } = read(`#${pairs.join('&')}&seed=3`);
  assert.deepEqual([link, problems.length], ['seed=3', 4]);
  assert.equal(problems[3], 'The link has other keys that are no settings, 99997 in all.');
});

test('an empty lesson is none, and neither is a view without a name', () => {
  assert.equal(read('#lesson=').lesson, undefined);
  assert.deepEqual(read('#view=').views, []);
  assert.deepEqual(read('#view=,space,').views, ['space']);
});

test('rows of one to eight inputs are a problem of the page’s, and of more are refused', () => {
  for (const inputs of [1, 3, 8]) {
    const row = Array(inputs).fill(0.5).join(',');
    const hash = `seed=3&data=${row},0;${row},1&edits=20:lr:0.5`;
    assert.deepEqual(read(`#${hash}`).link, hash);
    assert.deepEqual(read(`#${hash}`).problems, []);
  }
  const { link, problems } = read(`#data=${Array(10).fill(0).join(',')}&seed=3`);
  assert.deepEqual([link, problems.length], ['seed=3', 1]);
});

test('rows of one’s own with two inputs are a problem of the page’s', () => {
  const hash = 'seed=3&data=0,0,0;0,1,0;1,0,0;1,1,0.5&edits=20:lr:0.5';
  const { link, problems } = read(`#${hash}`);
  assert.deepEqual([link, problems], [hash, []]);
});

test('exclusive or, written out, is what the page shows', () => {
  const { link, problems } = read('#data=0,0,0;0,1,1;1,0,1;1,1,0&seed=4');
  assert.deepEqual([link, problems], ['seed=4', []]);
});

test('another gate is a problem of the page’s, by its name or written out', () => {
  assert.deepEqual(read('#seed=3&data=and').link, 'seed=3&data=and');
  const { link, problems } = read('#data=0,0,0;0,1,1;1,0,1;1,1,1');
  assert.deepEqual([link, problems], ['data=or', []]);
  const of = (/** @type {string} */ name) => read(`#data=${name}`).problems.length;
  assert.deepEqual([of('nand'), of('parity3'), of('constructor')], [0, 0, 1]);
});

test('an address has the run first, then what is looked at, and nothing of what is not', () => {
  assert.equal(hashOf(''), '');
  assert.equal(hashOf('seed=11'), 'seed=11');
  assert.equal(hashOf('', { at: 0 }), 'at=0');
  assert.equal(hashOf('seed=11', { at: 500, lesson: 'xor' }), 'seed=11&at=500&lesson=xor');
  assert.equal(hashOf('', { views: ['space', 'formulas'] }), 'view=space,formulas');
  assert.equal(hashOf('seed=11', { views: [] }), 'seed=11');
});

test('what is written is read again', () => {
  const run = 'seed=5&lr=0.02&hidden=6,5,4&activation=tanh,relu,sine&rule=adam&edits=3:p4:-0.5';
  const lesson = 'weight & bias = 100 %';
  const asked = { survey: 'starts:100;sweep:lr,0.1,0.3', map: 'p0,p1,500,loss' };
  const looks = { at: 300, lesson: 'stuck', views: ['formulas', 'lessons'], asked };
  const address = read(`#${hashOf(run, looks)}`);
  assert.deepEqual(address, { link: run, ...looks, problems: [] });
  assert.ok(!hashOf('', { lesson }).slice('lesson='.length).match(/[&=]/));
});
