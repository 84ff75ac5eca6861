// The files that a survey takes: the script of its workers, and the engine for them. The page as one file has another
// module in the place of this one, as it brings them along (www/one-file/survey-files.js).

import { AnyWorker } from './any-worker.js';

/** @returns {Worker} */
export function startWorker() {
  return new AnyWorker(
    /* webpackChunkName: "survey-worker" */ new URL('./survey-worker.js', import.meta.url),
    { type: 'module' },
  );
}

/** @returns {Promise<Response>} */
export function fetchEngine() {
  return fetch(new URL('xor-playground/full/wasm', import.meta.url));
}
