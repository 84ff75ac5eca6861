// What a survey trains: a run with nothing changed by hand, from many seeds.

import { changeSetting } from 'xor-playground';
import { runIn } from '../../state/run.js';
import { whyNoSeed } from '../../state/seeds.js';

/**
 * @typedef {object} Plan
 * @property {string} link the run from seed 0; those of all seeds have it in common
 * @property {number} epochs how far each is trained
 * @property {string | undefined} refusal why there is nothing to survey, if there is not
 */

/** What is longer, as a list of rows can be, is cut. */
const LONGEST = 24;

/**
 * @param {string} link
 * @returns {Plan}
 */
export function planFor(link) {
  const drawn = changeSetting(link, 'edits', '');
  const refusal = whyNoSeed(drawn);
  return {
    link: refusal === undefined ? changeSetting(drawn, 'seed', '0') : drawn,
    epochs: runIn(drawn).epochs,
    refusal,
  };
}

/**
 * The run of a plan from a seed, as a link.
 * @param {Pick<Plan, 'link'>} plan
 * @param {number} seed
 */
export function linkFrom({ link }, seed) {
  return changeSetting(link, 'seed', String(seed));
}

/**
 * What is set otherwise in one plan than in another, in words: lr 1 (now 2).
 * @param {Plan} former
 * @param {Plan} present
 */
export function differencesInWords(former, present) {
  const [before, now] = [former, present].map(({ link }) => runIn(link));
  const keys = new Set([...before.changed, ...now.changed]);
  return [...keys]
    .sort()
    .filter((key) => before.setting(key) !== now.setting(key))
    .map((key) => `${key} ${shown(before.setting(key))} (now ${shown(now.setting(key))})`)
    .join(', ');
}

/** @param {string} value */
function shown(value) {
  if (value === '') return 'none';
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}
