// The controls of the settings.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import './engine.js';

const { ADVANCED } = await import('../../www/stage/settings/advanced.js');
const { KEY: FEATURES } = await import('../../www/stage/settings/features.js');
const { BASIC } = await import('../../www/stage/settings/basic.js');
const { RECIPE } = await import('../../www/stage/problem/recipe.js');
const { readSetting } = await import('xor-playground/full');

const crate = new URL('../../crate/src/', import.meta.url);

/** What the page has no field for: the weights and biases of a given start, which the network shows. */
const SHOWN = ['parameters'];

test('there is one for every setting of the engine', () => {
  const rows = new URL('text/settings/rows/', crate);
  const sources = readdirSync(rows).map((file) => readFileSync(new URL(file, rows), 'utf8'));
  sources.push(readFileSync(new URL('training/hyperparameter.rs', crate), 'utf8'));
  const keys = sources.flatMap((source) =>
    [...source.matchAll(/(?:heading|Self::new)\("([a-z\d-]+)"/g)].map(([, key]) => key),
  );
  assert.ok(keys.length > 20);
  const controls = [...BASIC, ...ADVANCED, ...RECIPE].map(({ key }) => key).concat(FEATURES);
  for (const key of keys) {
    // It is one of the engine's.
    assert.equal(typeof readSetting('', key), 'string');
    assert.ok([...controls, ...SHOWN, 'data', 'names', 'edits'].includes(key), key);
  }
});
