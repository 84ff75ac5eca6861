// The built site, with something in the page that listens: what goes wrong in a page is not told by the protocol.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { undoAtExit } from '../../scripts/process.mjs';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** Runs in the page before its own scripts, and keeps what the page complains about. */
function watch() {
  /** @type {string[]} */
  const complaints = [];
  Object.assign(window, { complaints });
  const onError = (/** @type {Event} */ event) => {
    if (event instanceof ErrorEvent) {
      // This one only says that a size is told of a frame later.
      if (!event.message.startsWith('ResizeObserver loop')) {
        complaints.push(`Uncaught ${event.message}`);
      }
    } else {
      complaints.push(`Not loaded: ${/** @type {Element} */ (event.target).outerHTML}`);
    }
  };
  // Of files that cannot be loaded is heard on the way down only.
  window.addEventListener('error', onError, true);
  window.addEventListener('unhandledrejection', ({ reason }) =>
    complaints.push(`Unhandled ${reason}`),
  );
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    complaints.push(`Policy violated: ${violatedDirective} by ${blockedURI}`),
  );
  for (const level of /** @type {const} */ (['error', 'warn'])) {
    const write = console[level];
    console[level] = (...things) => {
      complaints.push(things.join(' '));
      write(...things);
    };
  }
}

/**
 * A copy of the built site in which the page is watched from its first line on.
 * @returns {{ folder: string, remove: () => void }}
 */
export function watchedSite() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'xor-playground-site-'));
  const remove = undoAtExit(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(DIST, folder, { recursive: true });
  const index = path.join(folder, 'index.html');
  const html = readFileSync(index, 'utf8');
  const watched = html.replace('<head>', '<head><script src="watch.js"></script>');
  assert.notEqual(watched, html, 'the page has no head');
  writeFileSync(index, watched);
  writeFileSync(path.join(folder, 'watch.js'), `(${watch})();`);
  return { folder, remove };
}
