// Why there is no engine, in more words than a first view has room for. It is loaded when there is none.

/** Newer browsers than these have it all, unless it is switched off. */
const SWITCHED_OFF =
  'WebAssembly, which the network is computed with, is switched off in this browser: by a setting, by Edge’s ' +
  'enhanced security, or by Apple’s Lockdown Mode. Allow it for this site, and reload the page.';

const NO_SIMD =
  'This browser does not run WebAssembly with SIMD, which the network is computed with. Chrome and Edge from 114 on, ' +
  'Firefox from 125 and Safari from 17.4 do, where the processor has it and nothing switches it off.';

/** @param {boolean} hasWebAssembly */
export const lacking = (hasWebAssembly) => (hasWebAssembly ? NO_SIMD : SWITCHED_OFF);

/**
 * What whoever runs the site has to see to.
 * @param {URL} file
 */
export const forTheHost = (file) =>
  `Whoever runs the site: ${file.pathname.split('/').at(-1)} has to be sent whole and unchanged, as ` +
  'application/wasm, and a Content-Security-Policy has to allow ‘wasm-unsafe-eval’.';
