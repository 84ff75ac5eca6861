// A sweep: which values it has, what is trained for each, what is counted and said, and how a link holds it.

import assert from 'node:assert/strict';
import test from 'node:test';
import './engine.js';

const { readSetting, settingRange, startQuantities, surveySeeds } = await import(
  'xor-playground/full'
);
const { runIn } = await import('../../www/state/run.js');
const { makeEndings, takeEndings } = await import('../../www/state/survey/endings.js');
const { askedText, readAsked } = await import('../../www/views/survey/asked.js');
const { sweepCsvOf } = await import('../../www/views/survey/csv.js');
const { planFor } = await import('../../www/views/survey/plan.js');
const { countedIn } = await import('../../www/views/survey/summary.js');
const { presentOf, refusalOf, rest, SETTINGS, usualText, valuesOf } = await import(
  '../../www/views/survey/sweep-plan.js'
);
const { SweepRun } = await import('../../www/views/survey/sweep-run.js');
const { bestInWords } = await import('../../www/views/survey/words.js');

const QUANTITIES = startQuantities('');

/** @typedef {import('../../www/state/survey/survey-pool.js').SurveyPool['survey']} Survey */

/** @param {string} key */
function setting(key) {
  const found = SETTINGS.find((it) => it.key === key);
  assert.ok(found);
  return found;
}

/** @param {string} key @param {string} link @param {string} [text] */
function changesOf(key, link, text) {
  const values = valuesOf(setting(key), link, text ?? usualText(setting(key), runIn(link)));
  return values.map(({ changes }) => changes);
}

test('rates are proposed in round steps around the present one', () => {
  const usual = (/** @type {string} */ link) => usualText(setting('lr'), runIn(link));
  assert.equal(usual(''), '0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20');
  assert.match(usual('lr=0.03'), /^0\.002, 0\.005, 0\.01, 0\.02, 0\.03, 0\.05, .*, 0\.5$/);
});

test('all that is proposed can be used, for runs of all kinds', () => {
  const links = ['', 'rule=adam&lr=0.01', 'data=moons&batch=20&hidden=8,8', 'hidden=0'];
  for (const link of links) {
    for (const swept of SETTINGS) {
      const values = valuesOf(swept, link, usualText(swept, runIn(link)));
      assert.ok(values.length > 1, `${link} ${swept.key}`);
      if (refusalOf(values) !== undefined) continue;
      for (const value of values) assertTrained(value, swept.kind, `${link} ${swept.key}`);
    }
  }
});

test('nothing beyond a limit is proposed, and nothing twice', () => {
  for (const key of ['lr', 'epochs']) {
    const [low, high] = settingRange(key);
    for (const limit of [low, high]) {
      const link = `${key}=${limit}`;
      const numbers = usualText(setting(key), runIn(link)).split(', ').map(Number);
      assert.ok(numbers.length > 1 && numbers.includes(limit), link);
      assert.ok(Math.min(...numbers) >= low && Math.max(...numbers) <= high, `${link}: ${numbers}`);
      assert.equal(new Set(numbers).size, numbers.length, link);
      assert.equal(valuesOf(setting(key), link, numbers.join()).length, numbers.length, link);
    }
  }
  const usual = (/** @type {string} */ key, /** @type {string} */ link) =>
    usualText(setting(key), runIn(link));
  assert.equal(usual('lr', 'lr=10'), '0.5, 1, 2, 5, 10, 20');
  assert.equal(usual('lr', 'lr=0.005'), '0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1');
  assert.equal(usual('epochs', 'epochs=5'), '1, 2, 5, 10, 20');
  // The smallest number that there is.
  assert.match(usual('range', 'start=uniform&range=5e-324'), /^5e-324, 1e-323, /);
});

test('a batch has no more rows than train', () => {
  const batch = setting('batch');
  const link = 'data=moons&samples=100&split=50';
  assert.equal(usualText(batch, runIn(link)), '1, 2, 4, 8, 16, 32, 50');
  assert.equal(presentOf(batch, runIn(link)), '50');
  assert.deepEqual(changesOf('batch', link, '32, 50'), [{ batch: '32' }, { batch: 'full' }]);
  // As a link says it, which is the same.
  assert.equal(usualText(batch, runIn(`${link}&batch=50`)), '1, 2, 4, 8, 16, 32, 50');
});

test('where nothing can be trained with any value, it is said once', () => {
  const refusal = (/** @type {string} */ key, /** @type {string} */ link) =>
    refusalOf(valuesOf(setting(key), link, usualText(setting(key), runIn(link))));
  assert.equal(refusal('activation', 'hidden=0'), 'Activation can be set only for hidden layers.');
  assert.match(refusal('lr', 'start=zeros') ?? '', /all zeros, whatever the seed/);
  assert.match(refusal('rule', 'parameters=1,2,3,4,5,6,7,8,9') ?? '', /are given: no seed/);
  // Some of the values can be trained.
  assert.equal(refusal('start', ''), undefined);
  assert.equal(refusal('activation', ''), undefined);
});

/**
 * @param {import('../../www/views/survey/sweep-plan.js').Value} value
 * @param {string} kind
 * @param {string} what
 */
function assertTrained({ changes, plan }, kind, what) {
  // Of a choice, not all may go with the other settings.
  if (plan.refusal !== undefined) {
    assert.equal(kind, 'choice', what);
    return;
  }
  for (const [key, value] of Object.entries(changes)) {
    assert.equal(readSetting(plan.link, key), value, what);
  }
}

test('the present value is one of them, and is what is trained now', () => {
  for (const swept of SETTINGS) {
    const present = presentOf(swept, runIn(''));
    if (present === '') continue;
    const text = usualText(swept, runIn(''));
    const now = valuesOf(swept, '', text).find(({ value }) => value === present);
    assert.equal(now?.plan.link, planFor('').link, swept.key);
  }
});

test('what is typed is taken in order, each once, and what can’t be used is answered', () => {
  const values = valuesOf(setting('lr'), '', '1; 0.3 0.3, 5');
  assert.deepEqual(
    values.map(({ value }) => value),
    ['0.3', '1', '5'],
  );
  assert.throws(() => valuesOf(setting('lr'), '', '1, x'), /Learning rate takes a number/);
  assert.throws(() => valuesOf(setting('lr'), '', '1, 100'), /20/);
  assert.throws(() => valuesOf(setting('lr'), '', ' '), /takes one value or more/);
  assert.throws(() => valuesOf(setting('hidden'), '', '2.5'), /a whole number/);
  const many = Array.from({ length: 31 }, (_, at) => 1 + at / 10).join();
  assert.throws(() => valuesOf(setting('lr'), '', many), /up to 30 values/);
});

test('what a value needs besides is changed with it', () => {
  assert.deepEqual(changesOf('range', '', '2'), [{ start: 'uniform', range: '2' }]);
  assert.deepEqual(changesOf('range', 'start=uniform', '2'), [{ range: '2' }]);
  assert.deepEqual(changesOf('momentum', '', '0.5'), [{ rule: 'momentum', momentum: '0.5' }]);
  assert.deepEqual(changesOf('hidden', 'hidden=2,3', '4'), [{ hidden: '4,4' }]);
  assert.deepEqual(changesOf('batch', '', '2,4'), [{ batch: '2' }, { batch: 'full' }]);
});

test('a rate that nobody chose goes with the rule', () => {
  const adam = (/** @type {string} */ link) =>
    changesOf('rule', link).find(({ rule }) => rule === 'adam');
  assert.notEqual(adam('')?.lr, undefined);
  assert.equal(adam('lr=3')?.lr, undefined);
});

test('a choice that does not go with the other settings says so', () => {
  const values = valuesOf(setting('loss'), 'output=linear', '');
  const refused = values.filter(({ plan }) => plan.refusal !== undefined);
  assert.ok(refused.length > 0 && refused.length < values.length);
  const zeros = valuesOf(setting('start'), '', '').find(({ value }) => value === 'zeros');
  assert.match(zeros?.plan.refusal ?? '', /all zeros, whatever the seed/);
});

test('a sweep is of the same settings as long as only what is swept differs', () => {
  const [value] = valuesOf(setting('lr'), 'hidden=3', '0.5, 1');
  assert.equal(rest(setting('lr'), 'hidden=3&lr=2&seed=7', value), value.plan.link);
  assert.notEqual(rest(setting('lr'), 'hidden=2&lr=2', value), value.plan.link);
});

test('what is counted is what the engine says', () => {
  const seeds = Uint32Array.from({ length: 100 }, (_, seed) => seed);
  const endings = takeEndings(surveySeeds('', seeds, 5000));
  const counted = countedIn(endings, 100, 5000);
  assert.equal(counted.learnt, endings.solved.filter((solved) => solved === 1).length);
  const times = [...endings.solvedAt].filter((_, seed) => endings.solved[seed] === 1);
  times.sort((one, other) => one - other);
  assert.equal(counted.half, times[Math.ceil(times.length / 2) - 1]);
  assert.equal(counted.seed, 0);
  const [low, high] = counted.interval;
  assert.ok(low < counted.learnt / 100 && counted.learnt / 100 < high);
});

test('where few learn, the example is one that does not', () => {
  const endings = makeEndings(4, 1);
  endings.solved.set([1, 0, 0, 0]);
  endings.epochs.fill(100);
  const { seed, half, learnt } = countedIn(endings, 4, 100);
  assert.deepEqual([learnt, seed, half], [1, 1, 0]);
  assert.equal(countedIn(makeEndings(4, 1), 4, 100).half, undefined);
});

test('the best is said beside the present one, and when that may be chance', () => {
  const now = {
    names: ['1'],
    learnt: 84,
    count: 100,
    interval: /** @type {[number, number]} */ ([0.756, 0.899]),
  };
  const best = {
    ...now,
    names: ['5'],
    learnt: 96,
    interval: /** @type {[number, number]} */ ([0.902, 0.984]),
  };
  assert.equal(
    bestInWords('Learning rate', best, now),
    'Learning rate: most learn with 5, 96.0 % (90.2 to 98.4 %). With 1, as now, 84.0 % (75.6 to 89.9 %).',
  );
  assert.match(bestInWords('L2', { ...best, interval: [0.88, 0.98] }, now), /may be chance\.$/);
  assert.match(bestInWords('L2', now, now), /That is what it is now\.$/);
  const both = bestInWords('L2', { ...now, names: ['1', '2'] }, now);
  assert.match(both, /most learn with 1 and 2, .* 1 is what it is now\.$/);
  assert.match(bestInWords('L2', { ...now, learnt: 0 }), /none learns/);
});

test('all values are trained by the same workers, which end with the last', async () => {
  /** @type {string[]} */
  const links = [];
  let closed = 0;
  const pool = {
    /** @type {Survey} */
    async survey({ link, work }, { onPortion = () => {} } = {}) {
      links.push(link);
      // Nothing is examined, which takes long.
      assert.equal(work, undefined);
      const endings = makeEndings(4, 1);
      endings.solved.fill(1);
      endings.epochs.fill(5000);
      onPortion(0, endings);
      return endings;
    },
    close() {
      closed += 1;
    },
  };
  const values = valuesOf(setting('start'), '', '');
  const run = new SweepRun(setting('start'), values, 4, () => {}, pool);
  assert.equal(run.isUnderWay, true);
  await run.ended;
  run.follow();
  assert.equal(closed, 1);
  assert.equal(run.isUnderWay, false);
  // The start that is all zeros was left out.
  assert.equal(links.length, values.length - 1);
  assert.equal(run.count, run.all);
  const lines = sweepCsvOf(run.points).trimEnd().split('\n');
  assert.equal(lines[0], 'value,starts,learnt,share,low,high,half_learnt_by');
  assert.equal(lines.length, values.length);
  assert.match(lines[1], /^article,4,4,1,0\.5\d+,1,0$/);
});

test('a link holds what is asked for, and nothing that is usual', () => {
  const { asked } = readAsked('', QUANTITIES);
  assert.equal(askedText(asked), '');
  const texts = [
    'starts:10000',
    'scatter:gradient,loss,2',
    'scatter:,norm',
    'sweep:lr,0.1,0.3,1;each:1000',
    'starts:100;scatter:p0;sweep:rule',
  ];
  for (const text of texts) {
    const { asked, problems } = readAsked(text, QUANTITIES);
    assert.deepEqual(problems, []);
    assert.equal(askedText(asked), text);
  }
  const { sweep, isSweep } = readAsked('sweep:lr,0.1,0.3', QUANTITIES).asked;
  assert.deepEqual([sweep.key, sweep.values, isSweep], ['lr', '0.1, 0.3', true]);
});

test('what of it can’t be used is named, and the rest counts', () => {
  const { asked, problems } = readAsked(
    'starts:7;sweep:colour;scatter:p0,p1,-1;flavour:3;each:1000',
    QUANTITIES,
  );
  assert.equal(problems.length, 4);
  assert.match(problems[0], /“starts:7” can’t be used: it takes 100, 1000, 10000/);
  assert.match(problems[1], /a sweep is of lr, hidden/);
  assert.equal(asked.sweep.each, 1000);
  assert.equal(asked.isSweep, false);
});

test('a number that no start of this network has is named', () => {
  const read = (/** @type {string} */ link) => readAsked('scatter:norm,p9', startQuantities(link));
  const { asked, problems } = read('');
  assert.deepEqual(problems, [
    'The link: of the survey, “scatter:norm,p9” can’t be used: a start of this network has no “p9”.',
  ]);
  assert.deepEqual(asked.scatter, {});
  assert.deepEqual(read('hidden=3').problems, []);
  // Nor is there what every object of the language has.
  for (const part of ['toString:1', '__proto__:1']) {
    const [problem] = readAsked(part, QUANTITIES).problems;
    assert.match(problem, /there is no such thing/);
  }
});
