// How points are drawn, how many, how noisy, and which; and how many of many rows are held out for a test.

/** @typedef {import('../settings/basic.js').Row} Row */

/** Whether what is learnt is drawn. @param {import('../../state/session.js').Session} session */
export function isDrawn(session) {
  return session.setting('samples') !== '';
}

/** Whether there are enough rows to hold some out. @param {import('../../state/session.js').Session} session */
export function canBeSplit({ data }) {
  return data.rows.length > 8 || data.tests.size > 0;
}

/** @type {Row[]} */
export const RECIPE = [
  { key: 'samples', kind: 'scale', label: 'Samples', isWhole: true, isThere: isDrawn },
  {
    ...{ key: 'noise', kind: 'scale', label: 'Noise', step: 5, isThere: isDrawn },
    detail: () => 'in percent',
  },
  {
    ...{ key: 'data-seed', kind: 'whole', label: 'Seed', name: 'Seed of the points' },
    detail: () => 'of the points',
    isThere: isDrawn,
  },
  {
    ...{ key: 'split', kind: 'scale', label: 'Test rows', step: 5, isThere: canBeSplit },
    detail: () => 'in percent, held out',
  },
  {
    ...{ key: 'split-seed', kind: 'whole', label: 'Seed', name: 'Seed of the split' },
    detail: () => 'of the split',
    isThere: ({ data }) => data.tests.size > 0,
  },
];
