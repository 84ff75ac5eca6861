// `npm run maps`: how soon there is a map of runs, and how soon all of it. Builds the site, opens it in Chromium, and prints a
// table. Each map has 512 × 512 runs; workers train on as many processors as there are.
//
//   npm run maps -- --rounds 5

import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser, installBrowsers } from '../scripts/browsers.mjs';
import { main, root, run } from '../scripts/process.mjs';
import { setUp } from '../scripts/setup.mjs';
import { quantile } from './watching.mjs';

const WINDOW = { width: 1280, height: 800 };
const LIMIT_MS = 600_000;

/** @type {{ name: string, run: string, axes: string }[]} */
const MAPS = [
  { name: 'weights x → h1 and y → h1, seed 0', run: '', axes: 'p0,p2' },
  { name: 'weights x → h1 and x → h2, seed 0', run: '', axes: 'p0,p1' },
  { name: 'weights h1 → output and h2 → output, seed 11', run: 'seed=11', axes: 'p6,p7' },
  { name: 'learning rate and weight x → h1, seed 11', run: 'seed=11', axes: 'lr,p0' },
];

/** @typedef {{ first: number, whole: number }} Times in milliseconds */

await main(import.meta.url, async () => {
  const { values } = parseArgs({
    options: {
      'no-build': { type: 'boolean', default: false },
      rounds: { type: 'string', default: '3' },
    },
  });
  if (!values['no-build']) {
    await setUp();
    await run('webpack --mode production', { label: 'Building the page' });
  }
  await installBrowsers(['chromium']);
  const { serve } = await import('../tests/static-server.mjs');
  const server = await serve(path.join(root, 'dist'));
  const browser = await chromium.launch(await findBrowser('chromium'));
  try {
    console.log(
      `\nChromium ${browser.version()}, ${os.availableParallelism()} processors: from the click on Map, 2,000 epochs, seconds, median of ${values.rounds} (slowest)\n`,
    );
    console.log('| axes | first picture | whole map |\n| --- | --- | --- |');
    for (const { name, run, axes } of MAPS) {
      /** @type {Times[]} */
      const rounds = [];
      for (let round = 0; round < Number(values.rounds); round++) {
        const page = await browser.newPage({ viewport: WINDOW });
        page.setDefaultTimeout(LIMIT_MS);
        await page.goto(`${server.url}#${run}&view=survey&map=${axes},2000,epochs`);
        rounds.push(await page.evaluate(measure));
        await page.close();
      }
      const [first, whole] = /** @type {const} */ (['first', 'whole']).map((key) => {
        const times = rounds.map((times) => times[key] / 1_000);
        return `${quantile(times, 0.5).toFixed(2)} (${Math.max(...times).toFixed(2)})`;
      });
      console.log(`| ${name} | ${first} | ${whole} |`);
    }
  } finally {
    await browser.close();
    server.close();
  }
});

/**
 * In the page: opens the map beside another view, so that the whole engine is there, and looks in every frame whether there is
 * something everywhere, and whether more is to come.
 * @returns {Promise<Times>}
 */
async function measure() {
  const root = () => document.querySelector('xor-playground')?.shadowRoot;
  const view = () => root()?.querySelector('#map');
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const isUnderWay = () => Boolean(view()?.querySelector('progress'));
  /** Whether each square of 32 × 32 pixels has the colour of a run in its middle. */
  const isCovered = () => {
    const canvas = view()?.querySelector('canvas');
    const context = canvas?.getContext('2d', { willReadFrequently: true });
    if (!canvas || !context) return false;
    const scale = canvas.width / canvas.clientWidth;
    const [left, top] = [68 * scale, 8 * scale];
    const side = Math.floor(canvas.width - (68 + 14) * scale);
    const { data } = context.getImageData(left, top, side, side);
    for (let y = 16; y < side; y += 32) {
      for (let x = 16; x < side; x += 32) {
        const at = 4 * (y * side + x);
        // Where there is nothing, it is white.
        if (data[at] === 255 && data[at + 1] === 255 && data[at + 2] === 255) return false;
      }
    }
    return true;
  };
  while (!root()?.querySelector('#survey button[role="tab"]')) await frame();
  const begin = performance.now();
  const button = root()?.querySelector('#views button[aria-controls="map"]');
  if (!(button instanceof HTMLElement)) throw new Error('There is no button for the map.');
  button.click();
  while (!isCovered()) await frame();
  const first = performance.now() - begin;
  // How far it is, is told a few times a second.
  while (!isUnderWay()) await frame();
  while (isUnderWay()) await frame();
  return { first, whole: performance.now() - begin };
}
