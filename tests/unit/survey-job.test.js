// One survey: how it is handed out in chunks, and put together again.

import assert from 'node:assert/strict';
import test from 'node:test';
import { buffersOf, makeEndings } from '../../www/state/survey/endings.js';
import { SurveyJob } from '../../www/state/survey/survey-job.js';

/** @typedef {import('../../www/state/survey/survey-job.js').Chunk} Chunk */

/**
 * A survey of the seeds from 0 on.
 * @param {number} count
 * @param {(share: number) => void} [onProgress]
 */
function surveyOf(count, onProgress = () => {}) {
  const seeds = Uint32Array.from({ length: count }, (_, index) => index);
  return new SurveyJob({ link: 'lr=2', epochs: 10, variants: { seeds } }, onProgress);
}

/**
 * A number of each run: its seed, its learning rate, or how far across the map it lies.
 * @param {import('../../www/state/survey/train.js').Variants} variants
 */
function runsOf(variants) {
  if ('seeds' in variants) return variants.seeds;
  if ('learningRates' in variants) return variants.learningRates;
  return variants.points.filter((_, index) => index % 2 === 0);
}

/**
 * What a worker answers: of each run, numbers that tell which it is.
 * @param {SurveyJob} job
 * @param {Chunk} chunk
 */
function answerTo(job, chunk) {
  const { variants } = job.surveyOf(chunk);
  const runs = runsOf(variants);
  const endings = makeEndings(runs.length, 2, 3);
  for (const [place, run] of runs.entries()) {
    endings.loss[place] = run;
    endings.wrong[2 * place + 1] = run;
  }
  return endings;
}

/**
 * Trains all that is left.
 * @param {SurveyJob} job
 * @param {number} milliseconds that each chunk takes
 */
function trainAll(job, milliseconds) {
  const lengths = [];
  for (let chunk = job.take(1); chunk; chunk = job.take(1)) {
    lengths.push(chunk.length);
    job.accept(chunk, { endings: answerTo(job, chunk), milliseconds });
  }
  return lengths;
}

test('every run is handed out once, and its ending has its place', async () => {
  const job = surveyOf(1003);
  trainAll(job, 1);
  const { loss, wrong, maskWords } = await job.outcome;
  const runs = Array.from({ length: 1003 }, (_, run) => run);
  assert.deepEqual([...loss], runs);
  assert.equal(maskWords, 2);
  assert.deepEqual(
    [...wrong].filter((_, place) => place % 2 === 1),
    runs,
  );
});

test('the answers may come in any order', async () => {
  const job = surveyOf(40);
  const chunks = [];
  for (let chunk = job.take(3); chunk; chunk = job.take(3)) chunks.push(chunk);
  for (const chunk of chunks.reverse()) {
    job.accept(chunk, { endings: answerTo(job, chunk), milliseconds: 1 });
  }
  const { loss } = await job.outcome;
  assert.deepEqual([...loss.keys()], [...loss]);
});

test('learning rates are surveyed as seeds are', async () => {
  const learningRates = Float64Array.of(0.5, 1, 2, 4, 8);
  const job = new SurveyJob({ link: '', epochs: 10, variants: { learningRates } }, () => {});
  // Whoever asked may go on and change theirs.
  learningRates.fill(0);
  trainAll(job, 1);
  assert.deepEqual([...(await job.outcome).loss], [0.5, 1, 2, 4, 8]);
});

test('chunks grow while they are done fast, but not by leaps, and fill the engine’s lanes', () => {
  const lengths = trainAll(surveyOf(1000), 0);
  assert.deepEqual(lengths.slice(0, 4), [4, 16, 64, 256]);
  assert.ok(lengths.every((length) => length % 4 === 0));
});

test('chunks shrink while they take long, down to a single run', () => {
  const lengths = trainAll(surveyOf(10), 1000);
  assert.deepEqual(lengths, [4, 1, 1, 1, 1, 1, 1]);
});

test('the last runs are shared among all workers', () => {
  const job = surveyOf(100_000);
  const first = job.take(4);
  assert.ok(first);
  job.accept(first, { endings: answerTo(job, first), milliseconds: 0 });
  const job2 = surveyOf(12);
  assert.deepEqual(
    [1, 2, 3, 4].map(() => job2.take(4)?.length),
    [3, 3, 2, 1],
  );
});

test('it says how far it is, each time further, and at last 1', () => {
  const shares = /** @type {number[]} */ ([]);
  trainAll(
    surveyOf(100, (share) => shares.push(share)),
    5,
  );
  assert.ok(shares.length > 3 && shares[0] > 0);
  for (const [index, share] of shares.slice(1).entries()) assert.ok(share > shares[index]);
  assert.equal(shares.at(-1), 1);
});

test('a survey of nothing is looked at once all the same', async () => {
  const shares = /** @type {number[]} */ ([]);
  const job = surveyOf(0, (share) => shares.push(share));
  assert.deepEqual(trainAll(job, 0), [0]);
  assert.deepEqual(shares, [1]);
  assert.equal((await job.outcome).loss.length, 0);
});

test('a chunk whose worker ended is handed out again, before any other', async () => {
  const job = surveyOf(20);
  const lost = job.take(2);
  assert.ok(lost);
  job.retry(lost, new Error('gone'));
  const again = job.take(2);
  assert.deepEqual([again?.first, again?.length], [lost.first, lost.length]);
  job.retry(lost, new Error('gone'));
  trainAll(job, 1);
  assert.deepEqual([...(await job.outcome).loss], [...Array(20).keys()]);
});

test('a chunk over which workers end again and again is the end of the survey, in words', async () => {
  const job = surveyOf(20);
  let chunk = job.take(2);
  const { length } = chunk ?? {};
  for (let time = 0; chunk; time++) {
    assert.ok(time < 3);
    job.retry(chunk, new Error('out of memory'));
    chunk = job.ended ? undefined : job.take(2);
  }
  const words = `over its runs 0 to ${Number(length) - 1}, a worker ended 3 times \\(out of memory\\)`;
  await assert.rejects(job.outcome, { message: new RegExp(words) });
});

test('what is answered after it has ended changes nothing', async () => {
  const shares = /** @type {number[]} */ ([]);
  const job = surveyOf(20, (share) => shares.push(share));
  const chunk = job.take(1);
  job.fail(new Error('called off'));
  assert.ok(chunk);
  job.accept(chunk, { endings: answerTo(job, chunk), milliseconds: 1 });
  assert.deepEqual(shares, []);
  await assert.rejects(job.outcome, { message: 'called off' });
});

test('what is done is told at once, with its place', () => {
  const told = /** @type {[first: number, losses: number[]][]} */ ([]);
  const seeds = Uint32Array.from({ length: 10 }, (_, index) => index);
  const job = new SurveyJob(
    { link: '', epochs: 10, variants: { seeds } },
    () => {},
    (first, { loss }) => told.push([first, [...loss]]),
  );
  const chunks = [job.take(2), job.take(2)].flatMap((chunk) => chunk ?? []);
  for (const chunk of chunks.toReversed()) {
    job.accept(chunk, { endings: answerTo(job, chunk), milliseconds: 1 });
  }
  assert.deepEqual(told, [
    [4, [4, 5, 6]],
    [0, [0, 1, 2, 3]],
  ]);
});

test('endings are handed over with all of their memory', () => {
  const endings = makeEndings(3, 2, 4);
  const bytes = buffersOf(endings).map(({ byteLength }) => byteLength);
  // For each a byte, four doubles, one for each row, two masks of two words; and of what is in its way a byte, a word
  // and a double.
  assert.deepEqual(
    bytes.toSorted((one, other) => one - other),
    [3, 3, 12, 24, 24, 24, 24, 24, 24, 24, 96],
  );
});
