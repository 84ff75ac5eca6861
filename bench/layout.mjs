// `npm run layout`: what can be measured of how the page is laid out, and of how it arrives: what moves by what
// somebody does, what is covered, what is in sight, how much of a large screen is used, the smallest type on a
// picture, and the time until one can press Train. Builds the site, opens it in Chromium, and prints tables.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findBrowser, installBrowsers } from '../scripts/browsers.mjs';
import { main, root, run } from '../scripts/process.mjs';
import { setUp } from '../scripts/setup.mjs';

const SCREENS = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 2560, height: 1440 },
  { width: 390, height: 844 },
];

/** Where everything of importance is to be in sight, whatever is open. */
const SIGHT = SCREENS[0];
const LARGE = SCREENS[2];

/** What Chrome's developer tools call Fast 4G: bytes a second, and milliseconds a request. */
const FAST_4G = {
  offline: false,
  downloadThroughput: ((9 * 1e6) / 8) * 0.9,
  uploadThroughput: ((1.5 * 1e6) / 8) * 0.9,
  latency: 60 * 2.75,
};
const CPU_SLOWDOWN = 4;
const LOADS = 5;

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Browser} Browser */

await main(import.meta.url, async () => {
  const { values } = parseArgs({ options: { 'no-build': { type: 'boolean', default: false } } });
  if (!values['no-build']) {
    await setUp();
    await run('webpack --mode production', { label: 'Building the page' });
  }
  await installBrowsers(['chromium']);
  const { serve } = await import('../tests/static-server.mjs');
  const server = await serve(path.join(root, 'dist'), { gzip: true });
  const browser = await chromium.launch(await findBrowser('chromium'));
  try {
    console.log(`\nChromium ${browser.version()}\n`);
    await printLoad(browser, server.url);
    for (const screen of SCREENS) await printScreen(browser, server.url, screen);
    await printSight(browser, server.url);
    await printLarge(browser, server.url);
  } finally {
    await browser.close();
    server.close();
  }
});

/**
 * @param {Browser} browser
 * @param {string} url
 */
async function printLoad(browser, url) {
  const loads = [];
  for (let load = 0; load < LOADS; load++) loads.push(await loadOnce(browser, url));
  const times = loads.map(({ ready }) => ready).sort((one, other) => one - other);
  const [{ bytes, files }] = loads;
  console.log(
    `Train can be pressed ${Math.round(times[LOADS >> 1])} ms after a cold load begins ` +
      `(median of ${LOADS}, ${Math.round(times[0])} to ${Math.round(times[LOADS - 1])}), ` +
      `with a processor ${CPU_SLOWDOWN} times slower, over “Fast 4G”: 8.1 Mbit/s, 165 ms a request.`,
  );
  console.log(
    `Without a click, ${(bytes / 1000).toFixed(1)} kB come over the wire, gzip, headers included, in ${files} files.`,
  );
}

/**
 * @param {Browser} browser
 * @param {string} url
 */
async function loadOnce(browser, url) {
  const page = await browser.newPage({ viewport: SIGHT });
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  await protocol.send('Network.emulateNetworkConditions', FAST_4G);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  let bytes = 0;
  let files = 0;
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    files += 1;
  });
  await page.addInitScript(() => {
    const look = setInterval(() => {
      const root = document.querySelector('xor-playground')?.shadowRoot;
      if (!root?.querySelector('#train:enabled')) return;
      clearInterval(look);
      Object.assign(window, { ready: performance.now() });
    }, 5);
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForFunction('window.ready');
  const ready = Number(await page.evaluate('window.ready'));
  await page.close();
  return { ready, bytes, files };
}

/**
 * What moves, and what is covered, on one screen.
 * @param {Browser} browser
 * @param {string} url
 * @param {{ width: number, height: number }} screen
 */
async function printScreen(browser, url, screen) {
  const { ACTS, placeOf } = await import('../tests/e2e/acts.js');
  const { coveredIn, movesIn, takeShifts, watchShifts } = await import('../tests/e2e/sight.js');
  const { VIEW_NAMES } = await import('../tests/e2e/page.js');
  const playground = await open(browser, url, screen, watchShifts);
  const { page } = playground;
  console.log(
    `\n| ${screen.width} × ${screen.height}: what is done | parts that shift | from x y width height to |`,
  );
  console.log('| --- | --- | --- |');
  const row = async (
    /** @type {string} */ what,
    /** @type {Parameters<typeof movesIn>[1]} */ own,
  ) => {
    const moves = movesIn(await takeShifts(page), own);
    console.log(`| ${what} | ${moves.length} | ${moves.slice(0, 2).join('; ')} |`);
  };
  await row('the page comes', null);
  for (const [what, act] of Object.entries(ACTS)) {
    await act.act(playground).catch((error) => console.log(`${what}: ${error.message}`));
    await row(what, await placeOf(playground, act));
  }
  const covered = await playground.inside(coveredIn);
  for (const view of VIEW_NAMES) {
    await playground.openView(view);
    covered.push(...(await playground.inside(coveredIn)).map((words) => `${view}: ${words}`));
  }
  console.log(`\nCovered: ${[...new Set(covered)].join('\n         ') || 'nothing'}`);
  console.log(`Scrolls sideways: ${(await playground.isScrolledSideways()) ? 'YES' : 'no'}`);
  await page.close();
}

/**
 * What is in sight beside each view.
 * @param {Browser} browser
 * @param {string} url
 */
async function printSight(browser, url) {
  const { outOfSightIn } = await import('../tests/e2e/sight.js');
  const { VIEW_NAMES } = await import('../tests/e2e/page.js');
  const playground = await open(browser, url, SIGHT);
  console.log(`\nAt ${SIGHT.width} × ${SIGHT.height}, out of sight with`);
  const print = async (/** @type {string} */ view) => {
    const missing = await playground.inside(outOfSightIn);
    console.log(`  ${view.padEnd(16)} ${missing.join(', ') || 'nothing'}`);
  };
  await print('no view');
  for (const view of VIEW_NAMES) {
    await playground.openView(view);
    await print(view);
  }
  await playground.page.close();
}

/**
 * How a large screen is used.
 * @param {Browser} browser
 * @param {string} url
 */
async function printLarge(browser, url) {
  const { framesPass } = await import('../tests/e2e/frames.js');
  const { clearType, usedWidthIn, watchType } = await import('../tests/e2e/sight.js');
  const { VIEW_NAMES } = await import('../tests/e2e/page.js');
  const playground = await open(browser, url, LARGE, watchType);
  console.log(`\nAt ${LARGE.width} × ${LARGE.height}`);
  const print = async (/** @type {string} */ view) => {
    const used = await playground.inside(usedWidthIn);
    // What is drawn from now on, in its place.
    await framesPass(playground.page, 2);
    await playground.page.evaluate(clearType);
    await playground.step.click();
    await framesPass(playground.page, 2);
    const sizes = Object.entries(await playground.page.evaluate('window.typeOnCanvas'));
    const [[text, size] = ['', Number.NaN]] = sizes.sort(([, one], [, other]) => one - other);
    console.log(
      `  ${view.padEnd(16)} ${Math.round(100 * used)} % of the width is used; ` +
        `the smallest type on a canvas is ${size.toFixed(1)} px (“${text}”)`,
    );
  };
  await print('no view');
  for (const view of VIEW_NAMES) {
    await playground.openView(view);
    await print(view);
  }
  await playground.page.close();
}

/**
 * @param {Browser} browser
 * @param {string} url
 * @param {{ width: number, height: number }} viewport
 * @param {(page: Page) => Promise<void>} [prepare]
 */
async function open(browser, url, viewport, prepare) {
  const { Playground } = await import('../tests/e2e/page.js');
  const page = await browser.newPage({ viewport, baseURL: url, reducedMotion: 'reduce' });
  await prepare?.(page);
  const playground = new Playground(page);
  await playground.open();
  return playground;
}
