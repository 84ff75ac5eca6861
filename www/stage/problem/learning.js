// What changes with the problem: the data, and settings that nobody chose.

import { readSetting } from 'xor-playground';
import { PROBLEMS } from '../../state/problems.js';

/** @typedef {import('../../state/session.js').Session} Session */

/** What may not go with other data: a loss takes certain targets, a batch so many rows. */
const PARTICULAR = ['loss', 'batch'];

/**
 * Has another problem learnt. A setting that is as the problem before would have it becomes as this one would; what was
 * chosen otherwise stays.
 * @param {Session} session
 * @param {string} name of the problem in a link
 */
export function learn(session, name) {
  const [before, after] = [suitsOf(session.setting('data')), suitsOf(name)];
  /** @type {Record<string, string>} */
  const settings = {};
  for (const key of Object.keys({ ...before, ...after })) {
    const usual = usualOf(key);
    if (session.setting(key) === (before[key] ?? usual)) settings[key] = after[key] ?? usual;
  }
  // Each is a step of its own.
  try {
    session.change({ ...settings, data: name }, '');
  } catch {
    const others = PARTICULAR.map((key) => [key, usualOf(key)]);
    session.change({ ...Object.fromEntries(others), ...settings, data: name }, '');
  }
}

/** @param {string} name */
function suitsOf(name) {
  return (Object.hasOwn(PROBLEMS, name) && PROBLEMS[name].suits) || {};
}

/** What a setting is in the article's run. @param {string} key */
function usualOf(key) {
  return readSetting('', key);
}
