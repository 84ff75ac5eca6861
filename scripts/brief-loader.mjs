// Leaves out the warnings of what wasm-bindgen makes, whose words a first view would load: of parameters that the page
// does not use, and of what the browser's error says as well.

const DEPRECATED = /console\.warn\('using deprecated parameters[^']*'\)/g;
const NOT_STREAMED = /(?<=console\.warn\()"`WebAssembly\.instantiateStreaming`[^"]*", /g;

/**
 * @param {string} module that wasm-bindgen made
 * @returns {string} the same, shorter
 */
export default function briefLoader(module) {
  return [DEPRECATED, NOT_STREAMED].reduce((text, words) => {
    if (text.search(words) < 0) throw new Error(`wasm-bindgen does not warn so any more: ${words}`);
    return text.replace(words, '');
  }, module);
}
