// The run as the page reads it: what a link says, read once.

import { readSetting, samplesOf } from 'xor-playground';
import { inputNames } from '../text/format.js';
import { sizesIn } from './layers.js';
import { recall } from './memo.js';
import { parametersOf } from './parameters.js';

/**
 * A run with its settings; another one is another object.
 * @typedef {object} RunSettings
 * @property {string} link the whole of it, as the hash of a link
 * @property {string} plain the same without what is changed on the way
 * @property {string} edits that, as a link has it
 * @property {string[]} changed the keys of the settings that are not the article's
 * @property {number} epochs where Train ends
 * @property {number[]} hidden the sizes of the hidden layers
 * @property {number} inputs how many inputs a row has
 * @property {readonly string[]} names what they are called
 * @property {import('./parameters.js').Shape} shape what its network is made of; the same object for the same run
 * @property {number} size how many weights and biases it has
 * @property {string} learns the same for every run that learns the same under the same names, and holds the same out for a test
 * @property {readonly number[][]} rows what it learns: the inputs and the target of each row
 * @property {(key: string) => string} setting what it is set to, as a link has it; empty where it is not used
 */

/**
 * @param {string} link
 * @returns {Readonly<RunSettings>}
 */
export function runIn(link) {
  const { plain, edits } = partsOf(link);
  // The changes can be many, and nothing else follows from them.
  if (plain !== last?.plain) last = settingsIn(plain);
  const { setting, changed } = last;
  return Object.freeze({
    ...{ ...last, link, edits },
    setting: (/** @type {string} */ key) => (key === 'edits' ? edits : setting(key)),
    changed: edits ? [...changed, 'edits'] : changed,
  });
}

/** @param {string} plain a link without changes on the way */
function settingsIn(plain) {
  /** @type {Map<string, string>} */
  const known = new Map();
  const setting = (/** @type {string} */ key) => recall(known, key, () => readSetting(plain, key));
  const pairs = new URLSearchParams(plain);
  const hidden = sizesIn(setting('hidden'));
  Object.freeze(hidden);
  const rows = rowsOf(plain, valuesOf(pairs, DATA));
  const inputs = rows[0].length - 1;
  const names = pairs.get('names')?.split(',') ?? inputNames(inputs);
  const features = pairs.get('features')?.replaceAll('2', '²').replaceAll('sin', 'sin ');
  const bias = (pairs.get('bias') ?? 'on').split(',');
  const shape = Object.freeze({
    ...{ hidden, given: features?.split(',') ?? names },
    biases: [...hidden, 1].map((_, layer) => (bias[layer] ?? bias[0]) === 'on'),
    isDirect: pairs.get('direct') === 'on',
  });
  return {
    ...{ plain, setting, hidden, inputs, names, rows, shape, size: parametersOf(shape).length },
    changed: [...pairs.keys()],
    epochs: Number(setting('epochs')),
    // The same for every run that learns the same.
    learns: valuesOf(pairs, [...DATA, 'names', 'split', 'split-seed']),
  };
}

/** What was read last of a link without changes on the way. @type {ReturnType<typeof settingsIn> | undefined} */
let last;

/** @param {string} link */
function partsOf(link) {
  const [pair, edits] = /(?:^|&)edits=([^&]*)/.exec(link) ?? ['', ''];
  return { plain: link.replace(pair, ''), edits };
}

/**
 * @param {string} plain a link without changes on the way
 * @param {string[]} edits parts of what is changed, as a link has it
 */
export function linkWith(plain, ...edits) {
  const changes = edits.filter(Boolean).join();
  return [plain, changes && `edits=${changes}`].filter(Boolean).join('&');
}

/**
 * The link of a run after a change at an epoch. What was changed before it is taken as it stands: it can be much.
 * @param {RunSettings} before
 * @param {number} epoch
 * @param {string} since the run's link with what is changed from that epoch on
 */
export function linkAfter({ edits }, epoch, since) {
  let end = edits.length;
  for (let begin = end; end > 0; end = begin - 1) {
    begin = edits.lastIndexOf(',', end - 1) + 1;
    if (Number.parseInt(edits.slice(begin, end), 10) < epoch) break;
  }
  const after = partsOf(since);
  return linkWith(after.plain, edits.slice(0, Math.max(0, end)), after.edits);
}

/** The settings that say what is learnt. */
const DATA = ['data', 'samples', 'noise', 'data-seed'];

/** What was learnt last, by these. @type {Map<string, readonly number[][]>} */
const samples = new Map();

/** How many of them are kept: a slider comes by many. */
const KEPT = 8;

/**
 * @param {URLSearchParams} pairs
 * @param {string[]} keys
 */
function valuesOf(pairs, keys) {
  return keys.map((key) => pairs.get(key)).join('&');
}

/**
 * @param {string} link
 * @param {string} key the same for every run that learns the same
 */
function rowsOf(link, key) {
  const rows = samples.get(key) ?? Object.freeze(samplesOf(link));
  samples.delete(key);
  samples.set(key, rows);
  if (samples.size > KEPT) samples.delete(samples.keys().next().value ?? '');
  return rows;
}
