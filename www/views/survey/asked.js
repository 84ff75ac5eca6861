// What is asked of a survey, as a link has it: starts:10000;scatter:gradient,loss,2;sweep:lr,0.1,0.3,1;each:1000. It is all
// about looking, and no part of a run.

import { SETTINGS } from './sweep-plan.js';

/** How many starts can be asked for, and are if nothing else is said. */
export const STARTS = [100, 1_000, 10_000];
const USUAL = 1_000;
/** The same for each value of a sweep. */
export const EACH = [100, 1_000];
const USUAL_EACH = 100;

/**
 * @typedef {object} Asked
 * @property {number} starts
 * @property {import('./scatter.js').Asked} scatter
 * @property {import('./sweep-part.js').Asked} sweep
 * @property {boolean} isSweep whether the sweep is seen, and not the starts
 */

/** What is asked where a link says nothing. @returns {Asked} */
export function usual() {
  const [{ key }] = SETTINGS;
  return {
    ...{ starts: USUAL, scatter: {}, isSweep: false },
    sweep: { key, values: undefined, each: USUAL_EACH },
  };
}

/**
 * @param {string} text
 * @param {readonly string[]} quantities the numbers that a start has, by the engine's names
 * @returns {{ asked: Asked, problems: string[] }} what of it can't be used, in words
 */
export function readAsked(text, quantities) {
  const asked = usual();
  /** @type {string[]} */
  const problems = [];
  for (const part of text.split(';').filter((some) => some !== '')) {
    const [key, ...rest] = part.split(':');
    const value = rest.join(':');
    const words = Object.hasOwn(READERS, key)
      ? READERS[key](asked, value, quantities)
      : 'there is no such thing';
    if (words !== '') problems.push(`The link: of the survey, “${part}” can’t be used: ${words}.`);
  }
  return { asked, problems };
}

/**
 * Takes a value over, or says in words why not.
 * @type {Record<string, (asked: Asked, value: string, quantities: readonly string[]) => string>}
 */
const READERS = {
  starts(asked, value) {
    if (!STARTS.includes(Number(value))) return `it takes ${STARTS.join(', ')}`;
    asked.starts = Number(value);
    return '';
  },
  each(asked, value) {
    if (!EACH.includes(Number(value))) return `it takes ${EACH.join(', ')}`;
    asked.sweep.each = Number(value);
    return '';
  },
  scatter(asked, value, quantities) {
    const [x = '', y = '', over = ''] = value.split(',');
    const missing = [x, y].find((key) => key !== '' && !quantities.includes(key));
    if (missing !== undefined) return `a start of this network has no “${missing}”`;
    const threshold = Number(over || Number.NaN);
    if (over !== '' && !(threshold >= 0)) return 'a threshold is a number from 0 on';
    asked.scatter = {
      ...(x !== '' && { x }),
      ...(y !== '' && { y }),
      ...(over !== '' && { over: threshold }),
    };
    return '';
  },
  sweep(asked, value) {
    const [key, ...values] = value.split(',');
    if (!SETTINGS.some((setting) => setting.key === key)) {
      return `a sweep is of ${SETTINGS.map((setting) => setting.key).join(', ')}`;
    }
    asked.sweep.key = key;
    if (values.length > 0) asked.sweep.values = values.join(', ');
    asked.isSweep = true;
    return '';
  },
};

/**
 * The same as a link has it: what is not usual.
 * @param {Asked} asked
 */
export function askedText({ starts, scatter, sweep, isSweep }) {
  const { x = '', y = '', over } = scatter;
  const numbers = [x, y, over ?? ''].join().replace(/,+$/, '');
  const values = sweep.values?.split(/[,;\s]+/).filter((value) => value !== '') ?? [];
  return [
    starts === USUAL ? '' : `starts:${starts}`,
    numbers === '' ? '' : `scatter:${numbers}`,
    isSweep ? `sweep:${[sweep.key, ...values].join()}` : '',
    isSweep && sweep.each !== USUAL_EACH ? `each:${sweep.each}` : '',
  ]
    .filter((part) => part !== '')
    .join(';');
}
