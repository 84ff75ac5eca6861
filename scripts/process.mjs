// Runs other programs the way every script here wants it: silent when all is well, everything that
// was printed when not, and a failure that reads as one sentence instead of a stack trace.

import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Something the person at the terminal should read as a sentence, not as a bug in a script. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {string} [output] what the program that failed had printed
   */
  constructor(message, output = '') {
    super(message);
    this.output = output;
  }
}

/** This machine lacks something. Where a check can do without, it is skipped. */
export class Unavailable extends Failure {}

/**
 * @typedef {object} RunOptions
 * @property {string} [label] shown, with the time taken, when the program runs longer than a moment
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {boolean} [data] the standard output is for the caller alone, not for the person's eyes
 * @property {boolean} [shell] needed on Windows for programs that are `.cmd` files
 */

const SHOW_LABEL_AFTER_MS = 400;

/**
 * Runs a program in the root folder and returns what it printed to its standard output.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>}
 */
export async function run(command, args, { label, env, data, shell } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    if (!data) output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output += text;
  });

  const start = performance.now();
  let shown = false;
  const timer = setTimeout(() => {
    shown = label !== undefined;
    if (shown) process.stdout.write(`${label} ... `);
  }, SHOW_LABEL_AFTER_MS);
  const succeeded = await ended(child, command).finally(() => clearTimeout(timer));
  if (shown) console.log(succeeded ? seconds(performance.now() - start) : 'failed');
  if (!succeeded) throw new Failure(`${label ?? [command, ...args].join(' ')}: failed.`, output);
  return stdout;
}

/**
 * Runs a program in the root folder that talks to the terminal itself.
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to this process's environment
 */
export async function runShown(command, args, env) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (!(await ended(child, command))) {
    throw new Failure(`${[path.basename(command), ...args].join(' ')}: failed.`);
  }
}

/**
 * Whether a program is there and runs without complaint.
 * @param {string} command
 * @param {string[]} args
 */
export async function runs(command, args) {
  return run(command, args).then(
    () => true,
    () => false,
  );
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} command
 * @returns {Promise<boolean>}
 */
function ended(child, command) {
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      reject(new Failure(`${command} cannot be run: ${error.message}.`));
    });
    child.on('close', (code) => resolve(code === 0));
  });
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
 * Runs a script's body; on failure reports it and lets the process end with status 1.
 * @param {() => Promise<void>} body
 */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
}

/**
 * Whether the module is the script that Node was started with.
 * @param {string} moduleUrl the module's `import.meta.url`
 */
export function isScript(moduleUrl) {
  const script = process.argv[1];
  return script !== undefined && realpathSync(script) === fileURLToPath(moduleUrl);
}
