// What somebody sees who runs a program with a mistake in it, told from the numbers that came of it.

import { rightBelow } from 'xor-playground/full';
import { count, pair, significant } from '../../text/format.js';
import { ROWS } from './rows.js';

/** @typedef {'error' | 'nan' | 'grows' | 'half' | 'wrong' | 'slow' | 'none'} Symptom */

/**
 * What came of a program.
 * @typedef {object} Course
 * @property {Float64Array} epochs of its curve
 * @property {Float64Array} losses at these
 * @property {Float64Array} parameters in the end
 * @property {Float64Array} outputs in the end
 * @property {number | undefined} learntAt the first epoch at which all rows were right
 * @property {boolean} hasLearnt whether they are in the end
 * @property {number | undefined} notFiniteAt the first epoch at which something was not finite
 */

/** In the order in which one asks. @type {[Symptom, string][]} */
export const SYMPTOMS = [
  ['error', 'An error message'],
  ['nan', 'NaN'],
  ['grows', 'The loss grows'],
  ['half', 'All answers are ½'],
  ['wrong', 'Some rows stay wrong'],
  ['slow', 'It learns, but slowly'],
  ['none', 'It learns all the same'],
];

/** Nearer than this to ½, an answer is about ½. */
const ABOUT = 0.05;
/** So many times as many epochs are slow. */
const SLOW = 1.5;
/** The rows that are not right, where it is each of them. */
const ALL = 'all four';

/**
 * @param {Course | undefined} course none where the program ends with an error
 * @param {Course} right what came of the right program
 * @returns {Symptom}
 */
export function symptomOf(course, right) {
  if (!course) return 'error';
  if (course.notFiniteAt !== undefined) return 'nan';
  if (lastOf(course.losses) > course.losses[0]) return 'grows';
  if (course.outputs.every((output) => Math.abs(output - 0.5) < ABOUT)) return 'half';
  if (!course.hasLearnt) return isOnTheWay(course) ? 'slow' : 'wrong';
  return (course.learntAt ?? 0) > SLOW * (right.learntAt ?? Number.POSITIVE_INFINITY)
    ? 'slow'
    : 'none';
}

/** @type {Record<Exclude<Symptom, 'error'>, (course: Course, right: Course) => string>} */
const SENTENCES = {
  nan: ({ notFiniteAt }) => `NaN from epoch ${count(notFiniteAt ?? 0)} on.`,
  grows({ epochs, losses }) {
    const since = losses[1] > losses[0] ? ' from the first epoch on' : '';
    const [first, last] = [losses[0], lastOf(losses)].map((loss) => significant(loss, 3));
    return `The loss grows${since}: ${first} at the start, ${last} at epoch ${count(lastOf(epochs))}.`;
  },
  half({ losses, outputs }) {
    const word = outputs.every((output) => output === 0.5) ? 'exactly' : 'about';
    const loss = significant(lastOf(losses), 3);
    return `All four answers end at ${word} ½, with a loss of ${loss}; as mean cross-entropy, ${significant(crossEntropy(outputs))}.`;
  },
  wrong(course) {
    const rows = notRight(course);
    const end = count(lastOf(course.epochs));
    return rows === ALL
      ? `None of the four rows is right at epoch ${end}.`
      : `Not right at epoch ${end}: ${rows}.`;
  },
  slow(course, right) {
    const { epochs, learntAt, hasLearnt } = course;
    if (learntAt === undefined || !hasLearnt) {
      const rows = notRight(course);
      return `At epoch ${count(lastOf(epochs))} every answer is on the right side of ½, but ${rows === ALL ? 'none is right yet' : `not yet right: ${rows}`}.`;
    }
    const times = significant(learntAt / (right.learntAt ?? learntAt), 2);
    return `Learnt at epoch ${count(learntAt)}: ${times} times as many as with the right program.`;
  },
  none({ learntAt }, right) {
    const isBoth = right.learntAt !== undefined;
    const beside = isBoth ? `at epoch ${count(right.learntAt ?? 0)}` : 'not at all from this seed';
    return `Learnt at epoch ${count(learntAt ?? 0)}; with the right program, ${beside}.`;
  },
};

/**
 * The symptom in a sentence, with its numbers.
 * @param {Course | undefined} course
 * @param {Course} right
 * @param {string | undefined} error that the program ends with
 */
export function symptomWords(course, right, error) {
  const symptom = symptomOf(course, right);
  return course && symptom !== 'error'
    ? SENTENCES[symptom](course, right)
    : `It ends in its first epoch: ${error?.split(':')[0]}.`;
}

/** What a program with this loss would print. @param {Float64Array} outputs that lie between 0 and 1 */
function crossEntropy(outputs) {
  const surprises = ROWS.map(([, , target], row) =>
    Math.log(target === 1 ? outputs[row] : 1 - outputs[row]),
  );
  return -surprises.reduce((sum, one) => sum + one) / ROWS.length;
}

/** Whether all answers are on the right side. @param {Course} course */
function isOnTheWay({ outputs }) {
  return outputs.every((output, row) => Math.abs((ROWS[row].at(-1) ?? 0) - output) < 0.5 - ABOUT);
}

/** The rows that are not right in the end. @param {Course} course */
function notRight({ outputs }) {
  const below = rightBelow();
  const rows = ROWS.filter(([, , target], row) => !(Math.abs(target - outputs[row]) < below));
  if (rows.length === ROWS.length) return ALL;
  // A row stays on one line.
  return rows.map(([x, y]) => pair(x, y).replace(' ', '\u00a0')).join(', ');
}

/** @param {Float64Array} numbers */
function lastOf(numbers) {
  return numbers[numbers.length - 1];
}
