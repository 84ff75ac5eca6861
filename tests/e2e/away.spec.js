// Left and come back to: a tab that is hidden, a page that is gone from, workers that end meanwhile.

import { drawFrames, drawUntil, holdFrames } from './frames.js';
import { expect, test } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

/** Keeps the page's workers where `endWorkers` reaches them. @param {Playground} playground */
function watchWorkers({ page }) {
  return page.addInitScript(() => {
    const Original = Worker;
    /** @type {Worker[]} */
    const workers = [];
    Object.assign(window, { workers });
    window.Worker = class extends Original {
      /** @param {[string | URL, WorkerOptions?]} given */
      constructor(...given) {
        super(...given);
        workers.push(this);
      }
    };
  });
}

/**
 * Ends all workers that there are, without a word: no event tells of it.
 * @param {Playground} playground
 */
function endWorkers({ page }) {
  return page.evaluate(() => {
    /** @type {Worker[]} */
    const workers = Reflect.get(window, 'workers');
    for (const worker of workers) worker.terminate();
    return workers.length;
  });
}

/** @param {Playground} playground @param {'visible' | 'hidden'} state */
function tell({ page }, state) {
  return page.evaluate((state) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

test('a tab that was hidden for an hour goes on where it was', async ({ playground }) => {
  const { page } = playground;
  await holdFrames(page);
  await page.goto('./#seed=11');
  await drawUntil(page, () => expect(playground.train).toBeEnabled());
  await playground.train.click();
  await drawFrames(page, 10);
  const { epoch } = await playground.read();
  expect(epoch).toBe(200);
  // No frame comes while it is hidden.
  await tell(playground, 'hidden');
  await tell(playground, 'visible');
  await page.evaluate(() => /** @type {any} */ (window).drawFrame(3_600_000));
  await playground.expectEpoch(220);
  await drawFrames(page, 10);
  await playground.expectEpoch(420);
  await playground.pause.click();
  await drawUntil(page, () => expect(playground.train).toBeEnabled());
});

test('a page that is gone from while it trains comes back where it was', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#seed=11&epochs=1000000');
  await playground.train.click();
  await expect.poll(async () => (await playground.read()).epoch).toBeGreaterThan(200);
  await page.goto('about:blank');
  await page.goBack();
  await expect(playground.status).toContainText('Epoch');
  await expect(playground.field('Seed')).toHaveValue('11');
  // Or a moment before it was left: a page on its way out can change its history no more.
  await expect.poll(async () => (await playground.read()).epoch).toBeGreaterThan(0);
  await expect.poll(() => new URL(page.url()).hash).toBe('#seed=11&epochs=1000000');
  // Where the browser had kept the page itself, it trains on.
  if (await playground.train.isVisible()) await playground.train.click();
  const before = (await playground.read()).epoch;
  await expect.poll(async () => (await playground.read()).epoch).toBeGreaterThan(before);
});

test('pages that are loaded one after the other while they train leave no worker over', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open('#view=survey&survey=starts:10000');
  for (let time = 0; time < 10; time++) {
    await playground.expectView('Survey');
    const survey = playground.view('Survey');
    await survey.getByRole('button', { name: 'Survey', exact: true }).click();
    await playground.train.click();
    await expect.poll(() => page.workers().length).toBeGreaterThan(0);
    await page.reload();
  }
  await expect.poll(() => page.workers().length).toBe(0);
  await playground.train.click();
  await expect(playground.status).toContainText(/Epoch [1-9]/);
});

test('a map outlives its workers', async ({ playground }) => {
  await watchWorkers(playground);
  await playground.open('#view=map&map=p0,p2,500,epochs');
  await playground.expectView('Map');
  const map = playground.view('Map');
  const progress = map.getByRole('progressbar', { name: 'Map' });
  const share = async () => Number(await progress.getAttribute('value'));
  await expect(map.locator('.legend')).toContainText('%');
  expect(await endWorkers(playground)).toBeGreaterThan(0);
  const before = await share();
  // More than what was on its way.
  await expect.poll(share, { timeout: 120_000 }).toBeGreaterThan(before + 0.05);
});

test('remedies outlive the workers that try them', async ({ playground }) => {
  await watchWorkers(playground);
  await playground.open('#seed=11&view=why');
  await playground.expectView('Why?');
  const why = playground.view('Why?');
  await why.getByRole('button', { name: 'Try remedies', exact: true }).click();
  await expect(why.locator('.remedies [aria-live]')).toHaveText(/[1-9]\d* of 17 are done/);
  expect(await endWorkers(playground)).toBeGreaterThan(0);
  await expect(why.locator('.remedies [aria-live]')).toContainText('With nothing changed');
  await expect(why.getByRole('table', { name: 'Remedies' })).not.toContainText('not tried');
});
