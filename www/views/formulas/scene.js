// What a step is shown with.

/**
 * @typedef {object} Scene
 * @property {import('../../notation/anatomy.js').Anatomy} anatomy
 * @property {import('../../notation/tracing.js').Numbers} numbers
 * @property {import('../../notation/notation.js').Pen} pen
 * @property {boolean} checks whether finite differences stand beside the gradients
 * @property {(sample: number) => string} nameOf what a sample is called
 * @property {number} count how many there are to learn from
 * @property {(key: string) => string} setting
 */

export {};
