// What was changed on the way, in words.

import { count } from '../text/format.js';
import { parameterName, parametersOf } from './parameters.js';

/**
 * Something that was changed on the way: the learning rate, or a weight or bias.
 * @typedef {object} Edit
 * @property {number} epoch
 * @property {number} [parameter] its index among all; none for the learning rate
 * @property {number} value
 */

/** What was read last: of a run that is changed while it goes on, it is the beginning of what is read next. */
let last = { text: '', edits: /** @type {readonly Edit[]} */ ([]) };

/**
 * What is changed on the way, as a link has it. The same text is the same array.
 * @param {string} text
 * @returns {readonly Edit[]}
 */
export function editsIn(text) {
  if (text === last.text) return last.edits;
  const goesOn = last.text !== '' && text.startsWith(`${last.text},`);
  const [known, rest] = goesOn ? [last.edits, text.slice(last.text.length + 1)] : [[], text];
  const edits = rest === '' ? [] : rest.split(',').map(editIn);
  last = { text, edits: [...known, ...edits] };
  return last.edits;
}

/** @param {string} text @returns {Edit} */
function editIn(text) {
  const [epoch, key, value] = text.split(':');
  const change = { epoch: Number(epoch), value: Number(value) };
  return key === 'lr' ? change : { ...change, parameter: Number(key.slice(1)) };
}

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
 * @param {readonly Edit[]} edits
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
 * How many changes there are.
 * @param {readonly Edit[]} edits
 */
export function countChanges(edits) {
  return changesIn(edits).length;
}

/**
 * What was changed, a sentence each, and the epoch that it leads to.
 * @param {readonly Edit[]} edits
 * @param {import('./parameters.js').Shape} shape
 * @returns {{ epoch: number, words: string }[]}
 */
export function changesInWords(edits, shape) {
  return sentencesOn(changesIn(edits), shape);
}

/**
 * @param {Change[]} changes
 * @param {import('./parameters.js').Shape} shape
 */
function sentencesOn(changes, shape) {
  const parameters = parametersOf(shape);
  return changes.map(({ first, last, steps }) => {
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
 * @param {readonly Edit[]} edits
 * @param {import('./parameters.js').Shape} shape
 * @returns {string[]} a sentence each
 */
export function editsInWords(edits, shape) {
  const changes = changesIn(edits);
  const sentences = sentencesOn(changes.slice(0, MOST), shape).map(({ words }) => words);
  const more = changes.length - sentences.length;
  return more > 0 ? [...sentences, `And ${count(more)} more changes.`] : sentences;
}

/**
 * The edits of each epoch that has some, in few words; none for the steps before the last of a change.
 * @param {readonly Edit[]} edits
 * @param {import('./parameters.js').Shape} shape
 * @returns {{ epoch: number, text: string }[]}
 */
export function editsByEpoch(edits, shape) {
  const parameters = parametersOf(shape);
  /** @param {Edit} edit */
  const shortText = ({ parameter, value }) =>
    parameter === undefined
      ? `rate ${value}`
      : parameterName(shape, parameters[parameter]).toLowerCase();
  /** @type {{ epoch: number, text: string }[]} */
  const epochs = [];
  let changes = 0;
  for (const [index, edit] of edits.entries()) {
    if (edit.epoch !== epochs.at(-1)?.epoch) {
      epochs.push({ epoch: edit.epoch, text: '' });
      changes = 0;
    }
    const next = edits[index + 1];
    if (next && isStepAfter(edit, next)) continue;
    changes += 1;
    epochs[epochs.length - 1].text = changes === 1 ? shortText(edit) : `${changes} changes`;
  }
  return epochs;
}
