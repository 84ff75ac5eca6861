// Programs that run beside this one for a while: servers, drivers, a display. None may outlive it, however
// it ends.

import { spawn, spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './process.mjs';

/**
 * A program that runs beside this one until it is stopped.
 * @typedef {object} Companion
 * @property {(pattern: RegExp) => Promise<RegExpMatchArray | undefined>} prints waits until it has
 *   printed something that matches, or has ended without
 * @property {() => string} output what it has printed so far
 * @property {() => number | null | undefined} exitCode undefined while it runs, null after a signal
 * @property {() => void} stop stops it, and all that it has started
 */

/**
 * Starts a companion. It ends with this process at the latest, however that ends.
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env] added to this process's environment
 * @param {NodeJS.Signals} [options.signal] stops it; one that it can't ignore unless told otherwise
 * @returns {Companion}
 */
export function startCompanion(command, args, { env, signal = 'SIGKILL' } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // On POSIX this makes it the leader of a process group, which can be stopped as one.
    detached: process.platform !== 'win32',
  });
  const progress = new EventEmitter();
  let output = '';
  /** @type {number | null | undefined} */
  let exitCode;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      progress.emit('made');
    });
  }
  child.on('error', (error) => {
    output += `${command} cannot be run: ${error.message}.`;
  });
  child.on('close', (code) => {
    exitCode = code;
    progress.emit('made');
  });
  return {
    prints: (pattern) =>
      new Promise((resolve) => {
        const look = () => {
          const match = output.match(pattern);
          if (!match && exitCode === undefined) return;
          progress.off('made', look);
          resolve(match ?? undefined);
        };
        progress.on('made', look);
        look();
      }),
    output: () => output,
    exitCode: () => exitCode,
    stop: undoAtExit(() => stopGroup(child.pid, signal)),
  };
}

/**
 * @param {number | undefined} leader undefined where it could not be started
 * @param {NodeJS.Signals} signal
 */
function stopGroup(leader, signal) {
  if (leader === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', `${leader}`, '/t', '/f']);
    return;
  }
  try {
    process.kill(-leader, signal);
  } catch {
    // The whole group has ended already.
  }
}

/** A home for a browser's profile, so that it finds nothing of anybody's and leaves nothing. */
export function temporaryHome() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'xor-playground-'));
  return {
    folder,
    env: { HOME: folder, TMPDIR: folder },
    // The processes that were stopped may still be ending.
    remove: undoAtExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 })),
  };
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
    for (const undo of [...undos].reverse()) {
      try {
        undo();
      } catch (error) {
        // The others have to be undone all the same.
        console.error(String(error));
      }
    }
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => process.exit(128 + os.constants.signals[signal]));
  }
}
