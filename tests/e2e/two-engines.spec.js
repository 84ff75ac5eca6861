// The small engine of the first view, and the whole one that takes its place.

import { FULL_ENGINE } from './engine.js';
import { drawFrames, holdFrames } from './frames.js';
import { expect, Playground, test } from './page.js';

/**
 * The Wasm files that a page asks for from now on.
 * @param {import('@playwright/test').Page} page
 */
function enginesOf(page) {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => {
    const name = new URL(request.url()).pathname.split('/').at(-1) ?? '';
    if (name.endsWith('.wasm')) asked.push(name.startsWith(FULL_ENGINE) ? 'whole' : 'small');
  });
  return asked;
}

for (const hash of ['', '#seed=11&lr=0.5&hidden=5&at=20']) {
  test(`“${hash}” does with the small one`, async ({ playground }) => {
    const asked = enginesOf(playground.page);
    await playground.open(hash);
    await playground.trainToTheEnd();
    expect(asked).toEqual(['small']);
  });
}

for (const hash of ['#rule=adam&lr=0.01', '#activation=tanh', '#hidden=4,4', '#lesson=xor']) {
  test(`“${hash}” takes the whole one, and nothing else`, async ({ playground }) => {
    const asked = enginesOf(playground.page);
    await playground.open(hash);
    await playground.step.click();
    await playground.expectEpoch(1);
    await expect(playground.rule).toHaveCount(hash === '#lesson=xor' ? 0 : 1);
    expect(asked).toEqual(['whole']);
    await expect(playground.notice).toBeHidden();
  });
}

test('the run goes on with the whole one as it was, while it trains', async ({ playground }) => {
  const { page } = playground;
  const asked = enginesOf(page);
  await holdFrames(page);
  await playground.open('#seed=11&epochs=100000');
  await playground.train.click();
  await drawFrames(page, 10);
  await playground.expectEpoch(200, '100,000');
  const predictions = await playground.predictions();
  await playground.advanced.click();
  await expect
    .poll(async () => {
      await drawFrames(page, 1);
      return playground.rule.count();
    })
    .toBe(1);
  expect(asked).toEqual(['small', 'whole']);
  await expect(playground.pause).toBeVisible();
  const { epoch } = await playground.read();
  await drawFrames(page, 5);
  await playground.expectEpoch(epoch + 100, '100,000');
  await playground.time.fill('200');
  await drawFrames(page, 1);
  await playground.expectEpoch(200, '100,000');
  expect(await playground.predictions()).toEqual(predictions);
});

test('what was done before can be undone after', async ({ playground }) => {
  await playground.open('#seed=11');
  await playground.step.click();
  const predictions = await playground.predictions();
  await playground.type('Hidden neurons', 3);
  await playground.advanced.click();
  await playground.rule.selectOption('Adam');
  await playground.step.click();
  await playground.expectEpoch(1);
  await playground.undo.click();
  await playground.undo.click();
  await playground.expectEpoch(1);
  expect(await playground.predictions()).toEqual(predictions);
});

test('an address that is typed later gets what it takes', async ({ playground }) => {
  const { page } = playground;
  const asked = enginesOf(page);
  await playground.open('#seed=11');
  await playground.step.click();
  await playground.expectEpoch(1);
  await page.evaluate(() => {
    location.hash = '#seed=3&activation=tanh&at=40';
  });
  await playground.expectEpoch(40);
  await expect(playground.choice('Activation')).toHaveValue('tanh');
  expect(asked).toEqual(['small', 'whole']);
  expect(page.url()).toContain('#seed=3&activation=tanh&at=40');
  await page.goBack();
  await playground.expectEpoch(1);
  await expect(playground.field('Seed')).toHaveValue('11');
});

test('where it cannot be had, the page says so, and its run goes on', async ({ playground }) => {
  const { page } = playground;
  playground.provoked.push(/Failed to load resource|Failed to fetch|NetworkError|TypeError/);
  await playground.open('#seed=11');
  await page.route(/\.(js|wasm)$/, (route) => route.abort());
  await page.evaluate(() => {
    location.hash = '#seed=3&activation=tanh';
  });
  await expect(playground.notice).toContainText('The network could not be loaded');
  await expect(playground.field('Seed')).toHaveValue('11');
  await playground.step.click();
  await playground.expectEpoch(1);
});

test('all playgrounds of a page go on with it', async ({ page }) => {
  const first = new Playground(page, page.locator('xor-playground').first());
  await first.open('#seed=11');
  await page.evaluate(() => document.body.append(document.createElement('xor-playground')));
  const second = new Playground(page, page.locator('xor-playground').last());
  await second.until((root) => root.getElementById('train')?.matches(':enabled'));
  await second.step.click();
  await second.expectEpoch(1);
  const predictions = await second.predictions();
  await first.advanced.click();
  await expect(first.rule).toBeVisible();
  expect(await second.predictions()).toEqual(predictions);
  await second.step.click();
  await second.expectEpoch(2);
  await second.reset.click();
  await second.step.click();
  await second.expectEpoch(1);
  expect(await second.predictions()).toEqual(predictions);
});
