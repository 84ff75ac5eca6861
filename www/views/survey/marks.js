// How the starts of each ending are marked in a picture: each by a shape and a colour, so that nobody has to tell colours
// apart. Those that have learnt, mostly the many, are the ground that the others stand out from.

import { LEARNT } from './summary.js';

/** @typedef {import('./summary.js').Group} Group */

/**
 * @typedef {object} Mark
 * @property {readonly [light: string, dark: string]} colours
 * @property {number} size from its middle, where there is room
 * @property {number} opacity
 * @property {(x: number, y: number, size: number) => string} path
 */

/** @type {Mark} */
const DOT = {
  colours: ['#76736c', '#8b939b'],
  size: 2.2,
  opacity: 0.6,
  path: (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
};

/** The largest group first. @type {Mark[]} */
const MARKS = [
  {
    ...{ colours: ['#bd4408', '#ff9550'], size: 4.2, opacity: 0.85 },
    path: (x, y, r) => `M${x} ${y - r}l${r} ${1.8 * r}h${-2 * r}z`,
  },
  {
    ...{ colours: ['#1a56a0', '#5fb0fa'], size: 3.4, opacity: 0.9 },
    path: (x, y, r) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`,
  },
  {
    ...{ colours: ['#9a2178', '#f48ad3'], size: 4.8, opacity: 0.9 },
    path: (x, y, r) => `M${x} ${y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`,
  },
  {
    ...{ colours: ['#5f5600', '#dccb4c'], size: 4.2, opacity: 0.9 },
    path: (x, y, r) => `M${x} ${y + r}l${r} ${-1.8 * r}h${-2 * r}z`,
  },
  {
    ...{ colours: ['#1c2024', '#e8e9ea'], size: 4.4, opacity: 0.9 },
    path: (x, y, r) => `M${x - r} ${y - r / 3}h${2 * r}v${(2 * r) / 3}h${-2 * r}z`,
  },
];

/**
 * The mark of each group; of many groups, the last ones have the same.
 * @param {readonly Group[]} groups
 */
export function marksOf(groups) {
  const others = groups.filter(({ kind }) => kind !== LEARNT);
  return groups.map((group) =>
    group.kind === LEARNT ? DOT : MARKS[Math.min(others.indexOf(group), MARKS.length - 1)],
  );
}
