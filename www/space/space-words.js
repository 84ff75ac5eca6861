// What the picture of a hidden space shows, in words. The engine decides what is so.

import { truthTable } from 'xor-playground';
import { pair } from '../format.js';

/** @typedef {import('xor-playground/full').HiddenSpace} HiddenSpace */

const ROWS = truthTable();
const list = new Intl.ListFormat('en-GB');
const DIGITS = '₀₁₂₃₄₅₆₇₈₉';

/**
 * A name with its number, as formulas write it: h₁.
 * @param {string} letter
 * @param {number} number
 */
export function numbered(letter, number) {
  return letter + [...String(number)].map((digit) => DIGITS[Number(digit)]).join('');
}

/**
 * A share, in percent: 99.7 %.
 * @param {number} share
 */
export function percent(share) {
  return `${Number((100 * share).toFixed(1))} %`;
}

/**
 * The hidden layer that a picture shows.
 * @param {number[]} hidden the sizes of the hidden layers
 */
export function layerInWords(hidden) {
  if (hidden.length === 0) return 'No hidden layer';
  const of =
    hidden.length === 1 ? 'The hidden layer' : `The last of ${hidden.length} hidden layers`;
  const size = hidden[hidden.length - 1];
  return `${of}: ${size} ${size === 1 ? 'neuron' : 'neurons'}`;
}

/**
 * Whether, and why not, the rows with target 1 are parted from those with target 0.
 * @param {HiddenSpace} space
 * @param {number[]} hidden the sizes of the hidden layers
 */
export function findingInWords(space, hidden) {
  if (hidden.length === 0) {
    return (
      'There is no hidden layer, so there is no hidden space: the output neuron sees x and y themselves. ' +
      'There, the line that joins the two 1s crosses the line that joins the two 0s. No straight line ' +
      'parts them, so this network cannot learn exclusive or.'
    );
  }
  const cut = cutIn(hidden[hidden.length - 1]);
  if (space.isSeparated) return `One ${cut} parts the two 1s from the two 0s.`;
  const folds = space.collisions().map(foldInWords);
  if (folds.length > 0) {
    const consequence =
      space.gap === 0
        ? `no ${cut} can part the 1s from the 0s.`
        : `a ${cut} would have to pass between them.`;
    return `${folds.join(', and ')} but need different answers: ${consequence}`;
  }
  return space.gap === 0 ? mixedInWords(cut) : couldInWords(cut, space.gap);
}

/**
 * Where the rows are, for those who don't see the picture.
 * @param {HiddenSpace} space
 * @param {(string | undefined)[]} names of the directions
 */
export function placesInWords(space, names) {
  const places = space.samplePlaces().map((place, row) => {
    const parts = names.flatMap((name, axis) =>
      name === undefined ? [] : [`${name} ${place[axis].toFixed(2)}`],
    );
    const [x, y, target] = ROWS[row];
    return `${pair(x, y)} with target ${target} at ${parts.join(', ')}`;
  });
  return `${places.join('; ')}.`;
}

/** What parts a space of so many dimensions in two. @param {number} dimensions */
function cutIn(dimensions) {
  return ['threshold', 'straight line', 'plane'][dimensions - 1] ?? 'flat cut';
}

/** @param {string} cut */
function mixedInWords(cut) {
  if (cut === 'threshold')
    return 'The 1s and the 0s are mixed along h₁: no threshold can part them.';
  if (cut !== 'straight line') return `No ${cut} can part the 1s from the 0s.`;
  return 'The line that joins the two 1s crosses the line that joins the two 0s: no straight line can part them.';
}

/**
 * @param {string} cut
 * @param {number} gap
 */
function couldInWords(cut, gap) {
  return `A ${cut} could part the 1s from the 0s, ${short(gap)} apart at the closest, but the output neuron’s does not yet.`;
}

/** @param {[apart: number, ...rows: number[]]} fold */
function foldInWords([apart, ...rows]) {
  const names = list.format(rows.map((row) => pair(ROWS[row][0], ROWS[row][1])));
  return apart === 0
    ? `${names} land in the same place`
    : `${names} land in almost the same place (${short(apart)} apart)`;
}

/** A distance, to two digits. @param {number} distance */
function short(distance) {
  return distance < 1e-4 ? 'less than 0.0001' : String(Number(distance.toPrecision(2)));
}
