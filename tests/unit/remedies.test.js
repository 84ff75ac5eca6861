// The remedies: which there are for a run, and what is said of what came of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { runAt } from './engine.js';

const { readLink, readSetting, surveyLearningRates, surveySeeds } = await import(
  'xor-playground/full'
);
const { takeEndings } = await import('../../www/state/survey/endings.js');
const { Session } = await import('../../www/state/session.js');
const { outcomeOf } = await import('../../www/stage/outcome.js');
const { likenessOf, planFor } = await import('../../www/views/why/remedies.js');
const { learntOf, resultOf, summaryOf } = await import('../../www/views/why/results.js');

/** @typedef {import('../../www/views/why/remedies.js').Remedy} Remedy */

/** @param {string} link */
function planOf(link) {
  const session = new Session(link);
  const plan = planFor(session.link);
  session.end();
  return plan;
}

/** Two neurons with the same weights, given as a program has them. */
const EQUAL = '0.6,0.6,0.6,0.6,-0.6,-0.6,0.6,0.6,-0.6';

/** What comes of it in this thread. @param {Remedy} remedy */
function tryHere(remedy) {
  const { link, epochs, seeds } = remedy;
  const endings = takeEndings(
    seeds
      ? surveySeeds(link, seeds, epochs)
      : surveyLearningRates(link, Float64Array.of(Number(readSetting(link, 'lr'))), epochs),
  );
  return resultOf(remedy, endings);
}

/** @param {string} link @param {string} name */
function remedyFor(link, name) {
  const found = planOf(link).remedies.find((remedy) => remedy.name === name);
  assert.ok(found, name);
  return found;
}

/** Why a remedy is left out. @param {string} link @param {string} name */
function reasonFor(link, name) {
  return planOf(link).leftOut.find((one) => one.name === name)?.reason ?? '';
}

test('for the article’s run there are sixteen, each with one thing changed', () => {
  const { unchanged, remedies, leftOut } = planOf('seed=11');
  assert.deepEqual(leftOut, []);
  assert.equal(unchanged.link, 'seed=11');
  assert.deepEqual(
    remedies.map(({ name, changed, epochs }) => [name, changed, epochs]),
    [
      ['Learning rate × 3', 'learning rate 3', 5000],
      ['Learning rate ÷ 3', 'learning rate 0.333', 5000],
      ['Learning rate ÷ 30', 'learning rate 0.0333', 5000],
      ['Momentum', 'momentum 0.9, learning rate 0.1', 5000],
      ['Adam', 'learning rate 0.02', 5000],
      ['Rprop', 'learning rate 0.1', 5000],
      ['Cross-entropy', 'in place of half the squared error', 5000],
      ['Tanh in the hidden layers', 'as activation', 5000],
      ['ReLU in the hidden layers', 'as activation', 5000],
      ['Smaller start', 'its weights and biases ÷ 3', 5000],
      ['Larger start', 'its weights and biases × 3', 5000],
      ['One hidden neuron more', 'three hidden neurons, all drawn from seed 11', 5000],
      ['10 times the epochs', '50,000 epochs', 50_000],
      ['Two layers of eight', 'drawn from seed 11', 5000],
      ['A hundred other starts', 'seeds 12 to 111', 5000],
      ['100 times the epochs', '500,000 epochs', 500_000],
    ],
  );
});

for (const link of [
  'seed=11',
  'output=linear&lr=5&seed=2&epochs=300',
  'data=sine&hidden=4&output=linear&lr=0.05&epochs=300',
  'data=circle&samples=40&split=25&noise=10&hidden=3,2&activation=tanh&epochs=300',
  'start=uniform&range=2&batch=1&epochs=700',
  'epochs=700&edits=0:p4:-0.5,200:lr:2,300:p1:4',
]) {
  test(`each is a run that does what is said of it: ${link}`, () => {
    const { unchanged, remedies } = planOf(link);
    for (const remedy of [unchanged, ...remedies]) {
      const [whole, problems] = readLink(remedy.link);
      assert.deepEqual([whole, problems], [remedy.link, []], remedy.name);
      const result = tryHere(remedy);
      const session = runAt(result.link, result.epochs);
      const { ending, right, loss } = result;
      assert.deepEqual([session.right, session.trainer.loss], [right, loss], remedy.name);
      const { divergedAt, solvedAt } = session;
      if (ending.kind === 'diverged') assert.equal(divergedAt, ending.epoch, remedy.name);
      else {
        assert.equal(divergedAt, undefined, remedy.name);
        assert.equal(session.isLearnt, ending.kind === 'learnt', remedy.name);
        assert.equal(solvedAt, ending.epoch, remedy.name);
        assert.equal(session.epoch, remedy.epochs);
      }
      const isLearnt = outcomeOf(session).kind === 'learnt';
      assert.equal(isLearnt, ending.kind === 'learnt', remedy.name);
      session.end();
    }
  });
}

test('what is changed on the way is left out, and what is changed at epoch 0 is the start', () => {
  const link = 'seed=11&edits=0:p4:-0.5,100:lr:0.3,200:p1:4';
  const { unchanged } = planOf(link);
  assert.equal(unchanged.changed, 'nor on the way');
  const session = runAt(link, 0);
  const start = runAt(unchanged.link, 0);
  assert.deepEqual(start.trainer.parameters(), session.trainer.parameters());
  assert.equal(start.run.edits, '');
  session.end();
  start.end();
  // Another draw is of the seed.
  assert.equal(remedyFor(link, 'A hundred other starts').link, 'seed=11');
  assert.equal(remedyFor(link, 'One hidden neuron more').link, 'seed=11&hidden=3');
});

test('runs are alike that begin alike', () => {
  const alike = likenessOf('seed=11');
  assert.equal(likenessOf('seed=11&epochs=10000&edits=100:lr:0.3,200:p1:4'), alike);
  for (const link of ['', 'seed=11&lr=2', 'seed=11&edits=0:p4:-0.5']) {
    assert.notEqual(likenessOf(link), alike);
  }
});

test('a start of zeros has no size and no seed', () => {
  const link = 'start=zeros&seed=3';
  assert.match(reasonFor(link, 'A hundred other starts'), /all zeros, whatever the seed/);
  for (const name of ['Smaller start', 'Larger start']) {
    assert.match(reasonFor(link, name), /All weights and biases are 0/);
  }
  assert.equal(remedyFor(link, 'One hidden neuron more').changed, 'three hidden neurons');
});

test('a start that is given has no seed, and is scaled', () => {
  const link = `parameters=${[1, 2, 3, 4, 5, 6, 7, 8, 9].join()}`;
  assert.match(reasonFor(link, 'A hundred other starts'), /are given: no seed/);
  const larger = remedyFor(link, 'Larger start').link;
  assert.equal(readSetting(larger, 'parameters'), '3,6,9,12,15,18,21,24,27');
});

test('a start with a range has another one', () => {
  const link = 'start=uniform&range=2';
  assert.equal(remedyFor(link, 'Smaller start').link, 'start=uniform&range=0.667');
  assert.equal(remedyFor(link, 'Larger start').changed, 'drawn from −6 to 6');
});

test('where there is no hidden layer, one of two neurons is tried', () => {
  const remedy = remedyFor('hidden=0', 'A hidden layer');
  assert.equal(readSetting(remedy.link, 'hidden'), '2');
  assert.match(remedy.changed, /^two hidden neurons/);
});

test('cross-entropy brings the output that it takes, where the targets are from 0 to 1', () => {
  const { link, changed } = remedyFor('output=tanh&lr=0.05&loss=hinge', 'Cross-entropy');
  assert.equal(link, 'loss=cross-entropy');
  assert.equal(changed, 'in place of hinge, with a sigmoid output and learning rate 1');
  const regression = 'data=sine&output=linear&lr=0.05';
  assert.match(reasonFor(regression, 'Cross-entropy'), /takes targets from 0 to 1/);
});

test('what the engine refuses, and what changes nothing, is left out', () => {
  assert.match(reasonFor('hidden=16', 'One hidden neuron more'), /from 1 to 16.*“17”/);
  assert.equal(reasonFor('lr=20', 'Learning rate × 3'), 'Learning rates are from 0.001 to 20.');
  const most = reasonFor('epochs=10000000', '10 times the epochs');
  assert.equal(most, 'A run has 10,000,000 epochs at most.');
  const same = reasonFor('epochs=1000000', '100 times the epochs');
  assert.equal(same, 'It is the same as “10 times the epochs”.');
  const present = reasonFor('rule=adam&lr=0.02', 'Adam');
  assert.equal(present, 'It is the same as “Nothing changed”.');
});

test('after the largest seed comes 0', () => {
  const { seeds, changed } = remedyFor('seed=4294967294', 'A hundred other starts');
  assert.deepEqual([...(seeds ?? [])].slice(0, 3), [4294967295, 0, 1]);
  assert.equal(changed, 'seeds 4294967295 to 98');
});

test('of a hundred starts it is said how many learn, when half of them have, and which is the first', () => {
  const remedy = remedyFor('seed=10', 'A hundred other starts');
  const { words, seed, ending } = tryHere(remedy);
  const sessions = Array.from(remedy.seeds ?? [], (start) => runAt(`seed=${start}`));
  const learnt = sessions.filter(({ isLearnt }) => isLearnt);
  const times = learnt.map(({ solvedAt = 0 }) => solvedAt).sort((one, other) => one - other);
  const half = times[Math.ceil(times.length / 2) - 1].toLocaleString('en-US');
  // Seed 11, the first of them, doesn't learn.
  assert.equal(seed, 12);
  assert.equal(ending.epoch, learnt[0].solvedAt);
  assert.equal(
    words,
    `${learnt.length} of 100 learn, half of them by epoch ${half}; for one, seed 12 at epoch ${ending.epoch}`,
  );
  for (const session of sessions) session.end();
  const none = tryHere(remedyFor('seed=10&epochs=5', 'A hundred other starts'));
  assert.equal(none.words, 'none of 100 learns in 5 epochs');
});

test('what is said of other starts is said whole, whatever its numbers are written with', () => {
  const { unchanged, remedies } = planOf('seed=11&lr=0.001');
  const starts = remedies.filter(({ seeds }) => seeds);
  const trials = [unchanged, ...starts].map((remedy) => ({
    ...{ remedy, share: 1 },
    result: tryHere(remedy),
  }));
  assert.match(summaryOf(trials, 4), /Of other starts, none of 100 learns in 5,000 epochs\.$/);
});

test('a rate and a start that are far from what is usual are tried as they usually are', () => {
  const usual = 'The usual learning rate';
  const size = 'A start of the usual size';
  const tiny = 'hidden=5&loss=cross-entropy&lr=0.03&start=uniform&range=0.01';
  assert.equal(remedyFor(tiny, usual).changed, 'learning rate 1, which suits the rule');
  assert.match(remedyFor(tiny, size).link, /range=1|start=uniform(?!.*range)/);
  assert.equal(tryHere(remedyFor(`${tiny}&epochs=20000`, size)).ending.kind, 'learnt');
  const names = planOf('seed=11').remedies.map(({ name }) => name);
  assert.ok(!names.includes(usual) && !names.includes(size));
});

test('a rate beyond which there is none is called what it is', () => {
  const names = planOf('lr=0.01').remedies.map(({ name }) => name);
  assert.ok(names.includes('Learning rate 0.001') && !names.includes('Learning rate ÷ 30'));
});

test('the sentence about all says how many learnt, and which was the quickest', () => {
  const { unchanged, remedies } = planOf('seed=11');
  const trials = [unchanged, ...remedies].map((remedy) => ({
    ...{ remedy, share: 1 },
    result: tryHere(remedy),
  }));
  const isOfStarts = (/** @type {typeof trials[number]} */ { result }) => result.seed !== undefined;
  const [starts] = trials.filter(isOfStarts);
  const singles = trials.slice(1).filter((trial) => !isOfStarts(trial) && !trial.remedy.isDrawn);
  const learnt = singles.filter(({ result }) => result.ending.kind === 'learnt');
  assert.ok(learnt.length > 1);
  const times = learnt.map(({ result }) => result.ending.epoch ?? 0);
  const quickest = learnt[times.indexOf(Math.min(...times))];
  const itself = 'With nothing changed, the run has not learnt in 5,000 epochs.';
  assert.equal(
    summaryOf(trials, 4),
    `${itself} Of 13 remedies from this start, ${learnt.length} learnt; of 2 from a new random start, 2. Of other starts, ${starts.result.learn}. The quickest from this start: ${quickest.remedy.name}, at epoch ${Math.min(...times)}. What helps one start can hinder others: Survey, Sweep, counts over many.`,
  );
  const failed = trials.filter(
    (trial) => !learnt.includes(trial) && !trial.remedy.isDrawn && trial !== starts,
  );
  assert.equal(
    summaryOf(failed, 4),
    `${itself} Of ${failed.length - 1} remedies from this start, none learnt.`,
  );
  const some = trials.map(({ remedy, result }, at) =>
    at < 2 ? { remedy, share: 1, result } : { remedy, share: 0, reason: 'cancelled' },
  );
  assert.equal(
    summaryOf(some, 4),
    `${itself} Of 1 remedy from this start that was tried, none learnt.`,
  );
  const none = trials.map(({ remedy }) => ({ remedy, share: 0, reason: 'cancelled' }));
  assert.equal(summaryOf(none, 4), 'No remedy was tried.');
});

test('over other starts, it says which is best', () => {
  const { unchanged, remedies } = planOf('seed=11');
  const some = remedies.filter(({ name }) => ['Adam', 'One hidden neuron more'].includes(name));
  const trials = [unchanged, ...some].map((remedy) => {
    const { link = '', seeds = new Uint32Array() } = remedy.others ?? {};
    const learn = learntOf(takeEndings(surveySeeds(link, seeds, remedy.epochs)), remedy.epochs);
    return { remedy, share: 1, result: tryHere(remedy), learn };
  });
  const [{ learn: itself }, ...others] = trials;
  // These are the ones that are tried as a remedy, too.
  const starts = tryHere(remedyFor('seed=11', 'A hundred other starts'));
  assert.equal(starts.learn, `${itself} of 100 learn`);
  // Adam gets this start to learn, and fewer of others.
  const [adam, neuron] = others.map(({ learn }) => learn);
  assert.ok(adam < itself && itself < neuron);
  assert.match(
    summaryOf(trials, 4, true),
    new RegExp(
      `The quickest from this start: Adam, at epoch 545, but of 100 other starts fewer learn with it: ${adam}, in place of ${itself}\\.`,
    ),
  );
  // By less, that may be chance.
  const alike = trials.map((trial, at) => ({ ...trial, learn: at === 1 ? itself - 13 : itself }));
  assert.match(summaryOf(alike, 4, true), /from this start: Adam, at epoch 545\. Over/);
  assert.match(
    summaryOf(trials, 4, true),
    new RegExp(
      `Over 100 other starts, the best: One hidden neuron more, with which ${neuron} learn, in place of ${itself}\\.$`,
    ),
  );
  const worse = trials.map((trial) => ({ ...trial, learn: trial === trials[0] ? 100 : 99 }));
  assert.match(
    summaryOf(worse, 4, true),
    /none that was counted is clearly better than nothing changed, with which 100 learn\.$/,
  );
  // While some are not counted, nothing is said of what the best is.
  assert.match(summaryOf(trials, 4), /What helps one start can hinder others/);
});

test('what is drawn anew is not said to be from a start that is given', () => {
  const { unchanged, remedies } = planOf(`parameters=${EQUAL}`);
  const drawn = remedies.filter(({ isDrawn }) => isDrawn);
  assert.deepEqual(
    drawn.map(({ name, changed }) => [name, changed]),
    [
      ['A random start', 'drawn from seed 0'],
      ['One hidden neuron more', 'three hidden neurons, all drawn from seed 0'],
      ['Two layers of eight', 'drawn from seed 0'],
    ],
  );
  for (const { link, isDrawn } of remedies) {
    assert.equal(readSetting(link, 'parameters') === '', isDrawn === true, link);
  }
  const few = remedies.filter(({ name, isDrawn }) => isDrawn || name === 'Adam');
  const trials = [unchanged, ...few].map((remedy) => ({
    ...{ remedy, share: 1, result: tryHere(remedy) },
    learn: remedy.name === 'A random start' ? 84 : undefined,
  }));
  assert.equal(
    summaryOf(trials, 4, true),
    'With nothing changed, the run has not learnt in 5,000 epochs. Of 1 remedy from this start, none learnt; of 3 from a new random start, 3. The quickest from a new random start: A random start, at epoch 666. Of 100 other random starts, 84 learn.',
  );
});

test('a start of zeros stays so with a neuron more, and one changed by hand can be random again', () => {
  assert.ok(!remedyFor('start=zeros', 'One hidden neuron more').isDrawn);
  const { link, isDrawn } = remedyFor('seed=11&edits=0:p4:-0.5', 'A random start');
  assert.deepEqual([link, isDrawn], ['seed=11', true]);
});

test('another activation is tried where the hidden layers have sigmoid or tanh', () => {
  const tried = (/** @type {string} */ link) =>
    planOf(link).remedies.flatMap(({ name, link: other }) =>
      name.endsWith('in the hidden layers') ? [name.split(' ')[0], other] : [],
    );
  assert.deepEqual(tried('seed=11'), [
    ...['Tanh', 'seed=11&activation=tanh'],
    ...['ReLU', 'seed=11&activation=relu'],
  ]);
  assert.deepEqual(tried('activation=tanh'), ['ReLU', 'activation=relu']);
  assert.deepEqual(tried('activation=relu'), ['Tanh', 'activation=tanh']);
  assert.deepEqual(tried('hidden=0'), []);
  const { others } = remedyFor('seed=11', 'ReLU in the hidden layers');
  assert.equal(others?.link, 'seed=11&activation=relu');
});

test('where none learnt, it says which came nearest', () => {
  const { unchanged, remedies } = planOf('seed=11&epochs=5');
  const trials = [unchanged, remedies[0]].map((remedy, right) => ({
    ...{ remedy, share: 1 },
    result: { ...tryHere(remedy), right },
  }));
  assert.match(
    summaryOf(trials, 4),
    /none learnt\. The most rows are right with Learning rate × 3: 1 of 4, in place of 0\.$/,
  );
});

test('what is in the way of some runs alone is taken away', () => {
  const names = (/** @type {string} */ link) => planOf(link).remedies.map(({ name }) => name);
  for (const [link, name, learns] of /** @type {const} */ ([
    ['l2=0.05', 'No penalty', 666],
    ['start=zeros', 'A random start', 666],
    [`parameters=${EQUAL}`, 'A random start', 666],
    ['activation=linear', 'Tanh in the hidden layers', undefined],
    ['activation=relu&seed=1', 'Tanh in the hidden layers', undefined],
  ])) {
    const { ending } = tryHere(remedyFor(link, name));
    assert.equal(ending.kind, 'learnt', link);
    if (learns) assert.equal(ending.epoch, learns);
    // The article's neurons are sigmoid: there, it is another activation.
    if (!name.startsWith('Tanh')) assert.ok(!names('seed=11').includes(name));
  }
});
