// The link: the address's hash holds the settings, and follows them.

import { readLink, writeLink } from 'xor-playground';

/** Browsers refuse to change the address many times a second. */
const DELAY = 300;

/** @returns {import('./session.js').Settings & { problems: string[] }} */
export function readAddress() {
  const link = readLink(location.hash);
  const { seed, lr, epochs, hidden, problems } = link;
  link.free();
  return { seed, lr, epochs, hidden, problems };
}

/**
 * Keeps the address up to date with the session, and the session with the address.
 * @param {import('./session.js').Session} session
 * @param {(problems: string[]) => void} report is told what in a link cannot be used
 */
export function followLink(session, report) {
  let written = linkOf(session.settings);
  let timer = 0;
  let waits = false;

  function write() {
    waits = false;
    const hash = written === '' ? '' : `#${written}`;
    // Replacing, not adding: going back leads out of the page, not through every slider position.
    const address = new URL(location.href);
    address.hash = hash;
    try {
      history.replaceState(history.state, '', address);
    } catch {
      // Not allowed here, or not so often: the page works without.
    }
  }

  /** Writes at once, so that a reload finds it; what follows soon after waits for its turn. */
  function writeInTurn() {
    waits = timer !== 0;
    if (waits) return;
    write();
    timer = window.setTimeout(() => {
      timer = 0;
      if (waits) writeInTurn();
    }, DELAY);
  }

  session.onChange(() => {
    const link = linkOf(session.settings);
    if (link === written) return;
    written = link;
    writeInTurn();
  });

  window.addEventListener('hashchange', () => {
    waits = false;
    const { problems, ...settings } = readAddress();
    // What is in the address stays there until a setting is changed, even if it can't all be used.
    written = linkOf(settings);
    report(problems);
    session.load(settings);
  });

  window.addEventListener('pagehide', () => {
    if (waits) write();
  });
}

/** @param {import('./session.js').Settings} settings */
function linkOf({ seed, lr, epochs, hidden }) {
  return writeLink(seed, lr, epochs, hidden);
}
