// Drives an installed Firefox, which speaks WebDriver BiDi itself. (Playwright drives only Firefox builds
// of its own.)

import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { findInstalled } from './browser.mjs';
import { temporaryHome, undoAtExit } from './companion.mjs';
import { Failure, withTimeLimit } from './process.mjs';

const START_LIMIT_MS = 60_000;
const CLOSE_LIMIT_MS = 5_000;

/** @returns {Promise<import('./open-browser.mjs').Browser>} */
export async function startFirefox() {
  const executablePath = await findInstalled('firefox');
  if (!executablePath) throw new Failure('There is no Firefox.');

  const home = temporaryHome();
  const abortion = new AbortController();
  const kill = undoAtExit(() => abortion.abort());
  const stop = () => {
    kill();
    home.remove();
  };
  try {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      userDataDir: path.join(home.folder, 'profile'),
      env: { ...process.env, ...home.env },
      // Nothing that is opened here is on another machine.
      extraPrefsFirefox: { 'network.proxy.type': 0 },
      timeout: START_LIMIT_MS,
      signal: abortion.signal,
      // A signal ends this process, and that stops Firefox.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const version = (await browser.version()).replace(/^firefox\//, 'Firefox ');
    return drivenBrowser(browser, version, stop);
  } catch (error) {
    stop();
    throw new Failure(`Firefox did not start: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} version
 * @param {() => void} stop
 * @returns {import('./open-browser.mjs').Browser}
 */
function drivenBrowser(browser, version, stop) {
  /** @type {import('puppeteer-core').Page | undefined} */
  let page;
  return {
    version,
    open: async (address, onError) => {
      await page?.close();
      page = await browser.newPage();
      page.on('pageerror', (error) => {
        onError(error instanceof Error ? (error.stack ?? error.message) : String(error));
      });
      await page.goto(address);
    },
    evaluate: async (expression) => page?.evaluate(expression),
    close: async () => {
      // What does not end in order is stopped.
      await withTimeLimit(browser.close(), CLOSE_LIMIT_MS, `${version} did not end`)
        .catch(() => {})
        .finally(stop);
    },
  };
}
