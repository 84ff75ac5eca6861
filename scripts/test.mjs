// `npm test`: every check there is. All of them run, whatever fails, and the last lines count them and
// name what was skipped.
// `npm test -- --only types,e2e` runs some of them, `--browser firefox` takes another browser for e2e.

import { parseArgs } from 'node:util';
import { buildCrate } from './build-crate.mjs';
import { Failure, main, report, runShown, seconds, Unavailable } from './process.mjs';
import { packageProgram, setUp } from './setup.mjs';

const WASM = ['--target', 'wasm32-unknown-unknown'];

/** @typedef {import('./browser.mjs').BrowserName} BrowserName */

/**
 * @typedef {object} Check
 * @property {string} title
 * @property {(browser: BrowserName) => Promise<string | void>} check what it resolves to is shown in
 *   the summary
 * @property {BrowserName} [opens] the browser that it runs in, whichever is chosen
 * @property {boolean} [skippable] it may be skipped, except in CI, where what it needs is unavailable
 */

/** @type {Record<string, Check>} */
const CHECKS = {
  fmt: {
    title: 'Rust formatting',
    check: () => runShown('cargo', ['fmt', '--all', '--check']),
  },
  clippy: {
    title: 'Rust lints, native and Wasm',
    check: async () => {
      const clippy = ['clippy', '--workspace', '--all-targets'];
      await runShown('cargo', [...clippy, '--all-features', '--', '-D', 'warnings']);
      const wasm = [...clippy, ...WASM, '--features', 'whole'];
      await runShown('cargo', [...wasm, '--', '-D', 'warnings']);
    },
  },
  doc: {
    title: 'Rust documentation',
    check: () =>
      runShown('cargo', ['doc', '--workspace', '--all-features', '--no-deps'], {
        RUSTDOCFLAGS: '-D warnings',
      }),
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
      await buildCrate('page');
      await buildCrate('whole');
      await runNode(packageProgram('typescript', 'tsc'));
    },
  },
  rust: {
    title: 'Rust tests and documentation examples',
    check: () => runShown('cargo', ['test', '--workspace', '--all-features']),
  },
  'rust-release': {
    title: 'Rust tests, optimised',
    check: () =>
      runShown('cargo', [
        'test',
        '--workspace',
        '--all-features',
        '--profile',
        'optimised',
        '--tests',
      ]),
  },
  numpy: {
    title: 'Exported NumPy programs',
    check: async () => {
      const { pythonWithNumpy } = await import('./python.mjs');
      const python = await pythonWithNumpy();
      await runShown(
        'cargo',
        ['test', '-p', 'xor-playground', '--test', 'export', '--', '--ignored', 'numpy'],
        { PYTHON: python },
      );
    },
    skippable: true,
  },
  'wasm-chromium': {
    title: 'Wasm tests in Chromium',
    check: () => runWasmTests('chromium'),
    opens: 'chromium',
  },
  'wasm-firefox': {
    title: 'Wasm tests in Firefox',
    check: () => runWasmTests('firefox'),
    opens: 'firefox',
    skippable: true,
  },
  'wasm-webkit': {
    title: 'Wasm tests in WebKit',
    check: () => runWasmTests('webkit'),
    opens: 'webkit',
    skippable: true,
  },
  build: {
    title: 'Production build',
    check: () => build(),
  },
  e2e: {
    title: 'The built page in the browser',
    check: async (browser) => {
      await build();
      const { bundle } = await import('./bundle.mjs');
      await bundle({ survey: true });
      const { ensureBrowser } = await import('./browser.mjs');
      await ensureBrowser(browser);
      await runShown(process.execPath, [packageProgram('@playwright/test', 'playwright'), 'test'], {
        TEST_BROWSER: browser,
      });
    },
  },
};

/** Names for several checks.
 * @type {Record<string, string[]>}
 */
const GROUPS = { wasm: ['wasm-chromium', 'wasm-firefox', 'wasm-webkit'] };

/** @type {Promise<void> | undefined} */
let built;

/** Builds the site once, for whichever check asks first. */
function build() {
  built ??= import('./bundle.mjs').then(({ bundle }) => bundle());
  return built;
}

/** @param {BrowserName} browser */
async function runWasmTests(browser) {
  const tests = await import('./wasm-tests.mjs');
  return tests.runWasmTests(browser);
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
  const names = values.only?.split(',').flatMap((name) => GROUPS[name] ?? [name]) ?? all;
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    const choice = [...all, ...Object.keys(GROUPS)].join(', ');
    throw new Failure(`There is no check "${unknown}": choose from ${choice}.`);
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

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {'passed' | 'failed' | 'SKIPPED'} outcome
 * @property {number} milliseconds
 * @property {string} detail
 */

/**
 * @param {string} name
 * @param {BrowserName} browser
 * @returns {Promise<Result>}
 */
async function runCheck(name, browser) {
  const { title, check, skippable } = CHECKS[name];
  console.log(`\n=== ${name}: ${title}`);
  const start = performance.now();
  /** @type {Pick<Result, 'outcome' | 'detail'>} */
  let result;
  try {
    result = { outcome: 'passed', detail: (await check(browser)) ?? '' };
  } catch (error) {
    report(error);
    const skipped = skippable && error instanceof Unavailable && process.env.CI === undefined;
    result = {
      outcome: skipped ? 'SKIPPED' : 'failed',
      detail: error instanceof Failure ? error.message : '',
    };
  }
  return { name, milliseconds: performance.now() - start, ...result };
}

/** @param {Result[]} results */
function summarise(results) {
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.map(({ name, outcome, milliseconds, detail }) =>
    [outcome.padEnd(7), name.padEnd(width), seconds(milliseconds).padStart(8), detail]
      .join('  ')
      .trimEnd(),
  );
  const count = (/** @type {Result['outcome']} */ wanted) =>
    results.filter(({ outcome }) => outcome === wanted).length;
  const skipped = count('SKIPPED');
  const counts = [`${count('passed')} passed`, `${count('failed')} failed`];
  if (skipped > 0) counts.push(`${skipped} SKIPPED: not everything was tested`);
  console.log(`\n${lines.join('\n')}\n\n${counts.join(', ')}`);
}

await main(async () => {
  const { names, browser } = readArguments();
  await setUp();
  const { browserName } = await import('./browser.mjs');
  const chosenBrowser = browserName(browser);
  const { installMissing } = await import('./open-browser.mjs');
  await installMissing(names.flatMap((name) => CHECKS[name].opens ?? []));

  /** @type {Result[]} */
  const results = [];
  for (const name of names) results.push(await runCheck(name, chosenBrowser));
  summarise(results);
  // A browser that would not end must not keep this command from ending.
  process.exit(results.some(({ outcome }) => outcome === 'failed') ? 1 : 0);
});
