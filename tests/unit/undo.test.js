// Undo and redo: a run comes back as it was, with its epoch and as far as it was trained.

import assert from 'node:assert/strict';
import test from 'node:test';
import { runAt } from './engine.js';
import { drawFrame, holdFrames } from './frames.js';

const { moveLine } = await import('xor-playground/full');

/** @typedef {import('../../www/state/session.js').Session} Session */

holdFrames();

/**
 * @param {Session} session
 * @param {number} frames
 */
function train(session, frames) {
  session.train();
  for (let frame = 0; frame < frames; frame++) drawFrame();
}

/**
 * Undoes what was changed until there is nothing more, and answers how many steps that took.
 * @param {Session} session
 */
function undoAll(session) {
  let steps = 0;
  for (; session.canUndo; steps++) session.undo();
  return steps;
}

/** @type {Record<string, (session: Session) => void>} */
const CHANGES = {
  'a new start': (session) => session.newStart(),
  'a reset': (session) => session.reset(),
  'a reset without the changes': (session) => session.resetWithoutChanges(),
  'a setting': (session) => session.change({ hidden: 3 }),
  'a weight': (session) => session.setParameter(4, -0.5),
  'the learning rate': (session) => session.setLearningRate(0.25),
  'a line that is moved': (session) => session.edit((trainer) => moveLine(trainer, 0, 0.5, 0.25)),
  'another number of epochs': (session) => session.setEpochs(40),
  'a step in the past': (session) => session.step(),
  'training on in the past': (session) => train(session, 2),
  'another run': (session) => session.load('seed=3&lr=2'),
};

for (const [name, change] of Object.entries(CHANGES)) {
  test(`undone: ${name}; and redone`, () => {
    const session = runAt('seed=11&epochs=100&edits=30:p4:2', 60);
    session.seek(40);
    const before = session.standing;
    const numbers = Array.from(session.trainer.outputs());
    assert.equal(session.canUndo, false);
    change(session);
    const after = session.standing;
    assert.notDeepEqual(after, before);
    session.undo();
    assert.deepEqual(session.standing, before);
    assert.deepEqual(Array.from(session.trainer.outputs()), numbers);
    assert.deepEqual([session.training, session.canUndo, session.canRedo], [false, false, true]);
    session.redo();
    assert.deepEqual(session.standing, after);
    assert.deepEqual([session.canUndo, session.canRedo], [true, false]);
  });
}

test('training on, looking at the past and asking are nothing to undo', () => {
  const session = runAt('', 0);
  train(session, 3);
  session.pause();
  session.step();
  session.seek(10);
  session.goTo(200);
  session.ask([0.5, 1]);
  session.setSpeed(3);
  session.openLesson('trial');
  assert.equal(session.canUndo, false);
});

test('what is undone comes back with all that was trained since', () => {
  const session = runAt('', 100);
  session.setLearningRate(0.3);
  train(session, 5);
  session.undo();
  assert.deepEqual(session.standing, { link: '', epoch: 100, head: 100 });
  session.redo();
  assert.deepEqual(session.standing, { link: 'edits=100:lr:0.3', epoch: 200, head: 200 });
});

test('a drag, a slider that is pulled, and an arrow pressed ten times are one step each', () => {
  const session = runAt('epochs=300', 50);
  for (let value = 1; value <= 10; value++) session.setParameter(4, value);
  for (let value = 1; value <= 10; value++) session.setLearningRate(1 + value / 10);
  for (let value = 1; value <= 10; value++) session.setEpochs(300 + value);
  for (let seed = 1; seed <= 10; seed++) session.change({ seed });
  assert.equal(undoAll(session), 4);
  assert.deepEqual(session.standing, { link: 'epochs=300', epoch: 50, head: 50 });
});

test('other weights, other epochs and other starts are steps of their own', () => {
  const session = runAt('', 50);
  session.setParameter(4, 1);
  session.setParameter(5, 1);
  session.step();
  session.setParameter(5, 2);
  session.newStart();
  session.newStart();
  assert.equal(undoAll(session), 5);
});

test('while training, a slider that is pulled is one step, and one that is pulled again later another', () => {
  const session = runAt('', 0);
  train(session, 1);
  for (const rate of [0.9, 0.8, 0.7]) {
    session.setLearningRate(rate);
    drawFrame();
  }
  assert.equal(session.training, true);
  for (let frame = 0; frame < 100; frame++) drawFrame();
  session.setLearningRate(0.5);
  session.undo();
  assert.equal(session.learningRate, 0.7);
  session.undo();
  assert.deepEqual([session.link, session.epoch], ['', 20]);
  assert.equal(session.canUndo, false);
});

test('a drag that was given up leaves nothing to undo', () => {
  const session = runAt('', 50);
  const { standing } = session;
  for (let value = 1; value <= 10; value++) session.setParameter(4, value);
  session.giveUp(standing);
  assert.equal(session.canUndo, false);
});

test('something else that is changed takes the place of what could be redone', () => {
  const session = runAt('', 50);
  session.setParameter(4, 1);
  session.undo();
  session.setParameter(5, 1);
  assert.equal(session.canRedo, false);
  session.redo();
  assert.equal(session.link, 'edits=50:p5:1');
});

test('the oldest of very many changes is forgotten', () => {
  const session = runAt('', 0);
  for (let start = 0; start < 250; start++) session.newStart();
  assert.equal(undoAll(session), 200);
});

test('a run that takes long is trained again frame by frame, and stands for what it was meanwhile', () => {
  // Time flies: whatever looks at the clock finds that 5 ms are over.
  const session = runAt('hidden=16,16&epochs=100000', 8000);
  session.seek(7000);
  const { standing } = session;
  session.newStart();
  let now = performance.now();
  Object.defineProperty(performance, 'now', {
    value: () => {
      now += 5;
      return now;
    },
    configurable: true,
  });
  session.undo();
  assert.equal(session.training, true);
  assert.ok(session.head < 8000, `${session.head}`);
  assert.deepEqual(session.standing, standing);
  while (session.training) drawFrame();
  assert.deepEqual([session.epoch, session.head], [7000, 8000]);
  holdFrames();
});

test('what a page knows of a run from before is gone to, which can be undone if it is another run', () => {
  const session = runAt('seed=3', 20);
  session.restore({ link: 'seed=3', epoch: 100, head: 150 });
  assert.deepEqual(session.standing, { link: 'seed=3', epoch: 100, head: 150 });
  assert.equal(session.canUndo, false);
  session.restore({ link: 'seed=4', epoch: 10, head: 10 });
  session.undo();
  assert.deepEqual(session.standing, { link: 'seed=3', epoch: 100, head: 150 });
});

test('a change after the run was trained on is a step of its own: what was trained is not lost', () => {
  const session = runAt('', 100);
  session.setLearningRate(0.3);
  session.goTo(200);
  session.seek(100);
  session.setLearningRate(0.7);
  session.undo();
  assert.deepEqual(session.standing, { link: 'edits=100:lr:0.3', epoch: 100, head: 200 });
});

test('a drag that was given up leaves what could be redone', () => {
  const session = runAt('', 50);
  session.setParameter(5, 1);
  session.undo();
  const { standing } = session;
  for (let value = 1; value <= 10; value++) session.setParameter(4, value);
  session.giveUp(standing);
  assert.deepEqual([session.canUndo, session.canRedo], [false, true]);
});
