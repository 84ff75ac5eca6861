// The problems that the page shows, in words. What their rows are is the engine's to say.

/**
 * @typedef {object} Problem
 * @property {string} name in a sentence
 * @property {string} one where the target is 1
 * @property {string} zero where it is 0
 */

/** By their names in a link. @type {Record<string, Problem>} */
export const PROBLEMS = {
  xor: { name: 'exclusive or', one: 'where x and y differ', zero: 'where they are the same' },
  and: { name: 'and', one: 'where x and y are 1', zero: 'elsewhere' },
  or: { name: 'or', one: 'where x is 1, or y, or both', zero: 'where both are 0' },
  nand: { name: 'not and', one: 'where x or y is 0, or both', zero: 'where both are 1' },
  nor: { name: 'not or', one: 'where x and y are 0', zero: 'elsewhere' },
  xnor: { name: 'exclusive nor', one: 'where x and y are the same', zero: 'where they differ' },
  implies: { name: 'implies', one: 'where x is 0, or y is 1', zero: 'where x is 1 and y is 0' },
};

/**
 * The problem with this name in a link, if the page shows it.
 * @param {string} name
 */
export function problemNamed(name) {
  return Object.hasOwn(PROBLEMS, name) ? PROBLEMS[name] : undefined;
}

/**
 * Whether no straight line has the rows with target 1 on its one side and those with target 0 on the other. Of the
 * gates with two inputs this is so where the ones are across from each other.
 * @param {readonly number[][]} rows x, y and target of each, in the order (0, 0), (0, 1), (1, 0), (1, 1)
 */
export function needsTwoLines(rows) {
  const [first, second, third, fourth] = rows.map(([, , target]) => target);
  return first === fourth && second === third && first !== second;
}
