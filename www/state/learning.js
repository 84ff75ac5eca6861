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
 * @param {string} data in a link: the name of a problem, or rows
 * @param {string} [names] of the inputs of rows, as a link has them
 */
export function learn(session, data, names) {
  const [before, after] = [suitsOf(session.setting('data')), suitsOf(data)];
  /** @type {Record<string, string>} */
  const settings = {};
  for (const key of Object.keys({ ...before, ...after })) {
    const usual = usualOf(key);
    if (isUnchosen(session, key, before[key] ?? usual)) settings[key] = after[key] ?? usual;
  }
  // Of a few rows, all are to be learnt.
  if (taskOf(data) === 'truth table') settings.split = '0';
  change(session, data, settings, '', names);
}

/**
 * Has other rows learnt by the same network.
 * @param {Session} session
 * @param {string} data
 * @param {string} kind as in the session's `edit`
 */
export function learnOnly(session, data, kind) {
  change(session, data, {}, kind);
}

/** Takes what suits the problem that is learnt, whatever was chosen. @param {Session} session */
export function suit(session) {
  const data = session.setting('data');
  change(session, data, suitsOf(data), '');
}

/** Whether there is something that suits it, and is not there. @param {Session} session */
export function canSuit(session) {
  return Object.entries(suitsOf(session.setting('data'))).some(
    ([key, value]) => session.setting(key) !== value,
  );
}

/**
 * @param {Session} session
 * @param {string} data
 * @param {Record<string, string>} settings
 * @param {string} kind
 * @param {string} [names]
 */
function change(session, data, settings, kind, names) {
  // Only inputs of rows have names, which come after these; rows that are those of a named problem have none.
  /** @type {Record<string, string>} */
  const learnt = names !== undefined && canHaveNames(data) ? { data, names } : { data };
  try {
    session.change({ ...settings, ...learnt }, kind);
  } catch {
    const others = PARTICULAR.map((key) => [key, usualOf(key)]);
    session.change({ ...Object.fromEntries(others), ...settings, ...learnt }, kind);
  }
}

/**
 * Whether a setting is as a problem has it.
 * @param {Session} session
 * @param {string} key
 * @param {string} value
 */
function isUnchosen(session, key, value) {
  if (key === 'lr') return session.learningRate === Number(value);
  // Train raises them by as many again.
  if (key === 'epochs') return session.epochs % Number(value) === 0;
  return session.setting(key) === value;
}

/** @param {string} data a name, or rows */
function suitsOf(data) {
  const { suits = {} } = problemOf(data, taskOf(data));
  return suits;
}

/** @param {string} data */
function canHaveNames(data) {
  return readSetting(changeSetting('', 'data', data), 'names') !== '';
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
