// There is room for everything, on a wide screen, on a phone, and on what comes in between.

import { COMMON_STATES, expect, test } from './page.js';
import { coloursAt, hueOf } from './picture.js';

/** @typedef {import('./page.js').Playground} Playground */

const LONG = '9'.repeat(500);

/** The states that take the most room. @type {Record<string, (playground: Playground) => Promise<void>>} */
const STATES = {
  ...COMMON_STATES,
  stuck: async (playground) => {
    await playground.open('#seed=4294967295&lr=0.001&hidden=8&epochs=1');
    await playground.trainToTheEnd();
  },
  'with long error messages': async (playground) => {
    await playground.open();
    for (const name of /** @type {const} */ (['Seed', 'Hidden neurons', 'x', 'y', 'Epochs'])) {
      await playground.type(name, LONG);
      await expect(await playground.errorOf(name)).not.toBeEmpty();
    }
  },
  'with a long notice': async (playground) => {
    const pairs = Array.from({ length: 30 }, (_, index) => `unknown${index}${LONG}=${LONG}`);
    await playground.open(`#${pairs.join('&')}`);
    await expect(playground.notice).toBeVisible();
  },
  'with a long answer': async (playground) => {
    await playground.open();
    await playground.type('x', '-1.2345678901234567e-300');
    await playground.type('y', '-1.2345678901234567e+299');
    await expect(playground.answer).toContainText('e+299');
  },
};

test('everything is in the first view of a 1280 × 800 screen', async ({ playground }) => {
  await playground.page.setViewportSize({ width: 1280, height: 800 });
  await playground.open();
  const { page } = playground;
  for (const part of [
    ...[playground.train, playground.step, playground.reset, playground.newStart],
    ...[playground.status, playground.field('Seed'), playground.slider('Speed')],
    ...[playground.surface, playground.curve, page.getByRole('table', { name: 'Truth table' })],
    ...[playground.field('x'), playground.field('y'), playground.answer],
  ]) {
    await expect(part).toBeInViewport({ ratio: 1 });
  }
});

for (const [state, bring] of Object.entries(STATES)) {
  test(`no window is too narrow: ${state}`, async ({ playground }) => {
    const { page } = playground;
    await page.setViewportSize({ width: 390, height: 844 });
    await bring(playground);
    const train = page.getByRole('button', { name: /^(Train|Pause)$/ });
    for (const width of [390, 360, 320, 760, 1100]) {
      await page.setViewportSize({ width, height: 700 });
      await expect.poll(() => playground.isScrolledSideways(), `sideways at ${width}`).toBe(false);
      if (width > 400) continue;
      for (const place of ['0', 'document.body.scrollHeight / 2', 'document.body.scrollHeight']) {
        await page.evaluate(`window.scrollTo(0, ${place})`);
        await expect(train, `${place} at ${width}`).toBeInViewport({ ratio: 1 });
      }
    }
  });
}

test('nothing on a phone is hidden behind the buttons at the bottom', async ({ playground }) => {
  await playground.page.setViewportSize({ width: 360, height: 640 });
  await playground.open('#seed=11');
  await playground.trainToTheEnd();
  await playground.page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
  const footer = await playground.page.getByRole('contentinfo').boundingBox();
  const train = await playground.train.boundingBox();
  expect((footer?.y ?? 0) + (footer?.height ?? 0)).toBeLessThanOrEqual(train?.y ?? 0);
});

test('the pictures fit after the window has changed while training', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#epochs=100000');
  await playground.train.click();
  for (const [width, height] of [
    [400, 900],
    [1600, 500],
    [120, 90],
    [800, 600],
  ]) {
    await page.setViewportSize({ width, height });
    for (const picture of [playground.surface, playground.curve]) {
      await expect
        .poll(async () => {
          const [frame, canvas] = await Promise.all([
            picture.boundingBox(),
            picture.locator('canvas').boundingBox(),
          ]);
          return Math.round((frame?.width ?? 0) - (canvas?.width ?? 0));
        })
        .toBe(0);
    }
  }
  await expect(playground.pause).toBeVisible();
});

test('the pictures come back after the page was hidden and resized to nothing', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open();
  const main = page.locator('main');
  const display = (/** @type {string} */ value) =>
    main.evaluate((element, display) => {
      element.style.display = display;
    }, value);
  await display('none');
  await page.setViewportSize({ width: 900, height: 700 });
  await page.keyboard.press('s');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.emulateMedia({ colorScheme: 'light' });
  await display('');
  await playground.trainToTheEnd();
  const [zero, one] = await coloursAt(playground.surface, [
    { x: -0.2, y: -0.2 },
    { x: -0.2, y: 1.2 },
  ]);
  expect([hueOf(zero), hueOf(one)]).toEqual(['blue', 'orange']);
  await expect(playground.curve.locator('canvas')).toBeVisible();
});

test('Train stays in reach on a wide page, and nothing moves when it begins to float', async ({
  playground,
}) => {
  const { page } = playground;
  await page.setViewportSize({ width: 1280, height: 720 });
  // With Advanced open, the column of the buttons is the highest.
  await playground.open('#hidden=0');
  await playground.type('Speed', 100_000);
  const height = () => page.evaluate(() => document.querySelector('main')?.offsetHeight);
  const before = await height();
  await page.locator('#home > summary').scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 2000);
  await expect(page.locator('#run')).toHaveClass('afloat');
  await expect(playground.train).toBeInViewport({ ratio: 1 });
  expect(await height()).toBe(before);
  await playground.train.click();
  await playground.ended();
  await page.mouse.wheel(0, -4000);
  await expect(page.locator('#run')).not.toHaveClass('afloat');
});
