// The page in a frame of another one, which may forbid it much.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { root } from '../../scripts/process.mjs';
import { serve } from '../static-server.mjs';
import { Playground } from './page.js';

/**
 * @typedef {object} Framed
 * @property {Playground} playground
 * @property {import('@playwright/test').FrameLocator} frame
 */

const test = base.extend(
  /**
   * @type {import('@playwright/test').Fixtures<
   *   {
   *     put: (html: (site: string) => string, headers?: Record<string, string>) => Promise<Framed>,
   *     hold: (html: (site: string) => string, headers?: Record<string, string>) => Promise<Framed>,
   *   },
   *   {},
   *   import('@playwright/test').PlaywrightTestArgs
   * >}
   */ ({
    put: async ({ page }, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'xor-playground-frame-'));
      /** @type {(() => void)[]} */
      const closes = [];
      /** @type {string[]} */
      const errors = [];
      page.on('pageerror', (error) => errors.push(`${error}`));
      await use(async (html, headers) => {
        const site = await serve(path.join(root, 'dist'), { headers });
        writeFileSync(path.join(folder, 'index.html'), html(site.url));
        const outer = await serve(folder);
        closes.push(site.close, outer.close);
        await page.goto(outer.url);
        const frame = page.frameLocator('iframe');
        return { playground: new Playground(page, frame.locator('xor-playground')), frame };
      });
      for (const close of closes) close();
      rmSync(folder, { recursive: true });
      expect(errors).toEqual([]);
    },
    hold: async ({ put }, use) => {
      await use(async (...given) => {
        const framed = await put(...given);
        await expect(framed.playground.train).toBeEnabled();
        return framed;
      });
    },
  }),
);

const FOR_ANYBODY = { 'Access-Control-Allow-Origin': '*' };

/** @param {string} address @param {string} [rights] */
const frameOf = (address, rights) =>
  `<!doctype html><title>Another page</title><h1>Another page</h1>
  <iframe ${rights ?? ''} width="1200" height="700" src="${address}"></iframe>`;

/** @param {Framed} framed */
async function useInSandbox({ playground, frame }) {
  const { page, element } = playground;
  await expect(playground.field('Seed')).toHaveValue('11');
  await playground.type('Speed', 100_000);
  await playground.train.click();
  await expect(playground.status).toContainText('Epoch 5,000 of 5,000,');
  await playground.openView('Survey');
  await frame.locator('#survey .body').getByRole('button', { name: 'Survey', exact: true }).click();
  await expect(frame.locator('#survey')).toContainText('826 of 1,000 learn: 82.6 %');

  await playground.openView('Take it home');
  const home = frame.locator('#home');
  await home.getByRole('button', { name: 'Copy program' }).click();
  await expect(home).toContainText('The clipboard is not available here. The text is selected');
  await home.getByRole('button', { name: 'Download program' }).click();
  const shown = element.getByRole('dialog', { name: 'xor-seed-11-epoch-5000-numpy.py' });
  const text = shown.getByRole('textbox', { name: 'Text' });
  await expect(text).toHaveValue(/import numpy as np/);
  await expect(text).toBeFocused();
  const isAllSelected = await text.evaluate(
    (area) =>
      area instanceof HTMLTextAreaElement &&
      area.selectionEnd - area.selectionStart === area.value.length,
  );
  expect(isAllSelected).toBe(true);
  await page.keyboard.press('Escape');
  await expect(shown).toHaveCount(0);
  await expect(home).toContainText('is shown, in case that this frame may not download');
  await expect(home).not.toContainText('downloaded.');
  await home.getByRole('button', { name: 'PNG, picture of the loss curve' }).click();
  await expect(element.getByRole('dialog').getByRole('img', { name: 'Picture' })).toBeVisible();
  await element.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(element.getByRole('dialog')).toHaveCount(0);
}

test.describe('in a sandbox that allows scripts alone', () => {
  test('trains and surveys, and shows what it may not hand out', async ({ hold }) => {
    const html = (/** @type {string} */ site) =>
      frameOf(`${site}#seed=11`, 'sandbox="allow-scripts"');
    await useInSandbox(await hold(html, FOR_ANYBODY));
  });

  test('says which header its host does not send, and what needs none', async ({ put }) => {
    const { frame } = await put((site) => frameOf(`${site}#seed=11`, 'sandbox="allow-scripts"'));
    const words = frame.locator('.trouble:visible');
    await expect(words).toContainText(
      'its host has to send the header Access-Control-Allow-Origin: *',
    );
    await expect(words).toContainText('xor-playground.html needs none');
    // A host that sends it can be lost, too.
    await expect(frame.getByRole('button', { name: 'Reload' })).toBeVisible();
  });

  test('does so as one file, whatever its host allows', async ({ hold }) => {
    const html = (/** @type {string} */ site) =>
      frameOf(`${site}xor-playground.html#seed=11`, 'sandbox="allow-scripts"');
    await useInSandbox(await hold(html));
  });
});

test('works where storage is blocked, and keeps its link', async ({ page, hold }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Blocked.', 'SecurityError');
        },
      });
    }
  });
  const { playground, frame } = await hold((site) => frameOf(`${site}#seed=11&at=7`));
  await expect(playground.status).toContainText('Epoch 7 of');
  await playground.type('Seed', 5);
  await expect.poll(() => frame.locator('body').evaluate(() => location.hash)).toBe('#seed=5');
  await playground.openView('Lessons');
  // What is not written yet could only be kept in the storage.
  await expect
    .poll(() => frame.locator('body').evaluate(() => location.hash))
    .toContain('view=lessons');
  await frame.locator('body').evaluate(() => location.reload());
  await expect(playground.field('Seed')).toHaveValue('5');
  await playground.expectView('Lessons');
});

test('in the frame of a page of its own origin, a file is downloaded, which is said', async ({
  page,
  hold,
}) => {
  /** @type {string} */
  let address = '';
  const html = (/** @type {string} */ site) => {
    address = site;
    return frameOf(site);
  };
  const { frame } = await hold(html);
  const outer = `${address}outer.html`;
  await page.route(outer, (route) =>
    route.fulfill({ contentType: 'text/html', body: frameOf('./#view=home') }),
  );
  await page.goto(outer);
  const home = frame.locator('#home');
  const download = page.waitForEvent('download');
  await home.getByRole('button', { name: 'Download program' }).click();
  await download;
  await expect(home).toContainText('-numpy.py downloaded.');
  await expect(frame.getByRole('dialog')).toHaveCount(0);
});

test('in a frame of another origin, a file is offered, and shown in case', async ({
  page,
  hold,
}) => {
  const { frame } = await hold((site) => frameOf(`${site}#view=home`));
  const download = page.waitForEvent('download');
  await frame.locator('#home').getByRole('button', { name: 'JSON, the run' }).click();
  await download;
  await expect(frame.getByRole('dialog').getByRole('textbox')).toHaveValue(/"learning_rate": 1,/);
});

test('as Take it home writes it, a frame has the run, the view and the controls', async ({
  page,
  hold,
}) => {
  const { frame: inner } = await hold((site) => frameOf(`${site}#seed=11&at=20&view=home`));
  const part = inner.getByRole('region', { name: 'In a page of your own' });
  const written = part.getByRole('textbox', { name: 'HTML of the frame' });
  await expect(written).toHaveValue(/height: 700px/);
  await part.getByRole('combobox', { name: 'Opened beside' }).selectOption({ label: 'Formulas' });
  await part.getByRole('combobox', { name: 'It has' }).selectOption('few');
  await part.getByRole('combobox', { name: 'As high' }).selectOption('as it needs');
  const snippet = await written.inputValue();
  expect(snippet).toContain('seed=11&amp;at=20');
  const { playground } = await hold(() => `<!doctype html><body>${snippet}`);
  await expect(playground.status).toContainText('Epoch 20 of');
  await playground.expectView('Formulas');
  await expect(playground.train).toBeVisible();
  await expect(playground.slider('Learning rate')).toBeHidden();
  await expect.poll(async () => (await page.locator('iframe').boundingBox())?.height).not.toBe(700);
});

test('as the documentation puts it into a page, the frame is as high as what is in it', async ({
  page,
  hold,
}) => {
  const words = readFileSync(path.join(root, 'docs', 'page.md'), 'utf8');
  const snippet = /```html\n(<iframe.*?)```/s.exec(words)?.[1] ?? '';
  const address = /https:\/\/example\.org\//;
  expect(snippet).toMatch(address);
  const { playground, frame } = await hold(
    (site) => `<!doctype html><title>Another page</title>${snippet.replace(address, () => site)}`,
  );
  const heights = async () => ({
    frame: (await page.locator('iframe').boundingBox())?.height,
    inside: Math.ceil(
      await frame.locator('xor-playground').evaluate((it) => it.getBoundingClientRect().height),
    ),
  });
  const isFitting = () =>
    expect
      .poll(async () => {
        const { frame, inside } = await heights();
        return frame === inside;
      })
      .toBe(true);
  // Nothing of it has to be scrolled to.
  await expect.poll(async () => (await heights()).inside).toBeGreaterThan(600);
  await isFitting();
  const before = (await heights()).inside;
  await playground.openView('Take it home');
  await expect.poll(async () => (await heights()).inside).toBeGreaterThan(before);
  await isFitting();
  const opened = (await heights()).inside;
  await playground.closeView('Take it home');
  await expect.poll(async () => (await heights()).inside).toBeLessThan(opened);
  await isFitting();
});
