// The run under way, without a screen: frames are drawn by hand, and the numbers are the engine's.

import assert from 'node:assert/strict';
import test from 'node:test';
import { assertNear, oracle, RUNS } from '../oracle.js';
import { runAt } from './engine.js';
import { drawFrame, holdFrames } from './frames.js';

const { settingRange } = await import('xor-playground');
const { verdictsIn } = await import('../../www/state/verdicts.js');

/** @typedef {import('../../www/state/session.js').Session} Session */

holdFrames();

/** @param {Session} session */
const numbersOf = ({ trainer }) => Array.from(trainer.outputs());

test('it has NumPy’s numbers at every epoch that NumPy was asked for', () => {
  // At larger rates a run may leap about, which makes more of the last digit than these digits allow.
  for (const { seed, lr, hidden, states } of RUNS.filter(({ lr }) => lr <= 1)) {
    for (const { epoch, parameters, predictions, mse } of states) {
      const link = `seed=${seed}&lr=${lr}&hidden=${hidden}`;
      const session = runAt(link, epoch);
      const { trainer } = session;
      assert.equal(session.epoch, epoch);
      assertNear(`${link}, epoch ${epoch}`, trainer.outputs(), predictions);
      assertNear(`${link}, epoch ${epoch}`, trainer.parameters(), parameters);
      assertNear(`${link}, epoch ${epoch}`, [trainer.loss], [mse]);
    }
  }
});

/** What a row with this target adds to the mean, where this is the output. @type {Record<string, (t: number, y: number) => number>} */
const LOSSES = {
  'cross-entropy': (t, y) => -t * Math.log(y) - (1 - t) * Math.log(1 - y),
  'hinge loss': (t, y) => Math.max(0, 1 - (2 * t - 1) * (2 * y - 1)),
  'Huber loss': (t, y) => (Math.abs(t - y) <= 1 ? (t - y) ** 2 / 2 : Math.abs(t - y) - 0.5),
};

for (const [link, name] of [
  ['loss=cross-entropy', 'cross-entropy'],
  ['loss=cross-entropy&l2=0.01&batch=3&hidden=3', 'cross-entropy'],
  ['loss=cross-entropy&data=circle&split=25&lr=0.3', 'cross-entropy'],
  ['loss=hinge&lr=0.1&l1=0.001', 'hinge loss'],
  ['loss=huber&output=linear&start=uniform&range=5&lr=0.01', 'Huber loss'],
]) {
  test(`what is descended is the mean of the loss over the rows that train: ${link}`, () => {
    for (const epoch of [0, 300]) {
      const session = runAt(link, epoch);
      const [called, loss] = session.descended ?? [];
      const outputs = session.trainer.outputs();
      const losses = session.rows
        .map((row, at) => LOSSES[name](row[row.length - 1], outputs[at]))
        .filter((_, at) => !session.data.tests.has(at));
      assert.equal(called, name);
      assert.equal(losses.length, session.count);
      assertNear(`epoch ${epoch}`, [loss ?? Number.NaN], [mean(losses)]);
    }
  });
}

test('what is descended is ln 2 where all answers are ½, and not told where it is squares', () => {
  const [, loss] = runAt('loss=cross-entropy&start=zeros', 100).descended ?? [];
  assert.ok(Math.abs((loss ?? 0) - Math.LN2) < 1e-15);
  for (const link of ['', 'loss=mse', 'loss=mse&rule=adam&l2=0.1', 'data=circle&split=25']) {
    assert.equal(runAt(link, 10).descended, undefined, link);
  }
});

/** @param {number[]} numbers */
function mean(numbers) {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

test('it trains as many epochs a frame as the speed says, and ends exactly at the target', () => {
  const session = runAt('epochs=50', 0);
  session.train();
  assert.equal(session.training, true);
  for (const epoch of [20, 40, 50]) {
    drawFrame();
    assert.equal(session.epoch, epoch);
  }
  assert.equal(session.training, false);
  drawFrame();
  assert.equal(session.epoch, 50);
});

test('it is no faster on a screen with more frames a second', () => {
  const session = runAt('', 0);
  session.train();
  for (let frame = 0; frame < 8; frame++) drawFrame(1000 / 120);
  assert.equal(session.epoch, 80);
});

test('it is no slower where frames come late', () => {
  for (const rate of [50, 15, 4]) {
    const session = runAt('', 0);
    session.train();
    // The first one begins.
    drawFrame(1000 / rate);
    assert.equal(session.epoch, 20);
    for (let frame = 0; frame < rate; frame++) drawFrame(1000 / rate);
    // In a second, within what is not due yet.
    assert.ok(Math.abs(session.epoch - 20 - 60 * 20) <= 20, `${rate}: ${session.epoch}`);
  }
});

test('what nobody was there to see is not made up for, nor what was before it began', () => {
  const session = runAt('', 0);
  session.train();
  drawFrame();
  drawFrame(3_600_000);
  assert.equal(session.epoch, 40);
  session.pause();
  drawFrame(500);
  session.train();
  drawFrame();
  assert.equal(session.epoch, 60);
});

test('late frames lead to the same run', () => {
  const [steady, late] = ['seed=3', 'seed=3'].map((link) => runAt(link, 0));
  trainToTheEnd(steady);
  late.train();
  for (let frame = 0; late.training; frame++) drawFrame(10 + ((frame * 37) % 200));
  assert.equal(late.link, steady.link);
  assert.deepEqual(late.trainer.parameters(), steady.trainer.parameters());
});

test('a frame that has taken its time ends, whatever the speed, and the next one goes on', () => {
  const session = runAt('hidden=16,16&epochs=100000', 0);
  session.setSpeed(100_000);
  session.train();
  // Time flies: whatever looks at the clock finds that 5 ms are over.
  let now = performance.now();
  Object.defineProperty(performance, 'now', {
    value: () => {
      now += 5;
      return now;
    },
    configurable: true,
  });
  drawFrame();
  const { epoch } = session;
  assert.ok(epoch > 0 && epoch < 100_000, `${epoch}`);
  drawFrame();
  assert.ok(session.epoch > epoch && session.epoch < 100_000, `${session.epoch}`);
  assert.equal(session.training, true);
  session.pause();
  holdFrames();
});

/** @param {Session} session */
function trainToTheEnd(session) {
  session.train();
  while (session.training) drawFrame();
}

test('where the target is reached, Train goes on by as many epochs as were set at first', () => {
  const session = runAt('epochs=50');
  for (const epochs of [100, 150]) {
    trainToTheEnd(session);
    assert.deepEqual([session.epoch, session.link], [epochs, `epochs=${epochs}`]);
  }
  assert.deepEqual(numbersOf(session), numbersOf(runAt('', 150)));
  session.undo();
  assert.deepEqual(session.standing, { link: 'epochs=100', epoch: 100, head: 100 });
  // What was set at first is known again, too.
  trainToTheEnd(session);
  assert.equal(session.epoch, 150);
});

test('a network that was broken after the end heals: Train keeps what was changed', () => {
  const session = runAt('');
  session.setParameter(4, 2);
  assert.ok(verdictsIn(session.trainer).includes('wrong'));
  session.setLearningRate(2);
  session.setSpeed(1000);
  trainToTheEnd(session);
  assert.equal(session.link, 'epochs=10000&edits=5000:lr:2,5000:p4:2');
  assert.ok(verdictsIn(session.trainer).every((verdict) => verdict === 'right'));
});

test('with Epochs below the present epoch, Train goes on to the next multiple of them', () => {
  const session = runAt('epochs=500', 450);
  session.setEpochs(200);
  assert.deepEqual([session.epoch, session.finished], [450, true]);
  trainToTheEnd(session);
  assert.deepEqual([session.epoch, session.link], [600, 'epochs=600']);
});

test('Train goes no further than the most epochs that a link can set', () => {
  const [, most] = settingRange('epochs');
  const session = runAt(`epochs=${most - 10}`);
  session.setSpeed(100_000);
  trainToTheEnd(session);
  assert.deepEqual([session.epoch, session.canTrain], [most, false]);
  session.train();
  assert.equal(session.training, false);
});

test('a run that diverged goes on only once something is changed', () => {
  const session = runAt('lr=0.05&output=linear&edits=5:lr:7');
  const { standing } = session;
  assert.equal(session.canTrain, false);
  session.train();
  assert.deepEqual([session.training, session.standing], [false, standing]);
  session.setLearningRate(0.01);
  session.train();
  drawFrame();
  assert.ok(session.epoch > standing.epoch);
  session.pause();
});

test('a step goes on beyond the target, and pauses', () => {
  const session = runAt('epochs=1');
  session.step();
  assert.equal(session.epoch, 2);
  session.setEpochs(100);
  session.train();
  session.step();
  assert.equal(session.training, false);
  drawFrame();
  assert.equal(session.epoch, 3);
});

test('the settings are what differs from the article’s, in one order', () => {
  const session = runAt('', 0);
  session.setEpochs(10_000);
  session.change({ seed: 11 });
  session.setLearningRate(0.8);
  session.change({ hidden: 8 });
  // The rate was changed at epoch 0 of a run that is not trained.
  assert.equal(session.link, 'seed=11&lr=0.8&epochs=10000&hidden=8');
  assert.deepEqual(session.changed, ['seed', 'lr', 'epochs', 'hidden']);
  session.change({ seed: 0, hidden: 2 });
  session.setEpochs(5000);
  assert.equal(session.link, 'lr=0.8');
  session.setLearningRate(1);
  assert.equal(session.link, '');
});

test('settings for which the page has no control are kept', () => {
  const kept = 'loss=mse&start=xavier-normal&l2=0.001';
  const session = runAt(kept, 0);
  const start = numbersOf(session);
  session.change({ seed: 11 });
  assert.equal(session.link, `seed=11&${kept}`);
  assert.notDeepEqual(numbersOf(session), start);
  session.newStart();
  assert.equal(session.link, `seed=${session.setting('seed')}&${kept}`);
  session.reset();
  assert.equal(session.link, `seed=${session.setting('seed')}&${kept}`);
});

test('settings for which the page has no control are honoured', () => {
  const plain = numbersOf(runAt('seed=5'));
  for (const other of [
    'loss=cross-entropy',
    'output=tanh',
    'start=uniform',
    'batch=2',
    'l1=0.01',
  ]) {
    assert.notDeepEqual(numbersOf(runAt(`seed=5&${other}`)), plain, other);
  }
});

test('given weights stay with Reset, and a seed draws them again', () => {
  const given = 'parameters=1,2,3,4,5,6,7,8,9';
  const session = runAt(given, 1);
  session.reset();
  assert.equal(session.link, given);
  assert.deepEqual(Array.from(session.trainer.parameters()), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(session.setting('seed'), '');
  session.change({ seed: 3 });
  assert.equal(session.link, 'seed=3');
});

test('a change on the way holds from its epoch on, and is in the link', () => {
  const session = runAt('epochs=200', 100);
  session.setLearningRate(0.3);
  assert.equal(session.run.edits, '100:lr:0.3');
  assert.equal(session.link, 'epochs=200&edits=100:lr:0.3');
  session.setParameter(4, -0.5);
  assert.equal(session.link, 'epochs=200&edits=100:lr:0.3,100:p4:-0.5');
  session.seek(50);
  assert.equal(session.learningRate, 1);
  session.seek(100);
  assert.equal(session.learningRate, 0.3);
});

test('the same value again is no change', () => {
  const session = runAt('', 10);
  session.setLearningRate(1);
  session.setParameter(4, session.trainer.parameters()[4]);
  session.change({ seed: 0 });
  assert.deepEqual([session.link, session.epoch], ['', 10]);
});

test('a step in the past drops what was changed after it', () => {
  const link = 'epochs=200&edits=100:lr:0.3&l2=0.001';
  const past = runAt(link);
  past.seek(50);
  assert.equal(past.link, link);
  past.step();
  assert.equal(past.link, 'epochs=200&l2=0.001');
});

test('after Reset, what was changed on the way comes again at its epoch', () => {
  const link = 'epochs=200&edits=0:p4:2,100:lr:0.3&l2=0.001';
  const session = runAt(link);
  const numbers = numbersOf(session);
  session.reset();
  assert.deepEqual(session.standing, { link, epoch: 0, head: 0 });
  assert.equal(session.trainer.parameters()[4], 2);
  assert.equal(session.learningRate, 1);
  trainToTheEnd(session);
  assert.deepEqual(numbersOf(session), numbers);
  session.resetWithoutChanges();
  const plain = { link: 'epochs=200&l2=0.001', epoch: 0, head: 0 };
  assert.deepEqual([session.standing, session.run.edits], [plain, '']);
});

test('new starts have seeds that can be said aloud, and never the present one', () => {
  const session = runAt('seed=4000000000', 0);
  const seeds = new Set();
  for (let start = 0; start < 200; start++) {
    const before = session.setting('seed');
    session.newStart();
    const seed = session.setting('seed');
    assert.match(seed, /^\d{1,4}$/);
    assert.notEqual(seed, before);
    seeds.add(seed);
  }
  // With 10,000 to draw from, hardly any comes again.
  assert.ok(seeds.size > 150, `${seeds.size}`);
});

test('what changes within a frame is drawn once, at its end, together with what the frame trains', () => {
  const session = runAt('', 0);
  /** @type {number[]} */
  const drawn = [];
  session.onChange(() => drawn.push(session.epoch));
  drawFrame();
  drawn.length = 0;
  session.step();
  session.setSpeed(30);
  session.redraw();
  assert.deepEqual(drawn, []);
  drawFrame();
  assert.deepEqual(drawn, [1]);
  drawFrame();
  assert.deepEqual(drawn, [1]);
  session.train();
  drawFrame();
  session.redraw();
  drawFrame();
  assert.deepEqual(drawn, [1, 31, 61]);
  session.pause();
});

test('a run is the same object until it is another run', () => {
  const session = runAt('hidden=3', 10);
  const { run } = session;
  session.step();
  assert.equal(session.run, run);
  session.change({ hidden: 3 });
  assert.equal(session.run, run);
  session.setLearningRate(0.5);
  assert.notEqual(session.run, run);
  assert.deepEqual([run.link, session.run.hidden], ['hidden=3', [3]]);
  assert.ok(Object.isFrozen(session.run) && Object.isFrozen(session.run.hidden));
});

test('another run has no past', () => {
  const session = runAt('seed=11', 60);
  session.load('seed=3');
  assert.deepEqual(session.standing, { link: 'seed=3', epoch: 0, head: 0 });
  session.goTo(10);
  assert.deepEqual(numbersOf(session), numbersOf(runAt('seed=3', 10)));
});

test('an epoch that is not trained yet is gone to whatever Epochs and Speed say', () => {
  const session = runAt('seed=11&epochs=100', 0);
  session.speed = 1;
  session.goTo(500);
  while (session.training) drawFrame();
  assert.equal(session.epoch, 500);
  assert.equal(session.goal, undefined);
  assertNear('prediction', numbersOf(session), oracle({ seed: 11 }, 500).predictions);
  session.goTo(3);
  assert.equal(session.epoch, 3);
  assert.equal(session.trainer.head, 500);
});

test('a run that diverges on the way to an epoch stops there', () => {
  const session = runAt('lr=0.05&output=linear&edits=5:lr:7', 0);
  session.goTo(5000);
  while (session.training) drawFrame();
  assert.equal(session.divergedAt, session.epoch + 1);
});

test('coming back restores the run, the epoch, and how far it was trained', () => {
  const session = runAt('seed=11&edits=30:p4:2', 60);
  session.seek(40);
  const { standing } = session;
  const numbers = numbersOf(session);
  session.load('seed=3');
  session.step();
  session.giveUp(standing);
  assert.deepEqual(session.standing, standing);
  assert.deepEqual(numbersOf(session), numbers);
});

test('while training, what takes long to draw takes turns, and in a large network the stage does, too', () => {
  const small = runAt('', 0);
  const large = runAt('hidden=16,16,16', 0);
  for (const session of [small, large]) {
    assert.deepEqual([session.turn, session.isTurn(0), session.isTurn(1)], [undefined, true, true]);
    session.train();
  }
  const turns = [1, 2, 3, 4].map(() => {
    drawFrame();
    assert.deepEqual([small.isTurn(0), small.isTurn(1)], [true, true]);
    assert.deepEqual([large.isTurn(0), large.isTurn(1)], [large.turn === 0, large.turn === 1]);
    // Drawn twice in a frame, it is the same.
    large.redraw();
    return large.turn;
  });
  assert.deepEqual(turns.toSorted(), [0, 0, 1, 1]);
  assert.equal(turns[0], turns[2]);
});

test('going to an epoch goes on, whatever Epochs is set to on the way', () => {
  const session = runAt('hidden=16,16', 0);
  let time = performance.now();
  // A slow machine: each look at the clock is later than a frame may take.
  Object.defineProperty(performance, 'now', { value: () => (time += 10), configurable: true });
  session.goTo(100_000);
  session.setEpochs(100);
  holdFrames();
  assert.deepEqual([session.training, session.goal, session.epochs], [true, 100_000, 100]);
});

/**
 * A long run, at its end, on a slow machine: each look at the clock is 5 ms later, so that two fill a frame.
 * @param {(session: Session) => void} use
 */
function withLongRun(use) {
  const session = runAt('epochs=1000000');
  let now = performance.now();
  Object.defineProperty(performance, 'now', { value: () => (now += 5), configurable: true });
  use(session);
  holdFrames();
}

/** Far from what is kept of the long run. */
const FAR = 821_247;

test('an epoch of a long run is gone back to frame by frame', () => {
  withLongRun((session) => {
    const parameters = () => Array.from(session.trainer.parameters());
    const { link } = session;
    session.seek(FAR);
    assert.deepEqual([session.training, session.goal], [true, FAR]);
    assert.deepEqual(session.standing, { link, epoch: FAR, head: 1_000_000 });
    const onTheWay = session.epoch;
    assert.ok(onTheWay < FAR, `${onTheWay}`);
    while (session.training) drawFrame();
    assert.deepEqual([session.epoch, session.head, session.goal], [FAR, 1_000_000, undefined]);
    const there = parameters();
    session.seek(onTheWay);
    while (session.training) drawFrame();
    assert.notDeepEqual(parameters(), there);
    assert.deepEqual(there, Array.from(runAt('epochs=1000000', FAR).trainer.parameters()));
  });
});

test('what is gone back to is called off by whatever else is done', () => {
  /** @type {[act: (session: Session) => void, epoch: number | undefined][]} */
  const acts = [
    [(session) => session.pause(), undefined],
    [(session) => session.seek(2048), 2048],
    [(session) => session.seek(1_000_000), 1_000_000],
    [(session) => session.reset(), 0],
  ];
  for (const [act, epoch] of acts) {
    withLongRun((session) => {
      session.seek(FAR);
      const onTheWay = session.epoch;
      act(session);
      while (session.training) drawFrame();
      assert.deepEqual([session.epoch, session.goal], [epoch ?? onTheWay, undefined]);
    });
  }
});

test('far back in a long run, a change waits until the run is trained again up to there', () => {
  withLongRun((session) => {
    session.seek(FAR);
    while (session.training) drawFrame();
    const { standing } = session;
    session.setLearningRate(0.5);
    drawFrame();
    assert.deepEqual([session.training, session.learningRate], [true, 1]);
    assert.equal(session.isPreparing, true);
    assert.deepEqual(session.standing, standing);
    // Another one takes its place, and goes on where that was.
    session.setLearningRate(0.25);
    while (session.training) drawFrame();
    assert.deepEqual([session.epoch, session.head, session.learningRate], [FAR, FAR, 0.25]);
    assert.equal(session.isPreparing, false);
    assert.equal(session.link, `epochs=1000000&edits=${FAR}:lr:0.25`);
    session.undo();
    assert.deepEqual(session.standing, standing);
  });
});

test('what is undone far back is not seen to be overshot, while what followed is trained again', () => {
  withLongRun((session) => {
    session.seek(FAR);
    while (session.training) drawFrame();
    const { standing } = session;
    const there = Array.from(session.trainer.parameters());
    session.setLearningRate(0.5);
    while (session.training) drawFrame();
    session.undo();
    const beyond = new Set();
    const epochs = [];
    while (session.training) {
      drawFrame();
      epochs.push(session.epoch);
      if (session.trainer.epoch > FAR) beyond.add(session.moment);
    }
    assert.deepEqual([session.standing, beyond.size], [standing, 1]);
    assert.ok(Math.max(...epochs) === FAR, `${Math.max(...epochs)}`);
    assert.deepEqual(Array.from(session.trainer.parameters()), there);
    // Called off on the way, it is where it was seen to be.
    session.redo();
    while (session.training) drawFrame();
    session.undo();
    while (session.trainer.epoch <= FAR) drawFrame();
    assert.equal(session.epoch, FAR);
    session.pause();
    assert.deepEqual([session.epoch, session.trainer.epoch, session.goal], [FAR, FAR, undefined]);
    assert.deepEqual(Array.from(session.trainer.parameters()), there);
  });
});

test('and so do a step and Train, until something else is done', () => {
  withLongRun((session) => {
    session.seek(FAR);
    while (session.training) drawFrame();
    const { standing } = session;
    for (const act of [() => session.step(), () => session.train()]) {
      act();
      drawFrame();
      assert.equal(session.training, true);
      session.pause();
      assert.deepEqual(session.standing, standing);
    }
    session.step();
    while (session.training) drawFrame();
    assert.deepEqual([session.epoch, session.head], [FAR + 1, FAR + 1]);
    session.train();
    drawFrame();
    assert.deepEqual([session.epoch, session.head], [FAR + 21, FAR + 21]);
  });
});

/**
 * A run with epochs of so many batches that they take longer than a frame of a slow machine, of which each look at the
 * clock is 5 ms later.
 * @param {string} more of its link
 * @param {(session: Session) => void} use
 */
function withLongEpochs(more, use) {
  const link = `lr=0.01&hidden=16,16,16&rule=adam&data=circle&samples=2000&split=25&batch=8${more}`;
  const session = runAt(link, 0);
  let now = performance.now();
  Object.defineProperty(performance, 'now', { value: () => (now += 5), configurable: true });
  use(session);
  holdFrames();
}

test('what was done is drawn before a long step, and who goes on doing things stops none', () => {
  withLongEpochs('&epochs=1000', (session) => {
    session.train();
    drawFrame();
    const { trainer } = session;
    let steps = 0;
    const stepFor = trainer.stepFor.bind(trainer);
    trainer.stepFor = (...limits) => {
      steps += 1;
      return stepFor(...limits);
    };
    let drawn = 0;
    session.onChange(() => {
      drawn += 1;
    });
    const seen = [false, false, true, true, true, true, false, true].map((isDone) => {
      if (isDone) session.askAt({ x: drawn });
      const before = steps;
      drawFrame();
      return steps - before;
    });
    assert.deepEqual(seen, [1, 1, 0, 1, 0, 1, 1, 0]);
    assert.equal(drawn, seen.length);
    session.end();
  });
});

test('an epoch that takes longer than a frame is trained in several, with the same numbers', () => {
  withLongEpochs('&epochs=3', (session) => {
    session.train();
    const moments = new Set();
    let frames = 0;
    while (session.training) {
      drawFrame();
      frames += 1;
      // In between, there is nothing new to see.
      moments.add(session.moment);
    }
    // Those of the epochs 0 to 3.
    assert.deepEqual([session.epoch, moments.size], [3, 4]);
    assert.ok(frames > 9, `${frames}`);
    const straight = runAt(session.link, 0);
    straight.trainer.step(3);
    assert.deepEqual(numbersOf(session), numbersOf(straight));
  });
});

test('whatever is done within an epoch is done at its beginning', () => {
  withLongEpochs('', (session) => {
    session.train();
    while (session.epoch < 1) drawFrame();
    drawFrame();
    session.pause();
    assert.equal(session.epoch, 1);
    session.setLearningRate(0.02);
    assert.ok(session.link.includes('edits=1:lr:0.02'), session.link);
    session.step();
    const straight = runAt(session.link, 2);
    assert.equal(session.epoch, 2);
    assert.deepEqual(numbersOf(session), numbersOf(straight));
  });
});

test('a run that diverges within such an epoch stops before it, and says so', () => {
  withLongEpochs('&output=linear&edits=1:p608:1e300', (session) => {
    session.train();
    const before = session.moment;
    while (session.training) drawFrame();
    assert.deepEqual([session.epoch, session.divergedAt, session.canTrain], [1, 2, false]);
    assert.notEqual(session.moment, before);
  });
});

test('where it is paused, it is known a few frames later that such an epoch diverges', () => {
  withLongEpochs('&output=linear&edits=1:p608:1e300', (session) => {
    session.step();
    const before = session.moment;
    assert.deepEqual([session.epoch, session.divergedAt, session.canTrain], [1, undefined, true]);
    let frames = 0;
    while (session.divergedAt === undefined) {
      drawFrame();
      frames += 1;
    }
    assert.deepEqual([session.epoch, session.divergedAt, session.canTrain], [1, 2, false]);
    assert.notEqual(session.moment, before);
    assert.ok(frames > 1, `${frames}`);
  });
});

test('what has stopped for good asks for no more frames', () => {
  const session = runAt('', 0);
  session.fail();
  session.train();
  drawFrame();
  assert.deepEqual([session.training, session.epoch], [false, 0]);
});
