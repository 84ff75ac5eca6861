// The engine as the library that is published: its package is unpacked outside of this tree, and two programs that
// know nothing else of it depend on it there.
// `node tests/package.mjs --tests`: the publication is rehearsed, and the package's own tests run in it.

import { rmSync } from 'node:fs';
import { copyFile, cp, mkdtemp, readFile, rename } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { Failure, main, root, run, undoAtExit } from '../scripts/process.mjs';

const TARGET = path.join(root, 'target', 'outside');
const ENV = {
  CARGO_TARGET_DIR: TARGET,
  // The place of the package is another one each time: nothing of it can be used again.
  CARGO_INCREMENTAL: '0',
  CARGO_PROFILE_DEV_DEBUG: '0',
};

const WASM_TARGET = 'wasm32-unknown-unknown';

/** What the article's run of seed 0 answers to (0, 1) after 5,000 epochs, everywhere. */
const ANSWER = 0.9835253114228518;

/** Unpacks the package, until this process ends. @param {Package} engine */
async function unpack({ version }) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'xor-playground-package-'));
  undoAtExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const name = `xor-playground-${version}`;
  await run('cargo package --quiet --allow-dirty --no-verify -p xor-playground');
  await run(`tar -xf ${path.join('target', 'package', `${name}.crate`)} -C "${folder}"`);
  await rename(path.join(folder, name), path.join(folder, 'crate'));
  await copyFile(path.join(root, 'rust-toolchain.toml'), path.join(folder, 'rust-toolchain.toml'));
  return folder;
}

/**
 * @typedef {object} Package as cargo describes it
 * @property {string} name
 * @property {string} version
 * @property {{ name: string, req: string, kind: string | null }[]} dependencies
 */

/** @returns {Promise<Package>} */
async function readEngine() {
  const command = 'cargo metadata --format-version 1 --no-deps';
  /** @type {{ packages: Package[] }} */
  const { packages } = JSON.parse(await run(command, { data: true }));
  const found = packages.find(({ name }) => name === 'xor-playground');
  if (!found) throw new Failure('The workspace has no xor-playground.');
  return found;
}

/**
 * A program beside the package, which gets the versions that the package was tested with.
 * @param {string} folder
 * @param {string} name
 */
async function program(folder, name) {
  const place = path.join(folder, 'tests', 'outside', name);
  await cp(path.join(root, 'tests', 'outside', name), place, { recursive: true });
  await copyFile(path.join(folder, 'crate', 'Cargo.lock'), path.join(place, 'Cargo.lock'));
  return place;
}

/**
 * Runs cargo outside of this tree, so that .cargo/config.toml doesn't count.
 * @param {string} command
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} [env]
 */
function cargo(command, cwd, env) {
  const label = `cargo ${command} in ${path.basename(cwd)}`;
  return run(`cargo ${command}`, { label, cwd, env: { ...ENV, ...env } });
}

/**
 * Leaves of what is compiled the other packages, which the next run needs again.
 * @param {string} place
 * @param {string} packages
 */
async function clean(place, packages) {
  await cargo(`clean --quiet --target ${WASM_TARGET} ${packages}`, place);
  await cargo(`clean --quiet ${packages}`, place);
}

/**
 * A pin would forbid a program that depends on the engine the version that it needs for itself.
 * @param {Package} engine
 */
function expectNoPins({ dependencies }) {
  const ofUsers = dependencies.filter(({ kind }) => kind === null);
  expect(ofUsers.map(({ name }) => name)).toContain('wasm-bindgen');
  for (const { name, req } of ofUsers) expect(req, name).not.toMatch(/^=/);
}

/** Whoever has not asked for wasm-bindgen has none of it, for whatever target. @param {string} place */
async function expectNoBindings(place) {
  const tree = await cargo('tree --edges normal --target all --prefix none', place);
  expect(tree).toContain('xor-playground v');
  expect(tree).not.toMatch(/^(wasm-bindgen|js-sys|web-sys|console_error_panic_hook)/m);
}

/** @param {string} place */
async function runNative(place) {
  expect(Number(await cargo('run --quiet', place))).toBe(ANSWER);
}

/** @param {string} place */
async function runWasm(place) {
  await cargo(`build --quiet --target ${WASM_TARGET}`, place);
  const file = path.join(TARGET, WASM_TARGET, 'debug', 'outside_wasm.wasm');
  const module = await WebAssembly.compile(await readFile(file));
  expect(WebAssembly.Module.imports(module)).toEqual([]);
  const exported = WebAssembly.Module.exports(module).map(({ name }) => name);
  // The linker adds these to any module.
  const own = exported.filter((name) => !['memory', '__data_end', '__heap_base'].includes(name));
  expect(own).toEqual(['answer']);
  const [features] = WebAssembly.Module.customSections(module, 'target_features');
  expect(Buffer.from(features).toString('latin1')).not.toContain('simd128');

  const { exports } = await WebAssembly.instantiate(module);
  const answer = /** @type {(...numbers: number[]) => number} */ (exports.answer);
  expect(answer(0, 5_000, 0, 1)).toBe(ANSWER);
}

/** The package's own tests need nothing but the package. @param {string} folder */
async function runTests(folder) {
  const place = path.join(folder, 'crate');
  // As in this workspace: a few million epochs are trained.
  await cargo('test --all-features --lib --test engine', place, {
    CARGO_PROFILE_TEST_OPT_LEVEL: '1',
  });
  await clean(place, '-p xor-playground');
}

await main(import.meta.url, async () => {
  const engine = await readEngine();
  expectNoPins(engine);
  const folder = await unpack(engine);
  if (process.argv.includes('--tests')) {
    await run('cargo publish --dry-run --allow-dirty -p xor-playground', {
      label: 'Rehearsing the publication',
    });
    await runTests(folder);
    return;
  }
  for (const [name, check] of Object.entries({ native: runNative, wasm: runWasm })) {
    const place = await program(folder, name);
    await expectNoBindings(place);
    await check(place);
    await clean(place, `-p xor-playground -p outside-${name}`);
  }
});
