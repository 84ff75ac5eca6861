// The most important of the built page, in WebKit.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Key, Origin } from 'selenium-webdriver';
import { expectSameNumbers, oracle } from '../oracle.js';
import { eventually, PHONE, test } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

/** The views, by their tabs, and what is in each when it is there. */
const VIEWS = {
  'Hidden space': '#space .finding',
  Formulas: '#formulas h3',
  'Why?': '#why h3',
  Survey: '#survey button',
  'Take it home': '#home pre',
};

const LEARNS = { seed: 0 };
const STAYS_STUCK = { seed: 11 };
const ROWS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

test('opens untrained, with the start that NumPy draws for seed 0', async (playground) => {
  await playground.open();
  assert.equal(await playground.driver.getTitle(), 'XOR Playground');
  const { mse, predictions } = oracle(LEARNS, 0);
  await playground.expectStatus(`Epoch 0 of 5,000, loss ${mse.toPrecision(4)}, 0 of 4 rows right`);
  expectSameNumbers(await playground.predictions(), predictions);
  await playground.expectText('[aria-label="Outcome"]', /^Press Train/);
});

test('learns, and ends at NumPy’s numbers', async (playground) => {
  await playground.open();
  await playground.trainToTheEnd();
  const { mse, predictions } = oracle(LEARNS, 5000);
  const loss = Number(mse.toPrecision(4));
  await playground.expectStatus(`Epoch 5,000 of 5,000, loss ${loss}, 4 of 4 rows right`);
  expectSameNumbers(await playground.predictions(), predictions);
  await playground.expectText('[aria-label="Outcome"]', /^Learnt: 4 of 4, first at epoch 666/);
  const progress = playground.part('progressbar', 'Training progress');
  assert.equal(await progress.getAttribute('aria-valuenow'), '5000');
});

test('steps through single epochs', async (playground) => {
  await playground.open();
  for (const epoch of [1, 2]) {
    await playground.button('Step').click();
    await playground.expectEpoch(`${epoch}`);
    expectSameNumbers(await playground.predictions(), oracle(LEARNS, epoch).predictions);
  }
});

test('pauses, stays there, and goes on to the same end', async (playground) => {
  await playground.open();
  await playground.type('Speed', 1);
  await playground.button('Train').click();
  await playground.expectStatus(/^Epoch [1-9]/);
  await playground.button('Pause').click();
  const words = await playground.one('[role="status"]').getText();
  const epoch = Number(/^Epoch ([\d,]+)/.exec(words)?.[1].replace(',', ''));
  assert(epoch < 5000, words);
  await playground.button('Step').click();
  await playground.expectEpoch((epoch + 1).toLocaleString('en-US'));
  await playground.trainToTheEnd();
  expectSameNumbers(await playground.predictions(), oracle(LEARNS, 5000).predictions);
});

test('resets to the same start', async (playground) => {
  await playground.open();
  await playground.trainToTheEnd();
  await playground.button('Reset').click();
  await playground.expectEpoch('0');
  expectSameNumbers(await playground.predictions(), oracle(LEARNS, 0).predictions);
});

test('draws a new start, and has it in the address', async (playground) => {
  await playground.open();
  await playground.button('Step').click();
  // Only then can it be seen that it is 0 again.
  await playground.expectEpoch('1');
  await playground.button('New start').click();
  await playground.expectEpoch('0');
  const seed = await playground.valueOf('Seed');
  assert.match(seed, /^[1-9]\d*$/);
  await playground.expectHash(`#seed=${seed}`);
  const predictions = await playground.predictions();
  assert.notDeepEqual(predictions, oracle(LEARNS, 0).predictions);
  await playground.open(`#seed=${seed}`);
  assert.deepEqual(await playground.predictions(), predictions);
});

test('has keys for Train, Pause, Step and Reset', async (playground) => {
  await playground.open('#epochs=100000');
  const { driver } = playground;
  const press = (/** @type {string} */ key) => driver.actions().sendKeys(key).perform();
  await press('s');
  await playground.expectEpoch('1', '100,000');
  await press(' ');
  await playground.expectButton('Pause');
  await press(' ');
  await playground.expectButton('Train');
  await press('r');
  await playground.expectEpoch('0', '100,000');
});

test('stays stuck with seed 11, says which rows are undecided, and offers two ways on', async (playground) => {
  await playground.open('#seed=11');
  await playground.trainToTheEnd();
  const { predictions } = oracle(STAYS_STUCK, 5000);
  expectSameNumbers(await playground.predictions(), predictions);
  await playground.expectStatus(/2 of 4 rows right$/);
  const outcome = await playground.one('[aria-label="Outcome"]').getText();
  assert.match(outcome, /^Not learnt after 5,000 epochs\s*Undecided: /);
  const [, second, , fourth] = predictions.map((output) => output.toFixed(4));
  const undecided = `Undecided: (0, 1) gives ${second}, (1, 1) gives ${fourth}.`;
  assert(outcome.includes(undecided), outcome);
  await playground.expectButton('Try another start');
  await playground.expectButton('One more hidden neuron');
});

test('shows where the hidden neurons put the rows', async (playground) => {
  await playground.open();
  await playground.openView('Hidden space');
  await playground.expectText(
    '#space .finding',
    /crosses .* no straight line can separate them\.$/,
  );
  await playground.trainToTheEnd();
  await playground.expectText('#space .finding', 'One straight line separates the 1s from the 0s.');
  const { colours } = await playground.drawing(await playground.picture('Hidden space'));
  assert(colours > 20, `${colours} colours`);
});

test('shows the formulas, laid out as such, with the numbers of now', async (playground) => {
  await playground.open();
  await playground.openView('Formulas');
  const box = () => playground.part('group', 'Formulas of this step');
  await eventually(async () => assert.match(await box().getText(), /\d\.\d{3}/));
  const fraction = await playground.one('#formulas mfrac').getRect();
  assert(fraction.height > 24, `a fraction is ${fraction.height} high`);
  await playground.choose('Step of the epoch', 'The update');
  await playground.expectText('#formulas h3', 'The update');
  const { parameters } = oracle(LEARNS, 1);
  const table = await playground.one('#formulas tbody');
  const after = await table.findElements({ css: 'td:last-child .number' });
  const words = await Promise.all(after.map((number) => number.getAttribute('textContent')));
  assert.deepEqual(
    words,
    parameters.map((parameter) => `${Number(parameter.toPrecision(4))}`),
  );
});

test('has the run as a program and as a link', async (playground) => {
  await playground.open('#seed=11');
  await playground.button('Step').click();
  await playground.openView('Take it home');
  await playground.expectText('#home pre', /import numpy as np.*EPOCHS = 1\n/s);
  await playground.expectText('#home pre', /np\.random\.seed\(11\)/);
  const link = playground.named('input', 'To this run at this epoch');
  const address = await link.getAttribute('value');
  assert.match(String(address), /#seed=11&at=1$/);
});

/** What each lesson's instrument says when it is opened. */
const LESSONS = {
  trial: { title: 'Learning by trial', says: /a = 1 · 5 \+ 3 = 8/ },
  neuron: { title: 'One neuron', says: /σ\(z\) = 0\.8176/ },
  activations: { title: 'Activation functions', says: /value \S+\s+slope \S+/ },
  'weight-and-bias': { title: 'Weight and bias', says: /at input 1: 0\.7311/ },
  descent: { title: 'Downhill', says: /This is the network of the run, at epoch 0\./ },
  xor: { title: 'Why one line is not enough', says: /Epoch 0: 1 of 4 rows right/ },
  epochs: { title: 'How many epochs', says: /for the first time at epoch 666/ },
  stuck: { title: 'The start that never learns', says: /Seed 11\s+loss 0\.3307/ },
};

for (const [id, { title, says }] of Object.entries(LESSONS)) {
  test(`opens the lesson ${id} by its link`, async (playground) => {
    await playground.open(`#lesson=${id}`);
    await playground.expectText('#lessons h3', title);
    await playground.expectText('#lessons [aria-current]', title);
    await playground.expectText('#lessons .body', says);
  });
}

/**
 * What the article's network answers to the four rows, or to other inputs.
 * @param {number[]} parameters
 * @param {number[][]} [inputs]
 */
function answersOf(parameters, inputs = ROWS) {
  const [x1, x2, y1, y2, bias1, bias2, h1, h2, bias] = parameters;
  const sigmoid = (/** @type {number} */ sum) => 1 / (1 + Math.exp(-sum));
  return inputs.map(([x, y]) => {
    const hidden1 = sigmoid(x1 * x + y1 * y + bias1);
    const hidden2 = sigmoid(x2 * x + y2 * y + bias2);
    return sigmoid(h1 * hidden1 + h2 * hidden2 + bias);
  });
}

test('a weight that is dragged changes the run, its address and its answers', async (playground) => {
  await playground.open();
  const { x, y } = await playground.placeOn('Weight h2 → output');
  const pointer = () => playground.driver.actions();
  const to = (/** @type {number} */ up) => ({ x, y: y - up, duration: 0, origin: Origin.VIEWPORT });
  await pointer().move(to(0)).press().move(to(20)).move(to(50)).release().perform();
  // Up is more: a pixel is 0.02.
  await playground.expectHash('#edits=0:p7:1.89');
  assert.equal(
    await playground.part('spinbutton', 'Weight h2 → output').getAttribute('aria-valuenow'),
    '1.89',
  );
  const { parameters } = oracle(LEARNS, 0);
  expectSameNumbers(await playground.predictions(), answersOf(parameters.with(7, 1.89)));
});

test('a weight is changed by keys, and by typing', async (playground) => {
  await playground.open();
  const link = await playground.part('spinbutton', 'Weight x → h1');
  await link.sendKeys(Key.ARROW_UP);
  await eventually(async () => assert.equal(await link.getAttribute('aria-valuenow'), '0.6488'));
  await link.sendKeys(Key.ENTER);
  await playground.type('Value of weight x → h1', -2);
  await playground.expectHash('#edits=0:p0:-2');
  const { parameters } = oracle(LEARNS, 0);
  expectSameNumbers(await playground.predictions(), answersOf(parameters.with(0, -2)));
});

test('goes back in time, and from there to the same end', async (playground) => {
  await playground.open();
  await playground.trainToTheEnd();
  const time = await playground.slider('Time');
  await time.sendKeys(Key.HOME);
  await playground.expectEpoch('0');
  await time.sendKeys(...Array(10).fill(Key.ARROW_RIGHT));
  await playground.expectEpoch('10');
  expectSameNumbers(await playground.predictions(), oracle(LEARNS, 10).predictions);
  await time.sendKeys(Key.END);
  await playground.expectEpoch('5,000');
  expectSameNumbers(await playground.predictions(), oracle(LEARNS, 5000).predictions);
});

test('a run that is saved as a file opens from it with the same numbers to the bit', async (playground) => {
  await playground.open('#seed=7&lr=0.02&epochs=400&hidden=3,2&activation=tanh&rule=adam');
  await playground.trainToTheEnd();
  await playground.type('Learning rate', 0.05);
  await playground.type('Epochs', 700);
  await playground.trainToTheEnd();
  await playground.expectEpoch('700', '700');
  const predictions = await playground.predictions();
  await playground.openView('Take it home');
  const text = await playground.offeredBy('JSON, the run');
  assert.deepEqual(JSON.parse(text).edits, [{ epoch: 400, learning_rate: 0.05 }]);

  const folder = mkdtempSync(path.join(os.tmpdir(), 'xor-playground-run-'));
  try {
    const file = path.join(folder, 'run.json');
    writeFileSync(file, text);
    await playground.open('#seed=1');
    await playground.openView('Take it home');
    await (await eventually(async () => playground.one('#home-file'))).sendKeys(file);
    await playground.expectText('#home-file-answer', 'The run is opened, at epoch 700.');
    await playground.expectEpoch('700', '700');
    assert.deepEqual(await playground.predictions(), predictions);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('opens a whole run from its link, which learns', async (playground) => {
  await playground.open('#lr=0.02&hidden=8,8&activation=tanh&rule=adam');
  await eventually(async () => {
    await playground.part('button', 'Neuron h2.8');
    assert.equal(await playground.choice('Rule').getAttribute('value'), 'adam');
  });
  assert.equal(await playground.valueOf('Learning rate'), '0.02');
  await playground.trainToTheEnd();
  await playground.expectStatus(/^Epoch 5,000 of 5,000, loss \S+, 4 of 4 rows right$/);
});

test('names what is wrong in a link, and honours the rest', async (playground) => {
  await playground.open('#seed=11&lr=often&colour=blue');
  await playground.expectText('#notice', /Learning rate takes a number .* 1 is used instead\./);
  await playground.expectText('#notice', /The link has “colour”/);
  assert.equal(await playground.valueOf('Learning rate'), '1');
  assert.equal(await playground.valueOf('Seed'), '11');
  expectSameNumbers(await playground.predictions(), oracle(STAYS_STUCK, 0).predictions);
});

test('answers nonsense where it is typed, and changes nothing', async (playground) => {
  await playground.open();
  await playground.button('Step').click();
  const { predictions } = oracle(LEARNS, 1);
  for (const [name, nonsense, accepts] of [
    ['Seed', 'abc', 'Seed takes a whole number from 0 to 4294967295'],
    ['Learning rate', '0', 'Learning rate takes a number from 0.001 to 20'],
    ['x', 'abc', 'x takes a number'],
  ]) {
    const good = await playground.valueOf(name);
    await playground.type(name, nonsense);
    const field = await playground.field(name);
    const error = `#${(await field.getAttribute('aria-describedby'))?.split(' ')[0]}`;
    await playground.expectText(error, new RegExp(`^${accepts}`));
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    expectSameNumbers(await playground.predictions(), predictions);
    await field.sendKeys(Key.ESCAPE);
    await playground.expectText(error, '');
    assert.equal(await playground.valueOf(name), good);
  }
  await playground.expectEpoch('1');
  assert.equal(await playground.hash(), '');
});

test('answers what is asked: typed, or by a click on the surface', async (playground) => {
  await playground.open();
  await playground.trainToTheEnd();
  await playground.type('x', 0);
  await playground.type('y', 1);
  const [, second] = await playground.predictions();
  await playground.expectText('#answer', `(0, 1) gives ${second}`);
  await playground.picture('Decision surface').click();
  await eventually(async () => assert.notEqual(await playground.valueOf('x'), '0'));
  const input = [Number(await playground.valueOf('x')), Number(await playground.valueOf('y'))];
  for (const number of input) assert(Math.abs(number - 0.5) < 0.1, `asked ${input}`);
  const text = await playground.one('#answer').getText();
  assert(text.startsWith(`(${input[0]}, ${input[1]}) gives `), text);
  const { parameters } = oracle(LEARNS, 5000);
  expectSameNumbers([Number(text.split(' gives ')[1])], answersOf(parameters, [input]));
});

test('draws the surface blue where the answer is 0, and orange where it is 1', async (playground) => {
  await playground.open();
  await playground.trainToTheEnd();
  // Beside the circles of the four rows.
  const { at } = await playground.drawing(await playground.picture('Decision surface'), [
    [0.2, 0.82],
    [0.2, 0.12],
    [0.86, 0.82],
    [0.86, 0.12],
  ]);
  const hues = at.map(([red, , blue]) => (red > blue ? 'orange' : 'blue'));
  assert.deepEqual(hues, ['blue', 'orange', 'orange', 'blue'], JSON.stringify(at));
});

test('draws the loss curve, and no more after Reset', async (playground) => {
  await playground.open();
  const curve = await playground.picture('Loss curve');
  const before = await playground.drawing(curve);
  await playground.trainToTheEnd();
  const learnt = await playground.drawing(curve);
  assert.notEqual(learnt.sum, before.sum);
  await playground.button('Reset').click();
  await playground.expectEpoch('0');
  await eventually(async () => assert.equal((await playground.drawing(curve)).sum, before.sum));
});

test('nothing scrolls sideways on a phone, whatever is open', async (playground) => {
  await playground.openOnPhone('#seed=11&colour=blue&lesson=descent');
  assert.equal(await playground.driver.executeScript('return innerWidth'), PHONE.width);
  await playground.trainToTheEnd();
  assert.equal(await playground.isScrolledSideways(), false);
  for (const [view, shows] of Object.entries(VIEWS)) {
    await playground.openView(view);
    await eventually(async () => assert(await playground.one(shows).isDisplayed(), shows));
    assert.equal(await playground.isScrolledSideways(), false, view);
  }
});

test('its policy holds, and what breaks it is noticed', async (playground) => {
  // A text is no script, and, where the browser does not ask for that, no script within the page is run.
  playground.provoked.push(
    /^Policy violated: (require-trusted-types-for by trusted-types-sink|script-src-elem by inline)/,
  );
  await playground.open();
  const error = await playground.driver.executeScript(() => {
    const script = document.createElement('script');
    try {
      script.textContent = 'document.title = "broken"';
      document.head.append(script);
      return '';
    } catch (error) {
      return String(error);
    }
  });
  assert.match(String(error), /^$|TrustedScript/);
  assert.equal(await playground.driver.getTitle(), 'XOR Playground');
});
