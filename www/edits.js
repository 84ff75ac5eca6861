// What was changed on the way, in words.

import { count } from './format.js';
import { parameterName, parametersOf } from './parameters.js';

/** @typedef {import('./session.js').Edit} Edit */

/** So many are said one by one. */
const MOST = 8;

/**
 * @param {Edit[]} edits
 * @param {number[]} hidden
 * @returns {string[]} a sentence each
 */
export function editsInWords(edits, hidden) {
  const names = parametersOf(hidden).map((parameter) => parameterName(hidden, parameter));
  const sentences = edits.slice(0, MOST).map(({ epoch, parameter, value }) => {
    const when = `epoch ${count(epoch)}`;
    return parameter === undefined
      ? `Learning rate ${value} from ${when} on.`
      : `${names[parameter]} set to ${value} at ${when}.`;
  });
  const more = edits.length - sentences.length;
  return more > 0 ? [...sentences, `And ${count(more)} more changes.`] : sentences;
}

/**
 * The edits of each epoch that has some, in few words.
 * @param {Edit[]} edits
 * @param {number[]} hidden
 * @returns {{ epoch: number, text: string }[]}
 */
export function editsByEpoch(edits, hidden) {
  /** @type {Map<number, Edit[]>} */
  const epochs = new Map();
  for (const edit of edits) {
    const others = epochs.get(edit.epoch);
    if (others) others.push(edit);
    else epochs.set(edit.epoch, [edit]);
  }
  const parameters = parametersOf(hidden);
  /** @param {Edit[]} edits */
  const shortText = ([{ parameter, value }, ...others]) => {
    if (others.length > 0) return `${others.length + 1} changes`;
    if (parameter === undefined) return `rate ${value}`;
    return parameterName(hidden, parameters[parameter]).toLowerCase();
  };
  return [...epochs].map(([epoch, same]) => ({ epoch, text: shortText(same) }));
}
