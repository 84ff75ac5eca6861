// What the picture of a hidden space shows, in words. The engine decides what is so.

import { inputNames, rowName } from '../../text/format.js';

/** @typedef {import('xor-playground/full').HiddenSpace} HiddenSpace */
/** @typedef {Pick<import('../../state/data.js').Data, 'rows' | 'task' | 'isMany'>} Data */

/**
 * The sizes of the hidden layers; what the first layer takes is called; whether the output also takes that.
 * @typedef {{ hidden: readonly number[], given?: readonly string[], isDirect?: boolean }} Shape
 */

const INPUTS = inputNames();

/** Of more rows than this, it is not said which come to lie together. */
const MOST_FOLDED = 8;

const list = new Intl.ListFormat('en-GB');

/**
 * A share, in percent: 99.7 %.
 * @param {number} share
 */
export function percent(share) {
  return `${Number((100 * share).toFixed(1))} %`;
}

/**
 * The hidden layer that a picture shows.
 * @param {Shape} shape
 */
export function layerInWords(shape) {
  const { hidden, given = INPUTS, isDirect } = shape;
  if (hidden.length === 0) return 'No hidden layer';
  const of =
    hidden.length === 1 ? 'The hidden layer' : `The last of ${hidden.length} hidden layers`;
  const size = hidden[hidden.length - 1];
  const past = isDirect ? `, and ${list.format(given)}` : '';
  return `${of}: ${size} ${size === 1 ? 'neuron' : 'neurons'}${past}`;
}

/**
 * Whether, and why not, the rows with target 1 are separated from those with target 0.
 * @param {HiddenSpace} space
 * @param {Data} data
 * @param {Shape} shape
 */
export function findingInWords(space, data, shape) {
  const { rows } = data;
  if (data.task === 'regression')
    return 'The targets are numbers: there are no two classes to separate.';
  const { hidden, given = INPUTS, isDirect } = shape;
  const past = isDirect || hidden.length === 0 ? given.length : 0;
  const dimensions = (hidden.at(-1) ?? 0) + past;
  if (hidden.length > 0) return separationInWords(space, rows, dimensions);
  const inputs = `There is no hidden layer, so there is no hidden space. The output neuron gets ${list.format(given)} themselves.`;
  const consequence = space.gap === 0 ? ' So this network cannot learn them.' : '';
  return `${inputs} ${separationInWords(space, rows, dimensions)}${consequence}`;
}

/**
 * @param {HiddenSpace} space
 * @param {readonly number[][]} rows
 * @param {number} dimensions
 */
function separationInWords(space, rows, dimensions) {
  const cut = cutIn(dimensions);
  if (space.isSeparated) return `One ${cut} separates the 1s from the 0s.`;
  // Of many, some always come close to others.
  const folds = rows.length > MOST_FOLDED ? [] : space.collisions();
  if (folds.length > 0) return foldedInWords(folds, rows, cut, space.gap);
  return space.gap === 0 ? mixedInWords(rows, cut) : couldInWords(cut, space.gap);
}

/**
 * Where the rows are, for those who don't see the picture.
 * @param {HiddenSpace} space
 * @param {Data} data
 * @param {(string | undefined)[]} names of the directions
 */
export function placesInWords(space, { rows, isMany }, names) {
  if (isMany) return `${rows.length} of them, each a dot in the colour of its target.`;
  const places = space.samplePlaces().map((place, row) => {
    const parts = names.flatMap((name, axis) =>
      name === undefined ? [] : [`${name} ${place[axis].toFixed(2)}`],
    );
    return `${rowName(rows[row])} with target ${rows[row].at(-1)} at ${parts.join(', ')}`;
  });
  return `${places.join('; ')}.`;
}

/** What divides a space of so many dimensions in two. @param {number} dimensions */
function cutIn(dimensions) {
  return ['threshold', 'straight line', 'plane'][dimensions - 1] ?? 'flat cut';
}

/**
 * @param {readonly number[][]} rows
 * @param {string} cut
 */
function mixedInWords(rows, cut) {
  if (cut === 'threshold')
    return 'Along the one hidden neuron, the 1s and the 0s are mixed: no threshold can separate them.';
  const ones = rows.filter((row) => row.at(-1) === 1).length;
  const areTwoLines = ones === 2 && rows.length === 4;
  if (cut !== 'straight line' || !areTwoLines) return `No ${cut} can separate the 1s from the 0s.`;
  return 'The line between the two 1s crosses the line between the two 0s: no straight line can separate them.';
}

/**
 * @param {string} cut
 * @param {number} gap
 */
function couldInWords(cut, gap) {
  return `A ${cut} could separate the 1s from the 0s (${short(gap)} apart at the closest), but the output neuron’s own ${cut} does not yet.`;
}

/** Rows that share a place, and how far apart they are there. @typedef {[apart: number, ...rows: number[]]} Fold */

/**
 * What is at one point gets one answer. What is not quite at one point could be parted by steep enough an output neuron,
 * unless the rows lie so that nothing parts them.
 * @param {Fold[]} folds
 * @param {readonly number[][]} rows
 * @param {string} cut
 * @param {number | undefined} gap
 */
function foldedInWords(folds, rows, cut, gap) {
  const where = `The hidden layer puts ${folds.map((fold) => foldInWords(fold, rows)).join(', and ')}`;
  if (folds.some(([apart]) => apart === 0)) {
    return `${where}, but they need different answers: no ${cut} can separate the 1s from the 0s.`;
  }
  const consequence =
    'the output neuron gives them nearly the same answer, and they need different ones';
  const rest =
    gap === 0
      ? `Nor, as the rows lie now, is there any ${cut} with the 1s on its one side and the 0s on the other.`
      : `A ${cut} would have to pass between them, with enormous weights.`;
  return `${where}: ${consequence}. ${rest}`;
}

/**
 * @param {Fold} fold
 * @param {readonly number[][]} rows
 */
function foldInWords([apart, ...folded], rows) {
  const names = list.format(folded.map((row) => rowName(rows[row])));
  return apart === 0
    ? `${names} at the same point`
    : `${names} at almost the same point (${short(apart)} apart)`;
}

/** A distance, to two digits. @param {number} distance */
function short(distance) {
  return distance < 1e-4 ? 'less than 0.0001' : String(Number(distance.toPrecision(2)));
}
