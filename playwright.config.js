import { defineConfig } from '@playwright/test';
import { browserName, findBrowser } from './scripts/browsers.mjs';

// scripts/test.mjs has made sure that the browser is there.
const browser = browserName(process.env.TEST_BROWSER ?? 'chromium');
const launchOptions = await findBrowser(browser);

// Debian's chromium-headless-shell 156 crashes at an access beyond the end of Wasm's memory, unless V8 checks the
// bounds by itself.
const checksBounds = launchOptions?.executablePath?.endsWith('chromium-headless-shell');

// Firefox takes three times as long as Chromium. It sees that in which browsers differ: the quick part of it; in CI
// also what hangs on what a browser keeps and hands out; and all of it where TEST_ALL is set, as each week.
const OF_BROWSERS = ['delivery', 'failures', 'keyboard', 'one-file', 'story', 'survey-pool'];
const OF_KEEPING = ['away', 'home', 'offline', 'problem'];
const OF_LOOKS = ['data', 'formulas', 'layout', 'lessons', 'network', 'pictures', 'space', 'time'];
if (process.env.CI || process.env.TEST_ALL) OF_BROWSERS.push(...OF_KEEPING);
if (process.env.TEST_ALL) OF_BROWSERS.push(...OF_LOOKS);
const files = browser === 'firefox' ? OF_BROWSERS : ['*'];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/{testFileName}-recorded/{arg}{ext}',
  reporter: 'list',
  workers: 2,
  fullyParallel: true,
  // In CI, a test that passes the second time is named as flaky; a second failure fails.
  retries: process.env.CI ? 1 : 0,
  testMatch: files.map((name) => `**/${name}.spec.js`),
  // axe-core judges the document, which is the same in every browser.
  grepInvert: browser === 'chromium' ? undefined : /axe-core/,
  // Far more than it takes: a busy machine is no failure.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  forbidOnly: process.env.CI !== undefined,
  webServer: {
    command: 'node tests/static-server.mjs dist',
    // The server takes any free port; the named group becomes the environment variable.
    wait: { stdout: /Serving (?<page_address>\S+)/ },
  },
  use: {
    baseURL: process.env.PAGE_ADDRESS,
    browserName: browser,
    launchOptions: {
      ...launchOptions,
      args: [
        ...(launchOptions?.args ?? []),
        ...(checksBounds ? ['--js-flags=--wasm-enforce-bounds-checks'] : []),
      ],
      // In an installed Firefox, Playwright can't ask for less motion page by page.
      firefoxUserPrefs: { 'ui.prefersReducedMotion': 1 },
    },
    // What a test has changed on the way to the page would not be seen by a page that the browser has kept.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    trace: 'off',
    video: 'off',
  },
});
