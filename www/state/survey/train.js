// What is done in a survey: runs are trained, and it is kept how they ended.

import { takeEndings } from './endings.js';

/**
 * One run, varied.
 * @typedef {object} Survey
 * @property {string} link the run, as the hash of a link holds it
 * @property {number} epochs how far each variant is trained
 * @property {number} [work] for so much each seed that does not learn is examined; not at all, if it is not said
 * @property {boolean} [hasOutputs] whether what each answers to all rows is asked for
 * @property {Variants} variants
 *
 * @typedef {{ seeds: Uint32Array } | { learningRates: Float64Array } | Points} Variants
 *
 * Points of a map, each a run.
 * @typedef {object} Points
 * @property {string} across what x is
 * @property {string} up what y is
 * @property {boolean} toEnd whether each is trained to its end, though all its rows are right before
 * @property {Float64Array} points their coordinates, x and then y of each
 */

/**
 * What of the engine trains: that of the worker, or that of the page.
 * @typedef {Pick<typeof import('xor-playground/full'), 'surveyLearningRates' | 'surveyPoints' | 'surveySeeds'>} Engine
 */

/**
 * Trains all variants, and says how they ended and how long that took.
 * @param {Engine} engine
 * @param {Survey} survey
 */
export function train(engine, { link, epochs, work, hasOutputs, variants }) {
  const start = performance.now();
  const endings = takeEndings(trainAll(engine, link, epochs, work, variants), hasOutputs);
  return { endings, milliseconds: performance.now() - start };
}

/**
 * @param {Engine} engine
 * @param {string} link
 * @param {number} epochs
 * @param {number | undefined} work
 * @param {Variants} variants
 */
function trainAll(engine, link, epochs, work, variants) {
  const { surveyLearningRates, surveyPoints, surveySeeds } = engine;
  if ('seeds' in variants) return surveySeeds(link, variants.seeds, epochs, work);
  if ('learningRates' in variants) return surveyLearningRates(link, variants.learningRates, epochs);
  const { across, up, points, toEnd } = variants;
  return surveyPoints(link, across, up, points, epochs, toEnd);
}
