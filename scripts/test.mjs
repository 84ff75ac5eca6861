// `npm test`: the checks. All of them run, whatever fails, and the last lines count them and name what was
// skipped.
// `npm test -- --only types,wasm` runs some of them: a name stands for all that begin with it.

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, main, report, root, runShown, seconds, Unavailable } from './process.mjs';
import { setUp } from './setup.mjs';

/** @typedef {import('./browsers.mjs').BrowserName} BrowserName */

/**
 * @typedef {object} Check
 * @property {string} title
 * @property {() => Promise<string | void>} check what it resolves to is shown in the summary
 * @property {BrowserName} [opens] the browser that it runs in
 * @property {boolean} [inCi] it runs in CI, or when it is asked for
 * @property {boolean} [skippable] it may be skipped, except in CI, where what it needs is unavailable
 */

const ONLY_IN_CI =
  'Where CI is set, Firefox runs more tests of the page, and there are the checks rust-release, cluster, fuzz, package-tests, npm-package, notebook and readme.';

/** @type {Record<string, Check>} */
const CHECKS = {
  fmt: {
    title: 'Rust formatting',
    check: () => runShown('cargo fmt --all --check'),
  },
  clippy: {
    title: 'Rust lints, native and Wasm',
    check: async () => {
      await runShown('cargo clippy --all-targets --all-features -- -D warnings');
      await runShown(
        'cargo clippy -p xor-playground-survey -p xor-playground-fuzz --all-targets -- -D warnings',
      );
      await runShown('cargo clippy -p wasm-bindgen-programs -- -D warnings');
      await runShown(
        'cargo clippy --no-default-features --features browser --target wasm32-unknown-unknown -p xor-playground -p xor-playground-face -- -D warnings',
      );
      await runShown(
        'cargo clippy --all-targets --target wasm32-unknown-unknown --features browser -p xor-playground -p xor-playground-face -p xor-playground-full-face -- -D warnings',
      );
    },
  },
  doc: {
    title: 'Rust documentation',
    check: () => runShown('cargo doc --all-features --no-deps', { RUSTDOCFLAGS: '-D warnings' }),
  },
  biome: {
    title: 'JavaScript, CSS and JSON formatting and lints',
    check: () => runShown('biome ci --error-on-warnings .'),
  },
  build: {
    title: 'Production build',
    check: buildSite,
  },
  types: {
    title: 'JavaScript types',
    check: async () => {
      // The types of the crate's module are generated with it.
      await buildSite();
      await runShown('tsc');
    },
  },
  unit: {
    title: 'The page’s modules that need no page',
    check: async () => {
      // Some of them use the engine.
      await buildSite();
      await runShown(`node --test ${await testsIn('tests/unit')}`);
    },
  },
  rust: {
    title: 'Rust tests and documentation examples',
    check: () => runShown('cargo test --all-features'),
  },
  'rust-release': {
    title: 'Rust tests, optimised',
    check: () => runShown('cargo test --all-features --profile optimised --lib --test engine'),
    inCi: true,
  },
  survey: {
    title: 'Surveys as a command',
    check: () => runShown('cargo test --profile optimised -p xor-playground-survey'),
  },
  cluster: {
    title: 'Surveys on a cluster, by the installed command',
    check: async () => {
      const { pythonWithDask } = await import('./python.mjs');
      const python = await pythonWithDask();
      const place = path.join(root, 'target', 'installed');
      const options = `--locked --force --profile optimised --root "${place}"`;
      await runShown(`cargo install ${options} --path crate/survey`);
      const command = path.join(place, 'bin', 'xor-survey');
      await runShown(`"${python}" tests/cluster/test_on_dask.py`, { XOR_SURVEY: command });
    },
    inCi: true,
    skippable: true,
  },
  fuzz: {
    title: 'Spoilt links, files, tables and pasted arrays',
    check: async () => (await import('./fuzz.mjs')).fuzz('20000', '1'),
    inCi: true,
  },
  package: {
    title: 'The engine as a library of its own',
    check: () => runShown('node tests/package.mjs'),
  },
  'package-tests': {
    title: 'The engine’s tests, in its package',
    check: () => runShown('node tests/package.mjs --tests'),
    inCi: true,
  },
  'npm-package': {
    title: 'The element as an npm package',
    check: () => runShown('node tests/npm-package.mjs'),
    opens: 'chromium',
    inCi: true,
  },
  numpy: {
    title: 'Exported NumPy programs',
    check: async () => {
      const { pythonWithNumpy } = await import('./python.mjs');
      const python = await pythonWithNumpy();
      const test = 'cargo test --all-features --test engine -- --ignored numpy';
      await runShown(test, { PYTHON: python });
    },
    skippable: true,
  },
  'wasm-chromium': wasmTests('chromium'),
  'wasm-firefox': wasmTests('firefox'),
  'wasm-webkit': wasmTests('webkit'),
  'e2e-chromium': pageTests('chromium'),
  'e2e-firefox': pageTests('firefox'),
  'e2e-webkit': pageTests('webkit'),
  start: {
    title: '`npm start`, in a clean copy',
    check: () => runShown('node tests/start.mjs'),
    opens: 'chromium',
  },
  notebook: {
    title: 'The wheel in JupyterLab',
    check: async () => {
      const { pythonWithJupyter } = await import('./python.mjs');
      const python = await pythonWithJupyter();
      await runShown('npm run build:wheel');
      const install = 'install --disable-pip-version-check --force-reinstall --no-deps';
      await runShown(
        `"${python}" -m pip ${install} --no-index --find-links target/wheel xor-playground`,
      );
      await runShown(`"${python}" tests/python/test_parameters.py`);
      await runShown(`node tests/python/notebook.mjs "${python}"`);
    },
    opens: 'chromium',
    inCi: true,
    skippable: true,
  },
  readme: {
    title: 'The README’s other commands',
    check: () => runShown('node tests/readme.mjs'),
    opens: 'chromium',
    inCi: true,
  },
};

/** @type {Promise<void> | undefined} */
let built;

/** Builds the site, and the page for the tests of surveys, once, for whichever check asks first. */
function buildSite() {
  built ??= runShown('npm run build').then(() =>
    runShown('webpack --mode production --env survey --stats errors-warnings'),
  );
  return built;
}

/** The files of tests for Node's runner: not each shell and Node knows patterns. @param {string} folder */
async function testsIn(folder) {
  const files = await readdir(path.join(root, folder));
  return files
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => `${folder}/${file}`)
    .join(' ');
}

/** @param {BrowserName} name @returns {Check} */
function wasmTests(name) {
  return {
    title: `Wasm tests in ${name}`,
    check: async () => (await import('./wasm-tests.mjs')).runWasmTests(name),
    opens: name,
    skippable: name !== 'chromium',
  };
}

/** @param {BrowserName} name @returns {Check} */
function pageTests(name) {
  return {
    title: `The built page in ${name}`,
    check: async () => {
      const { ensureBrowser, findBrowser } = await import('./browsers.mjs');
      await ensureBrowser(name);
      await buildSite();
      // An installed WebKitGTK is driven otherwise, and sees the most important of it.
      if (await findBrowser(name)) await runShown('playwright test', { TEST_BROWSER: name });
      else await runShown(`node --test ${await testsIn('tests/webkit')}`);
    },
    opens: name,
    skippable: name !== 'chromium',
  };
}

/** @returns {string[]} the names of the checks to run */
function readArguments() {
  const all = Object.keys(CHECKS);
  const asked = readOptions().only?.split(',');
  const inCi = process.env.CI !== undefined;
  const names = all.filter(
    (name) => asked?.some((some) => isNamed(name, some)) ?? (inCi || !CHECKS[name].inCi),
  );
  const unknown = asked?.find((some) => !all.some((name) => isNamed(name, some)));
  if (unknown === undefined) return names;
  throw new Failure(`There is no check "${unknown}": choose from ${all.join(', ')}.`);
}

/** @param {string} name @param {string} asked */
function isNamed(name, asked) {
  return name === asked || name.startsWith(`${asked}-`);
}

function readOptions() {
  try {
    return parseArgs({ options: { only: { type: 'string' } } }).values;
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new Failure(
      `${message}. It takes --only with some of ${Object.keys(CHECKS).join(', ')}.`,
    );
  }
}

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {'passed' | 'failed' | 'SKIPPED'} outcome
 * @property {number} milliseconds
 * @property {string} detail
 * @property {string} lastWords what a check that failed printed last
 */

/** @param {string} name @returns {Promise<Result>} */
async function runCheck(name) {
  const { title, check, skippable } = CHECKS[name];
  console.log(`\n=== ${name}: ${title}`);
  const start = performance.now();
  /** @type {Omit<Result, 'name' | 'milliseconds'>} */
  let result;
  try {
    result = { outcome: 'passed', detail: (await check()) ?? '', lastWords: '' };
  } catch (error) {
    report(error);
    const skipped = skippable && error instanceof Unavailable && process.env.CI === undefined;
    result = {
      outcome: skipped ? 'SKIPPED' : 'failed',
      detail: error instanceof Failure ? error.message : '',
      lastWords: error instanceof Failure ? error.lastWords : '',
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
  // In a long log, what failed is far above.
  for (const { name, outcome, lastWords } of process.env.CI === undefined ? [] : results) {
    if (outcome === 'failed') console.log(`\n=== ${name} said last:\n${lastWords.trimEnd()}`);
  }
  const counts = [`${count('passed')} passed`, `${count('failed')} failed`];
  if (skipped > 0) counts.push(`${skipped} SKIPPED: not everything was tested`);
  console.log(`\n${lines.join('\n')}`);
  if (process.env.CI === undefined) console.log(ONLY_IN_CI);
  console.log(`\n${counts.join(', ')}`);
}

await main(import.meta.url, async () => {
  const names = readArguments();
  await setUp();
  const { installBrowsers } = await import('./browsers.mjs');
  await installBrowsers(names.flatMap((name) => CHECKS[name].opens ?? []));

  /** @type {Result[]} */
  const results = [];
  for (const name of names) results.push(await runCheck(name));
  summarise(results);
  // A browser that would not end must not keep this command from ending.
  process.exit(results.some(({ outcome }) => outcome === 'failed') ? 1 : 0);
});
