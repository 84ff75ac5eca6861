// Where the engine's Wasm files are: beside the module that loads them, which knows it by itself. The page as one file
// has another module in the place of this one, as it brings them along (www/one-file/engine-files.js).

/** @typedef {Promise<Response> | undefined} File what a module of the engine is begun with */

/** What an error names, if it has an address. @type {URL | undefined} */
export const FIRST = new URL('xor-playground/first/wasm', import.meta.url);

/** The small engine's. @returns {File} */
export function firstFile() {
  return undefined;
}

/** The whole engine's. @returns {File} */
export function fullFile() {
  return undefined;
}
