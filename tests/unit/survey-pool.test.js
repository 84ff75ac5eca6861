// What a survey pool takes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { SurveyPool } from '../../www/state/survey/survey-pool.js';

test('a pool has one worker or more', () => {
  for (const workers of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    const words = `A survey takes one worker or more, not ${workers}.`;
    assert.throws(() => new SurveyPool({ workers }), { name: 'RangeError', message: words });
  }
});

test('a survey that was called off before it began does not begin', async () => {
  const pool = new SurveyPool({ workers: 1 });
  const survey = { link: '', seeds: Uint32Array.of(1), epochs: 10 };
  const signal = AbortSignal.abort();
  await assert.rejects(pool.survey(survey, { signal }), { name: 'AbortError' });
});

test('a pool that was closed takes no survey', async () => {
  const pool = new SurveyPool({ workers: 1 });
  pool.close();
  const survey = pool.survey({ link: '', seeds: Uint32Array.of(1), epochs: 10 });
  await assert.rejects(survey, { name: 'AbortError', message: 'The survey pool is closed.' });
});
