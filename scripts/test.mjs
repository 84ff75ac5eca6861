// `npm test`: every check there is. All of them run, whatever fails, and the last line counts them.
// `npm test -- --only types,e2e` runs some of them, `--browser firefox` runs them in another browser.

import { parseArgs } from 'node:util';
import { buildCrate } from './build-crate.mjs';
import { Failure, main, report, runShown, seconds } from './process.mjs';
import { packageProgram, setUp } from './setup.mjs';

const WASM = ['--target', 'wasm32-unknown-unknown'];

/** @typedef {import('./browser.mjs').BrowserName} BrowserName */

/** @type {Record<string, { title: string, check: (browser: BrowserName) => Promise<void> }>} */
const CHECKS = {
  fmt: {
    title: 'Rust formatting',
    check: () => runShown('cargo', ['fmt', '--all', '--check']),
  },
  clippy: {
    title: 'Rust lints, native and Wasm',
    check: async () => {
      const clippy = ['clippy', '--workspace', '--all-targets'];
      await runShown('cargo', [...clippy, '--', '-D', 'warnings']);
      await runShown('cargo', [...clippy, ...WASM, '--', '-D', 'warnings']);
    },
  },
  doc: {
    title: 'Rust documentation',
    check: () =>
      runShown('cargo', ['doc', '--workspace', '--no-deps'], { RUSTDOCFLAGS: '-D warnings' }),
  },
  biome: {
    title: 'JavaScript, CSS and JSON formatting and lints',
    check: () =>
      runNode(
        packageProgram('@biomejs/biome'),
        ...['ci', '--error-on-warnings', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`, '.'],
      ),
  },
  types: {
    title: 'JavaScript types',
    check: async () => {
      // The types of the crate's module are generated with it.
      await buildCrate();
      await runNode(packageProgram('typescript', 'tsc'));
    },
  },
  rust: {
    title: 'Rust tests and documentation examples',
    check: () => runShown('cargo', ['test', '--workspace']),
  },
  'rust-release': {
    title: 'Rust tests, optimised',
    check: () => runShown('cargo', ['test', '--workspace', '--release', '--tests']),
  },
  wasm: {
    title: 'Wasm tests in the browser',
    check: async (browser) => {
      const { runWasmTests } = await import('./wasm-tests.mjs');
      await runWasmTests(browser);
    },
  },
  build: {
    title: 'Production build',
    check: () => build(),
  },
  e2e: {
    title: 'The built page in the browser',
    check: async (browser) => {
      await build();
      const { ensureBrowser } = await import('./browser.mjs');
      await ensureBrowser(browser);
      await runShown(process.execPath, [packageProgram('@playwright/test', 'playwright'), 'test'], {
        TEST_BROWSER: browser,
      });
    },
  },
};

/** @type {Promise<void> | undefined} */
let built;

/** Builds the site once, for whichever check asks first. */
function build() {
  built ??= import('./bundle.mjs').then(({ bundle }) => bundle());
  return built;
}

/**
 * @param {string} script
 * @param {...string} args
 */
function runNode(script, ...args) {
  return runShown(process.execPath, [script, ...args]);
}

/** @returns {{ names: string[], browser: string }} */
function readArguments() {
  const all = Object.keys(CHECKS);
  const { values } = readOptions();
  const names = values.only?.split(',') ?? all;
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    throw new Failure(`There is no check "${unknown}": choose from ${all.join(', ')}.`);
  }
  return { names, browser: values.browser };
}

function readOptions() {
  try {
    return parseArgs({
      options: { only: { type: 'string' }, browser: { type: 'string', default: 'chromium' } },
    });
  } catch (error) {
    throw new Failure(/** @type {Error} */ (error).message);
  }
}

await main(async () => {
  const { names, browser } = readArguments();
  await setUp();
  const { browserName } = await import('./browser.mjs');
  const chosenBrowser = browserName(browser);

  /** @type {string[]} */
  const summary = [];
  let failures = 0;
  for (const name of names) {
    const { title, check } = CHECKS[name];
    console.log(`\n=== ${name}: ${title}`);
    const start = performance.now();
    let outcome = 'passed';
    try {
      await check(chosenBrowser);
    } catch (error) {
      report(error);
      outcome = 'failed';
      failures += 1;
    }
    const time = seconds(performance.now() - start);
    summary.push(`${outcome}  ${name.padEnd(12)} ${time.padStart(8)}`);
  }
  console.log(`\n${summary.join('\n')}\n`);
  console.log(`${names.length - failures} passed, ${failures} failed`);
  if (failures > 0) process.exitCode = 1;
});
