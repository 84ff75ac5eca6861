// Starts looked through for those that end with certain predictions.

import assert from 'node:assert/strict';
import test from 'node:test';
import './engine.js';

const { drawnRun, nearestOf, STARTS, Starts } = await import('../../www/views/why/starts.js');
const { makeEndings } = await import('../../www/state/survey/endings.js');

test('a start ends like that where each row is near enough', () => {
  const outputs = Float64Array.of(0, 1, 0.04, 0.96, 0.5, 1, Number.NaN, 1);
  const found = nearestOf(outputs, [0.03, 0.97]);
  assert.equal(found.count, 2);
  assert.equal(found.seed, 1);
  assert.ok(Math.abs(found.apart - 0.01) < 1e-12);
});

test('where no start does, the nearest is named; what diverged is not near', () => {
  const found = nearestOf(Float64Array.of(Number.NaN, 1, 0.5, 0.75), [0.25, 0.75]);
  assert.deepEqual(found, { count: 0, seed: 1, apart: 0.25 });
  assert.deepEqual(nearestOf(Float64Array.of(Number.NaN), [0]), {
    count: 0,
    apart: Number.POSITIVE_INFINITY,
  });
});

test('starts are drawn, whatever the run begins with and is changed to', () => {
  const same = drawnRun('lr=0.5');
  assert.equal(drawnRun('seed=11&lr=0.5&edits=100:lr:0.3'), same);
  assert.equal(drawnRun('lr=0.5&parameters=1,2,3,4,5,6,7,8,9'), same);
});

test('the search can be called off, and its pool is closed', async () => {
  let closed = 0;
  const pool = {
    /** @type {import('../../www/state/survey/survey-pool.js').SurveyPool['survey']} */
    survey: (_, { signal } = {}) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
    close: () => closed++,
  };
  const starts = new Starts('', [0, 1, 1, 0], () => {}, pool);
  assert.equal(starts.isUnderWay, true);
  starts.cancel();
  await starts.ended;
  assert.equal(starts.isUnderWay, false);
  assert.equal(starts.reason, 'It was called off.');
  assert.equal(closed, 1);
});

test('the nearest start is a run', async () => {
  const pool = {
    /** @type {import('../../www/state/survey/survey-pool.js').SurveyPool['survey']} */
    survey: async (survey) => {
      assert.ok('seeds' in survey);
      assert.equal(survey.seeds.length, STARTS);
      const endings = makeEndings(STARTS, 1, 4);
      endings.outputs.set([0, 0.5, 1, 0.5], 4 * 11);
      return endings;
    },
    close: () => {},
  };
  const starts = new Starts('', [0, 0.5, 1, 0.5], () => {}, pool);
  await starts.ended;
  assert.deepEqual(starts.found, { count: 1, seed: 11, apart: 0 });
  assert.equal(starts.nearest, 'seed=11');
});
