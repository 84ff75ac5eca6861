// Survey: how often a network with the present settings learns, and how often with others.

import { StartsPart } from './starts-part.js';
import sheet from './survey.css';

/** What it shows. */
export const words =
  'How often a network with the present settings learns, when, and how it ends otherwise.';

export const sheets = [sheet];

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  return new StartsPart(place, context, () => {});
}
