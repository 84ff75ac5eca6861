// `npm start` in a clean copy of the tree, as somebody new would run it: the page comes and trains, changes arrive
// by themselves, errors are told, and Ctrl-C ends all of it.

import { rmSync } from 'node:fs';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { chromium, expect as playwrightExpect } from '@playwright/test';
import { findBrowser } from '../scripts/browsers.mjs';
import {
  Failure,
  main,
  root,
  run,
  seconds,
  startCompanion,
  Unavailable,
  undoAtExit,
  withTimeLimit,
} from '../scripts/process.mjs';

/** What a clone doesn't have. */
const NOT_COPIED = ['.git', 'node_modules', 'target', 'dist', 'test-results'];

/** Enough for any machine: what goes wrong is told before. */
const PATIENCE_MS = 10 * 60_000;
const expect = playwrightExpect.configure({ timeout: PATIENCE_MS });

const ADDRESS = /^XOR Playground: (http:\S+)/m;
const HAS_ERRORS = /^The page has errors: /m;

/**
 * Something that is written in the page, and something that is compiled into the engine: more epochs than have been
 * trained, because a page that is loaded anew comes back to the epoch it was at.
 */
const WORD = { file: 'www/stage/status-view.js', from: 'rows right', to: 'rows correct' };
const NUMBER = {
  file: 'crate/src/text/settings/mod.rs',
  from: 'epochs: 5_000',
  to: 'epochs: 6_000',
};

/** @typedef {ReturnType<typeof startCompanion>} Start */

/**
 * Replaces a part of a file.
 * @param {string} folder
 * @param {{ file: string, from: string, to: string }} change
 */
async function change(folder, { file, from, to }) {
  const text = await readFile(path.join(folder, file), 'utf8');
  if (!text.includes(from)) {
    throw new Failure(`${file} has no "${from}" any more: what can be changed?`);
  }
  await writeFile(path.join(folder, file), text.replace(from, to));
}

/** Copies the tree, until this process ends. */
async function cleanCopy() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'xor-playground-start-'));
  undoAtExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const filter = (/** @type {string} */ file) => !NOT_COPIED.includes(path.relative(root, file));
  await cp(root, folder, { recursive: true, filter });
  return folder;
}

/** @param {string} folder @returns {Start} */
function npmStart(folder) {
  // Nothing of what npm has told this process, nor of what is installed for it.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|CARGO_TARGET_DIR)/i.test(name)),
  );
  const folders = (env.PATH ?? '').split(path.delimiter);
  env.PATH = folders.filter((one) => !one.startsWith(root)).join(path.delimiter);
  return startCompanion('npm start', [], { cwd: folder, env, shell: true });
}

/**
 * What the command prints that matches; fails with all that it printed where it ends before, or says that the page
 * has errors.
 * @param {Start} start
 * @param {RegExp} pattern
 * @param {number} [from] what came before does not count
 */
async function printed(start, pattern, from) {
  const either = new RegExp(`${pattern.source}|${HAS_ERRORS.source}`, 'm');
  const match = await withTimeLimit(
    start.prints(either, from),
    PATIENCE_MS,
    '`npm start` said nothing of it',
  ).catch(() => undefined);
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
    await page.goto(address, { timeout: PATIENCE_MS });
    const status = page.getByRole('status');
    await page.getByRole('button', { name: 'Train', exact: true }).click({ timeout: PATIENCE_MS });
    await expect(status).toHaveText(/^Epoch 5,000 of 5,000, .* 4 of 4 rows right$/);
    await page.getByRole('button', { name: 'Formulas', exact: true }).click();
    await expect(page.getByRole('group', { name: 'Formulas of this step' })).toBeVisible();
    playwrightExpect(complaints).toEqual([]);
    const keepers = () => navigator.serviceWorker.getRegistrations();
    playwrightExpect(await page.evaluate(keepers), 'nothing keeps what is developed').toEqual([]);

    await change(folder, WORD);
    await expect(status).toContainText('rows correct');
    await change(folder, NUMBER);
    await expect(status).toContainText('Epoch 5,000 of 6,000,');
  } finally {
    await browser.close();
  }
}

/**
 * An error in a source is told, and the server outlives it.
 * @param {Start} start
 * @param {string} folder
 */
async function breakAndMend(start, folder) {
  for (const [file, error] of [
    ['www/stage/status-view.js', 'Unexpected token'],
    ['crate/src/text/settings/mod.rs', 'unexpected closing delimiter'],
  ]) {
    const before = start.output().length;
    const source = await readFile(path.join(folder, file), 'utf8');
    await writeFile(path.join(folder, file), `${source}\n)`);
    await printed(start, HAS_ERRORS, before);
    const said = start.output().slice(before);
    playwrightExpect(said).toContain(error);
    playwrightExpect(said).toContain(path.basename(file));
    const broken = start.output().length;
    await writeFile(path.join(folder, file), source);
    await printed(start, /^Built without errors again/m, broken);
  }
}

/**
 * What Ctrl-C does in a terminal: the signal goes to all that the command has started.
 * @param {Start} start
 * @param {string} folder
 */
async function interrupt({ child, ended }, folder) {
  const group = Number(child.pid);
  process.kill(-group, 'SIGINT');
  await withTimeLimit(ended, PATIENCE_MS, '`npm start` did not end after Ctrl-C');
  const until = performance.now() + PATIENCE_MS;
  // The last of them may still be ending.
  while ((await processesOf(group, folder)).length > 0) {
    if (performance.now() > until) {
      const left = await processesOf(group, folder);
      throw new Failure('Processes are left after Ctrl-C.', left.join('\n'));
    }
    await delay(200);
  }
}

/**
 * What runs in a process group, or names the folder.
 * @param {number} group
 * @param {string} folder
 */
async function processesOf(group, folder) {
  const list = await run('ps -A -o pgid=,stat=,args=').catch(({ message, output }) => {
    throw new Unavailable(`There is no ps here, which tells what runs: ${message}`, output);
  });
  return list.split('\n').filter((line) => {
    const [, pgid, stat] = /^\s*(\d+)\s+(\S+)/.exec(line) ?? [];
    return (Number(pgid) === group || line.includes(folder)) && !stat?.startsWith('Z');
  });
}

/**
 * Where the bundler itself gives up, the command says so and ends.
 * @param {string} folder
 */
async function giveUp(folder) {
  await change(folder, { file: 'webpack.config.js', from: ": '[name]';", to: ": 'one';" });
  const start = npmStart(folder);
  try {
    await withTimeLimit(start.ended, PATIENCE_MS, '`npm start` did not give up');
  } finally {
    await start.stop();
  }
  playwrightExpect(start.output()).toContain('The page cannot be built: Conflict');
  playwrightExpect(start.child.exitCode).not.toBe(0);
}

await main(import.meta.url, async () => {
  const folder = await cleanCopy();
  const began = performance.now();
  const start = npmStart(folder);
  try {
    const [, address] = await printed(start, ADDRESS);
    console.log(`The page is there after ${seconds(performance.now() - began)}: ${address}`);
    await usePage(address, folder);
    await breakAndMend(start, folder);
    if (process.platform !== 'win32') await interrupt(start, folder);
  } finally {
    await start.stop();
  }
  await giveUp(folder);
});
