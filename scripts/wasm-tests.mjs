// Runs the crate's wasm-bindgen tests in a real browser. wasm-bindgen's runner can drive a browser only
// through a WebDriver program of exactly the browser's version; here it just serves its page, and
// Playwright, which is there for the end-to-end tests anyway, opens it.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BROWSERS, ensureBrowser } from './browser.mjs';
import { cargoMessages } from './build-crate.mjs';
import { Failure, root, run } from './process.mjs';
import { wasmBindgenTools } from './setup.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */

const SILENCE_MS = 120_000;
const SILENCE_AFTER_ERROR_MS = 5_000;
const POLL_MS = 100;

/** @param {import('./browser.mjs').BrowserName} browserName */
export async function runWasmTests(browserName) {
  const { testRunner } = await wasmBindgenTools();
  const launchOptions = await ensureBrowser(browserName);
  const files = await compileTests();
  const browser = await BROWSERS[browserName].launch(launchOptions);
  try {
    /** @type {string[]} */
    const failed = [];
    for (const file of files) {
      const name = path.basename(file, '.wasm').replace(/-[0-9a-f]{16}$/, '');
      console.log(`\n${name} in ${browserName} ${browser.version()}`);
      if (!(await runTestFile(testRunner, file, browser))) failed.push(name);
    }
    if (failed.length > 0) throw new Failure(`Wasm tests failed: ${failed.join(', ')}.`);
  } finally {
    await browser.close();
  }
}

/** @returns {Promise<string[]>} the paths of the test programs */
async function compileTests() {
  const messages = await run(
    'cargo',
    [
      ...['test', '--release', '--target', 'wasm32-unknown-unknown', '-p', 'xor-playground'],
      ...['--no-run', '--message-format', 'json-render-diagnostics'],
    ],
    { label: 'Compiling the tests to Wasm', data: true },
  );
  return cargoMessages(messages).flatMap(({ profile, executable }) =>
    profile?.test && executable ? [executable] : [],
  );
}

/**
 * @param {string} testRunner
 * @param {string} file
 * @param {Browser} browser
 * @returns {Promise<boolean>} whether all tests in the file passed
 */
async function runTestFile(testRunner, file, browser) {
  const runner = spawn(testRunner, [file], {
    cwd: root,
    // Port 0 is any free port; the runner prints which.
    env: { ...process.env, NO_HEADLESS: '1', WASM_BINDGEN_TEST_ADDRESS: '127.0.0.1:0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const { address, output, code } = await servedAddress(runner);
    if (address) return await runTestPage(address, browser);
    // A file without tests serves no page and says so.
    console.log(output.trim());
    return code === 0;
  } finally {
    runner.kill();
  }
}

/**
 * Waits until the runner serves its page, or has ended without one.
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} runner
 * @returns {Promise<{ address?: string, output: string, code?: number | null }>}
 */
function servedAddress(runner) {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [runner.stdout, runner.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        const address = output.match(/available at (http:\S+)\s/)?.[1];
        if (address) resolve({ address, output });
      });
    }
    runner.on('error', reject);
    runner.on('close', (code) => resolve({ output, code }));
  });
}

/**
 * Opens the page and prints what it writes, as it writes it, until it names the result.
 * @param {string} address
 * @param {Browser} browser
 * @returns {Promise<boolean>}
 */
async function runTestPage(address, browser) {
  const page = await browser.newPage();
  try {
    let silenceMs = SILENCE_MS;
    page.on('pageerror', (error) => {
      console.log(error.stack ?? error.message);
      // The page itself broke: it may never name a result.
      silenceMs = SILENCE_AFTER_ERROR_MS;
    });
    await page.goto(address);

    let printed = '';
    let lastHeard = performance.now();
    while (performance.now() - lastHeard < silenceMs) {
      const text = (await page.locator('#output').textContent()) ?? '';
      if (text !== printed) {
        // Its first words ("Loading ...") are replaced, everything later is appended.
        process.stdout.write(text.startsWith(printed) ? text.slice(printed.length) : text);
        printed = text;
        lastHeard = performance.now();
      }
      const result = text.match(/test result: (ok|FAILED)/)?.[1];
      if (result) return result === 'ok';
      await delay(POLL_MS);
    }
    console.log(`The page has said nothing for ${silenceMs / 1000} s.`);
    return false;
  } finally {
    await page.close();
  }
}
