// The engine of the first view and the whole one: what takes the second, and that they are one for all else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import './engine.js';

const whole = await import('xor-playground/full');
const first = await import('xor-playground/first');
const wasm = new URL('../../target/crate-production/xor_playground_bg.wasm', import.meta.url);
first.initSync({ module: readFileSync(wasm) });

const { needsWholeEngine } = await import('../../www/state/link.js');

const KINDS = ['activation', 'output', 'loss', 'start', 'rule'];

const PLAIN = [
  ...['', '#', '#seed=11', '#lr=0.5&epochs=100', '#hidden=5', '#edits=10:lr:0.5,20:p3:-1e-7'],
  ...['#seed=11&at=500', '#seed=-1', '#lr=fast', '#hidden=99', '#seed%3D11%26at%3D500'],
];

const OTHERS = [
  ...['#hidden=8,8', '#hidden=0', '#l2=0.1', '#batch=1', '#view=space', '#lesson=xor'],
  ...['#colour=blue', '#parameters=1,2,3,4,5,6,7,8,9', '#data=0,0,0', '#v=2', '#rule'],
  ...['#rule%3Dadam', '#seed=1%26rule%3Dadam', '#seed=1%2526rule%253Dadam', '# rule=adam'],
  ...KINDS.flatMap((key) => whole.settingChoices(key).map((name) => `#${key}=${name}`)),
];

/**
 * @param {typeof first | typeof whole} engine
 * @param {string} hash
 */
function read(engine, hash) {
  const [link, problems] = engine.readLink(hash);
  return { link, problems };
}

test('a plain run does with the first engine, which reads all of it as the whole one does', () => {
  for (const hash of PLAIN) {
    assert.equal(needsWholeEngine(hash), false, hash);
    assert.deepEqual(read(first, hash), read(whole, hash), hash);
  }
});

test('every run that the Advanced part shows, every view and what is unknown need the whole', () => {
  for (const hash of OTHERS) assert.equal(needsWholeEngine(hash), true, hash);
});

test('the first engine has fewer kinds, and no setting that only the Advanced part shows', () => {
  for (const key of ['activation', 'output']) {
    const [few, all] = [first, whole].map((engine) => engine.settingChoices(key));
    assert.ok(few.length < all.length, key);
    assert.deepEqual(
      few,
      all.filter((name) => few.includes(name)),
    );
  }
  for (const key of ['loss', 'batch', 'start', 'rule', 'l1', 'l2', 'parameters']) {
    assert.throws(() => first.readSetting('', key), /no such setting/, key);
  }
});

test('a run has the same bits in both', () => {
  for (const link of ['', 'seed=7&hidden=5&lr=0.3', 'edits=10:lr:0.5,20:p3:-1']) {
    const [one, other] = [first, whole].map((engine) => {
      const trainer = new engine.Trainer(link);
      trainer.step(1000);
      return [...trainer.parameters(), ...trainer.outputs()];
    });
    assert.deepEqual(one, other, link);
  }
});
