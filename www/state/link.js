// The link: what an address's hash holds. The run, and what is looked at.

import { readLink, settingRange } from 'xor-playground';
import { parseNumber } from '../text/number.js';

/** A longer run, as one with many rows, is kept beside the address: not everything takes such a link. */
export const LONGEST = 8000;

/** The keys of a link that say what is looked at; the run knows nothing of them. */
const LOOKS = ['at', 'lesson', 'view', 'survey', 'map'];

/** Those among them that say what is asked of a view, which alone reads it. */
const ASKED = /** @type {const} */ (['survey', 'map']);

/** @typedef {Partial<Record<typeof ASKED[number], string>>} Asked */

/** Pairs of a link that have no control in the Advanced part, and are no view. */
const PLAIN = /^((lr|epochs|seed|edits|at)=[^%]*|hidden=[1-9]\d*)?$/;

/**
 * What is looked at: the epoch, the lesson that is open, and the views that are open beside the stage.
 * @typedef {object} Looks
 * @property {number} [at]
 * @property {string} [lesson]
 * @property {string[]} [views]
 * @property {Asked} [asked] what is asked of views, by their names
 */

/**
 * What an address holds: the run, what is looked at, and what of it cannot be used.
 * @typedef {Looks & { link: string, problems: string[] }} Address
 */

/**
 * @param {string} hash
 * @returns {Address}
 */
export function readHash(hash) {
  const { run, looks, repeated } = divided(hash);
  const { at, problems: ofMoment } = readMoment(looks.get('at'));
  // Which decodes it as well, and that was done.
  const [link, ofRun] = readLink(run.replaceAll('%', '%25'));
  const lesson = looks.get('lesson') || undefined;
  const views = (looks.get('view') ?? '').split(',').filter((view) => view !== '');
  const asked = Object.fromEntries(ASKED.map((view) => [view, looks.get(view) ?? '']));
  return { link, at, lesson, views, asked, problems: [...ofRun, ...ofMoment, ...repeated] };
}

/**
 * Whether it takes the whole engine to show what a hash holds: something of the run is seen in the Advanced part, or a
 * view is open. It is read off the text, because there may be no engine yet; what it doesn't know needs the whole.
 * @param {string} hash
 */
export function needsWholeEngine(hash) {
  return !decoded(hash.replace(/^#/, ''))
    .split('&')
    .every((pair) => PLAIN.test(pair));
}

/**
 * The run's part of a hash, and what it says besides.
 * @param {string} hash
 */
function divided(hash) {
  /** @type {Map<string, string>} */
  const looks = new Map();
  /** @type {Set<string>} */
  const repeated = new Set();
  const ofRun = [];
  for (const pair of decoded(hash.replace(/^#/, '')).split('&')) {
    const [name, ...rest] = pair.split('=');
    const key = name.trim();
    if (!LOOKS.includes(key)) ofRun.push(pair);
    else if (!looks.has(key)) looks.set(key, rest.join('=').trim());
    else repeated.add(`The link has ${key} more than once; the first is used.`);
  }
  return { run: ofRun.join('&'), looks, repeated };
}

/** @param {string} hash also one that was percent-encoded on its way; what is no such code stays as it is */
function decoded(hash) {
  return hash.replace(/(%[\da-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}

/**
 * @param {string | undefined} text
 * @returns {{ at: number | undefined, problems: string[] }}
 */
function readMoment(text) {
  if (text === undefined) return { at: undefined, problems: [] };
  try {
    const [, max] = settingRange('epochs');
    const moments = { name: 'at', min: 0, max, whole: true };
    return { at: parseNumber(text, moments), problems: [] };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { at: undefined, problems: [`The link: ${words} It opens at its start.`] };
  }
}

/**
 * The hash of a run, with what is looked at.
 * @param {string} link
 * @param {Looks} [looks]
 */
export function hashOf(link, { at, lesson, views = [], asked = {} } = {}) {
  const pairs = [link];
  if (at !== undefined) pairs.push(`at=${at}`);
  if (lesson !== undefined) pairs.push(`lesson=${encodeURIComponent(lesson)}`);
  if (views.length > 0) pairs.push(`view=${views.join(',')}`);
  for (const [view, text] of Object.entries(asked)) {
    if (text) pairs.push(`${view}=${text}`);
  }
  return pairs.filter((pair) => pair !== '').join('&');
}
