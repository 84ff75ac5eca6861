// The views that open beside the stage. A new one is a folder in views/ and a line here.

/**
 * @typedef {object} ViewEntry
 * @property {string} id its name in a link
 * @property {string} tab
 * @property {string} title
 * @property {() => Promise<{ words: string, sheets: CSSStyleSheet[], connect: import('../state/view.js').Connect }>} load
 *   what it shows, in words, how it looks, and what makes it
 */

/** @type {ViewEntry[]} */
export const VIEWS = [
  {
    id: 'data',
    tab: 'Data',
    title: 'Rows of your own',
    load: () => import('../views/data/data.js'),
  },
  {
    id: 'space',
    tab: 'Hidden space',
    title: 'The hidden layer’s space',
    load: () => import('../views/space/space.js'),
  },
  {
    id: 'formulas',
    tab: 'Formulas',
    title: 'The formulas, with the numbers of now',
    load: () => import('../views/formulas/formulas.js'),
  },
  { id: 'why', tab: 'Why?', title: 'Why?', load: () => import('../views/why/why.js') },
  {
    id: 'survey',
    tab: 'Survey',
    title: 'How often it learns',
    load: () => import('../views/survey/survey.js'),
  },
  { id: 'map', tab: 'Map', title: 'A map of runs', load: () => import('../views/map/map.js') },
  {
    id: 'lessons',
    tab: 'Lessons',
    title: 'The article’s lessons',
    load: () => import('../views/lessons/lessons.js'),
  },
  {
    id: 'compare',
    tab: 'Compare',
    title: 'Compare runs',
    load: () => import('../views/compare/compare.js'),
  },
  {
    id: 'home',
    tab: 'Take it home',
    title: 'Take it home',
    load: () => import('../views/home/home.js'),
  },
];

export const viewIds = VIEWS.map(({ id }) => id);
