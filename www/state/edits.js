// What was changed on the way, in words.

import { count } from '../text/format.js';
import { parameterName, parametersOf } from './parameters.js';

/** @typedef {import('./session.js').Edit} Edit */

/** So many are said one by one. */
const MOST = 8;

/** Steps of one change, as the presses of an arrow are while the run goes on, come so soon after another, in epochs. */
const SOON = 300;

/**
 * Something that was changed, at once or in steps.
 * @typedef {object} Change
 * @property {Edit} first
 * @property {Edit} last
 * @property {number} steps
 */

/**
 * @param {Edit[]} edits
 * @returns {Change[]}
 */
function changesIn(edits) {
  /** @type {Change[]} */
  const changes = [];
  for (const edit of edits) {
    const change = changes.at(-1);
    if (change && isStepAfter(change.last, edit)) {
      change.last = edit;
      change.steps += 1;
    } else changes.push({ first: edit, last: edit, steps: 1 });
  }
  return changes;
}

/**
 * @param {Edit} before
 * @param {Edit} edit
 */
function isStepAfter(before, edit) {
  return before.parameter === edit.parameter && edit.epoch - before.epoch <= SOON;
}

/**
 * What was changed, a sentence each, and the epoch that it leads to.
 * @param {Edit[]} edits
 * @param {import('./parameters.js').Shape} shape
 * @returns {{ epoch: number, words: string }[]}
 */
export function changesInWords(edits, shape) {
  const parameters = parametersOf(shape);
  return changesIn(edits).map(({ first, last, steps }) => {
    const { epoch, parameter, value } = last;
    const name =
      parameter === undefined ? 'Learning rate' : parameterName(shape, parameters[parameter]);
    const when = `epoch ${count(epoch)}`;
    if (steps > 1) {
      const since = count(first.epoch);
      return {
        epoch,
        words: `${name} set to ${value} in ${count(steps)} steps, epoch ${since} to ${count(epoch)}.`,
      };
    }
    const words =
      parameter === undefined
        ? `${name} ${value} from ${when} on.`
        : `${name} set to ${value} at ${when}.`;
    return { epoch, words };
  });
}

/**
 * @param {Edit[]} edits
 * @param {import('./parameters.js').Shape} shape
 * @returns {string[]} a sentence each
 */
export function editsInWords(edits, shape) {
  const all = changesInWords(edits, shape);
  const sentences = all.slice(0, MOST).map(({ words }) => words);
  const more = all.length - sentences.length;
  return more > 0 ? [...sentences, `And ${count(more)} more changes.`] : sentences;
}

/**
 * The edits of each epoch that has some, in few words; none for the steps before the last of a change.
 * @param {Edit[]} edits
 * @param {import('./parameters.js').Shape} shape
 * @returns {{ epoch: number, text: string }[]}
 */
export function editsByEpoch(edits, shape) {
  /** @type {Map<number, Edit[]>} */
  const epochs = new Map(edits.map(({ epoch }) => [epoch, []]));
  for (const { last } of changesIn(edits)) epochs.get(last.epoch)?.push(last);
  const parameters = parametersOf(shape);
  /** @param {Edit[]} edits */
  const shortText = ([edit, ...others]) => {
    if (!edit) return '';
    if (others.length > 0) return `${others.length + 1} changes`;
    const { parameter, value } = edit;
    if (parameter === undefined) return `rate ${value}`;
    return parameterName(shape, parameters[parameter]).toLowerCase();
  };
  return [...epochs].map(([epoch, same]) => ({ epoch, text: shortText(same) }));
}
