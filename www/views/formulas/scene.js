// What a step is shown with.

/**
 * @typedef {object} Scene
 * @property {import('../../notation/anatomy.js').Anatomy} anatomy
 * @property {import('../../notation/tracing.js').Numbers} numbers
 * @property {import('../../notation/notation.js').Pen} pen
 * @property {boolean} checks whether finite differences stand beside the gradients
 * @property {string[]} samples the name of each
 * @property {(key: string) => string} setting
 */

export {};
