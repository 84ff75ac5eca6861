// Changes on the way, many of them: the link has each that was trained with, and a change takes no longer by those before.

import assert from 'node:assert/strict';
import test from 'node:test';
import { runAt } from './engine.js';
import { drawFrame, holdFrames } from './frames.js';

const { Trainer } = await import('xor-playground');
const { moveLine } = await import('xor-playground/full');
const { editsIn } = await import('../../www/state/edits.js');
const { readHash } = await import('../../www/state/link.js');
const { linkWith, runIn } = await import('../../www/state/run.js');

/** @typedef {import('../../www/state/session.js').Session} Session */

holdFrames();

/** A number below `end`, each time another one, the same in each run of the tests. */
function draws() {
  let state = 1;
  return (/** @type {number} */ end) => {
    state = (state * 48271) % 2147483647;
    return state % end;
  };
}

/** @param {string} link one with as many changes, at each epoch from 1 on */
function withMany(link, count = 2000) {
  const changes = Array.from({ length: count }, (_, index) =>
    index % 3 === 0 ? `${index + 1}:lr:${2 + (index % 2) / 4}` : `${index + 1}:p4:${index / 7}`,
  );
  return linkWith(link, ...changes);
}

/** @type {Record<string, (session: Session, draw: (end: number) => number) => void>} */
const CHANGES = {
  'the learning rate': (session, draw) => session.setLearningRate((1 + draw(40)) / 10),
  'a weight': (session, draw) => session.setParameter(draw(9), (draw(9) - 4) / 3),
  'a weight by the sign of zero': (session, draw) => session.setParameter(4, draw(2) ? 0 : -0),
  'a line': (session, draw) => session.edit((trainer) => moveLine(trainer, 0, draw(5), 0.5)),
  'the epochs': (session, draw) => session.setEpochs(1 + draw(3000)),
  steps: (session, draw) => session.goTo(session.epoch + draw(30)),
  'a step': (session) => session.step(),
  'going back': (session, draw) => session.seek(draw(session.head + 1)),
  undo: (session) => session.undo(),
  redo: (session) => session.redo(),
  reset: (session) => session.reset(),
};

test('whatever is changed in whatever order, the link is the run’s own', () => {
  const draw = draws();
  const names = Object.keys(CHANGES);
  for (const link of ['', 'seed=3&lr=0.1&hidden=3&rule=adam&edits=5:p1:2,9:lr:0.2']) {
    const session = runAt(link, 20);
    for (let turn = 0; turn < 400; turn++) {
      const name = names[draw(names.length)];
      CHANGES[name](session, draw);
      while (session.goal !== undefined || session.isPreparing) drawFrame();
      assert.equal(session.link, session.trainer.link(session.epochs, 0), name);
    }
    const again = runAt(session.link, session.epoch);
    assert.deepEqual(again.trainer.parameters(), session.trainer.parameters());
    again.end();
    session.end();
  }
});

test('of many changes, those before are not written again', (t) => {
  const session = runAt(withMany('seed=3'), 3000);
  const before = session.run.edits;
  const { link } = Trainer.prototype;
  /** @type {string[]} */
  const written = [];
  /** @type {(this: InstanceType<typeof Trainer>, ...asked: [number, number]) => string} */
  const write = function (...asked) {
    written.push(link.apply(this, asked));
    return written[written.length - 1];
  };
  t.mock.method(Trainer.prototype, 'link', write);
  session.setLearningRate(0.5);
  session.setParameter(4, 0.25);
  assert.deepEqual(written, ['seed=3&edits=3000:lr:0.5', 'seed=3&edits=3000:lr:0.5,3000:p4:0.25']);
  assert.equal(session.run.edits, `${before},3000:lr:0.5,3000:p4:0.25`);
  session.end();
});

test('what follows from all but the changes is the same object', () => {
  const session = runAt('', 20);
  const { shape, rows, run } = session;
  session.setLearningRate(0.5);
  assert.notEqual(session.run, run);
  assert.equal(session.shape, shape);
  assert.equal(session.rows, rows);
  assert.deepEqual(session.changed, ['edits']);
  assert.equal(session.setting('edits'), '20:lr:0.5');
  session.end();
});

test('changes are told from the rest of a link wherever they stand in it', () => {
  for (const link of ['edits=3:p4:1&seed=5', 'seed=5&edits=3:p4:1', 'seed=5&edits=3:p4:1&l2=0.5']) {
    const { plain, edits, setting } = runIn(link);
    assert.equal(edits, '3:p4:1');
    assert.ok(!plain.includes('edits'));
    assert.deepEqual([setting('seed'), setting('edits')], ['5', '3:p4:1']);
  }
  const { plain, edits } = runIn('seed=5');
  assert.deepEqual([plain, edits], ['seed=5', '']);
});

test('changes are read as the link has them, and those that come after others are added', () => {
  assert.deepEqual(editsIn(''), []);
  const one = editsIn('0:p4:-0');
  assert.deepEqual(one, [{ epoch: 0, parameter: 4, value: -0 }]);
  const two = editsIn('0:p4:-0,100:lr:0.3');
  assert.deepEqual(two, [...one, { epoch: 100, value: 0.3 }]);
  assert.equal(two[0], one[0]);
  assert.equal(editsIn('0:p4:-0,100:lr:0.3'), two);
  assert.deepEqual(editsIn('0:p4:-0,100:lr:0.35'), [...one, { epoch: 100, value: 0.35 }]);
  assert.deepEqual(editsIn('7:p1:1e-7'), [{ epoch: 7, parameter: 1, value: 1e-7 }]);
});

test('a link with very many changes is read whole', () => {
  const link = withMany('seed=3', 50_000);
  const { link: read, problems } = readHash(`#${link}`);
  assert.deepEqual([read === link, problems], [true, []]);
});

/** @param {import('node:test').TestContext} t */
function training(t) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const session = runAt('', 20);
  session.train();
  drawFrame();
  drawFrame();
  return session;
}

test('a rate that is dragged while it trains is one change, from where the drag ends', (t) => {
  const session = training(t);
  for (const rate of [0.9, 0.7, 0.5]) {
    session.setLearningRate(rate, true);
    assert.deepEqual([session.rateSet, session.learningRate, session.run.edits], [rate, 1, '']);
    drawFrame();
  }
  session.setLearningRate(0.4);
  const { epoch } = session;
  assert.equal(session.run.edits, `${epoch}:lr:0.4`);
  assert.deepEqual([session.rateSet, session.learningRate], [0.4, 0.4]);
  t.mock.timers.tick(1000);
  drawFrame();
  assert.equal(session.run.edits, `${epoch}:lr:0.4`);
  assert.ok(session.training);
  session.end();
});

test('where the drag rests, the rate holds from there on, and one that it comes back from does not', (t) => {
  const session = training(t);
  session.setLearningRate(0.9, true);
  t.mock.timers.tick(99);
  session.setLearningRate(0.5, true);
  t.mock.timers.tick(99);
  assert.equal(session.run.edits, '');
  t.mock.timers.tick(1);
  const rested = `${session.epoch}:lr:0.5`;
  assert.equal(session.run.edits, rested);
  drawFrame();
  session.setLearningRate(3, true);
  drawFrame();
  session.setLearningRate(0.5);
  assert.equal(session.run.edits, rested);
  session.end();
});

test('a rate on its way is forgotten with the run that it was dragged in', (t) => {
  for (const act of [
    (/** @type {Session} */ session) => session.pause(),
    (/** @type {Session} */ session) => session.newStart(),
  ]) {
    const session = training(t);
    session.setLearningRate(0.5, true);
    act(session);
    assert.equal(session.rateSet, session.learningRate);
    t.mock.timers.tick(1000);
    assert.equal(session.run.edits, '');
    session.end();
    t.mock.timers.reset();
  }
  const session = training(t);
  session.setLearningRate(0.5, true);
  session.end();
  // It would be told to an engine that is given back.
  t.mock.timers.tick(1000);
});

test('a rate that is dragged while it does not train holds at once', () => {
  const session = runAt('', 20);
  for (const rate of [0.9, 0.7, 0.5]) session.setLearningRate(rate, true);
  assert.equal(session.run.edits, '20:lr:0.5');
  session.end();
});
