// What a run at an epoch is called, as a file and in words.

import { settingChoices } from 'xor-playground';
import { count } from '../../text/format.js';

/** @typedef {import('../../state/session.js').Session} Session */

/**
 * The name of a file, without its ending: xor-seed-11-epoch-812, with the name of the data.
 * @param {Session} session
 * @param {number} [epoch]
 */
export function fileName(session, epoch = session.epoch) {
  const seed = session.setting('seed');
  return `${dataName(session)}-${seed === '' ? 'given-start' : `seed-${seed}`}-epoch-${epoch}`;
}

/** What is learnt: its name, or that it has none. @param {Session} session */
export function dataName(session) {
  const data = session.setting('data');
  return settingChoices('data').includes(data) ? data : 'own-rows';
}

/** @param {Session} session */
export function inWords(session) {
  const seed = session.setting('seed');
  return `${seed === '' ? 'given start' : `seed ${seed}`}, epoch ${count(session.epoch)}`;
}
