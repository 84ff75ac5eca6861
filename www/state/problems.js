// The problems that the page shows, in words. What their rows are is the engine's to say.

/**
 * @typedef {object} Problem
 * @property {string} name in a sentence
 * @property {string} [one] where the target is 1, of a truth table or of classes
 * @property {string} [zero] where it is 0
 * @property {string} [target] what it is, of a regression
 * @property {boolean} [isTable] whether it is a truth table, with settings all the same
 * @property {Record<string, string>} [suits] settings with which it is learnt, where the article's are not
 */

/** Points take more than two hidden neurons, and their many rows a smaller rate. */
const POINTS = {
  hidden: '8',
  activation: 'tanh',
  start: 'xavier-uniform',
  rule: 'adam',
  lr: '0.03',
  epochs: '1000',
};
const HARD_POINTS = { ...POINTS, hidden: '8,8', lr: '0.02', epochs: '2000' };
const NUMBERS = { ...POINTS, output: 'linear' };
const HARD_NUMBERS = { ...NUMBERS, hidden: '8,8', lr: '0.01', epochs: '2000' };

/** The pattern of many inputs takes as many neurons as there are. */
const PARITY = { ...POINTS, hidden: '4', lr: '0.1' };

/** By their names in a link. @type {Record<string, Problem>} */
export const PROBLEMS = {
  xor: { name: 'exclusive or', one: 'where x and y differ', zero: 'where they are the same' },
  and: { name: 'and', one: 'where x and y are 1', zero: 'elsewhere' },
  or: { name: 'or', one: 'where x is 1, or y, or both', zero: 'where both are 0' },
  nand: { name: 'not and', one: 'where x or y is 0, or both', zero: 'where both are 1' },
  nor: { name: 'not or', one: 'where x and y are 0', zero: 'elsewhere' },
  xnor: { name: 'exclusive nor', one: 'where x and y are the same', zero: 'where they differ' },
  implies: { name: 'implies', one: 'where x is 0, or y is 1', zero: 'where x is 1 and y is 0' },
  parity3: {
    ...{ name: 'parity of three', one: 'where an odd number of inputs is 1', zero: 'elsewhere' },
    ...{ isTable: true, suits: PARITY },
  },
  majority3: {
    ...{ name: 'majority of three', one: 'where two or three inputs are 1', zero: 'elsewhere' },
    ...{ isTable: true, suits: PARITY },
  },
  circle: { name: 'a disc', one: 'in the disc', zero: 'in the ring around it', suits: POINTS },
  gaussians: {
    ...{ name: 'two clouds', one: 'in the cloud around (2, 2)', zero: 'in that around (−2, −2)' },
    suits: POINTS,
  },
  'four-clouds': {
    ...{ name: 'four squares', one: 'where x and y have different signs', zero: 'elsewhere' },
    suits: POINTS,
  },
  moons: { name: 'two moons', one: 'in the lower moon', zero: 'in the upper one', suits: POINTS },
  rings: { name: 'two rings', one: 'in the inner ring', zero: 'in the outer one', suits: POINTS },
  spiral: {
    ...{ name: 'two spirals', one: 'on the one arm', zero: 'on the other' },
    suits: HARD_POINTS,
  },
  line: { name: 'a line', target: 'the height of a line over x', suits: NUMBERS },
  sine: { name: 'a sine wave', target: 'sin x', suits: HARD_NUMBERS },
  plane: { name: 'a plane', target: 'a tenth of x + y', suits: NUMBERS },
  bumps: { name: 'hills and hollows', target: 'their height', suits: HARD_NUMBERS },
};

/** Rows of one's own, by what there is to be learnt. @type {Record<import('./data.js').Task, Problem>} */
const OWN = {
  'truth table': { name: 'rows of your own', one: 'where they say so', zero: 'elsewhere' },
  classes: { name: 'rows of your own', one: 'where they say so', zero: 'elsewhere', suits: POINTS },
  regression: { name: 'rows of your own', target: 'what they say', suits: NUMBERS },
};

/**
 * The problem that a run learns.
 * @param {string} name its data in a link: a name, or the rows themselves
 * @param {import('./data.js').Task} task
 * @returns {Problem}
 */
export function problemOf(name, task) {
  return Object.hasOwn(PROBLEMS, name) ? PROBLEMS[name] : OWN[task];
}

/**
 * What the network is to answer, in a sentence.
 * @param {Problem} problem
 * @param {boolean} [withColours] whether it says in which colour that is seen
 */
export function goalOf({ one, target }, withColours = false) {
  if (target !== undefined) return withColours ? target : `the target is ${target}`;
  return withColours ? `1 (orange) ${one}, else 0 (blue)` : `1 ${one}, else 0`;
}
