// Runs other programs the way every script here wants it: silent when all is well, everything that
// was printed when not, and a failure that reads as one sentence instead of a stack trace.

import { spawn, spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

// What npm packages bring, also where a script is started without npm. rustup's installer adds its folder to
// PATH only for terminals that are opened later; it comes first, so that another Rust on this machine does
// not hide the one that the project pins.
process.env.PATH = [
  path.join(process.env.CARGO_HOME ?? path.join(os.homedir(), '.cargo'), 'bin'),
  path.join(root, 'node_modules', '.bin'),
  process.env.PATH,
].join(path.delimiter);
// These would override .cargo/config.toml, and with it the SIMD of the Wasm build.
delete process.env.RUSTFLAGS;
delete process.env.CARGO_ENCODED_RUSTFLAGS;
// Where the scripts look for what is compiled.
process.env.CARGO_TARGET_DIR = path.join(root, 'target');

/** Something the person at the terminal should read as a sentence, not as a bug in a script. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {string} [output] what the program that failed had printed, and nobody has seen
   * @param {string} [lastWords] the end of what it had printed
   */
  constructor(message, output = '', lastWords = '') {
    super(message);
    this.output = output;
    this.lastWords = lastWords;
  }
}

/** This machine lacks something. Where a check can do without, it is skipped. */
export class Unavailable extends Failure {}

const SHOW_LABEL_AFTER_MS = 400;
const LAST_WORDS_MS = 1_000;
const LAST_WORDS_LENGTH = 8_000;
const STOP_LIMIT_MS = 5_000;

/** As much of what was printed as a summary shows. @param {string} printed */
export function endOf(printed) {
  return printed.slice(-LAST_WORDS_LENGTH);
}

/**
 * Runs a command of the shell's and returns what it printed to its standard output.
 * @param {string} command
 * @param {object} [options]
 * @param {string} [options.label] shown, with the time taken, when the command runs longer than a moment
 * @param {NodeJS.ProcessEnv} [options.env] added to this process's environment
 * @param {boolean} [options.data] the standard output is for the caller alone, not for the person's eyes
 * @param {string} [options.input] what is typed into it
 * @param {boolean} [options.warns] what it says is for the person also where it succeeds
 * @param {string} [options.cwd] the folder that it runs in, if not the root folder
 * @returns {Promise<string>}
 */
export async function run(command, { label, env, data, input, warns, cwd = root } = {}) {
  const child = spawn(command, {
    cwd,
    env: { ...process.env, ...env },
    shell: true,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  // If it ends before it has read everything, its status says so.
  child.stdin?.on('error', () => {}).end(input);
  let stdout = '';
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    if (!data) output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    output += text;
  });

  const start = performance.now();
  let shown = false;
  const timer = setTimeout(() => {
    shown = label !== undefined;
    if (shown) console.log(`${label} ...`);
  }, SHOW_LABEL_AFTER_MS);
  const succeeded = await ended(child).finally(() => clearTimeout(timer));
  if (shown) {
    console.log(`${label}: ${succeeded ? seconds(performance.now() - start) : 'failed'}`);
  }
  if (!succeeded) {
    throw new Failure(`${label ?? command}: failed.`, output, endOf(output));
  }
  if (warns && output.trim() !== '') console.log(output.trimEnd());
  return stdout;
}

/**
 * Runs a command of the shell's in the root folder that talks to the terminal itself. In CI, where there is
 * none, the end of what it says is kept, for whoever reads the end of a long log.
 * @param {string} command
 * @param {NodeJS.ProcessEnv} [env] added to this process's environment
 */
export async function runShown(command, env) {
  const kept = process.env.CI === undefined ? 'inherit' : 'pipe';
  const child = spawn(command, {
    cwd: root,
    env: { ...process.env, ...env },
    shell: true,
    stdio: ['ignore', kept, kept],
  });
  let lastWords = '';
  /** @param {import('node:stream').Readable | null} from @param {NodeJS.WriteStream} to */
  const passOn = (from, to) =>
    from?.setEncoding('utf8').on('data', (text) => {
      to.write(text);
      lastWords = endOf(lastWords + text);
    });
  passOn(child.stdout, process.stdout);
  passOn(child.stderr, process.stderr);
  if (!(await ended(child))) throw new Failure(`${command}: failed.`, '', lastWords);
}

/** Whether a command runs without complaint. @param {string} command */
export async function runs(command) {
  return run(command).then(
    () => true,
    () => false,
  );
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<boolean>} */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Failure(`No command can be run: ${error.message}.`)));
    child.on('close', (code) => resolve(code === 0));
  });
}

/**
 * Starts a program that runs beside this one: a server, a driver. It ends with this process at the latest,
 * however that ends, and so does all that it has started.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptionsWithoutStdio} [options]
 */
export function startCompanion(command, args, options) {
  const child = spawn(command, args, {
    cwd: root,
    ...options,
    // On POSIX this makes it the leader of a process group, which can be stopped as one.
    detached: process.platform !== 'win32',
  });
  let output = '';
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      tell();
    });
  }
  let running = true;
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      output += `${command} cannot be run: ${error.message}.`;
      resolve(undefined);
    });
    // What it has started, and left behind, may hold its output open for ever.
    child.once('exit', () => setTimeout(() => resolve(undefined), LAST_WORDS_MS));
    child.once('close', () => resolve(undefined));
  }).then(() => {
    running = false;
    tell();
  });
  const terminate = undoAtExit(() => signal(child.pid, 'SIGTERM'));
  return {
    child,
    /** What it has printed so far. */
    output: () => output,
    /**
     * Waits until it has printed something that matches, or has ended without.
     * @param {RegExp} pattern
     * @param {number} [from] what came before does not count
     * @returns {Promise<RegExpMatchArray | undefined>}
     */
    prints: (pattern, from = 0) =>
      new Promise((resolve) => {
        const look = () => {
          const match = output.slice(from).match(pattern);
          if (!match && running) return;
          listeners.delete(look);
          resolve(match ?? undefined);
        };
        listeners.add(look);
        look();
      }),
    /** Resolves when it has ended. */
    ended,
    /** Stops it, and all that it has started, at last by force. */
    stop: async () => {
      terminate();
      await withTimeLimit(ended, STOP_LIMIT_MS, '').catch(() => signal(child.pid, 'SIGKILL'));
    },
  };
}

/**
 * Sends a signal to a process and all that it has started.
 * @param {number | undefined} leader undefined where it could not be started
 * @param {'SIGTERM' | 'SIGKILL'} name
 */
function signal(leader, name) {
  if (leader === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', `${leader}`, '/t', '/f']);
    return;
  }
  try {
    process.kill(-leader, name);
  } catch {
    // The whole group has ended already.
  }
}

/** @type {Set<() => void>} */
const undos = new Set();

/**
 * Makes sure that something is undone once: when what is returned is called, or else when this process
 * ends, by Ctrl-C too.
 * @param {() => void} undo
 * @returns {() => void}
 */
export function undoAtExit(undo) {
  listenForExit();
  const once = () => {
    if (undos.delete(once)) undo();
  };
  undos.add(once);
  return once;
}

let listening = false;

function listenForExit() {
  if (listening) return;
  listening = true;
  process.on('exit', () => {
    // The last first, as what came later may need what came before.
    for (const undo of [...undos].reverse()) undo();
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => process.exit(128 + os.constants.signals[signal]));
  }
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {number} limitMs
 * @param {string} what the sentence that says what did not happen in time
 * @returns {Promise<T>}
 */
export async function withTimeLimit(promise, limitMs, what) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Failure(`${what} within ${seconds(limitMs)}.`)), limitMs);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/**
 * Prints a failure: what the program said, then the sentence.
 * @param {unknown} error
 */
export function report(error) {
  if (error instanceof Failure) {
    if (error.output) console.error(error.output.trimEnd());
    console.error(error.message);
  } else {
    console.error(error);
  }
}

/**
 * Runs a script's body, where the module is the script that Node was started with; on failure reports it and
 * lets the process end with status 1.
 * @param {string} moduleUrl the module's `import.meta.url`
 * @param {() => Promise<void>} body
 */
export async function main(moduleUrl, body) {
  const script = process.argv[1];
  if (script === undefined || realpathSync(script) !== fileURLToPath(moduleUrl)) return;
  try {
    await body();
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}
