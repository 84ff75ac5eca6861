// The element as the npm package that is published: it is packed, and installed outside of this tree, by projects of
// Vite and of webpack, and by a page that has its script from a folder of another origin.

import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { build, createServer } from 'vite';
import webpack from 'webpack';
import { findBrowser, openBrowser } from '../scripts/browsers.mjs';
import { Failure, main, root, run, undoAtExit } from '../scripts/process.mjs';
import { findWebKit } from '../scripts/webkit.mjs';
import { serve } from './static-server.mjs';

/** Enough for any machine. */
const PATIENCE_MS = 120_000;
const LOOK_AGAIN_MS = 50;

/** A page beside whose own things two playgrounds stand. @param {string} head */
const pageWith = (head) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Another page</title>${head}</head>
  <body>
    <h1 id="train">Another page</h1>
    <xor-playground run="seed=11" view="lessons"></xor-playground>
    <xor-playground id="second" controls="few"></xor-playground>
  </body>
</html>
`;

/** Which names it adds to the page's globals, but for those of what drives the browser. */
const SCRIPT = `
const before = Object.keys(window);
const { Playground } = await import('xor-playground');
window.added = Object.keys(window).filter((name) => !before.includes(name) && !name.startsWith('__pw'));
window.isDefined = customElements.get('xor-playground') === Playground;
`;

const TYPED = `
import { Playground } from 'xor-playground';
const made: Playground = document.createElement('xor-playground');
made.run = 'seed=3';
made.addEventListener('change', ({ detail }) => detail.toUpperCase());
made.addEventListener('epoch', ({ detail }) => detail.toFixed());
made.addEventListener('outcome', ({ detail }) => detail === 'learnt');
made.addEventListener('click', ({ clientX }) => clientX);
// @ts-expect-error There is no such outcome.
made.addEventListener('outcome', ({ detail }) => detail === 'lost');
// @ts-expect-error A run is a text.
made.run = 3;
`;

/** Packs it, and installs it in a project. */
async function install() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'xor-playground-npm-'));
  undoAtExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  await run('npm run build:package', { label: 'Building the npm package' });
  const packed = await run(`npm pack --silent --pack-destination "${folder}"`, {
    cwd: path.join(root, 'dist-package'),
    data: true,
  });
  await write(folder, 'package.json', JSON.stringify({ name: 'outside', private: true }));
  await run(`npm install --offline --no-audit --no-fund "./${packed.trim()}"`, { cwd: folder });
  return folder;
}

/** @param {string} folder @param {string} name @param {string} text */
async function write(folder, name, text) {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** @param {string} folder */
async function checkTypes(folder) {
  await write(folder, 'typed.ts', TYPED);
  const options = '--noEmit --strict --target es2022 --module esnext --moduleResolution bundler';
  await run(`"${path.join(root, 'node_modules', '.bin', 'tsc')}" ${options} --types "" typed.ts`, {
    cwd: folder,
  });
}

/** @param {string} folder @returns {Promise<string>} what is to be served */
async function buildByVite(folder) {
  await write(folder, 'vite/index.html', pageWith('<script type="module" src="main.js"></script>'));
  await write(folder, 'vite/main.js', SCRIPT);
  await build({
    root: path.join(folder, 'vite'),
    configFile: false,
    base: './',
    logLevel: 'warn',
    build: { target: 'es2022', chunkSizeWarningLimit: 10_000 },
  });
  return path.join(folder, 'vite', 'dist');
}

/** Vite's development server, for what it bundles, told what the package's README says. @param {string} folder */
async function serveByVite(folder) {
  const server = await createServer({
    root: path.join(folder, 'vite'),
    configFile: false,
    logLevel: 'warn',
    optimizeDeps: { exclude: ['xor-playground'] },
    server: { host: '127.0.0.1', hmr: false, watch: null },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Failure('Vite serves nothing.');
  return { url, close: () => server.close() };
}

/** @param {string} folder @returns {Promise<string>} */
async function buildByWebpack(folder) {
  await write(folder, 'webpack/main.js', SCRIPT);
  const output = path.join(folder, 'webpack', 'dist');
  await write(output, 'index.html', pageWith('<script defer src="main.js"></script>'));
  const compiler = webpack({
    mode: 'production',
    context: path.join(folder, 'webpack'),
    entry: './main.js',
    output: { path: output },
    // Nobody's budget.
    performance: false,
  });
  await new Promise((resolve, reject) => {
    compiler?.run((error, stats) => {
      const said = stats?.toString('errors-warnings');
      if (error || stats?.hasErrors() || stats?.hasWarnings()) {
        reject(new Failure('webpack does not bundle the package.', `${error ?? said}`));
      } else compiler.close(resolve);
    });
  });
  return output;
}

/**
 * A page under a policy that allows one other origin, and nothing but what the package's README says.
 * @param {string} folder
 * @param {string} address of the package
 */
async function writePage(folder, address) {
  const { origin } = new URL(address);
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${origin} 'wasm-unsafe-eval'`,
    `connect-src ${origin}`,
    `worker-src blob: ${origin}`,
    // The page's icon, which browsers ask for by themselves.
    "img-src 'self'",
  ].join('; ');
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}"><script type="module" src="main.js"></script>`;
  await write(folder, 'cdn/index.html', pageWith(head));
  await write(
    folder,
    'cdn/main.js',
    SCRIPT.replace("'xor-playground'", `'${address}xor-playground.js'`),
  );
  return path.join(folder, 'cdn');
}

/**
 * What somebody does there.
 * @param {import('../scripts/browsers.mjs').Browser} browser
 * @param {string} address
 */
async function use(browser, address) {
  /** @type {string[]} */
  const complaints = [];
  await browser.open(address, (message) => complaints.push(message));
  const first = "document.querySelector('xor-playground')";
  const inFirst = `${first}?.shadowRoot`;
  const until = (/** @type {string} */ expression) => expectSoon(browser, expression, complaints);
  await until(`${inFirst}?.querySelector('#train')?.matches(':enabled')`);
  expect(await browser.evaluate('[window.added.join(), window.isDefined].join()')).toBe(',true');
  // A view that is loaded later.
  await until(`${inFirst}.querySelector('#lessons h3') !== null`);
  await browser.evaluate(`${inFirst}.querySelector('#train').click()`);
  await until(`/^Epoch [1-9]/.test(${inFirst}.querySelector('[role="status"]').textContent)`);
  // Other things of the page, by the same ids, are its own.
  expect(await browser.evaluate("document.getElementById('train').textContent")).toBe(
    'Another page',
  );
  // Workers, and the whole engine.
  await browser.evaluate(`${first}.setAttribute('view', 'survey')`);
  const button = `[...${inFirst}.querySelectorAll('#survey .body button')].find((one) => one.textContent.trim() === 'Survey')`;
  await until(`${button} !== undefined`);
  await browser.evaluate(`${button}.click()`);
  await until(`${inFirst}.querySelector('#survey').textContent.includes('826 of 1,000 learn')`);
  // What is wrong elsewhere in the page is not taken for its own.
  await browser.evaluate("setTimeout(() => Promise.reject(new Error('theirs')))");
  await until(
    "document.querySelector('#second').shadowRoot.querySelector('#train').matches(':enabled')",
  );
  expect(complaints.filter((message) => !message.includes('theirs'))).toEqual([]);
  expect(await browser.evaluate("document.querySelector('#second').run")).toBe('');
}

/**
 * @param {import('../scripts/browsers.mjs').Browser} browser
 * @param {string} expression
 * @param {string[]} complaints
 */
async function expectSoon(browser, expression, complaints) {
  const end = performance.now() + PATIENCE_MS;
  while (!(await browser.evaluate(expression))) {
    if (performance.now() > end) {
      throw new Failure(`It is never so that ${expression}.`, complaints.join('\n'));
    }
    await delay(LOOK_AGAIN_MS);
  }
}

/**
 * What bundlers find in the package is what it loads, and not itself once more.
 * @param {string} folder of the package
 * @param {string} place of what was bundled
 */
async function expectNoCopy(folder, place) {
  const script = await readFile(path.join(folder, 'xor-playground.js'));
  const files = await readdir(place, { recursive: true });
  const scripts = files
    .filter((name) => name.endsWith('.js'))
    .map((name) => path.join(place, name));
  const copies = [];
  for (const file of scripts) if (script.equals(await readFile(file))) copies.push(file);
  expect(copies).toEqual([]);
}

await main(import.meta.url, async () => {
  const folder = await install();
  await checkTypes(folder);
  const installed = path.join(folder, 'node_modules', 'xor-playground');
  const host = await serve(installed, {
    headers: { 'Access-Control-Allow-Origin': '*' },
  });
  const built = { Vite: await buildByVite(folder), webpack: await buildByWebpack(folder) };
  for (const place of Object.values(built)) await expectNoCopy(installed, place);
  const places = { 'a folder of another origin': await writePage(folder, host.url), ...built };
  /** @type {[from: string, open: () => Promise<{ url: string, close: () => unknown }>][]} */
  const sites = Object.entries(places).map(([from, place]) => [from, () => serve(place)]);
  sites.push(['Vite’s development server', () => serveByVite(folder)]);
  for (const name of /** @type {const} */ (['chromium', 'firefox', 'webkit'])) {
    const isThere = (await findBrowser(name)) ?? (name === 'webkit' && findWebKit());
    if (!isThere && name !== 'chromium') continue;
    const browser = await openBrowser(name);
    try {
      for (const [from, open] of sites) {
        const site = await open();
        console.log(`${browser.version}: from ${from}`);
        await use(browser, site.url).finally(site.close);
      }
    } finally {
      await browser.close();
    }
  }
  host.close();
});
