// What a step is shown with.

/**
 * @typedef {object} Scene
 * @property {import('./anatomy.js').Anatomy} anatomy
 * @property {import('./tracing.js').Numbers} numbers
 * @property {import('./notation.js').Pen} pen
 * @property {boolean} checks whether finite differences stand beside the gradients
 * @property {string[]} samples the name of each
 * @property {(key: string) => string} setting
 */

export {};
