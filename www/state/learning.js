// What changes with the problem: the data, and settings that nobody chose.

import { changeSetting, readSetting, Trainer } from 'xor-playground';
import { dataOf } from './data.js';
import { problemOf } from './problems.js';

/** @typedef {import('./session.js').Session} Session */

/** What may not go with other data: a loss takes certain targets, a batch so many rows. */
const PARTICULAR = ['loss', 'batch'];

/**
 * Has another problem learnt. A setting that is as the problem before would have it becomes as this one would; what was
 * chosen otherwise stays.
 * @param {Session} session
 * @param {string} name of the problem in a link, or rows of one's own
 * @param {string} [kind] as in the session's `edit`; each is a step of its own, if it is not said
 */
export function learn(session, name, kind = '') {
  const [before, after] = [suitsOf(session.setting('data')), suitsOf(name)];
  /** @type {Record<string, string>} */
  const settings = {};
  for (const key of Object.keys({ ...before, ...after })) {
    const usual = usualOf(key);
    if (session.setting(key) === (before[key] ?? usual)) settings[key] = after[key] ?? usual;
  }
  try {
    session.change({ ...settings, data: name }, kind);
  } catch {
    const others = PARTICULAR.map((key) => [key, usualOf(key)]);
    session.change({ ...Object.fromEntries(others), ...settings, data: name }, kind);
  }
}

/** @param {string} data a name, or rows */
function suitsOf(data) {
  const { suits = {} } = problemOf(data, taskOf(data));
  return suits;
}

/** What there is to be learnt. @param {string} data */
function taskOf(data) {
  const trainer = new Trainer(changeSetting('', 'data', data));
  const { task } = dataOf(trainer, []);
  trainer.free();
  return task;
}

/** What a setting is in the article's run. @param {string} key */
function usualOf(key) {
  return readSetting('', key);
}
