import { defineConfig } from '@playwright/test';
import { browserName, findBrowser } from './scripts/browsers.mjs';

// scripts/test.mjs has made sure that the browser is there.
const browser = browserName(process.env.TEST_BROWSER ?? 'chromium');

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  reporter: 'list',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // Far more than it takes: a busy machine is no failure.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  webServer: {
    command: 'node tests/static-server.mjs dist',
    // The server takes any free port; the named group becomes the environment variable.
    wait: { stdout: /Serving (?<page_address>\S+)/ },
  },
  use: {
    baseURL: process.env.PAGE_ADDRESS,
    browserName: browser,
    launchOptions: await findBrowser(browser),
    screenshot: 'only-on-failure',
    trace: 'off',
    video: 'off',
  },
});
