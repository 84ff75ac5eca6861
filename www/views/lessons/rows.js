// What the lessons with networks of their own are about, whatever the page's learns: exclusive or.

import { samplesOf } from 'xor-playground';

/** x, y and target of each row, in the article's order. */
export const ROWS = samplesOf('');

/** The same, as what is learnt. @type {Pick<import('../../state/data.js').Data, 'rows' | 'task' | 'isMany' | 'outputRange' | 'tests'>} */
export const DATA = {
  rows: ROWS,
  task: 'truth table',
  isMany: false,
  tests: new Set(),
  outputRange: [0, 1],
};
