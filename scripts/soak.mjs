// `npm run soak`: whether what the page holds grows while it is used for long. Opens the built page in Chromium, trains at
// the highest speed, draws a new start each second, and has each view open in turn, the remedies, a survey and a map in
// their workers. Once a minute all are closed, what nobody holds is collected, and the rest is counted. Fails where that
// has grown since the first quarter of the time.
//
//   npm run soak -- --minutes 60
//   npm run soak -- --no-build      the site in dist/ as it is

import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { ensureBrowser, findBrowser } from './browsers.mjs';
import { Failure, main, root, run } from './process.mjs';
import { setUp } from './setup.mjs';

const VIEWS = ['data', 'space', 'formulas', 'why', 'survey', 'map', 'lessons', 'compare', 'home'];

/** The button that has a view work in the background, by what is on it. @type {Record<string, RegExp>} */
const WORK = { why: /^Try (remedies|them anyway)$/, survey: /^Survey$/ };

const SECOND = 1000;
/** New starts for each view that is open; with all views it is less than a minute. */
const STARTS = 5;

/** How long one waits at most for what is to come. */
const LIMIT = 60 * SECOND;

/** A collection may leave what only the next one finds to be held by nobody. */
const COLLECTIONS = 3;

/**
 * What is counted, and how far it may grow from the largest number of the first quarter.
 * @type {Record<keyof Reading, { name: string, unit?: number, by: number }>}
 */
const BOUNDS = {
  heap: { name: 'JavaScript’s heap, MB', unit: 1e6, by: 2e6 },
  wasm: { name: 'Wasm’s memory, MB', unit: 1e6, by: 1e6 },
  nodes: { name: 'DOM nodes', by: 200 },
  listeners: { name: 'listeners', by: 50 },
  workers: { name: 'workers', by: 0 },
};

/**
 * @typedef {object} Reading
 * @property {number} heap bytes
 * @property {number} wasm bytes, in the page; a worker’s goes with it
 * @property {number} nodes
 * @property {number} listeners
 * @property {number} workers
 */

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').CDPSession} Protocol */

await main(import.meta.url, async () => {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '60' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const minutes = Number(values.minutes);
  if (!(minutes >= 4)) {
    throw new Failure(`--minutes takes a number from 4 on, not "${values.minutes}".`);
  }
  if (!values['no-build']) {
    await setUp();
    await run('webpack --mode production', { label: 'Building the page' });
  }
  await ensureBrowser('chromium');
  const { serve } = await import('../tests/static-server.mjs');
  const server = await serve(path.join(root, 'dist'));
  const browser = await chromium.launch(await findBrowser('chromium'));
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    await page.addInitScript(watchMemories);
    await page.goto(server.url);
    console.log(`\nChromium ${browser.version()}, ${minutes} minutes\n`);
    const readings = await soak(page, minutes);
    if (errors.length > 0) throw new Failure(errors.join('\n'));
    judge(readings);
  } finally {
    await browser.close();
    server.close();
  }
});

/** Runs in the page: keeps an eye on the memories of the engine, without keeping them. */
function watchMemories() {
  /** @type {WeakRef<WebAssembly.Memory>[]} */
  const memories = [];
  for (const name of /** @type {const} */ (['instantiate', 'instantiateStreaming'])) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (/** @type {any[]} */ ...given) => {
      const made = await Reflect.apply(instantiate, WebAssembly, given);
      const { memory } = (made.instance ?? made).exports;
      if (memory) memories.push(new WeakRef(memory));
      return made;
    };
  }
  const bytes = () =>
    memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0);
  Object.assign(window, { bytesOfWasm: bytes });
}

/**
 * @param {Page} page
 * @param {number} minutes
 */
async function soak(page, minutes) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable');
  const playground = page.locator('xor-playground');
  const button = (/** @type {string} */ name) =>
    playground.getByRole('button', { name, exact: true });
  await button('Train').waitFor({ timeout: LIMIT });
  const speed = playground.getByRole('spinbutton', { name: 'Speed value' });
  await speed.fill('100000');
  await speed.press('Enter');

  /** @type {Reading[]} */
  const readings = [];
  console.log(
    `| minute | ${Object.values(BOUNDS)
      .map(({ name }) => name)
      .join(' | ')} |`,
  );
  console.log(`|${' --- |'.repeat(1 + Object.keys(BOUNDS).length)}`);
  const begin = performance.now();
  for (let minute = 1; minute <= minutes; minute += 1) {
    for (const view of VIEWS) await use(page, view, minute);
    // A machine that is slow takes longer for a round, which is a minute then.
    await delay(Math.max(0, begin + minute * 60 * SECOND - performance.now()));
    const reading = await read(page, protocol);
    readings.push(reading);
    const cells = Object.entries(BOUNDS).map(([key, { unit }]) =>
      told(reading[/** @type {keyof Reading} */ (key)], unit),
    );
    console.log(`| ${[minute, ...cells].join(' | ')} |`);
  }
  return readings;
}

/**
 * Has a view open for some new starts, each of which is trained.
 * @param {Page} page
 * @param {string} view
 * @param {number} minute
 */
async function use(page, view, minute) {
  const playground = page.locator('xor-playground');
  const button = (/** @type {string} */ name) =>
    playground.getByRole('button', { name, exact: true });
  await playground.evaluate((element, view) => element.setAttribute('view', view), view);
  const pane = playground.locator(`#${view}`);
  await pane.locator('.body > :not(.hint)').first().waitFor({ timeout: LIMIT });
  for (let start = 0; start < STARTS; start += 1) {
    await button('New start').click({ timeout: LIMIT });
    await button('Train').click({ timeout: LIMIT });
    // What has been surveyed is not to be surveyed again.
    const starts = pane.getByRole('combobox', { name: 'Starts', exact: true });
    if (view === 'survey') await starts.selectOption(minute % 2 === 0 ? '100' : '1000');
    if (view in WORK && start === 0) {
      await pane.getByRole('button', { name: WORK[view] }).click({ timeout: LIMIT });
    }
    await delay(SECOND);
  }
}

/**
 * What there is when all is closed, and nothing trains.
 * @param {Page} page
 * @param {Protocol} protocol
 * @returns {Promise<Reading>}
 */
async function read(page, protocol) {
  const playground = page.locator('xor-playground');
  await playground.evaluate((element) => element.setAttribute('view', ''));
  await playground.getByRole('button', { name: 'Reset', exact: true }).click({ timeout: LIMIT });
  for (let collection = 0; collection < COLLECTIONS; collection += 1) {
    await protocol.send('HeapProfiler.collectGarbage');
  }
  const { metrics } = await protocol.send('Performance.getMetrics');
  const metric = (/** @type {string} */ wanted) =>
    metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return {
    heap: metric('JSHeapUsedSize'),
    wasm: await page.evaluate(() => Reflect.get(window, 'bytesOfWasm')()),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    workers: page.workers().length,
  };
}

/** @param {Reading[]} readings */
function judge(readings) {
  const first = readings.slice(0, Math.ceil(readings.length / 4));
  const last = readings[readings.length - 1];
  const misses = Object.entries(BOUNDS).flatMap(([key, { name, unit, by }]) => {
    const of = (/** @type {Reading} */ reading) => reading[/** @type {keyof Reading} */ (key)];
    const before = Math.max(...first.map(of));
    const isKept = of(last) <= before + by;
    return isKept ? [] : [`${name}: from ${told(before, unit)} to ${told(of(last), unit)}`];
  });
  if (misses.length > 0) throw new Failure(`It grows:\n  ${misses.join('\n  ')}`);
  console.log('\nNothing grows.');
}

/** @param {number} number @param {number} [unit] */
function told(number, unit) {
  return unit === undefined ? `${number}` : (number / unit).toFixed(2);
}
