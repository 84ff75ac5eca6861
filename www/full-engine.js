// The whole engine, for what the first view does not need. It is loaded and made ready once.

import init from 'xor-playground/full';

/** @type {Promise<unknown> | undefined} */
let ready;

/** Resolves when the functions of `xor-playground/full` can be called. */
export function fullEngine() {
  ready ??= init().catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}
