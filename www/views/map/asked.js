// What is asked of a map, as a link has it: p0,p2,2000,epochs; and what is seen, its middle and how much of each axis:
// 0.5,-0.25,2,2. It is about looking, and no part of a run.

import { mapGoesAlong } from 'xor-playground/full';
import { COLOURINGS } from './key.js';

/** @typedef {import('./window.js').Place} Place */

/** How far runs can be trained, and are if nothing else is said. */
export const EPOCHS = [500, 2_000, 10_000];
export const USUAL = 2_000;

/**
 * @typedef {object} Asked
 * @property {[across: string, up: string]} keys of what is varied
 * @property {number} epochs
 * @property {import('./key.js').Colouring} colouring
 * @property {{ centre: Place, spans: Place }} [seen] if not as at first
 */

/** @param {Asked} asked */
export function askedText({ keys, epochs, colouring, seen }) {
  const where = seen ? [...seen.centre, ...seen.spans] : [];
  return [...keys, epochs, colouring, ...where].join();
}

/**
 * @param {string} text
 * @param {readonly string[]} variables what can be varied
 * @returns {Asked | string} or why it can't be used, in words
 */
export function readAsked(text, variables) {
  const [across = '', up = '', epochs = '', colours, ...where] = text.split(',');
  if (colours === undefined) {
    return refusal(text, 'it takes what goes across and up, epochs and colours');
  }
  for (const key of [across, up]) {
    if (!variables.includes(key)) return refusal(text, `a run has no “${key}” to vary`);
  }
  if (!mapGoesAlong(across, up)) return refusal(text, `it can’t go along ${across} and ${up}`);
  if (!EPOCHS.includes(Number(epochs))) return refusal(text, `epochs are ${EPOCHS.join(', ')}`);
  const colouring = COLOURINGS.find(([name]) => name === colours)?.[0];
  const names = COLOURINGS.map(([name]) => name).join(', ');
  if (!colouring) return refusal(text, `colours are ${names}`);
  /** @type {Asked} */
  const asked = { keys: [across, up], epochs: Number(epochs), colouring };
  if (where.length === 0) return asked;
  const numbers = where.map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [x, y, width, height] = numbers;
  if (numbers.length !== 4 || !numbers.every(Number.isFinite) || !(width > 0 && height > 0)) {
    return refusal(
      text,
      'what is seen takes four numbers: its middle, and how wide and high it is',
    );
  }
  return { ...asked, seen: { centre: [x, y], spans: [width, height] } };
}

/**
 * @param {string} text
 * @param {string} why
 */
function refusal(text, why) {
  return `The link: of the map, “${text}” can’t be used: ${why}. It is shown as usual.`;
}
