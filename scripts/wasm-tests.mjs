// Runs the crate's wasm-bindgen tests in a real browser. wasm-bindgen's runner serves its page, and
// browsers.mjs opens that in any of the three engines.
// `node scripts/wasm-tests.mjs firefox`

import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { browserName, openBrowser } from './browsers.mjs';
import { endOf, Failure, main, run, startCompanion, withTimeLimit } from './process.mjs';
import { buildProgram } from './setup.mjs';

const LOAD_LIMIT_MS = 60_000;
const SILENCE_MS = 120_000;
const SILENCE_AFTER_ERROR_MS = 5_000;
const POLL_MS = 100;

const OUTPUT = "document.querySelector('#output').textContent";

/**
 * @param {import('./browsers.mjs').BrowserName} name
 * @returns {Promise<string>} the browser's name and version
 */
export async function runWasmTests(name) {
  const testRunner = await buildProgram('test-runner');
  const programs = await compileTests();
  const browser = await openBrowser(name);
  try {
    let flaky = '';
    for (const program of programs) {
      const first = await runProgram(testRunner, program, browser);
      if (first.passed) continue;
      // They compute the same each time: what passes then was wrong in the browser. It is named.
      if (process.env.CI) console.log(`\n${path.basename(program)} failed; once more:`);
      const { passed } = process.env.CI ? await runProgram(testRunner, program, browser) : first;
      if (!passed)
        throw new Failure(`Wasm tests failed in ${browser.version}.`, '', endOf(first.printed));
      flaky = ', flaky: some failed the first time';
    }
    return browser.version + flaky;
  } finally {
    await browser.close();
  }
}

/** @returns {Promise<string[]>} the paths of the test programs */
async function compileTests() {
  const messages = await run(
    'cargo test --profile optimised --target wasm32-unknown-unknown -p xor-playground --features browser --no-run --message-format json-render-diagnostics',
    { label: 'Compiling the tests to Wasm', data: true },
  );
  return messages
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
    .flatMap(({ profile, executable }) => (profile?.test && executable ? [executable] : []));
}

/**
 * @typedef {object} Outcome
 * @property {boolean} passed whether all tests of a program did
 * @property {string} printed what it printed
 */

/**
 * @param {string} testRunner
 * @param {string} program
 * @param {import('./browsers.mjs').Browser} browser
 * @returns {Promise<Outcome>}
 */
async function runProgram(testRunner, program, browser) {
  const runner = startCompanion(testRunner, [program], {
    // Port 0 is any free port; the runner prints which.
    env: { ...process.env, NO_HEADLESS: '1', WASM_BINDGEN_TEST_ADDRESS: '127.0.0.1:0' },
  });
  try {
    const served = await runner.prints(/available at (http:\S+)\s/);
    if (served) return await runPage(served[1], browser);
    // A program without tests serves no page and says so.
    const printed = runner.output().trim();
    console.log(printed);
    return { passed: runner.child.exitCode === 0, printed };
  } finally {
    await runner.stop();
  }
}

/**
 * Opens the page and prints what it writes, as it writes it, until it names the result.
 * @param {string} address
 * @param {import('./browsers.mjs').Browser} browser
 * @returns {Promise<Outcome>}
 */
async function runPage(address, browser) {
  /** @type {string | undefined} */
  let broken;
  const opened = browser.open(address, (message) => {
    broken ??= message;
  });
  await withTimeLimit(opened, LOAD_LIMIT_MS, `${browser.version} did not load the page`);

  let printed = '';
  let lastHeard = performance.now();
  while (performance.now() - lastHeard < (broken ? SILENCE_AFTER_ERROR_MS : SILENCE_MS)) {
    // A test that computes keeps the page from answering.
    const answer = browser.evaluate(OUTPUT);
    const text = `${await withTimeLimit(answer, SILENCE_MS, `${browser.version} did not answer`)}`;
    // Its first words ("Loading ...") are replaced, everything later is appended.
    process.stdout.write(text.startsWith(printed) ? text.slice(printed.length) : text);
    const result = text.match(/test result: (ok|FAILED)/)?.[1];
    if (result) return { passed: result === 'ok', printed: text };
    if (text !== printed) lastHeard = performance.now();
    printed = text;
    await delay(POLL_MS);
  }
  throw new Failure(`The tests in ${browser.version} say nothing any more.`, broken);
}

await main(import.meta.url, async () => {
  console.log(await runWasmTests(browserName(process.argv[2] ?? 'chromium')));
});
