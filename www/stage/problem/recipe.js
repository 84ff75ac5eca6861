// How points are drawn: how many, how noisy, and which.

/** @typedef {import('../settings/basic.js').Row} Row */

/** Whether what is learnt is drawn. @param {import('../../state/session.js').Session} session */
export function isDrawn(session) {
  return session.setting('samples') !== '';
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
];
