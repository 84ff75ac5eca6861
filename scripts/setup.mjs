// Makes a fresh clone ready: npm packages, the Rust toolchain, the program that binds the crate to JavaScript.
// Each step looks first and installs only what is missing, so that a second run costs next to nothing.
// Node's own modules only, because this runs before any package is there.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure, main, root, run, runShown, runs } from './process.mjs';

/** What every command needs. */
export async function setUp() {
  checkNode();
  await installToolchain();
  // One mostly waits for the network, the other computes.
  const steps = await Promise.allSettled([installPackages(), buildProgram('bind')]);
  for (const step of steps) if (step.status === 'rejected') throw step.reason;
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 9)) {
    throw new Failure(
      `This project needs Node.js 20.9 or newer (this is ${process.version}): install it from https://nodejs.org/.`,
    );
  }
}

/** Installs the npm packages that a folder's lock file asks for. @param {string} [folder] */
export async function installPackages(folder = '.') {
  if (packagesAreCurrent(folder)) return;
  await run(`npm ci --prefix ${folder} --no-audit --no-fund`, {
    label: `Installing npm packages${folder === '.' ? '' : ` of ${folder}`}`,
  });
}

/**
 * Whether npm's record of what it installed agrees with what package-lock.json asks for, and it is there.
 * @param {string} folder
 */
function packagesAreCurrent(folder) {
  const record = path.join(root, folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readJson(record).packages;
  const wanted = readJson(path.join(root, folder, 'package-lock.json')).packages;
  return Object.entries(wanted).every(
    // Optional packages are mostly builds for other systems.
    ([name, { version, optional }]) =>
      name === '' ||
      optional ||
      (installed[name]?.version === version &&
        existsSync(path.join(root, folder, name, 'package.json'))),
  );
}

async function installToolchain() {
  if (!(await hasRustup()) && !(await runs('cargo --version'))) {
    throw new Failure('This project needs Rust: install rustup from https://rustup.rs/.');
  }
  await checkLinker();
  const { channel, targets, components } = pinnedToolchain();
  if (!(await runs('rustc --version'))) {
    await rustup(`toolchain install ${channel} --profile minimal`, `Rust ${channel}`);
  }
  const version = await run('rustc --version');
  if (!version.includes(` ${channel} `)) {
    throw new Failure(
      `This project needs Rust ${channel}, and this is ${version.trim()}: install rustup from https://rustup.rs/, which picks the right one.`,
    );
  }
  for (const target of targets) {
    const folder = await run(`rustc --print target-libdir --target ${target}`);
    if (existsSync(folder.trim())) continue;
    await rustup(`target add ${target} --toolchain ${channel}`, `Rust target ${target}`);
  }
  for (const component of components) {
    const command = component === 'rustfmt' ? 'fmt' : component;
    if (await runs(`cargo ${command} --version`)) continue;
    await rustup(`component add ${component} --toolchain ${channel}`, `Rust ${component}`);
  }
}

function hasRustup() {
  return runs('rustup --version');
}

/**
 * @param {string} args
 * @param {string} what
 */
async function rustup(args, what) {
  if (!(await hasRustup())) {
    throw new Failure(`${what} is missing: install rustup from https://rustup.rs/.`);
  }
  await run(`rustup ${args}`, { label: `Installing ${what}` });
}

async function checkLinker() {
  if (process.platform === 'win32' || (await runs('cc --version'))) return;
  throw new Failure(
    process.platform === 'darwin'
      ? 'Rust needs a C linker: install it with `xcode-select --install`.'
      : 'Rust needs a C linker: install gcc (on Debian and Ubuntu `apt install build-essential`).',
  );
}

/** What rust-toolchain.toml pins. */
function pinnedToolchain() {
  const text = readFileSync(path.join(root, 'rust-toolchain.toml'), 'utf8');
  const strings = (/** @type {string} */ key) => {
    const line = text.match(new RegExp(`^${key} = .*$`, 'm'))?.[0] ?? '';
    return [...line.matchAll(/"(.+?)"/g)].map((match) => match[1]);
  };
  const [channel] = strings('channel');
  return { channel, targets: strings('targets'), components: strings('components') };
}

/** @type {Map<string, Promise<string>>} */
const programs = new Map();

/**
 * Compiles one of the programs in scripts/wasm-bindgen, if it has to be.
 * @param {'bind' | 'test-runner'} name
 * @returns {Promise<string>} its path, relative to the root folder
 */
export function buildProgram(name) {
  const program = programs.get(name) ?? compileProgram(name);
  programs.set(name, program);
  return program;
}

/** @param {string} name */
async function compileProgram(name) {
  const features = name === 'test-runner' ? ' --features test-runner' : '';
  await run(`cargo build --profile program -p wasm-bindgen-programs --bin ${name}${features}`, {
    label: `Compiling wasm-bindgen's ${name} program, once`,
  });
  const ending = process.platform === 'win32' ? '.exe' : '';
  return path.join('target', 'program', `${name}${ending}`);
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

// `node scripts/setup.mjs "webpack --mode production"`: makes ready, then runs the command.
await main(import.meta.url, async () => {
  await setUp();
  for (const command of process.argv.slice(2)) await runShown(command);
});
