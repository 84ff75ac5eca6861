// The views that open beside the stage. A new one is a folder in views/ and a line here.

/**
 * @typedef {object} ViewEntry
 * @property {string} id its name in a link
 * @property {string} tab
 * @property {string} title
 * @property {string} words what it shows
 * @property {() => Promise<{ connect: import('../state/view.js').Connect, sheets: CSSStyleSheet[] }>} load
 */

/** @type {ViewEntry[]} */
export const VIEWS = [
  {
    id: 'space',
    tab: 'Hidden space',
    title: 'The hidden layer’s space',
    words: 'Where the hidden neurons put the rows, and whether one straight line can part them.',
    load: () => import('../views/space/space.js'),
  },
  {
    id: 'formulas',
    tab: 'Formulas',
    title: 'The formulas, with the numbers of now',
    words: 'One epoch step by step: forward, the error, the chain rule back, the update.',
    load: () => import('../views/formulas/formulas.js'),
  },
  {
    id: 'lessons',
    tab: 'Lessons',
    title: 'The article’s lessons',
    words: 'Eight lessons to try out, from y = kx + 3 to the start that never learns.',
    load: () => import('../views/lessons/lessons.js'),
  },
  {
    id: 'compare',
    tab: 'Compare',
    title: 'Compare runs',
    words: 'Keep a run as it is now, and see another beside it: what differs, and what came of it.',
    load: () => import('../views/compare/compare.js'),
  },
  {
    id: 'home',
    tab: 'Take it home',
    title: 'Take it home',
    words: 'This run at this moment: as a NumPy or PyTorch program, as files, as pictures.',
    load: () => import('../views/home/home.js'),
  },
];

export const viewIds = VIEWS.map(({ id }) => id);
