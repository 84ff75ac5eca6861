// What workers do, in the page: where they are forbidden, as in a frame in a sandbox.

import { surveyLearningRates, surveyPoints, surveySeeds } from 'xor-playground/full';
import { useWholeEngine } from '../engine.js';
import { train } from './train.js';

const ENGINE = { surveyLearningRates, surveyPoints, surveySeeds };

/** @param {import('./train.js').Survey} survey */
export function trainHere(survey) {
  return train(ENGINE, survey);
}

/** For so long the page does nothing else, in milliseconds: about half a frame. */
export const SLICE = 8;

/** Resolves when there is an engine, and what else the page has to do is done. */
export async function isFree() {
  await useWholeEngine();
  await new Promise((resolve) => setTimeout(resolve));
}
