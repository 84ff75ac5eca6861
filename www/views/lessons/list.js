// The lessons in the article's order. One line adds one.

/**
 * @typedef {object} Lesson
 * @property {string} id what a link has
 * @property {string[]} [also] other names that a link may have for it
 * @property {string} title
 * @property {() => Promise<{ connect: import('../../state/view.js').Connect }>} load
 */

/** @type {Lesson[]} */
export const LESSONS = [
  { id: 'trial', title: 'Learning by trial', load: () => import('./trial.js') },
  { id: 'neuron', title: 'One neuron', load: () => import('./neuron.js') },
  { id: 'activations', title: 'Activation functions', load: () => import('./activations.js') },
  {
    ...{ id: 'weight-and-bias', also: ['weight', 'bias'], title: 'Weight and bias' },
    load: () => import('./weight-and-bias.js'),
  },
  { id: 'descent', title: 'Downhill', load: () => import('./descent.js') },
  { id: 'xor', title: 'Why one line is not enough', load: () => import('./xor.js') },
  { id: 'epochs', title: 'How many epochs', load: () => import('./epochs.js') },
  {
    ...{ id: 'stuck', title: 'The start that never learns' },
    load: () => import('./stuck-lesson.js'),
  },
  {
    ...{ id: 'mistakes', title: 'When the program is wrong' },
    load: () => import('./mistakes.js'),
  },
];

/**
 * The lesson that a link means, if it means one.
 * @param {string | undefined} id
 */
export function lessonWith(id) {
  return LESSONS.find((lesson) => lesson.id === id || lesson.also?.includes(id ?? ''));
}
