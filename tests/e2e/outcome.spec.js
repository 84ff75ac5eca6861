// When a run has ended, the page says how, why, and what to try next.

import { expectSameNumbers, oracle } from '../oracle.js';
import { drawFrames, drawUntil, holdFrames } from './frames.js';
import { expect, test } from './page.js';

const STUCK = { seed: 11 };

test('learnt: says so, and offers nothing', async ({ playground }) => {
  await playground.open();
  await playground.trainToTheEnd();
  await expect(playground.outcome.getByRole('heading')).toHaveText(/^Learnt/);
  await expect(playground.outcome.getByRole('button')).toHaveCount(0);
  await playground.reset.click();
  await expect(playground.outcome.getByRole('heading')).toHaveText('Press Train');
});

test('at the start: random weights are called so, and those that are given are not', async ({
  playground,
}) => {
  const goal = 'It is to answer 1 (orange) where x and y differ, else 0 (blue).';
  await playground.open('#start=zeros');
  await expect(playground.outcome).toContainText(
    `The network starts from these weights and biases. ${goal}`,
  );
  await playground.page.evaluate("location.hash = '#seed=3'");
  await expect(playground.outcome).toContainText(
    `The network starts from random weights and biases. ${goal}`,
  );
});

test('stuck: names the undecided rows, says how usual that is, and offers two ways on', async ({
  playground,
}) => {
  await playground.open('#seed=11');
  await playground.trainToTheEnd();
  const { outcome } = playground;
  const outputs = oracle(STUCK, 5000).predictions.map((output) => output.toFixed(4));
  await expect(outcome.getByRole('heading')).toHaveText('Not learnt after 5,000 epochs');
  await expect(outcome).toContainText(
    `Undecided: (0, 1) gives ${outputs[1]}, (1, 1) gives ${outputs[3]}.`,
  );
  await expect(outcome).toContainText('About one random start in six does not learn');
  await expect(outcome.getByRole('button')).toHaveText([
    'Why?',
    'Try another start',
    'One more hidden neuron',
  ]);
});

test('says while it trains that it does, and no more', async ({ playground }) => {
  await holdFrames(playground.page);
  await playground.open('#seed=11&epochs=60');
  await playground.train.click();
  await drawFrames(playground.page, 2);
  await drawUntil(playground.page, () =>
    expect(playground.outcome.getByRole('heading')).toHaveText('Training', { timeout: 500 }),
  );
  await expect(playground.outcome.getByRole('button')).toHaveCount(0);
  await drawFrames(playground.page, 1);
  await drawUntil(playground.page, () =>
    expect(playground.outcome).toContainText('Not learnt after 60 epochs', { timeout: 500 }),
  );
});

test('“Try another start” draws a seed and trains it to the end', async ({ playground }) => {
  await playground.open('#seed=11');
  await playground.trainToTheEnd();
  await playground.button('Try another start').click();
  await expect(playground.field('Seed')).not.toHaveValue('11');
  await playground.expectEpoch('5,000');
  await playground.ended();
});

test('“One more hidden neuron” trains three, the same start drawn for three', async ({
  playground,
}) => {
  await playground.open('#seed=11');
  await playground.trainToTheEnd();
  await playground.button('One more hidden neuron').click();
  await expect(playground.field('Hidden neurons')).toHaveValue('3');
  await expect(playground.field('Seed')).toHaveValue('11');
  await playground.expectEpoch('5,000');
  await playground.ended();
  await expect(playground.outcome.getByRole('heading')).toHaveText(/^Learnt: 4 of 4/);
});

test('too short: offers to go on, and does from where it is', async ({ playground }) => {
  await playground.open('#epochs=100');
  await playground.trainToTheEnd();
  await expect(playground.outcome).toContainText('It may only need longer');
  await playground.button('Go on to epoch 5,000').click();
  await playground.expectEpoch('5,000');
  await playground.ended();
  await expect(playground.outcome.getByRole('heading')).toHaveText(/^Learnt/);
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 5000).predictions);
});

test('no hidden layer: says that a single line cannot do it, and adds a layer that can', async ({
  playground,
}) => {
  await playground.open('#hidden=0');
  await playground.trainToTheEnd();
  await expect(playground.outcome).toContainText('Without hidden layers, there is one');
  await expect(playground.outcome.getByRole('button')).toHaveText(['Why?', 'Add a hidden layer']);
  await playground.button('Add a hidden layer').click();
  await playground.expectEpoch('5,000');
  await playground.ended();
  await expect(playground.outcome.getByRole('heading')).toHaveText(/^Learnt/);
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 5000).predictions);
});

test('“Why?” opens the view that says what is in the way', async ({ playground }) => {
  await playground.open('#seed=11');
  await playground.trainToTheEnd();
  await playground.outcome.getByRole('button', { name: 'Why?' }).click();
  await playground.expectView('Why?');
});
