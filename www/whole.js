// The whole engine, for what the first view does not need. It is loaded and made ready once.

import init from 'xor-playground/whole';

/** @type {Promise<unknown> | undefined} */
let ready;

/** Resolves when the functions of `xor-playground/whole` can be called. */
export function whole() {
  ready ??= init().catch((error) => {
    ready = undefined;
    throw error;
  });
  return ready;
}
