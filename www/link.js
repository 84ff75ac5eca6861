// The link: the address's hash holds the run, and follows it.

import { changeSetting, readLink, readSetting } from 'xor-playground';

/** Browsers refuse to change the address many times a second. */
const DELAY = 300;

/** What the page can show. */
const DATA = 'xor';

/** @returns {{ link: string, problems: string[] }} the run, and what of it cannot be used */
export function readAddress() {
  const read = readLink(location.hash);
  const { link, problems } = read;
  read.free();
  if (readSetting(link, 'data') === DATA) return { link, problems };
  const words = 'This page shows exclusive or only: the link’s own data is not used.';
  return { link: withOurData(link), problems: [...problems, words] };
}

/** @param {string} link */
function withOurData(link) {
  // With other data it is another run; what the link changes on the way still counts.
  const edits = readSetting(link, 'edits');
  return changeSetting(changeSetting(link, 'data', DATA), 'edits', edits);
}

/**
 * Keeps the address up to date with the session, and the session with the address.
 * @param {import('./session.js').Session} session
 * @param {(problems: string[]) => void} report is told what in a link cannot be used
 */
export function followLink(session, report) {
  let written = session.link;
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
    if (session.link === written) return;
    written = session.link;
    writeInTurn();
  });

  window.addEventListener('hashchange', () => {
    waits = false;
    const { link, problems } = readAddress();
    // What is in the address stays there until a setting is changed, even if it can't all be used.
    written = link;
    report(problems);
    session.load(link);
  });

  window.addEventListener('pagehide', () => {
    if (waits) write();
  });
}
