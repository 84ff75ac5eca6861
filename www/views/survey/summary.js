// What came of a survey: how many learn, when, and how the others ended.

import { findingKinds, findingTitles, LearningTimes, shareInterval } from 'xor-playground/full';
import { significant } from '../../text/format.js';

/** @typedef {import('../../state/survey/endings.js').Endings} Endings */

/**
 * Runs that ended alike.
 * @typedef {object} Group
 * @property {string} key no other group has it
 * @property {string} kind `learnt`, or that of what is in their way
 * @property {string} title
 * @property {string} detail which rows, where that is said
 * @property {number} count
 * @property {number} seed of the first of them
 */

/**
 * @typedef {object} Times
 * @property {number[]} edges the first epoch of each bin, and the one after the last
 * @property {number[]} counts how many learn in each
 * @property {boolean} isLogarithmic
 * @property {[early: number, half: number, late: number]} by the epochs by which 5 %, 50 % and 95 % of them have learnt
 */

/**
 * @typedef {object} Summary
 * @property {number} learnt
 * @property {number} count of how many
 * @property {[low: number, high: number]} interval of the share, with 95 % confidence
 * @property {Times | undefined} times none where none learns
 * @property {Group[]} groups of those that have not learnt, the largest first
 * @property {number | undefined} firstLearnt the first seed that learns
 */

/** The kind of those that have learnt. */
export const LEARNT = 'learnt';
/** So many rows that collide are told apart. */
const FEW = 4;
const NUMBERS = ['no', 'one', 'two', 'three', 'four'];
/** @type {[value: number, text: string][]} */
const FRACTIONS = [
  [1 / 4, '¼'],
  [1 / 3, '⅓'],
  [1 / 2, '½'],
  [2 / 3, '⅔'],
  [3 / 4, '¾'],
];
const SHARES = /** @type {const} */ ([0.05, 0.5, 0.95]);

/**
 * @param {Endings} endings
 * @param {number} count how many of them are there
 * @param {number} epochs that were asked for
 * @returns {Summary}
 */
export function summaryOf(endings, count, epochs) {
  const seeds = Array.from({ length: count }, (_, seed) => seed);
  const learnt = seeds.filter((seed) => isLearnt(endings, seed, epochs));
  const [low, high] = shareInterval(learnt.length, count);
  return {
    ...{ learnt: learnt.length, count, interval: [low, high], firstLearnt: learnt[0] },
    times: timesOf(learnt.map((seed) => endings.solvedAt[seed])),
    groups: groupsOf(
      endings,
      seeds.filter((seed) => !isLearnt(endings, seed, epochs)),
    ),
  };
}

/**
 * How many learn, when half of these have, and the first seed that ends as most do.
 * @typedef {Pick<Summary, 'learnt' | 'count' | 'interval'> & { half: number | undefined, seed: number }} Counted
 */

/**
 * The same, where it is not known what is in the way of the others.
 * @param {Endings} endings
 * @param {number} count how many of them are there
 * @param {number} epochs that were asked for
 * @returns {Counted}
 */
export function countedIn(endings, count, epochs) {
  const learnt = Array.from({ length: count }, (_, seed) => isLearnt(endings, seed, epochs));
  const seeds = [...learnt.keys()].filter((seed) => learnt[seed]);
  const [low, high] = shareInterval(seeds.length, count);
  return {
    ...{ learnt: seeds.length, count, interval: [low, high] },
    half: timesOf(seeds.map((seed) => endings.solvedAt[seed]))?.by[1],
    seed: learnt.indexOf(2 * seeds.length >= count),
  };
}

/**
 * Whether a run was trained to its end, and has all rows right there.
 * @param {Endings} endings
 * @param {number} seed
 * @param {number} epochs that were asked for
 */
export function isLearnt({ solved, epochs: trained }, seed, epochs) {
  return solved[seed] === 1 && trained[seed] === epochs;
}

/**
 * What is in the way of a run that has not learnt.
 * @param {Endings} endings
 * @param {number} seed
 */
export function endingOf({ finding, findingRows, findingMean }, seed) {
  const { kind, title } = kindsOf()[finding[seed] - 1];
  const rows = findingRows[seed];
  const detail = kind === 'collision' ? collisionInWords(rows, findingMean[seed]) : '';
  return { kind, title, detail };
}

/** The kinds of what can be in the way, in the engine's order. @type {{ kind: string, title: string }[] | undefined} */
let kinds;

function kindsOf() {
  if (!kinds) {
    const titles = findingTitles();
    kinds = findingKinds().map((kind, at) => ({ kind, title: titles[at] }));
  }
  return kinds;
}

/**
 * @param {Endings} endings
 * @param {number[]} seeds ascending
 */
function groupsOf(endings, seeds) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const seed of seeds) {
    const ending = endingOf(endings, seed);
    const key = keyOf(ending);
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { ...ending, key, count: 1, seed });
  }
  return [...groups.values()].sort((one, other) => other.count - one.count);
}

/** @param {Pick<Group, 'kind' | 'detail'>} ending */
function keyOf({ kind, detail }) {
  return `${kind} ${detail}`;
}

/** All groups, those that have learnt first. @param {Summary} summary @returns {Group[]} */
export function allGroups({ learnt, firstLearnt, groups }) {
  if (firstLearnt === undefined) return groups;
  const first = { key: LEARNT, kind: LEARNT, title: 'Learnt', detail: '' };
  return [{ ...first, count: learnt, seed: firstLearnt }, ...groups];
}

/**
 * The group that each seed is in, by its place among all groups.
 * @param {Endings} endings
 * @param {number} count how many of them are there
 * @param {number} epochs that were asked for
 * @param {Group[]} groups
 */
export function groupOfEach(endings, count, epochs, groups) {
  const places = new Map(groups.map(({ key }, place) => [key, place]));
  return Uint8Array.from({ length: count }, (_, seed) => {
    const key = isLearnt(endings, seed, epochs) ? LEARNT : keyOf(endingOf(endings, seed));
    return places.get(key) ?? 0;
  });
}

/**
 * @param {number} rows
 * @param {number} mean of their targets, which is what they get
 */
function collisionInWords(rows, mean) {
  if (rows > FEW) return `more than ${NUMBERS[FEW]} rows`;
  const fraction = FRACTIONS.find(([value]) => Math.abs(value - mean) < 1e-9);
  return `${NUMBERS[rows]} rows at ${fraction ? fraction[1] : significant(mean, 3)}`;
}

/**
 * @param {number[]} epochs at which runs learn
 * @returns {Times | undefined}
 */
function timesOf(epochs) {
  if (epochs.length === 0) return undefined;
  const times = new LearningTimes(Float64Array.from(epochs));
  const [early = 0, half = 0, late = 0] = SHARES.map((share) => times.by(share));
  const { isLogarithmic } = times;
  const [edges, counts] = [[...times.edges], [...times.counts]];
  times.free();
  return { edges, counts, isLogarithmic, by: [early, half, late] };
}
