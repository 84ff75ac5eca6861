// The page as one file, opened as a file: as from a stick, on a machine without a network.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { expectSameNumbers, oracle } from '../oracle.js';
import { test as base, expect, VIEW_NAMES } from './page.js';

const FOLDER = new URL('../../dist/', import.meta.url);
const FILE = 'xor-playground.html';
const html = readFileSync(new URL(FILE, FOLDER), 'utf8');

const test = base.extend({
  baseURL: FOLDER.href,
  playground: async ({ playground }, use) => {
    playground.file = FILE;
    await use(playground);
  },
});

/** Everything that the page asks for, from now on, but for the script of its workers. @param {import('@playwright/test').Page} page */
function listen(page) {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  return () => asked.filter((url) => !url.startsWith('blob:'));
}

test('learns, has every view, and asks for nothing but itself', async ({ playground }) => {
  const asked = listen(playground.page);
  await playground.open();
  await playground.trainToTheEnd();
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 5000).predictions);
  for (const view of VIEW_NAMES) await playground.openView(view);
  await expect(playground.view('Take it home')).toContainText('import numpy as np');
  // Its own file is no use to whoever has it.
  await expect(playground.view('Take it home').getByRole('link')).toHaveCount(0);
  expect(asked()).toEqual(asked().filter((url) => url === new URL(FILE, FOLDER).href));
});

test('trains a survey in workers, which have their script from the file', async ({
  playground,
}) => {
  const { page } = playground;
  await page.addInitScript(() => {
    const made = { workers: 0 };
    Object.assign(window, { made });
    window.Worker = class extends Worker {
      /** @param {ConstructorParameters<typeof Worker>} given */
      constructor(...given) {
        super(...given);
        made.workers += 1;
      }
    };
  });
  await playground.open('#view=survey');
  const survey = playground.view('Survey');
  await survey.getByRole('button', { name: 'Survey', exact: true }).click();
  await expect(survey).toContainText('826 of 1,000 learn: 82.6 %');
  expect(await page.evaluate(() => Reflect.get(window, 'made').workers)).toBeGreaterThan(0);
});

test('opens a link behind its address, and keeps its address up to date', async ({
  playground,
}) => {
  await playground.open('#seed=11&at=7');
  await playground.expectEpoch(7);
  await expect(playground.field('Seed')).toHaveValue('11');
  await playground.type('Seed', 5);
  await expect.poll(() => playground.page.url()).toBe(new URL(`${FILE}#seed=5`, FOLDER).href);
  await playground.page.goBack();
  await expect(playground.field('Seed')).toHaveValue('11');
});

test('its policy allows what is in it, by hashes, and no network', async ({ playground }) => {
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1];
  const code = /<script type="module">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
  const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
  const hashOf = (/** @type {string} */ text) =>
    `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(policy?.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hashOf(code)} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types xor-playground xor-playground-worker lit-html',
  ]);

  await playground.open();
  playground.provoked.push(/Content.Security.Policy|blocked/i);
  const { page } = playground;
  const isRefused = await page.evaluate(() =>
    fetch('data:,x').then(
      () => false,
      () => true,
    ),
  );
  expect(isRefused).toBe(true);
  playground.provoked.push(/TrustedScript/);
  const refusal = await page.evaluate(() => {
    try {
      document.createElement('script').textContent = 'document.title = "broken"';
    } catch (error) {
      return Reflect.get(Object(error), 'name');
    }
  });
  expect(refusal).toBe('TypeError');
});

test('is in a zip as well, and beside the page that links to both', async () => {
  const zip = await JSZip.loadAsync(readFileSync(new URL('xor-playground.zip', FOLDER)));
  expect(Object.keys(zip.files)).toEqual([FILE]);
  expect(await zip.file(FILE)?.async('string')).toBe(html);
  // It names no place on the machine that it was built on.
  expect(html).not.toContain('file:///');
});
