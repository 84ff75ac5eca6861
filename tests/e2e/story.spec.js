// The story that the page tells: a network that knows nothing learns XOR.

import { expectSameNumbers, oracle } from '../oracle.js';
import { drawFrames, holdFrames } from './frames.js';
import { expect, test } from './page.js';

const LEARNS = { seed: 0 };
const STAYS_STUCK = { seed: 11 };

test('opens untrained, with the start that NumPy draws for seed 0', async ({ playground }) => {
  await playground.open();
  await expect(playground.page).toHaveTitle('XOR Playground');
  await playground.expectEpoch(0);
  const start = oracle(LEARNS, 0);
  await expect(playground.status).toContainText(
    `loss ${start.mse.toPrecision(4)}, 0 of 4 rows right`,
  );
  expectSameNumbers(await playground.predictions(), start.predictions);
  await expect(playground.progress).toHaveAttribute('aria-valuenow', '0');
  await expect(playground.outcome.getByRole('heading')).toHaveText('Press Train');
});

test('learns in front of you, and ends at NumPy’s numbers', async ({ playground }) => {
  await playground.open();
  const start = await playground.read();

  await playground.train.click();
  await expect(playground.pause).toBeVisible();
  await expect(playground.train).toHaveCount(0);
  await expect.poll(async () => (await playground.read()).loss).toBeLessThan(start.loss / 4);

  await playground.expectEpoch('5,000');
  await expect(playground.train).toBeVisible();
  const end = oracle(LEARNS, 5000);
  await expect(playground.status).toHaveText(
    `Epoch 5,000 of 5,000, loss ${Number(end.mse.toPrecision(4))}, 4 of 4 rows right`,
  );
  expectSameNumbers(await playground.predictions(), end.predictions);
  await expect(playground.progress).toHaveAttribute('aria-valuenow', '5000');
  await expect(playground.outcome).toContainText('Learnt: 4 of 4, first at epoch 666');
});

test('takes 250 frames, of 20 epochs each, for the 5,000 epochs', async ({ playground }) => {
  await holdFrames(playground.page);
  await playground.open();
  await playground.train.click();
  for (const epoch of [20, 40, 60]) {
    await drawFrames(playground.page, 1);
    await playground.expectEpoch(epoch);
  }
  await drawFrames(playground.page, 246);
  await playground.expectEpoch('4,980');
  await expect(playground.pause).toBeVisible();
  await drawFrames(playground.page, 1);
  await playground.expectEpoch('5,000');
  await expect(playground.train).toBeVisible();
});

test('shows NumPy’s numbers on the way', async ({ playground }) => {
  await playground.open();
  for (const epoch of [1, 2]) {
    await playground.step.click();
    expectSameNumbers(await playground.predictions(), oracle(LEARNS, epoch).predictions);
  }
  await playground.type('Speed', 100_000);
  for (const epoch of [10, 100, 500, 1000, 2000]) {
    await playground.type('Epochs', epoch);
    await playground.train.click();
    await playground.ended();
    const { predictions, mse } = oracle(LEARNS, epoch);
    expectSameNumbers(await playground.predictions(), predictions);
    expect((await playground.read()).loss).toBe(Number(mse.toPrecision(4)));
  }
});

for (const run of [STAYS_STUCK, { seed: 108, hidden: 8 }]) {
  const hash = `#${new URLSearchParams(Object.entries(run).map(([key, value]) => [key, `${value}`]))}`;
  test(`ends at NumPy’s numbers for ${hash}`, async ({ playground }) => {
    await playground.open(hash);
    expectSameNumbers(await playground.predictions(), oracle(run, 0).predictions);
    await playground.trainToTheEnd();
    await playground.expectEpoch('5,000');
    expectSameNumbers(await playground.predictions(), oracle(run, 5000).predictions);
  });
}

test('answers (0, 1) with the number in the table, which is NumPy’s', async ({ playground }) => {
  await playground.open();
  await playground.trainToTheEnd();
  await expect(playground.answer).toHaveText(/^\(0, 1\) gives 0\.98\d{13,16}$/);
  const [, second] = await playground.predictions();
  expect(await playground.answered()).toBe(second);
  expectSameNumbers([await playground.answered()], [oracle(LEARNS, 5000).predictions[1]]);
});

test('shows rows, targets, rounded predictions and verdicts in the truth table', async ({
  playground,
}) => {
  await playground.open();
  const { predictions } = oracle(LEARNS, 0);
  const shown = predictions.map((prediction) => prediction.toFixed(4));
  await expect(playground.rows).toHaveText([
    new RegExp(`^000${shown[0]}✗ wrong$`),
    new RegExp(`^011${shown[1]}○ right side$`),
    new RegExp(`^101${shown[2]}○ right side$`),
    new RegExp(`^110${shown[3]}✗ wrong$`),
  ]);

  await playground.trainToTheEnd();
  await expect(playground.rows.getByText('right', { exact: true })).toHaveCount(4);
});

test('counts in the status line the rows that are within 0.1 of their target', async ({
  playground,
}) => {
  await playground.open(`#seed=${STAYS_STUCK.seed}`);
  await playground.trainToTheEnd();
  const targets = [0, 1, 1, 0];
  const near = oracle(STAYS_STUCK, 5000).predictions.filter(
    (prediction, row) => Math.abs(prediction - targets[row]) < 0.1,
  );
  await expect(playground.status).toContainText(`${near.length} of 4 rows right`);
  await expect(playground.rows.getByText('right', { exact: true })).toHaveCount(near.length);
});

test('gives the same digits again, also after a reload', async ({ playground }) => {
  await playground.open('#seed=3');
  await playground.trainToTheEnd();
  const first = await playground.predictions();

  await playground.page.reload();
  await playground.expectEpoch('5,000');
  expect(await playground.predictions()).toEqual(first);
  await playground.reset.click();
  await playground.expectEpoch(0);
  await playground.trainToTheEnd();
  expect(await playground.predictions()).toEqual(first);
});
