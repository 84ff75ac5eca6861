// A link to a moment: the epoch that a link names is gone to, and weights that were changed by hand are there.

import { expectSameNumbers, oracle } from '../oracle.js';
import { DIVERGES_AT_7, expect, test } from './page.js';
import { drawingOf } from './picture.js';

/**
 * @param {import('./page.js').Playground} playground
 * @param {string} hash
 */
async function expectHash({ page }, hash) {
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(hash);
}

test('a link opens at the epoch that it names, with its numbers', async ({ playground }) => {
  await playground.open('#seed=11&at=500');
  await playground.expectEpoch(500);
  await expect(playground.train).toBeVisible();
  expectSameNumbers(await playground.predictions(), oracle({ seed: 11 }, 500).predictions);
  await expect(playground.notice).toBeHidden();
  // There is a past, and Train goes on from there.
  await playground.time.fill('100');
  await playground.expectEpoch(100);
  expectSameNumbers(await playground.predictions(), oracle({ seed: 11 }, 100).predictions);
  await playground.time.fill('500');
  await playground.trainToTheEnd();
  expectSameNumbers(await playground.predictions(), oracle({ seed: 11 }, 5000).predictions);
});

test('the epoch stays in the address until one goes on from there', async ({ playground }) => {
  await playground.open('#seed=11&at=500');
  await playground.expectEpoch(500);
  await expectHash(playground, '#seed=11&at=500');
  await playground.page.reload();
  await playground.expectEpoch(500);
  await playground.step.click();
  await expectHash(playground, '#seed=11');
  await playground.open('#at=10');
  await playground.expectEpoch(10);
  await playground.time.fill('3');
  await expectHash(playground, '');
});

test('an epoch beyond the end of training, or the same run at another epoch, is gone to', async ({
  playground,
}) => {
  await playground.open('#epochs=100&at=500');
  await playground.expectEpoch(500, null);
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 500).predictions);
  await playground.open('#epochs=100&at=0');
  await playground.expectEpoch(0, 100);
});

test('an epoch that cannot be used is named, and the rest of the link counts', async ({
  playground,
}) => {
  for (const at of ['-1', '500=500']) {
    await playground.open(`#seed=11&at=${at}`);
    await expect(playground.notice).toContainText(
      'The link: at takes a whole number from 0 to 10000000. It opens at its start.',
    );
    await playground.expectEpoch(0);
    await expect(playground.field('Seed')).toHaveValue('11');
  }
  await playground.open('#seed=11&at=5&at=7');
  await playground.expectEpoch(5);
});

test('a link that was encoded on its way opens at its epoch, too', async ({ playground }) => {
  await playground.open('#seed%3D11%26at%3D500');
  await playground.expectEpoch(500);
  expectSameNumbers(await playground.predictions(), oracle({ seed: 11 }, 500).predictions);
});

test('a large network is trained to its epoch without holding up the page', async ({
  playground,
}) => {
  const link = '#lr=0.001&hidden=16,16,16,16,16,16&activation=tanh&batch=1&rule=adam&at=100000';
  await playground.page.goto(`./${link}`);
  await expect(playground.pause).toBeVisible();
  await playground.pause.click();
  await expect(playground.train).toBeVisible();
  const { epoch } = await playground.read();
  expect(epoch).toBeGreaterThan(0);
  expect(epoch).toBeLessThan(100_000);
  // It was not reached, so the address does not name it any more.
  await expectHash(playground, link.replace('&at=100000', ''));
});

test('on the way to an epoch the status line says so, as far as a link can go', async ({
  playground,
}) => {
  const link = '#lr=0.001&epochs=10000000&hidden=16,16,16,16,16,16&at=9000000';
  await playground.page.goto(`./${link}`);
  await expect(playground.status).toContainText('of 10,000,000, going to 9,000,000');
  await playground.pause.click();
  await expect(playground.status).not.toContainText('going to');
  await expect(playground.train).toBeVisible();
  await expectHash(playground, link.replace('&at=9000000', ''));
});

test('far back, the status line says that a step is prepared, and what else is done calls it off', async ({
  playground,
}) => {
  const { status } = playground;
  await playground.open('#lr=0.001&epochs=1000000&hidden=16,16,16,16,16,16&at=200000');
  await expect(status).toContainText('Epoch 200,000 of 1,000,000, loss', { timeout: 60_000 });
  await playground.time.fill('199000');
  await expect(status).toContainText('Epoch 199,000 of 1,000,000, loss');
  await playground.step.click();
  await expect(status).toHaveText('Epoch 199,000 of 1,000,000, preparing to go on from here');
  await expect(status).toHaveAttribute('aria-live', 'polite');
  await playground.pause.click();
  await expect(status).toContainText('Epoch 199,000 of 1,000,000, loss');
  await expect(playground.train).toBeVisible();
});

test('a run that diverges on the way stops there', async ({ playground }) => {
  await playground.open(`${DIVERGES_AT_7}&edits=5:lr:7&at=5000`);
  await expect(playground.outcome).toContainText('Diverged');
  await expect(playground.train).toBeVisible();
  await playground.type('Seed', 3);
  const hash = () => playground.page.evaluate(() => location.hash);
  await expect.poll(hash).toContain('seed=3');
  expect(await hash()).not.toContain('at=');
});

test('a weight changed by hand is part of the run, and marked on the curve', async ({
  playground,
}) => {
  await playground.open('#at=500');
  const unmarked = await drawingOf(playground.curve);
  const before = await playground.predictions();
  await playground.open('#edits=400:p4:0.5&at=500');
  await playground.expectEpoch(500);
  expect(await drawingOf(playground.curve)).not.toBe(unmarked);
  await expect(playground.curve).toHaveAccessibleDescription(
    /Bias of h1 set to 0\.5 at epoch 400\./,
  );
  expect(Math.abs((await playground.predictions())[0] - before[0])).toBeGreaterThan(1e-6);

  // Before its epoch it is not there, and training on from there undoes it.
  await playground.time.fill('399');
  await playground.step.click();
  await playground.step.click();
  await expectHash(playground, '');
  await playground.trainToTheEnd();
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 5000).predictions);
});

test('what a link changes on the way comes again after Reset, unless one resets without it', async ({
  playground,
}) => {
  const link = '#epochs=20&edits=0:p4:2,10:lr:0.5';
  const without = playground.button('Reset without the changes');
  await playground.open(link);
  const start = await playground.predictions();
  await playground.trainToTheEnd();
  const end = await playground.predictions();
  await expect(playground.reset).toHaveAccessibleDescription(
    'Keeps what was changed on the way: see the loss curve.',
  );
  await playground.reset.click();
  await playground.expectEpoch(0, 20);
  expect(await playground.predictions()).toEqual(start);
  await expectHash(playground, link);
  await playground.trainToTheEnd();
  expect(await playground.predictions()).toEqual(end);
  await without.click();
  await playground.expectEpoch(0, 20);
  await expectHash(playground, '#epochs=20');
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 0).predictions);
  await expect(without).toBeHidden();
  await expect(playground.reset).toHaveAccessibleDescription('');
});

test('a network that is broken after it has learnt heals: Train goes on with what was changed', async ({
  playground,
}) => {
  await playground.open();
  await playground.trainToTheEnd();
  await playground.type('Learning rate', 0.5);
  await expectHash(playground, '#edits=5000:lr:0.5');
  await playground.train.click();
  await playground.expectEpoch('10,000', '10,000');
  await playground.ended();
  await expectHash(playground, '#epochs=10000&edits=5000:lr:0.5');
  await playground.undo.click();
  await playground.expectEpoch('5,000');
  await expectHash(playground, '#edits=5000:lr:0.5');
});

test('with Epochs below the epoch that is reached, Train goes on, too', async ({ playground }) => {
  await playground.open('#at=700');
  await playground.type('Epochs', 300);
  await playground.type('Speed', 100_000);
  await playground.train.click();
  await playground.expectEpoch(900, 900);
  await expectHash(playground, '#epochs=900');
  await playground.open('#at=900');
  await playground.expectEpoch(900);
  const numbers = await playground.predictions();
  await playground.page.goBack();
  await playground.expectEpoch(900, 900);
  expect(await playground.predictions()).toEqual(numbers);
});

test('where a run diverges, Train says why it can’t go on', async ({ playground }) => {
  await playground.open(`${DIVERGES_AT_7}&edits=5:lr:7`);
  await playground.trainToTheEnd();
  const { epoch } = await playground.read();
  await playground.train.click();
  await expect(playground.notice).toContainText(`Train can’t go on: at epoch ${epoch + 1}`);
  await playground.expectEpoch(epoch);
  await playground.type('Learning rate', 0.05);
  await playground.train.click();
  await playground.expectEpoch('5,000');
});

test('a lesson that there is not is named beside what else is wrong, and the first is opened', async ({
  playground,
}) => {
  await playground.open(`#seed=3&lr=99&lesson=${'x'.repeat(300)}`);
  await expect(playground.notice).toContainText('Learning rate');
  await expect(playground.notice).toContainText('The link: lesson takes one of trial, neuron,');
  await expectHash(playground, '#seed=3&lesson=trial');
  await playground.closeView('Lessons');
  await expectHash(playground, '#seed=3');
});

test('a weight that there is not is named', async ({ playground }) => {
  await playground.open('#seed=3&edits=400:p9:0.5');
  await expect(playground.notice).toContainText('there are the parameters p0 to p8');
  await expect(playground.field('Seed')).toHaveValue('3');
});
