// For the tests of the survey pool: a page with nothing but the pool, and the engine beside it.

import init, { surveyLearningRates, surveyPoints, surveySeeds } from 'xor-playground/full';
import { takeEndings } from '../../../www/state/survey/endings.js';
import { SurveyPool } from '../../../www/state/survey/survey-pool.js';

/** @typedef {import('../../../www/state/survey/endings.js').Endings} Endings */

/**
 * The same survey in this thread.
 * @param {Parameters<SurveyPool['survey']>[0]} survey
 */
function surveyHere({ link, epochs, hasOutputs, ...variants }) {
  if ('seeds' in variants)
    return takeEndings(surveySeeds(link, variants.seeds, epochs), hasOutputs);
  if ('learningRates' in variants)
    return takeEndings(surveyLearningRates(link, variants.learningRates, epochs), hasOutputs);
  const { across, up, points, toEnd } = variants;
  return takeEndings(surveyPoints(link, across, up, points, epochs, toEnd), hasOutputs);
}

/**
 * The columns that differ in any bit.
 * @param {Endings} one
 * @param {Endings} other
 */
function differences(one, other) {
  const columns = /** @type {(keyof Endings)[]} */ (Object.keys(one));
  const missing = Object.keys(other).filter((column) => !(column in one));
  return columns
    .filter((column) => bytes(one[column]) !== bytes(other[column]))
    .concat(/** @type {(keyof Endings)[]} */ (missing));
}

/** @param {number | Uint8Array | Uint32Array | Float64Array} column */
function bytes(column) {
  return typeof column === 'number' ? String(column) : new Uint8Array(column.buffer).join();
}

/** @param {number} count */
function seedsTo(count) {
  return Uint32Array.from({ length: count }, (_, seed) => seed);
}

await init();

const tools = { SurveyPool, surveyHere, differences, seedsTo };
/** @typedef {typeof tools} SurveyTools */

Object.assign(window, { tools });
