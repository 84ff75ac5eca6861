// Opens a browser of each engine, in one shape, however it is driven: Playwright's own builds and any
// Chromium through Playwright, an installed Firefox through Puppeteer, WebKitGTK through WebDriver.

import { BROWSERS, ensureBrowser, findBrowser, findInstalled, installWithApt } from './browser.mjs';
import { startFirefox } from './firefox.mjs';
import { Failure, Unavailable, withTimeLimit } from './process.mjs';
import { startWebKit } from './webdriver.mjs';

/** @typedef {import('./browser.mjs').BrowserName} BrowserName */

/**
 * A running browser with one page.
 * @typedef {object} Browser
 * @property {string} version with its name
 * @property {(address: string, onError: (message: string) => void) => Promise<void>} open loads the
 *   page; `onError` hears of errors in it, where the browser tells of them
 * @property {(expression: string) => Promise<unknown>} evaluate in the page
 * @property {() => Promise<void>} close
 */

const CLOSE_LIMIT_MS = 10_000;

const TITLES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

const HOW_TO_INSTALL = {
  chromium: 'install Chrome or Chromium',
  firefox: 'install Firefox, or run `npx playwright install --with-deps firefox`',
  webkit:
    'run `npx playwright install --with-deps webkit`, or on Linux install WebKitWebDriver and Xvfb (Debian and Ubuntu: `apt install webkit2gtk-driver xvfb`)',
};

/**
 * Where each browser can come from, in the order in which that is tried: what is there, then what can
 * be got.
 * @type {Record<BrowserName, (() => Promise<Browser>)[]>}
 */
const SOURCES = {
  chromium: [() => getWithPlaywright('chromium')],
  firefox: [
    () => findWithPlaywright('firefox'),
    startFirefox,
    async () => {
      await installWithApt(['firefox']);
      return startFirefox();
    },
    () => getWithPlaywright('firefox'),
  ],
  webkit: [
    () => findWithPlaywright('webkit'),
    startWebKit,
    async () => {
      await installWithApt(['webkit']);
      return startWebKit();
    },
    () => getWithPlaywright('webkit'),
  ],
};

/**
 * Installs those of the browsers that are missing, in one go, where that can be. Without it each is
 * installed when it is opened.
 * @param {BrowserName[]} names
 */
export async function installMissing(names) {
  const there = await Promise.all(names.map(isThere));
  await installWithApt(names.filter((_, index) => !there[index]));
}

/** @param {BrowserName} name */
async function isThere(name) {
  // Where looking fails, opening will, and says why.
  const places = [findBrowser, findInstalled].map((find) => find(name).catch(() => name));
  return (await Promise.all(places)).some((place) => place !== undefined);
}

/**
 * @param {BrowserName} name
 * @returns {Promise<Browser>}
 */
export async function openBrowser(name) {
  /** @type {Set<string>} */
  const reasons = new Set();
  for (const source of SOURCES[name]) {
    try {
      return await source();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      reasons.add(error.message);
    }
  }
  throw new Unavailable(
    `There is no ${TITLES[name]} that starts here: ${HOW_TO_INSTALL[name]}.`,
    [...reasons].join('\n'),
  );
}

/** @param {BrowserName} name */
async function findWithPlaywright(name) {
  const options = await findBrowser(name);
  if (!options) throw new Failure(`Playwright has no ${name} here.`);
  return launch(name, options);
}

/** @param {BrowserName} name */
async function getWithPlaywright(name) {
  return launch(name, await ensureBrowser(name));
}

/**
 * @param {BrowserName} name
 * @param {import('@playwright/test').LaunchOptions} options
 * @returns {Promise<Browser>}
 */
async function launch(name, options) {
  const browser = await BROWSERS[name].launch(options).catch((error) => {
    throw new Failure(error.message);
  });
  /** @type {import('@playwright/test').Page | undefined} */
  let page;
  return {
    version: `${TITLES[name]} ${browser.version()}`,
    open: async (address, onError) => {
      await page?.close();
      page = await browser.newPage();
      page.on('pageerror', (error) => onError(error.stack ?? error.message));
      await page.goto(address);
    },
    evaluate: async (expression) => page?.evaluate(expression),
    // What was done in it counts, even if it does not end in time.
    close: () =>
      withTimeLimit(browser.close(), CLOSE_LIMIT_MS, `${name} did not end`).catch(() => {}),
  };
}
