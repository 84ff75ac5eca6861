// Makes a fresh clone ready: npm packages, the Rust toolchain, the wasm-bindgen tools. Each step looks
// first and installs only what is missing, so that a second run costs next to nothing.
// Node's own modules only, because this runs before any package is there.

import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Failure, root, run, runs } from './process.mjs';

/** Node packages and a Rust toolchain that compiles to Wasm: what every command needs. */
export async function setUp() {
  checkNode();
  await installPackages();
  await installToolchain();
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 9)) {
    throw new Failure(
      `This project needs Node.js 20.9 or newer (this is ${process.version}): install it from https://nodejs.org/.`,
    );
  }
}

export async function installPackages() {
  if (packagesAreCurrent()) return;
  // npm passes the path of its own script on; starting that with Node works on every system.
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('npm-cli.js') ? [process.execPath, [npm]] : ['npm', []];
  await run(command, [...args, 'ci', '--no-audit', '--no-fund'], {
    label: 'Installing npm packages',
    shell: command === 'npm' && process.platform === 'win32',
  });
}

/** Whether npm's record of what it installed agrees with what package-lock.json asks for. */
function packagesAreCurrent() {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readJson(record).packages;
  const wanted = readJson(path.join(root, 'package-lock.json')).packages;
  return Object.entries(wanted).every(
    // Optional packages are mostly builds for other systems.
    ([name, { version, optional }]) =>
      name === '' || optional || installed[name]?.version === version,
  );
}

async function installToolchain() {
  // rustup's installer adds its folder to PATH only for terminals that are opened later. It comes
  // first, so that another Rust on this machine does not hide the one that the project pins.
  const cargoBin = path.join(process.env.CARGO_HOME ?? path.join(os.homedir(), '.cargo'), 'bin');
  process.env.PATH = [cargoBin, process.env.PATH].join(path.delimiter);
  // These would override .cargo/config.toml, and with it the SIMD of the Wasm build.
  delete process.env.RUSTFLAGS;
  delete process.env.CARGO_ENCODED_RUSTFLAGS;

  if (!(await runs('rustup', ['--version'])) && !(await runs('cargo', ['--version']))) {
    throw new Failure('This project needs Rust: install rustup from https://rustup.rs/.');
  }
  await checkLinker();

  const { channel, targets, components } = pinnedToolchain();
  if (!(await runs('rustc', ['--version']))) {
    await rustup(['toolchain', 'install', channel, '--profile', 'minimal'], `Rust ${channel}`);
  }
  const version = await run('rustc', ['--version']);
  if (!version.includes(` ${channel} `)) {
    throw new Failure(
      `This project needs Rust ${channel}, and this is ${version.trim()}: install rustup from https://rustup.rs/, which picks the right one.`,
    );
  }
  for (const target of targets) {
    if (await hasTarget(target)) continue;
    await rustup(['target', 'add', target, '--toolchain', channel], `Rust target ${target}`);
  }
  for (const component of components) {
    const command = component === 'rustfmt' ? 'fmt' : component;
    if (await runs('cargo', [command, '--version'])) continue;
    await rustup(['component', 'add', component, '--toolchain', channel], `Rust ${component}`);
  }
}

async function checkLinker() {
  if (process.platform === 'win32' || (await runs('cc', ['--version']))) return;
  throw new Failure(
    process.platform === 'darwin'
      ? 'Rust needs a C linker: install it with `xcode-select --install`.'
      : 'Rust needs a C linker: install gcc (on Debian and Ubuntu `apt install build-essential`).',
  );
}

/**
 * @param {string[]} args
 * @param {string} what
 */
async function rustup(args, what) {
  if (!(await runs('rustup', ['--version']))) {
    throw new Failure(`${what} is missing: install rustup from https://rustup.rs/.`);
  }
  await run('rustup', args, { label: `Installing ${what}` });
}

/** @param {string} target */
async function hasTarget(target) {
  const folder = await run('rustc', ['--print', 'target-libdir', '--target', target]);
  return existsSync(folder.trim());
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

/** Where the programs are that are compiled for this project alone. */
const TOOLS = path.join(root, 'target', 'tools');

/** @typedef {{ bindgen: string, testRunner: string }} WasmBindgen the two programs' paths */

/** @type {Promise<WasmBindgen> | undefined} */
let wasmBindgen;

/** The wasm-bindgen programs in the crate's version, which must match exactly. */
export function wasmBindgenTools() {
  wasmBindgen ??= findOrInstallWasmBindgen();
  return wasmBindgen;
}

/** @returns {Promise<WasmBindgen>} */
async function findOrInstallWasmBindgen() {
  const lock = readFileSync(path.join(root, 'Cargo.lock'), 'utf8');
  const version = lock.match(/name = "wasm-bindgen"\r?\nversion = "(.+)"/)?.[1];
  if (!version) throw new Failure('Cargo.lock has no package wasm-bindgen.');

  for (const folder of ['', path.join(TOOLS, 'bin')]) {
    const tools = {
      bindgen: path.join(folder, 'wasm-bindgen'),
      testRunner: path.join(folder, 'wasm-bindgen-test-runner'),
    };
    const versions = await Promise.all(
      Object.values(tools).map((tool) => run(tool, ['--version']).catch(() => '')),
    );
    if (versions.every((text) => text.trim().endsWith(` ${version}`))) return tools;
  }

  console.log(`wasm-bindgen ${version} is compiled once; this takes a few minutes.`);
  await run(
    'cargo',
    ['install', 'wasm-bindgen-cli', '--version', version, '--locked', '--root', TOOLS],
    { label: `Installing wasm-bindgen ${version}` },
  );
  return {
    bindgen: path.join(TOOLS, 'bin', 'wasm-bindgen'),
    testRunner: path.join(TOOLS, 'bin', 'wasm-bindgen-test-runner'),
  };
}

/**
 * The path of the script behind a program that an npm package brings, to be started with Node (the
 * links in node_modules/.bin are shell scripts on Windows).
 * @param {string} name the package
 * @param {string} [program] where the package brings several
 */
export function packageProgram(name, program = path.basename(name)) {
  const folder = path.join(root, 'node_modules', name);
  const { bin } = readJson(path.join(folder, 'package.json'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[program]);
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
