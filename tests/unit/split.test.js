// Rows that are held out for a test, as the engine’s face has them.

import assert from 'node:assert/strict';
import test from 'node:test';
import './engine.js';

const { surveySeeds, testCurveOf, testLossOf, testRightOf, testRowsOf, Trainer } = await import(
  'xor-playground/full'
);

const LINK = 'data=circle&samples=40&split=25&split-seed=3&lr=0.1';

test('a trainer has a test loss beside the loss, at each point of its curve', () => {
  const trainer = new Trainer(LINK);
  trainer.step(50);
  const [epochs, losses] = trainer.curve();
  const testLosses = testCurveOf(trainer);
  assert.deepEqual([epochs.length, losses.length, testLosses.length], [51, 51, 51]);
  assert.equal(losses[50], trainer.loss);
  assert.equal(testLosses[50], testLossOf(trainer));
  trainer.seek(20);
  assert.equal(testLosses[20], testLossOf(trainer));
  trainer.free();
});

test('it says which rows are held out, and answers all', () => {
  const trainer = new Trainer(LINK);
  const rows = [...testRowsOf(trainer)];
  assert.equal(rows.length, 10);
  assert.ok(rows.every((row, at) => at === 0 || row > rows[at - 1]));
  assert.equal(trainer.outputs().length, 40);
  assert.equal(trainer.verdicts().length, 40);
  trainer.free();
});

test('without a split there is none of it', () => {
  const trainer = new Trainer('');
  assert.equal(testLossOf(trainer), undefined);
  assert.equal(testRowsOf(trainer).length, 0);
  assert.equal(testCurveOf(trainer).length, 0);
  assert.equal(testRightOf(trainer), 0);
  trainer.free();
});

test('a survey has the test loss of each run, or no number', () => {
  const trainer = new Trainer(`${LINK}&seed=7`);
  trainer.step(30);
  const survey = surveySeeds(LINK, Uint32Array.of(0, 7), 30);
  assert.equal(survey.testLoss[1], testLossOf(trainer));
  assert.equal(survey.loss[1], trainer.loss);
  assert.equal(survey.right[1], trainer.rightCount);
  survey.free();
  const without = surveySeeds('', Uint32Array.of(0), 30);
  assert.ok(Number.isNaN(without.testLoss[0]));
  without.free();
  trainer.free();
});
