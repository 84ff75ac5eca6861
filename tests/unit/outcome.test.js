// How a run has ended, in words, and what to try next. The runs are the engine's own.

import assert from 'node:assert/strict';
import test from 'node:test';
import { oracle } from '../oracle.js';
import { runAt } from './engine.js';

const { outcomeOf, usualEpochs } = await import('../../www/stage/outcome.js');

/**
 * The outcome of a run that a link holds, trained to its end.
 * @param {string} link
 */
function outcomeAtEnd(link) {
  const outcome = outcomeOf(runAt(link));
  return { ...outcome, text: outcome.words.join(' ') };
}

test('before the first epoch, it is ready; between, it is paused', () => {
  const ready = outcomeOf(runAt('seed=11', 0));
  assert.equal(ready.kind, 'ready');
  assert.deepEqual(ready.words, ['The network starts from random weights and biases.']);
  const { kind, offers } = outcomeOf(runAt('seed=11', 4999));
  assert.deepEqual([kind, offers], ['paused', []]);
});

test('what starts from weights that are given is not called random', () => {
  for (const link of [
    'parameters=1,2,3,4,5,6,7,8,9',
    'start=zeros',
    'edits=0:p4:-0.5',
    'edits=0:p4:-0.5,10:lr:2',
  ]) {
    const { words } = outcomeOf(runAt(link, 0));
    assert.deepEqual(words, ['The network starts from these weights and biases.'], link);
  }
  for (const link of ['edits=10:p4:-0.5', 'start=uniform&range=2']) {
    const { words } = outcomeOf(runAt(link, 0));
    assert.deepEqual(words, ['The network starts from random weights and biases.'], link);
  }
});

test('stuck: how often that is is true of every start that does not learn', () => {
  // Three rows at ⅔ are rarer than one in six.
  assert.match(
    outcomeAtEnd('seed=17').text,
    / About one random start in six does not learn \(at learning rate 1\)\.$/,
  );
});

test('between, it says how many rows are on the right side of ½, and how many are right', () => {
  for (const [epoch, right] of [
    [100, 0],
    [500, 0],
    [665, 3],
  ]) {
    const session = runAt('', epoch);
    const sides = [0, 1, 1, 0].filter(
      (target, row) => session.trainer.outputs()[row] > 0.5 === (target === 1),
    ).length;
    const [words] = outcomeOf(session).words;
    assert.equal(
      words,
      `${sides} of 4 rows are on the right side of ½, ${right} of 4 within 0.1 of their target.`,
    );
  }
  assert.match(outcomeOf(runAt('', 600)).words[0], /^4 of 4 rows are on the right side/);
  assert.match(
    outcomeOf(runAt('epochs=600')).words[0],
    /^All four rows are on the right side of ½\.$/,
  );
});

test('learnt as soon as all rows are right, also before Train would end', () => {
  assert.equal(outcomeOf(runAt('', 665)).kind, 'paused');
  assert.equal(outcomeOf(runAt('', 666)).kind, 'learnt');
});

test('learnt: says since when, and offers nothing', () => {
  const { kind, title, offers } = outcomeAtEnd('');
  assert.deepEqual([kind, offers], ['learnt', []]);
  const [, digits] = /^Learnt: 4 of 4, first at epoch (\d+)$/.exec(title) ?? [];
  const epoch = Number(digits);
  assert.ok(!runAt('', epoch - 1).isLearnt);
  assert.ok(runAt('', epoch).isLearnt);
});

test('learnt from the start: there is no epoch to name', () => {
  const parameters = Array.from(runAt('', 5000).trainer.parameters()).join(',');
  const { title } = outcomeAtEnd(`epochs=1&parameters=${parameters}`);
  assert.equal(title, 'Learnt: 4 of 4');
});

test('stuck: names the rows with what NumPy predicts for them, says how usual that is, and offers two ways on', () => {
  const { kind, title, words, offers } = outcomeAtEnd('seed=11');
  const predictions = oracle({ seed: 11 }, 5000).predictions;
  assert.deepEqual([kind, title], ['stuck', 'Not learnt after 5,000 epochs']);
  assert.deepEqual(words, [
    `Undecided: (0, 1) gives ${predictions[1].toFixed(4)}, (1, 1) gives ${predictions[3].toFixed(4)}.`,
    'About one random start in six does not learn (at learning rate 1).',
  ]);
  assert.deepEqual(offers, ['why', 'start', 'neuron']);
});

test('stuck at ⅔: what is on the right side comes before what is wrong', () => {
  const [onSide, wrong] = outcomeAtEnd('seed=17').words;
  assert.match(
    onSide,
    /^Only on the right side: \(0, 1\) gives 0\.66\d\d, \(1, 0\) gives 0\.66\d\d\.$/,
  );
  assert.match(wrong, /^Wrong: \(1, 1\) gives 0\.66\d\d\.$/);
});

test('a single epoch is one epoch', () => {
  assert.equal(outcomeAtEnd('epochs=1').title, 'Not learnt after 1 epoch');
  assert.equal(outcomeOf(runAt('epochs=1', 2))?.title, 'Not learnt after 2 epochs');
});

test('too short: says how long most starts need, and offers to go on', () => {
  const { text, offers } = outcomeAtEnd('epochs=100');
  assert.match(text, /only need longer: at this learning rate, most starts need fewer than 5,000 /);
  assert.deepEqual(offers, ['why', 'longer']);
  assert.match(outcomeAtEnd('lr=0.1&epochs=1000').text, /fewer than 50,000 epochs/);
});

test('a learning rate at which no number of epochs is enough is to be raised', () => {
  const { text, offers } = outcomeAtEnd('lr=0.001');
  assert.match(text, /At this learning rate even 100,000 epochs are too few\. Raise it\./);
  assert.ok(!offers.includes('longer'));
});

test('smaller steps need more epochs, larger ones no fewer', () => {
  assert.equal(usualEpochs(1), 5000);
  assert.equal(usualEpochs(20), 5000);
  assert.equal(usualEpochs(0.5), 10_000);
  assert.equal(usualEpochs(0.001), 5_000_000);
});

test('a learning rate that overshoots is named as the reason', () => {
  const { text, words } = outcomeAtEnd('seed=4294967295&lr=20&hidden=8');
  assert.match(text, /A learning rate this large overshoots/);
  assert.match(words[0], /^Wrong: \(0, 0\) gives 1\.0000, /);
  assert.doesNotMatch(text, /random start/);
  assert.doesNotMatch(outcomeAtEnd('seed=11').text, /overshoots/);
});

test('no hidden layer, or one neuron in it: a single line cannot do it, whatever the start', () => {
  const none = outcomeAtEnd('hidden=0');
  assert.match(none.text, /Without hidden layers, there is one straight line/);
  assert.deepEqual(none.offers, ['why', 'layer']);
  const one = outcomeAtEnd('seed=101&hidden=1');
  assert.match(
    one.text,
    /With one hidden neuron, there is one straight line, and none parts these points/,
  );
  assert.doesNotMatch(one.text, /longer|random start/);
  assert.deepEqual(one.offers, ['why', 'neuron']);
  assert.deepEqual(outcomeAtEnd('hidden=1&activation=relu&epochs=1').offers, ['why', 'neuron']);
});

test('one neuron that goes up and down draws more than one line', () => {
  const { text, offers } = outcomeAtEnd('hidden=1&activation=sine&epochs=1');
  assert.doesNotMatch(text, /straight line/);
  assert.equal(offers[0], 'why');
});

test('one more hidden neuron than in the run that never learns: it does', () => {
  assert.equal(outcomeAtEnd('seed=11&hidden=3').kind, 'learnt');
});

test('sixteen hidden neurons: there are no more to offer', () => {
  assert.deepEqual(outcomeAtEnd('seed=4294967295&lr=20&hidden=16').offers, ['why', 'start']);
  assert.deepEqual(outcomeAtEnd('seed=4294967295&lr=20&hidden=8').offers, [
    'why',
    'start',
    'neuron',
  ]);
});

for (const other of [
  ...['activation=tanh', 'rule=momentum', 'loss=mse', 'start=zeros', 'l2=1', 'hidden=2,2'],
  'edits=0:p0:1',
]) {
  test(`what was measured with the article’s network is not said with ${other}`, () => {
    const { text, offers } = outcomeAtEnd(`seed=11&epochs=1&${other}`);
    assert.doesNotMatch(text, /random start|most starts|may/);
    assert.deepEqual(
      offers.filter((offer) => offer !== 'longer'),
      ['why'],
    );
  });
}

test('of other runs, it is said what the engine finds', () => {
  for (const [link, words] of [
    ['start=zeros', /Neurons do the same\.$/],
    ['activation=linear', /The network can’t bend\.$/],
    ['activation=tanh&seed=11', /Rows collide\.$/],
    ['l2=0.05', /The penalty wins\.$/],
  ]) {
    assert.match(outcomeAtEnd(String(link)).text, /** @type {RegExp} */ (words));
  }
});

test('where it only takes longer, it is offered to go on to the epoch at which it has learnt', () => {
  const { text, offers, longer } = outcomeAtEnd('loss=cross-entropy&batch=4&epochs=500&lr=0.05');
  assert.deepEqual(offers, ['why', 'longer']);
  assert.match(text, /Too few updates: trained on, it has learnt at epoch 11,\d{3}\.$/);
  const run = 'loss=cross-entropy&batch=4&lr=0.05&epochs=100000';
  assert.ok(!runAt(run, Number(longer) - 1).isLearnt);
  assert.ok(runAt(run, longer).isLearnt);
});

test('what was measured is said where only the learning rate was changed on the way', () => {
  assert.match(outcomeAtEnd('seed=11&edits=10:lr:0.9').text, /one random start in six/);
});

test('diverged: says when, at which rate, and which epoch is shown', () => {
  const session = runAt('lr=0.05&output=linear&edits=5:lr:7');
  const { kind, title, words, offers } = outcomeOf(session) ?? {};
  const { epoch } = session;
  assert.ok(epoch > 5 && epoch < 5000);
  assert.equal(kind, 'diverged');
  assert.equal(title, `Diverged at epoch ${epoch + 1}`);
  assert.match(String(words), /With a learning rate of 7 the numbers grew/);
  assert.match(String(words), new RegExp(`Shown is epoch ${epoch}, the last before it`));
  assert.deepEqual(offers, ['why']);
});

test('of rows that are held out, nothing counts as learnt', () => {
  const rows = Array.from(
    { length: 12 },
    (_, row) => `${row & 1},${(row >> 1) & 1},${row % 3 === 0 ? 1 : 0}`,
  );
  const session = runAt(`data=${rows.join(';')}&split=25&epochs=50`);
  assert.deepEqual([session.count, session.data.tests.size], [9, 3]);
  const { kind, title, words } = outcomeOf(session);
  assert.equal(kind, 'ended');
  assert.match(title, /^After 50 epochs: \d of 9 right$/);
  assert.match(words.join(' '), /Of those held out for the test, \d of 3 are right\./);
  session.seek(20);
  assert.match(
    outcomeOf(session).words.join(' '),
    /^\d of 9 rows are within 0\.1 of their target\./,
  );
});
