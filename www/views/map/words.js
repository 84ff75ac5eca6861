// A map in words: what its axes go along, and what a run of it came to.

import { settingName } from 'xor-playground/full';
import { parameterName, parametersOf } from '../../state/parameters.js';
import { count, rowName, significant } from '../../text/format.js';
import { minus } from '../../text/minus.js';
import { numberAt } from './numbers.js';

/** @typedef {import('./window.js').MapWindow} MapWindow */
/** @typedef {import('./window.js').Place} Place */

/** So many rows are named. */
const FEW = 4;

/**
 * What a number of a run is called.
 * @param {import('../../state/parameters.js').Shape} shape
 * @param {string} key
 */
export function variableName(shape, key) {
  const parameter = parametersOf(shape)[indexIn(key)];
  return parameter ? parameterName(shape, parameter) : settingName(key);
}

/** The place of a parameter among all; not a number where it is none. @param {string} key */
function indexIn(key) {
  return /^p\d+$/.test(key) ? Number(key.slice(1)) : Number.NaN;
}

/**
 * What is seen at first: the weights that lead from the first two inputs to the first neuron, or the first two parameters, or the one that there is and the learning rate.
 * @param {import('../../state/parameters.js').Shape} shape
 * @returns {[across: string, up: string]}
 */
export function usualAxes(shape) {
  const parameters = parametersOf(shape);
  const second = parameters.find(({ layer, from, to }) => layer === 0 && from === 1 && to === 0);
  const other = second ?? parameters[1];
  return ['p0', other ? `p${other.index}` : 'lr'];
}

/**
 * Where a run is: Weight x → h1 1.25, Weight y → h1 −3.
 * @param {MapWindow} window
 * @param {[string, string]} names
 * @param {Place} place
 */
export function placeInWords({ steps }, names, place) {
  return names
    .map((name, axis) => `${name} ${minus(String(numberAt(place[axis], steps[axis])))}`)
    .join(', ');
}

/**
 * How far the runs of a map are trained, beside that of the page.
 * @param {number} asked epochs
 * @param {boolean} isToEnd whether those that learn are trained on
 * @param {number} target of the run of the page
 */
export function epochsInWords(asked, isToEnd, target) {
  const words = `Runs are trained ${isToEnd ? '' : 'until they learn, or '}to epoch ${count(asked)}.`;
  return target > asked
    ? `${words} One that is opened goes on with Train, to ${count(target)}.`
    : words;
}

/**
 * What came of a run.
 * @typedef {object} Result
 * @property {number | undefined} solvedAt
 * @property {number} epochs
 * @property {number} loss not a number where it was not trained on
 * @property {number} right
 * @property {number} rows which were not right, a bit each
 */

/**
 * @param {Result} result
 * @param {number} asked epochs
 * @param {readonly (readonly number[])[]} rows
 * @param {number} training how many of them train
 */
export function resultInWords({ solvedAt, epochs, loss, right, rows: not }, asked, rows, training) {
  const those = training < rows.length ? ' that train' : '';
  const all = training === 1 ? `the row${those} is` : `all ${count(training)} rows${those} are`;
  const ending = Number.isNaN(loss) ? '' : `; loss ${significant(loss)}`;
  if (right < training && epochs < asked) {
    return `diverges at epoch ${count(epochs)}${solvedAt === undefined ? '' : `, after all were right at ${count(solvedAt)}`}`;
  }
  if (solvedAt !== undefined) {
    const later = right < training ? `, ${count(right)} of them at epoch ${count(asked)}` : '';
    return `${all} right at epoch ${count(solvedAt)}${later}${ending}`;
  }
  return `${notRightInWords(not, training - right, rows)} at epoch ${count(asked)}${ending}`;
}

/**
 * Which rows are not right: (0, 1) and (1, 1) are not right; or how many.
 * @param {number} mask
 * @param {number} number of those that train
 * @param {readonly (readonly number[])[]} rows
 */
export function notRightInWords(mask, number, rows) {
  const names = rows.filter((_, row) => row < 32 && (mask >>> row) % 2 === 1).map(rowName);
  if (rows.length > FEW || names.length !== number) {
    return number === 1 ? 'one row is not right' : `${count(number)} rows are not right`;
  }
  if (names.length === 1) return `${names[0]} is not right`;
  if (names.length === rows.length) return 'no row is right';
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]} are not right`;
}
