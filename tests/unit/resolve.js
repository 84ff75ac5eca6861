// Where Node finds the engine that modules of the page import: the page is put together by webpack, which knows.

/** By the names of the imports. @type {Record<string, string>} */
let addresses = {};

/** @param {Record<string, string>} known */
export function initialize(known) {
  addresses = known;
}

/** @type {import('node:module').ResolveHook} */
export function resolve(specifier, context, next) {
  return next(addresses[specifier] ?? specifier, context);
}
