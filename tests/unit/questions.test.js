// What is asked at the things on the stage, and what is answered.

import assert from 'node:assert/strict';
import test from 'node:test';
import { QUESTIONS } from '../../www/stage/questions.js';
import { ADVANCED_QUESTIONS } from '../../www/stage/settings/advanced-questions.js';
import { WORDS } from '../../www/stage/words.js';

test('every question has an answer, and every answer a question', () => {
  assert.deepEqual(
    [...QUESTIONS, ...ADVANCED_QUESTIONS].map(([, question]) => question).sort(),
    Object.keys(WORDS).sort(),
  );
});

test('an answer is one to three sentences', () => {
  for (const words of Object.values(WORDS)) {
    assert.match(words, /^[A-Z].*\.$/);
    assert.ok(words.length < 280, words);
  }
});
