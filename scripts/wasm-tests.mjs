// Runs the crate's wasm-bindgen tests in a real browser. wasm-bindgen's runner can drive a browser only
// through a WebDriver program that it knows, which leaves out WebKit on Linux; here it just serves its
// page, and open-browser.mjs opens that in any of the three engines.

import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { cargoMessages } from './build-crate.mjs';
import { startCompanion } from './companion.mjs';
import { openBrowser } from './open-browser.mjs';
import { Failure, run, withTimeLimit } from './process.mjs';
import { wasmBindgenTools } from './setup.mjs';

/** @typedef {import('./open-browser.mjs').Browser} Browser */

const LOAD_LIMIT_MS = 60_000;
const SILENCE_MS = 120_000;
const SILENCE_AFTER_ERROR_MS = 5_000;
const POLL_MS = 100;

const OUTPUT = "document.querySelector('#output').textContent";

/**
 * @param {import('./browser.mjs').BrowserName} browserName
 * @returns {Promise<string>} the browser's name and version
 */
export async function runWasmTests(browserName) {
  const { testRunner } = await wasmBindgenTools();
  const files = await compileTests();
  const browser = await openBrowser(browserName);
  try {
    /** @type {string[]} */
    const failed = [];
    for (const file of files) {
      const name = path.basename(file, '.wasm').replace(/-[0-9a-f]{16}$/, '');
      console.log(`\n${name} in ${browser.version}`);
      if (!(await runTestFile(testRunner, file, browser))) failed.push(name);
    }
    if (failed.length > 0) {
      throw new Failure(`Wasm tests failed in ${browser.version}: ${failed.join(', ')}.`);
    }
    return browser.version;
  } finally {
    await browser.close();
  }
}

/** @returns {Promise<string[]>} the paths of the test programs */
async function compileTests() {
  const messages = await run(
    'cargo',
    [
      ...['test', '--profile', 'optimised', '--target', 'wasm32-unknown-unknown'],
      ...['-p', 'xor-playground'],
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
  const runner = startCompanion(testRunner, [file], {
    // Port 0 is any free port; the runner prints which.
    env: { NO_HEADLESS: '1', WASM_BINDGEN_TEST_ADDRESS: '127.0.0.1:0' },
  });
  try {
    const served = await runner.prints(/available at (http:\S+)\s/);
    if (served) return await runTestPage(served[1], browser);
    // A file without tests serves no page and says so.
    console.log(runner.output().trim());
    return runner.exitCode() === 0;
  } finally {
    runner.stop();
  }
}

/**
 * Opens the page and prints what it writes, as it writes it, until it names the result.
 * @param {string} address
 * @param {Browser} browser
 * @returns {Promise<boolean>}
 */
async function runTestPage(address, browser) {
  let silenceMs = SILENCE_MS;
  const opened = browser.open(address, (message) => {
    console.log(message);
    // The page itself broke: it may never name a result.
    silenceMs = SILENCE_AFTER_ERROR_MS;
  });
  await withTimeLimit(opened, LOAD_LIMIT_MS, `${browser.version} did not load the page`);

  let printed = '';
  let lastHeard = performance.now();
  while (performance.now() - lastHeard < silenceMs) {
    // A test that computes keeps the page from answering.
    const answer = browser.evaluate(OUTPUT);
    const text = `${await withTimeLimit(answer, SILENCE_MS, `${browser.version} did not answer`)}`;
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
}
