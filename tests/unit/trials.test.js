// Remedies under way: what is tried, in which order, and what is said of what was not.

import assert from 'node:assert/strict';
import test from 'node:test';
import './engine.js';

const { makeEndings } = await import('../../www/state/survey/endings.js');
const { planFor } = await import('../../www/views/why/remedies.js');
const { CANCELLED, isOver, Trials } = await import('../../www/views/why/trials.js');

/**
 * A pool that answers when it is told to.
 */
function makePool() {
  /** @type {{ link: string, runs: number, answer(): void, fail(words: string): void, tell: import('../../www/state/survey/survey-job.js').OnProgress }[]} */
  const asked = [];
  const pool = {
    isClosed: false,
    /** @type {import('../../www/state/survey/survey-pool.js').SurveyPool['survey']} */
    survey({ link, ...variants }, { onProgress = () => {}, signal } = {}) {
      const runs = 'seeds' in variants ? variants.seeds.length : 1;
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        asked.push({
          ...{ link, runs, tell: onProgress },
          answer: () => resolve(makeEndings(runs, 1, 4)),
          fail: (words) => reject(new Error(words)),
        });
      });
    },
    close() {
      pool.isClosed = true;
    },
  };
  return { pool, asked };
}

/**
 * Answers whatever is asked, until there is nothing more.
 * @param {ReturnType<typeof makePool>['asked']} asked
 * @param {InstanceType<typeof Trials>} trials
 */
async function answerAll(asked, trials) {
  let isOpen = true;
  trials.ended.then(() => {
    isOpen = false;
  });
  while (isOpen) {
    for (const { answer } of asked) answer();
    await new Promise(setImmediate);
  }
}

test('the run itself is tried first, and each after the cheaper ones', async () => {
  const { pool, asked } = makePool();
  const plan = planFor('seed=11');
  let changes = 0;
  const trials = new Trials(plan, () => changes++, pool);
  const links = [plan.unchanged, ...plan.remedies].map(({ link }) => link);
  assert.deepEqual(
    asked.map(({ link }) => link),
    links,
  );
  assert.equal(asked[15].runs, 100);
  assert.equal(trials.isUnderWay, true);
  for (const [at, { answer }] of asked.slice().entries()) {
    answer();
    await new Promise(setImmediate);
    assert.equal(trials.all.filter(isOver).length, at + 1);
    // After the last, there is a word of what comes now, and what is known already.
    assert.equal(changes, at < links.length - 1 ? at + 1 : at + 3);
  }
  assert.equal(trials.isCounting, true);
  await answerAll(asked, trials);
  assert.equal(trials.isUnderWay, false);
  assert.equal(pool.isClosed, true);
});

test('what is called off was not tried, and what had ended stays', async () => {
  const { pool, asked } = makePool();
  const trials = new Trials(planFor('seed=11'), () => {}, pool);
  asked[1].answer();
  await new Promise(setImmediate);
  trials.cancel();
  await trials.ended;
  assert.ok(trials.all[1].result);
  const others = trials.all.filter((_, at) => at !== 1);
  assert.deepEqual([...new Set(others.map(({ reason }) => reason))], [CANCELLED]);
  assert.equal(pool.isClosed, true);
});

test('what fails was not tried, with its reason, and the others go on', async () => {
  const { pool, asked } = makePool();
  const trials = new Trials(planFor('seed=11'), () => {}, pool);
  asked[2].fail('A worker ended.');
  await new Promise(setImmediate);
  assert.deepEqual([trials.all[2].result, trials.all[2].reason], [undefined, 'A worker ended.']);
  assert.equal(trials.isUnderWay, true);
  await answerAll(asked, trials);
  assert.equal(trials.all.filter(({ result }) => result).length, 16);
});

test('how long it may take is measured with the run itself', async () => {
  const { pool, asked } = makePool();
  const trials = new Trials(planFor('seed=11'), () => {}, pool);
  assert.equal(trials.timeLeft, 0);
  asked[0].tell(1, 20);
  asked[0].answer();
  await new Promise(setImmediate);
  // The longest trains a hundred times as long, and no other worker can help.
  assert.ok(trials.timeLeft >= 2000);
  asked[16].answer();
  await new Promise(setImmediate);
  const before = trials.timeLeft;
  // Of a hundred runs, a half is done.
  asked[15].tell(0.5, 1000);
  assert.ok(trials.timeLeft < before);
  await answerAll(asked, trials);
  assert.equal(trials.timeLeft, 0);
});

test('then it is counted how many other starts learn with each, of the same seeds', async () => {
  const { pool, asked } = makePool();
  const trials = new Trials(planFor('seed=11'), () => {}, pool);
  for (const { answer } of asked.slice()) answer();
  await new Promise(setImmediate);
  const counting = asked.slice(17);
  // A start that is given in numbers has no others, and a hundred others are those themselves.
  const without = ['Smaller start', 'Larger start', 'A hundred other starts'];
  assert.deepEqual(
    trials.all.filter(({ remedy }) => !remedy.others).map(({ remedy }) => remedy.name),
    without,
  );
  assert.deepEqual(
    [counting.length, new Set(counting.map(({ runs }) => runs))],
    [12, new Set([100])],
  );
  await answerAll(asked, trials);
  assert.equal(trials.isCounting, false);
  const counted = trials.all.filter(({ learn }) => learn !== undefined);
  assert.equal(counted.length, 13);
  // Fifty million epochs are too many for a number in a table.
  const not = trials.all.find(({ remedy }) => remedy.name === '100 times the epochs');
  assert.equal(not?.learn, undefined);
});

test('what would take minutes is not counted, and what is called off is not', async () => {
  const { pool, asked } = makePool();
  const slow = new Trials(planFor('seed=11'), () => {}, pool);
  // Five seconds for one run are hundreds for a hundred.
  asked[0].tell(1, 5000);
  await answerAll(asked, slow);
  assert.ok(slow.all.every(({ learn }) => learn === undefined));

  const other = makePool();
  const trials = new Trials(planFor('seed=11'), () => {}, other.pool);
  for (const { answer } of other.asked.slice()) answer();
  await new Promise(setImmediate);
  trials.cancel();
  await trials.ended;
  assert.deepEqual(
    [trials.isCounting, trials.isCalledOff, other.pool.isClosed],
    [false, true, true],
  );
  const [unchanged, ...others] = trials.all;
  assert.ok(others.every(({ result, learn }) => result && learn === undefined));
  // It was known before.
  assert.equal(unchanged.learn, 0);
});

test('other starts are trained once, and how many are trained is told', async () => {
  const { pool, asked } = makePool();
  const plan = planFor('seed=11');
  const trials = new Trials(plan, () => {}, pool);
  const tried = asked.length;
  for (const { answer } of asked) answer();
  await new Promise(setImmediate);
  // “A hundred other starts” are those of nothing changed.
  const [unchanged, ...others] = trials.all;
  assert.equal(unchanged.learn, 0);
  const counted = asked.slice(tried);
  const withOthers = others.filter(({ remedy }) => remedy.others);
  assert.ok(counted.length > 0);
  assert.deepEqual(
    counted.map(({ link, runs }) => [link, runs]),
    withOthers.slice(0, counted.length).map(({ remedy }) => [remedy.others?.link, 100]),
  );
  counted[0].tell(0.37, 1);
  assert.deepEqual([withOthers[0].counted, withOthers[0].learn], [37, undefined]);
  counted[0].answer();
  await new Promise(setImmediate);
  assert.deepEqual([withOthers[0].counted, withOthers[0].learn], [undefined, 0]);
  await answerAll(asked, trials);
});
