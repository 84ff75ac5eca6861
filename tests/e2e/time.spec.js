// Going back in time.

import { expectSameNumbers, oracle } from '../oracle.js';
import { drawFrames, holdFrames } from './frames.js';
import { expect, test } from './page.js';
import { drawingOf } from './picture.js';

test('any epoch so far can be looked at again', async ({ playground }) => {
  await playground.open();
  await playground.trainToTheEnd();
  for (const [shown, epoch] of /** @type {const} */ ([
    ['500', 500],
    ['10', 10],
    ['2,000', 2000],
    ['0', 0],
    ['5,000', 5000],
  ])) {
    await playground.time.fill(String(epoch));
    await playground.expectEpoch(shown);
    expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, epoch).predictions);
  }
});

test('any epoch of a long run, too, which is the one that a link opens', async ({ playground }) => {
  await playground.open('#epochs=3000000&at=3000000');
  await playground.expectEpoch('3,000,000', '3,000,000');
  await expect(playground.train).toBeVisible();
  await playground.time.fill('1234567');
  await playground.expectEpoch('1,234,567', '3,000,000');
  const there = await playground.predictions();
  // What is trained anew from there is the run of one who never went on.
  await playground.step.click();
  await playground.expectEpoch('1,234,568', '3,000,000');
  await expect(playground.time).toHaveAttribute('aria-valuetext', 'epoch 1,234,568');
  await playground.open('#epochs=3000000&at=1234567');
  await playground.expectEpoch('1,234,567', '3,000,000');
  expect(await playground.predictions()).toEqual(there);
});

test('the slider goes no further than the run has been trained', async ({ playground }) => {
  await playground.open();
  await playground.time.press('End');
  await playground.expectEpoch(0);
  await expect(playground.time).toHaveValue('0');
  await playground.step.click();
  await playground.step.click();
  await playground.time.press('Home');
  await playground.expectEpoch(0);
  await playground.time.press('ArrowRight');
  await playground.expectEpoch(1);
  await expect(playground.time).toHaveAttribute('aria-valuetext', 'epoch 1');
  await playground.time.press('End');
  await playground.expectEpoch(2);
});

test('the slider follows training, and pauses it when it is moved', async ({ playground }) => {
  await holdFrames(playground.page);
  await playground.open();
  await playground.train.click();
  await drawFrames(playground.page, 10);
  await expect(playground.time).toHaveValue('200');
  await playground.time.fill('100');
  await drawFrames(playground.page, 3);
  await expect(playground.train).toBeVisible();
  await playground.expectEpoch(100);
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 100).predictions);
});

test('the slider says where it is, and so do the words of the curve', async ({ playground }) => {
  await playground.open();
  await playground.trainToTheEnd();
  await playground.time.fill('812');
  await expect(playground.time).toHaveAttribute('aria-valuetext', 'epoch 812');
  await expect(playground.curve).toHaveAccessibleDescription(/Shown is epoch 812, with 0\.0\d+\.$/);
  await playground.time.press('End');
  await expect(playground.time).toHaveAttribute('aria-valuetext', 'epoch 5,000');
  await expect(playground.curve).not.toHaveAccessibleDescription(/Shown is/);
});

test('on the slider, the arrows go by one epoch, and the other keys do what they do elsewhere', async ({
  playground,
}) => {
  await playground.open();
  await playground.trainToTheEnd();
  await playground.time.press('ArrowLeft');
  await playground.expectEpoch('4,999');
  await playground.time.press('Home');
  await playground.expectEpoch(0);
  await playground.time.press('ArrowRight');
  await playground.expectEpoch(1);
  await playground.time.press('s');
  await playground.expectEpoch(2);
  await playground.time.press('Space');
  await playground.ended();
  await playground.expectEpoch('5,000');
});

test('a step in the past replaces what followed', async ({ playground }) => {
  await playground.open();
  await playground.trainToTheEnd();
  await playground.time.fill('499');
  await playground.step.click();
  await playground.expectEpoch(500);
  await playground.time.press('End');
  await playground.expectEpoch(500);
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 500).predictions);
  await expect(playground.curve).toHaveAccessibleDescription(/at epoch 500;/);
});

test('training on from the past ends where the run ended', async ({ playground }) => {
  await playground.open();
  await playground.trainToTheEnd();
  await playground.time.fill('1234');
  await playground.expectEpoch('1,234');
  await playground.train.click();
  await playground.ended();
  await playground.expectEpoch('5,000');
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 5000).predictions);
});

test('a change of the learning rate is undone by going back before it', async ({ playground }) => {
  await holdFrames(playground.page);
  await playground.open('#epochs=2000');
  await playground.train.click();
  await drawFrames(playground.page, 25);
  await playground.type('Learning rate', 0.3);
  await drawFrames(playground.page, 100);
  await playground.expectEpoch('2,000', '2,000');
  const changed = await playground.predictions();
  // What marks it is loaded first.
  await expect(async () => {
    await drawFrames(playground.page, 1);
    await expect(playground.curve).toHaveAccessibleDescription(
      /Learning rate 0\.3 from epoch 500 on\.$/,
      { timeout: 1000 },
    );
  }).toPass();
  const marked = await drawingOf(playground.curve);
  const there = oracle({ seed: 0 }, 2000).predictions;
  expect(Math.abs(changed[0] - there[0])).toBeGreaterThan(1e-6);

  // From its epoch on the change holds, also when it is looked at again.
  await playground.time.fill('500');
  await drawFrames(playground.page, 1);
  await expect(playground.field('Learning rate')).toHaveValue('0.3');
  await playground.time.fill('499');
  await drawFrames(playground.page, 1);
  await expect(playground.field('Learning rate')).toHaveValue('1');

  await playground.train.click();
  await drawFrames(playground.page, 100);
  await playground.expectEpoch('2,000', '2,000');
  await expect(playground.field('Learning rate')).toHaveValue('1');
  await expect(playground.curve).not.toHaveAccessibleDescription(/Learning rate/);
  expect(await drawingOf(playground.curve)).not.toBe(marked);
  expectSameNumbers(await playground.predictions(), there);
});

test('a new start has no past', async ({ playground }) => {
  await playground.open();
  await playground.trainToTheEnd();
  await playground.newStart.click();
  await playground.time.press('End');
  await playground.expectEpoch(0);
});

test('while training, the page says how many epochs a second that is', async ({ playground }) => {
  await holdFrames(playground.page);
  await playground.open();
  const rate = playground.page.getByText(/epochs a second$/);
  await expect(rate).toBeHidden();
  await playground.train.click();
  await drawFrames(playground.page, 120);
  // 20 epochs a frame, 60 frames a second.
  await expect(rate).toHaveText(/^1,[12]\d\d epochs a second$/);
  await playground.pause.click();
  await drawFrames(playground.page, 1);
  await expect(rate).toBeHidden();
});
