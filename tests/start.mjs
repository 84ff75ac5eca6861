// `npm start` in a clean copy of the tree, as somebody new would run it: the page comes and trains, changes arrive
// by themselves, errors are told, and Ctrl-C ends all of it.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, expect as playwrightExpect } from '@playwright/test';
import { findBrowser } from '../scripts/browsers.mjs';
import { Failure, main, root, run, seconds, startCompanion } from '../scripts/process.mjs';

/** What a clone doesn't have. */
const NOT_COPIED = ['.git', 'node_modules', 'target', 'dist', 'test-results'];

/** Enough for any machine: whatever goes wrong is told before. */
const PATIENCE_MS = 10 * 60_000;
const expect = playwrightExpect.configure({ timeout: PATIENCE_MS });

const ADDRESS = /^XOR Playground: (http:\S+)/m;
const HAS_ERRORS = /^The page has errors: /m;

/** Something that is written in the page, and something that is compiled into the engine. */
const WORD = { file: 'www/status-view.js', from: 'rows right', to: 'rows correct' };
const NUMBER = { file: 'crate/src/settings/mod.rs', from: 'epochs: 5_000', to: 'epochs: 4_000' };

/**
 * Replaces a part of a file.
 * @param {string} folder
 * @param {{ file: string, from: string, to: string }} change
 */
async function change(folder, { file, from, to }) {
  const text = await readFile(path.join(folder, file), 'utf8');
  if (!text.includes(from))
    throw new Failure(`${file} has no "${from}" any more: what can be changed?`);
  await writeFile(path.join(folder, file), text.replace(from, to));
}

/** @param {string} folder */
function npmStart(folder) {
  // Nothing of what npm has told this process.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|CARGO_TARGET_DIR)/i.test(name),
  );
  return startCompanion('npm start', [], {
    cwd: folder,
    env: Object.fromEntries(own),
    shell: true,
  });
}

/**
 * The part of the output that matches; fails with all of it where the command ends before, or says that the page
 * has errors.
 * @param {ReturnType<typeof npmStart>} start
 * @param {RegExp} pattern
 */
async function printed(start, pattern) {
  const match = await start.prints(new RegExp(`${pattern.source}|${HAS_ERRORS.source}`, 'm'));
  if (match && pattern.test(match[0])) return match;
  throw new Failure('`npm start` failed.', start.output());
}

/**
 * @param {string} address
 * @param {string} folder
 */
async function usePage(address, folder) {
  const browser = await chromium.launch(await findBrowser('chromium'));
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(`${error}`));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(address);
    const status = page.getByRole('status');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(status).toHaveText(/^Epoch 5,000 of 5,000, .* 4 of 4 rows right$/);
    await page.locator('#formulas > summary').click();
    await expect(page.getByRole('group', { name: 'Formulas of this step' })).toBeVisible();
    playwrightExpect(complaints).toEqual([]);

    await change(folder, WORD);
    await expect(status).toContainText('rows correct');
    await change(folder, NUMBER);
    await expect(status).toContainText('of 4,000,');
  } finally {
    await browser.close();
  }
}

/**
 * An error in a source is told, and the server outlives it.
 * @param {ReturnType<typeof npmStart>} start
 * @param {string} folder
 */
async function breakAndMend(start, folder) {
  for (const [file, text] of [
    ['www/status-view.js', 'expected'],
    ['crate/src/settings/mod.rs', 'error'],
  ]) {
    const before = start.output().length;
    const said = (/** @type {RegExp} */ pattern) => start.prints(pattern, before);
    const source = await readFile(path.join(folder, file), 'utf8');
    await writeFile(path.join(folder, file), `${source}\n)`);
    if (!(await said(HAS_ERRORS))) throw new Failure('`npm start` ended.', start.output());
    playwrightExpect(start.output().slice(before)).toContain(text);
    await writeFile(path.join(folder, file), source);
    if (!(await said(/^Built without errors again/m)))
      throw new Failure('`npm start` ended.', start.output());
  }
}

/**
 * What Ctrl-C does in a terminal: the signal goes to all that the command has started.
 * @param {ReturnType<typeof npmStart>} start
 * @param {string} folder
 */
async function interrupt({ child, ended }, folder) {
  const group = Number(child.pid);
  process.kill(-group, 'SIGINT');
  await ended();
  const processes = (await run('ps -A -o pgid=,stat=,args=')).split('\n');
  const left = processes.filter((line) => {
    const [, pgid, stat] = /^\s*(\d+)\s+(\S+)/.exec(line) ?? [];
    return (Number(pgid) === group || line.includes(folder)) && !stat?.startsWith('Z');
  });
  if (left.length > 0) throw new Failure('Processes are left after Ctrl-C.', left.join('\n'));
}

/**
 * Where the bundler itself gives up, the command says so and ends; it must not wait for ever.
 * @param {string} folder
 */
async function giveUp(folder) {
  await change(folder, { file: 'webpack.config.js', from: ": '[name]';", to: ": 'one';" });
  const start = npmStart(folder);
  await start.ended();
  playwrightExpect(start.output()).toContain('The page cannot be built: Conflict');
  playwrightExpect(start.child.exitCode).not.toBe(0);
}

await main(import.meta.url, async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'xor-playground-start-'));
  try {
    await cp(root, folder, {
      recursive: true,
      filter: (file) => !NOT_COPIED.includes(path.basename(file)),
    });
    const began = performance.now();
    const start = npmStart(folder);
    try {
      const [, address] = await printed(start, ADDRESS);
      console.log(`The page is there after ${seconds(performance.now() - began)}: ${address}`);
      await usePage(address, folder);
      await breakAndMend(start, folder);
      if (process.platform !== 'win32') await interrupt(start, folder);
    } finally {
      start.stop();
    }
    await giveUp(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  }
});
