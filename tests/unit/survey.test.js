// A survey: what it trains, what is counted of it, and how that is said.

import assert from 'node:assert/strict';
import test from 'node:test';
import './engine.js';

const { findingKinds, surveySeeds } = await import('xor-playground/full');
const { makeEndings, takeEndings } = await import('../../www/state/survey/endings.js');
const { csvOf } = await import('../../www/views/survey/csv.js');
const { differencesInWords, linkFrom, planFor } = await import('../../www/views/survey/plan.js');
const { Sample } = await import('../../www/views/survey/sample.js');
const { summaryOf } = await import('../../www/views/survey/summary.js');
const { barInWords, shareInWords, timesInWords } = await import('../../www/views/survey/words.js');

const WORK = 3e6;

/** @param {string} link @param {number} starts @param {number} epochs */
function surveyed(link, starts, epochs) {
  const seeds = Uint32Array.from({ length: starts }, (_, seed) => seed);
  return takeEndings(surveySeeds(link, seeds, epochs, WORK));
}

test('of a thousand starts, 826 learn, and the others end in a few ways', () => {
  const summary = summaryOf(surveyed('', 1000, 5000), 1000, 5000);
  assert.equal(shareInWords(summary), '826 of 1,000 learn: 82.6 % (80.1 to 84.8 %)');
  const groups = summary.groups.map(({ title, detail, count, seed }) => [
    title,
    detail,
    count,
    seed,
  ]);
  assert.deepEqual(groups[0].slice(0, 3), ['Rows collide', 'two rows at ½', 163]);
  assert.equal(groups[0][3], 11);
  assert.deepEqual(
    summary.groups.map(({ kind, detail, count }) => [kind, detail, count]),
    [
      ['collision', 'two rows at ½', 163],
      ['collision', 'three rows at ⅔', 7],
      ['too-few-updates', '', 4],
    ],
  );
  const others = summary.groups.reduce((sum, { count }) => sum + count, 0);
  assert.equal(others, 174);
  const { times } = summary;
  assert.ok(times);
  assert.equal(
    times.counts.reduce((sum, count) => sum + count, 0),
    826,
  );
  assert.equal(summary.firstLearnt, 0);
});

test('a part of it is counted as such', () => {
  const endings = surveyed('', 20, 5000);
  const { learnt, count, groups } = summaryOf(endings, 12, 5000);
  assert.equal(count, 12);
  assert.equal(learnt + groups.reduce((sum, group) => sum + group.count, 0), 12);
});

test('where none learns, there is no time, and the share is not without doubt', () => {
  const summary = summaryOf(surveyed('hidden=1', 10, 100), 10, 100);
  assert.equal(summary.times, undefined);
  assert.equal(shareInWords(summary), '0 of 10 learn: 0 % (0 to 27.8 %)');
  assert.deepEqual(
    summary.groups.map(({ kind, count }) => [kind, count]),
    [['no-bend', 10]],
  );
});

test('a run that diverges has not learnt, whatever was right on the way', () => {
  const endings = makeEndings(2, 1);
  endings.solved.set([1, 1]);
  endings.epochs.set([50, 100]);
  endings.solvedAt.set([40, 90]);
  endings.finding.set([1 + findingKinds().indexOf('divergence'), 0]);
  const { learnt, groups } = summaryOf(endings, 2, 100);
  assert.equal(learnt, 1);
  assert.equal(groups[0].kind, 'divergence');
});

test('a share is never said to be all or none where it is not', () => {
  const interval = /** @type {[number, number]} */ ([0.99943, 0.999982]);
  const summary = { learnt: 9999, count: 10_000, interval, times: undefined, groups: [] };
  assert.match(shareInWords({ ...summary, firstLearnt: 0 }), /: 99\.99 % \(99\.9 to 100\.00 %\)$/);
  assert.match(
    shareInWords({ ...summary, learnt: 1, firstLearnt: 0 }),
    /^1 of 10,000 learns: 0\.01 %/,
  );
});

test('times are said with the epochs by which so many have learnt', () => {
  const times = { edges: [10, 11, 13], counts: [1, 2], isLogarithmic: false };
  assert.equal(barInWords(times.edges, times.counts, 0), '1 at epoch 10');
  assert.equal(barInWords(times.edges, times.counts, 1), '2 from epoch 11 to 12');
  assert.match(
    timesInWords({ ...times, by: [10, 11, 1200] }),
    /epoch 11; 5\s% .* 10, 95\s% .* 1,200\.$/,
  );
});

test('the table has a line for each seed', () => {
  const endings = surveyed('', 12, 5000);
  const lines = csvOf(endings, 12, 5000).trimEnd().split('\n');
  assert.equal(lines.length, 13);
  assert.equal(lines[0], 'seed,learnt_at,rows_right,loss,ending');
  const [seed, learntAt, right, loss, ending] = lines[1].split(',');
  assert.deepEqual([seed, learntAt, right, ending], ['0', '666', '4', 'learnt']);
  assert.equal(Number(loss), endings.loss[0]);
  assert.match(lines[12], /^11,,2,0\.\d+,collision of 2$/);
});

test('what is changed by hand is left out, and the seed is each in turn', () => {
  const plan = planFor('seed=11&lr=2&edits=0:p1:3,100:lr:0.3');
  assert.equal(plan.refusal, undefined);
  assert.equal(plan.epochs, 5000);
  assert.equal(plan.link, planFor('lr=2').link);
  assert.equal(planFor(linkFrom(plan, 77)).link, plan.link);
});

test('a start that no seed changes is refused, with the reason', () => {
  assert.match(planFor('start=zeros').refusal ?? '', /all zeros, whatever the seed/);
  assert.match(
    planFor('parameters=1,2,3,4,5,6,7,8,9').refusal ?? '',
    /are given: no seed changes them/,
  );
});

test('what is set otherwise now is named', () => {
  const [former, present] = [planFor('lr=2'), planFor('epochs=100')];
  assert.equal(differencesInWords(former, present), 'epochs 5000 (now 100), lr 2 (now 1)');
});

test('seeds are counted in their order, and what came before it was called off is kept', async () => {
  /** @type {import('../../www/state/survey/survey-job.js').OnPortion} */
  let give = () => {};
  let isClosed = false;
  const pool = {
    /** @type {import('../../www/state/survey/survey-pool.js').SurveyPool['survey']} */
    survey(_, { onPortion = () => {}, signal } = {}) {
      give = onPortion;
      return new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    },
    close() {
      isClosed = true;
    },
  };
  const sample = new Sample(planFor(''), 12, () => {}, pool);
  give(4, makeEndings(4, 1));
  assert.equal(sample.count, 0);
  give(0, makeEndings(4, 1));
  assert.equal(sample.count, 8);
  sample.cancel();
  await sample.ended;
  assert.equal(sample.isUnderWay, false);
  assert.equal(sample.failure, undefined);
  assert.equal(sample.count, 8);
  assert.equal(isClosed, true);
});
