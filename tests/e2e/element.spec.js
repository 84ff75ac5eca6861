// <xor-playground> is an element like any other: a page can have more than one, and take one away.

import { changeEngine } from './engine.js';
import { framesPass } from './frames.js';
import { expect, holdFiles, Playground, test } from './page.js';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Puts another playground at the end of the page, and waits until it is there.
 * @param {Page} page
 * @param {Record<string, string>} [attributes]
 */
async function addTo(page, attributes = {}) {
  const elements = page.locator('xor-playground');
  const index = await elements.count();
  await page.evaluate((attributes) => {
    const element = document.createElement('xor-playground');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
  }, attributes);
  const added = new Playground(page, elements.nth(index));
  await isThere(added);
  return added;
}

/** @param {Playground} playground */
async function isThere(playground) {
  await playground.until((root) => root.getElementById('train')?.matches(':enabled'));
}

/** The page's playground, and another one beside it. @param {Page} page @param {string} [hash] */
async function openTwo(page, hash) {
  const first = new Playground(page, page.locator('xor-playground').first());
  await first.open(hash);
  return { first, second: await addTo(page) };
}

/** What an element's property `run` holds. @param {Playground} playground */
function runOf({ element }) {
  return element.evaluate((element) => Reflect.get(element, 'run'));
}

/**
 * Has an element keep its `change` events, to be counted.
 * @param {Playground} playground
 */
async function countChanges({ element }) {
  await element.evaluate((element) => {
    Object.assign(element, { changes: 0 });
    element.addEventListener('change', () => {
      const { changes } = /** @type {any} */ (element);
      Object.assign(element, { changes: changes + 1 });
    });
  });
  return () => element.evaluate((element) => /** @type {any} */ (element).changes);
}

test.describe('two on a page', () => {
  test('do not meet: what is done in one leaves the other as it was', async ({ page }) => {
    const { first, second } = await openTwo(page);
    const start = await first.predictions();
    await second.trainToTheEnd();
    await second.expectEpoch('5,000');
    await first.expectEpoch(0);
    expect(await first.predictions()).toEqual(start);
    await first.type('Seed', 11);
    await first.step.click();
    await first.expectEpoch(1);
    await second.expectEpoch('5,000');
    await expect(second.field('Seed')).toHaveValue('0');
  });

  test('open their views each for itself', async ({ page }) => {
    const { first, second } = await openTwo(page);
    await second.openView('Formulas');
    await expect(first.view('Formulas')).toBeHidden();
    await first.openView('Hidden space');
    await expect(second.view('Formulas')).toBeVisible();
    await second.closeView('Formulas');
    await expect(first.view('Hidden space')).toBeVisible();
  });

  test('have their own labels and words: an id means what stands in the same one', async ({
    page,
  }) => {
    const { first, second } = await openTwo(page);
    await second.element.getByText('Seed', { exact: true }).click();
    await expect(second.field('Seed')).toBeFocused();
    await second.type('Seed', 'wrong');
    await expect(await second.errorOf('Seed')).not.toBeEmpty();
    await expect(await first.errorOf('Seed')).toBeEmpty();
    for (const { element } of [first, second]) {
      // By its id, nothing of a playground is in the page.
      const ids = await element.evaluate(({ shadowRoot }) =>
        [...(shadowRoot?.querySelectorAll('[id]') ?? [])].map(({ id }) => id),
      );
      expect(ids.length).toBeGreaterThan(20);
      const inPage = await page.evaluate(
        (ids) => ids.filter((id) => document.getElementById(id) !== null),
        ids,
      );
      expect(inPage).toEqual([]);
    }
  });

  test('take their keys each for itself', async ({ page }) => {
    const { first, second } = await openTwo(page);
    await second.slider('Learning rate').focus();
    await page.keyboard.press('s');
    await second.expectEpoch(1);
    await first.expectEpoch(0);
    await first.slider('Learning rate').focus();
    await page.keyboard.press('s');
    await page.keyboard.press('s');
    await first.expectEpoch(2);
    await second.expectEpoch(1);
  });
});

test.describe('its attributes', () => {
  test('run, view and theme say what it opens with', async ({ playground, page }) => {
    await playground.page.emulateMedia({ colorScheme: 'light' });
    await openTwo(page);
    const third = await addTo(page, { run: 'seed=11&at=7', view: 'formulas', theme: 'dark' });
    await third.expectEpoch(7);
    await expect(third.field('Seed')).toHaveValue('11');
    await third.expectView('Formulas');
    await expect(third.element).toHaveCSS('color-scheme', 'dark');
    await expect(page.locator('xor-playground').first()).toHaveCSS('color-scheme', 'light');
  });

  test('controls leave away what is not wanted', async ({ playground }) => {
    await playground.open();
    const { page } = playground;
    const few = await addTo(page, { controls: 'few' });
    await expect(few.train).toBeVisible();
    await expect(few.surface).toBeVisible();
    await expect(few.slider('Learning rate')).toBeHidden();
    await expect(few.views).toBeHidden();
    const none = await addTo(page, { controls: 'none', run: 'seed=3&at=50' });
    await expect(none.surface).toBeVisible();
    await expect(none.curve).toBeVisible();
    await expect(none.train).toBeHidden();
    await expect(none.status).toBeHidden();
    await expect(playground.slider('Learning rate')).toBeVisible();
  });

  test('are followed when they change', async ({ page }) => {
    const { second } = await openTwo(page);
    const set = (/** @type {string} */ name, /** @type {string} */ value) =>
      second.element.evaluate(
        (element, [name, value]) => element.setAttribute(name, value),
        [name, value],
      );
    await set('run', 'seed=3&epochs=40');
    await expect(second.field('Seed')).toHaveValue('3');
    await second.expectEpoch(0, 40);
    await set('view', 'space');
    await second.expectView('Hidden space');
    await set('view', 'home');
    await second.expectView('Take it home');
    await expect(second.view('Hidden space')).toBeHidden();
    await set('theme', 'dark');
    await expect(second.element).toHaveCSS('color-scheme', 'dark');
  });
});

test('without the address, links lead on in the playground, and nothing speaks of an address', async ({
  page,
}) => {
  const { first, second } = await openTwo(page, '#seed=5');
  const before = page.url();
  const lessons = await second.openView('Lessons');
  await lessons.getByRole('link', { name: 'Next lesson: One neuron' }).click();
  await expect(lessons.getByRole('img', { name: 'The neuron' })).toBeVisible();
  await lessons.getByRole('link', { name: 'The start that never learns' }).click();
  await lessons.getByRole('slider', { name: 'Epoch of both runs' }).press('End');
  await lessons.getByRole('link', { name: 'seed 11 with three' }).click();
  await expect(second.field('Hidden neurons')).toHaveValue('3');
  expect(await runOf(second)).toBe('seed=11&hidden=3&lesson=stuck');
  expect(page.url()).toBe(before);
  for (const [playground, count] of /** @type {const} */ ([
    [first, 1],
    [second, 0],
  ])) {
    const home = await playground.openView('Take it home');
    const link = home.getByRole('button', { name: 'Copy link' });
    await expect(link.filter({ visible: true })).toHaveCount(count);
    await playground.button('About').click();
    const words = playground.element.getByText('The link in the address bar');
    await expect(words.filter({ visible: true })).toHaveCount(count);
    await page.keyboard.press('Escape');
  }
});

test('its property run is the run as it is, and takes another', async ({ page }) => {
  const { first, second } = await openTwo(page, '#seed=5');
  expect(await runOf(second)).toBe('');
  expect(await runOf(first)).toBe('seed=5');
  await second.type('Seed', 11);
  expect(await runOf(second)).toBe('seed=11');
  await second.element.evaluate((element) => Object.assign(element, { run: '#seed=7&at=3' }));
  await second.expectEpoch(3);
  await expect(second.field('Seed')).toHaveValue('7');
  // It is no link of the page's.
  expect(new URL(page.url()).hash).toBe('#seed=5');
});

test('looks as its attributes say, also when they are set later', async ({ page }) => {
  const { second } = await openTwo(page);
  const size = () =>
    second.inside((root) => getComputedStyle(root.querySelector('.page') ?? root.host).fontSize);
  const usual = Number.parseFloat(await size());
  await second.element.evaluate((element) => {
    element.setAttribute('projector', '');
    element.setAttribute('theme', 'dark');
  });
  await expect.poll(async () => Number.parseFloat(await size())).toBeGreaterThan(usual);
  await expect(second.button('Projector')).toHaveAttribute('aria-pressed', 'true');
  await expect(second.choice('Theme')).toHaveValue('dark');
  await second.button('Projector').click();
  await expect(second.element).not.toHaveAttribute('projector');
  await expect.poll(async () => Number.parseFloat(await size())).toBe(usual);
});

test('tells when its run is another one, and not when it is told so itself', async ({ page }) => {
  const { first, second } = await openTwo(page);
  const changesOfFirst = await countChanges(first);
  const changes = await countChanges(second);
  await second.type('Seed', 11);
  await expect.poll(changes).toBe(1);
  await second.type('Learning rate', 0.5);
  await expect.poll(changes).toBe(2);
  await second.type('Learning rate', 0.5);
  await second.element.evaluate((element) => Object.assign(element, { run: 'seed=7' }));
  await second.expectEpoch(0);
  expect(await changes()).toBe(2);
  expect(await changesOfFirst()).toBe(0);
});

test.describe('one that is taken from the page', () => {
  /** Counts, in the page, the frames that are asked for. @param {Page} page */
  async function watchFrames(page) {
    await page.addInitScript(() => {
      const request = window.requestAnimationFrame.bind(window);
      Object.assign(window, { asked: 0 });
      window.requestAnimationFrame = (callback) => {
        Object.assign(window, { asked: Reflect.get(window, 'asked') + 1 });
        return request(callback);
      };
    });
  }

  /** @param {Page} page */
  const asked = (page) => page.evaluate(() => Number(Reflect.get(window, 'asked')));

  test('stops, and the other goes on', async ({ page, playground }) => {
    // Its parts must not move by themselves.
    await playground.page.emulateMedia({ reducedMotion: 'reduce' });
    await watchFrames(page);
    const { first, second } = await openTwo(page);
    await second.type('Epochs', 1_000_000);
    await second.openView('Formulas');
    await second.train.click();
    await second.until((root) => root.getElementById('train')?.textContent?.trim() === 'Pause');
    await second.element.evaluate((element) => element.remove());
    await expect(page.locator('xor-playground')).toHaveCount(1);
    const before = await asked(page);
    const FRAMES = 10;
    await framesPass(page, FRAMES);
    // Those of this test, and no other's.
    expect((await asked(page)) - before).toBe(FRAMES);
    await first.step.click();
    await first.expectEpoch(1);
    await page.setViewportSize({ width: 900, height: 700 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await framesPass(page, 3);
  });

  /**
   * What is open in it while it trains, and what may be set going there.
   * @type {[what: string, attributes: Record<string, string>, button?: string][]}
   */
  const open = [
    ['Hidden space', { view: 'space' }, 'Animate'],
    ['the lesson Downhill', { run: 'lesson=descent' }],
    ['a lesson with a player', { run: 'lesson=xor' }, 'Train the line'],
    ['a lesson with a plot', { run: 'lesson=epochs' }],
    ['a lesson with hidden spaces', { run: 'lesson=stuck' }],
  ];
  for (const [what, attributes, name] of open) {
    test(`with ${what} open: nothing complains, and the other goes on`, async ({ playground }) => {
      const { page } = playground;
      const first = new Playground(page, page.locator('xor-playground').first());
      await first.open();
      const second = await addTo(page, attributes);
      await second.expectView(attributes.view ? 'Hidden space' : 'Lessons');
      await expect(second.element.getByText('Loading…')).toHaveCount(0);
      await second.type('Epochs', 1_000_000);
      await second.train.click();
      if (name) await second.button(name).click();
      await first.type('Epochs', 1_000_000);
      await first.train.click();
      await framesPass(page, 5);
      await second.element.evaluate((element) => element.remove());
      await page.emulateMedia({ colorScheme: 'dark' });
      await framesPass(page, 10);
      await first.pause.click();
      const { epoch } = await first.read();
      await first.step.click();
      await expect.poll(async () => (await first.read()).epoch).toBe(epoch + 1);
    });
  }

  test('while it loads what was opened: nothing complains, and the other goes on', async ({
    playground,
  }) => {
    const { page } = playground;
    const { first, second } = await openTwo(page);
    const held = await holdFiles(page);
    await second.views.getByRole('button', { name: 'Formulas' }).click();
    await second.network.getByRole('button', { name: 'Neuron h2' }).hover();
    await second.advanced.click();
    await second.step.click();
    await second.type('Learning rate', 0.5);
    await expect(second.view('Formulas')).toContainText('Loading…');
    await expect.poll(() => held.count).toBeGreaterThan(3);
    await second.element.evaluate((element) => element.remove());
    await held.release();
    await first.openView('Formulas');
    await framesPass(page, 3);
    await first.step.click();
    await first.expectEpoch(1);
    await expect(first.trouble).toBeHidden();
  });

  test('comes back to the run it had', async ({ page }) => {
    const { second } = await openTwo(page);
    await second.type('Seed', 3);
    await second.type('Epochs', 60);
    await second.trainToTheEnd();
    await second.expectEpoch(60, 60);
    const predictions = await second.predictions();
    await second.element.evaluate(async (element) => {
      element.remove();
      await Promise.resolve();
      document.body.append(element);
    });
    await isThere(second);
    await expect(second.field('Seed')).toHaveValue('3');
    await second.expectEpoch(60, 60);
    expect(await second.predictions()).toEqual(predictions);
  });

  test('and put elsewhere at once goes on as if nothing had happened', async ({ page }) => {
    const { second } = await openTwo(page);
    await second.step.click();
    await second.expectEpoch(1);
    await second.element.evaluate((element) => {
      const section = document.createElement('section');
      document.body.append(section);
      section.append(element);
    });
    await second.expectEpoch(1);
    await second.step.click();
    await second.expectEpoch(2);
  });

  test('frees what it held, however often', async ({ page, browserName }) => {
    test.skip(browserName !== 'chromium', 'only Chromium tells what a page holds');
    await changeEngine(page, (exports) => {
      Object.assign(window, { memory: exports.memory });
      return {};
    });
    const protocol = await page.context().newCDPSession(page);
    await protocol.send('Performance.enable');
    const held = async () => {
      await protocol.send('HeapProfiler.collectGarbage');
      const { metrics } = await protocol.send('Performance.getMetrics');
      const of = (/** @type {string} */ name) =>
        Number(metrics.find((metric) => metric.name === name)?.value);
      const ofEngine = await page.evaluate(() => Reflect.get(window, 'memory').buffer.byteLength);
      return { nodes: of('Nodes'), listeners: of('JSEventListeners'), ofEngine };
    };
    const { first, second } = await openTwo(page);
    const again = async (/** @type {number} */ rounds) => {
      for (let round = 0; round < rounds; round++) {
        await second.element.evaluate(async (element) => {
          element.remove();
          await Promise.resolve();
          document.body.append(element);
        });
        await isThere(second);
        await second.step.click();
      }
    };
    await again(3);
    const before = await held();
    await again(12);
    const after = await held();
    await second.element.evaluate((element) => element.remove());
    const ofOne = await held();
    expect(after.ofEngine).toBe(before.ofEngine);
    // Less than one playground's worth has come in a dozen of them.
    expect(after.nodes - before.nodes).toBeLessThan(ofOne.nodes);
    expect(after.listeners - before.listeners).toBeLessThan(ofOne.listeners);
    await first.step.click();
    await first.expectEpoch(1);
  });
});

test.describe('what goes wrong in scripts of others', () => {
  test('is none of its business', async ({ page, playground }) => {
    playground.provoked.push(/theirs/);
    await playground.open();
    await playground.type('Epochs', 100_000);
    await playground.train.click();
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('theirs');
      });
      Promise.reject(new Error('theirs, later'));
      document.querySelector('xor-playground')?.addEventListener('change', () => {
        throw new Error('theirs, in a listener');
      });
    });
    await framesPass(page, 3);
    await expect(playground.pause).toBeVisible();
    await playground.type('Learning rate', 0.5);
    await playground.pause.click();
    await playground.step.click();
    await expect(playground.trouble).toBeHidden();
    await expect(playground.status).toContainText('Epoch');
  });
});
