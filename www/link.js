// The link: the address's hash holds the run and what is looked at, and follows it.

import { changeSetting, lastEpochOfLink, readLink, readSetting } from 'xor-playground';
import { wholeNumber } from './number-field.js';

/** Browsers refuse to change the address many times a second. */
const DELAY = 300;

/** What the page can show. */
const DATA = 'xor';

/** An epoch that a link may name. */
const MOMENT = wholeNumber('at', 0, lastEpochOfLink());

/** The keys of a link that say what is looked at; the run knows nothing of them. */
const AT = 'at';
const LESSON = 'lesson';

/**
 * What an address holds: the run, the epoch and the lesson that are looked at, and what of it cannot be used.
 * @typedef {object} Address
 * @property {string} link
 * @property {number | undefined} at
 * @property {string | undefined} lesson
 * @property {string[]} problems
 */

/**
 * @param {string} [hash]
 * @returns {Address}
 */
export function readAddress(hash = location.hash) {
  const { run, views } = divided(hash);
  const { at, problems: ofMoment } = readMoment(views.get(AT));
  const read = readLink(run);
  const { link, problems: ofRun } = read;
  read.free();
  const problems = [...ofRun, ...ofMoment];
  const lesson = views.get(LESSON) || undefined;
  if (readSetting(link, 'data') === DATA) return { link, at, lesson, problems };
  problems.push('This page shows exclusive or only: the link’s own data is not used.');
  return { link: withOurData(link), at, lesson, problems };
}

/**
 * The run's part of a hash, and what it says besides.
 * @param {string} hash
 */
function divided(hash) {
  /** @type {Map<string, string>} */
  const views = new Map();
  const ofRun = [];
  for (const pair of decoded(hash.replace(/^#/, '')).split('&')) {
    const [key, ...rest] = pair.split('=');
    const isView = key === AT || key === LESSON;
    if (!isView) ofRun.push(pair);
    else if (!views.has(key)) views.set(key, rest.join('=').trim());
  }
  return { run: ofRun.join('&'), views };
}

/** @param {string} hash also one that was percent-encoded on its way */
function decoded(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

/**
 * @param {string | undefined} text
 * @returns {{ at: number | undefined, problems: string[] }}
 */
function readMoment(text) {
  if (text === undefined) return { at: undefined, problems: [] };
  try {
    return { at: MOMENT.parse(text), problems: [] };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { at: undefined, problems: [`The link: ${words} It opens at its start.`] };
  }
}

/**
 * The hash of a run, with what is looked at.
 * @param {string} link
 * @param {{ at?: number | undefined, lesson?: string | undefined }} [views]
 */
export function hashOf(link, { at, lesson } = {}) {
  const pairs = [link];
  if (at !== undefined) pairs.push(`${AT}=${at}`);
  if (lesson !== undefined) pairs.push(`${LESSON}=${encodeURIComponent(lesson)}`);
  return pairs.filter((pair) => pair !== '').join('&');
}

/** @param {string} link */
function withOurData(link) {
  // With other data it is another run; what the link changes on the way still counts.
  const edits = readSetting(link, 'edits');
  return changeSetting(changeSetting(link, 'data', DATA), 'edits', edits);
}

/**
 * Goes to what an address holds, and keeps the address up to date with the session, and the session with the
 * address.
 * @param {import('./session.js').Session} session
 * @param {Address} address what the session was made with
 * @param {(problems: string[]) => void} report is told what in a link cannot be used
 */
export function followLink(session, address, report) {
  /** The epoch that the address names, until somebody goes on from there. */
  let { at } = address;
  let written = '';
  let timer = 0;
  let waits = false;
  /** Whether what the address holds is being gone to. */
  let taking = false;

  /** @param {Address} address */
  function take({ link, at: epoch, lesson, problems }) {
    taking = true;
    at = epoch;
    report(problems);
    if (session.link !== link) session.load(link);
    session.goTo(epoch ?? 0);
    session.openLesson(lesson);
    taking = false;
    // What is in the address stays there until something is changed, even if it can't all be used.
    written = wanted();
  }

  /** What the address is to be. */
  function wanted() {
    const isThere = session.epoch === at || session.goal === at;
    if (!isThere) at = undefined;
    return hashOf(session.link, { at, lesson: session.lesson });
  }

  function write() {
    waits = false;
    // Replacing, not adding: going back leads out of the page, not through every slider position.
    const address = new URL(location.href);
    address.hash = written === '' ? '' : `#${written}`;
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

  take(address);
  session.onChange(() => {
    if (taking) return;
    const hash = wanted();
    if (hash === written) return;
    written = hash;
    writeInTurn();
  });

  window.addEventListener('hashchange', () => {
    waits = false;
    take(readAddress());
  });

  window.addEventListener('pagehide', () => {
    if (waits) write();
  });
}
