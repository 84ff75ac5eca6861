// The engine as it is not: faults put between the page and its WebAssembly.

/** @typedef {Record<string, (...values: number[]) => number>} Exports */
/** @typedef {(exports: Exports) => Exports} Change */

/** What begins the file's name of the module that is loaded when something is opened: see {@link changeEngine}. */
export const FULL_ENGINE = 'xor_playground_full';

/**
 * Before the page is opened: changes what the engine exports. A name that it does not export is refused, because the
 * page would never ask for it.
 * @param {import('@playwright/test').Page} page
 * @param {Change} change runs in the page; answers the exports that differ
 * @param {string} [file] what begins the module's file name, where not every module has what is changed
 */
export async function changeEngine(page, change, file = '') {
  const wrap = (/** @type {Change} */ changed, /** @type {string} */ start) => {
    const instantiate = WebAssembly.instantiateStreaming.bind(WebAssembly);
    WebAssembly.instantiateStreaming = async (source, imports) => {
      const { url } = await source;
      const { module, instance } = await instantiate(source, imports);
      if (!new URL(url).pathname.includes(`/${start}`)) return { module, instance };
      const exports = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
      const changes = changed(exports);
      const unknown = Object.keys(changes).filter((name) => !(name in exports));
      if (unknown.length > 0) {
        const message = `${url} does not export ${unknown.join(', ')}.`;
        console.error(message);
        throw new Error(message);
      }
      return { module, instance: { exports: { ...exports, ...changes } } };
    };
  };
  await page.addInitScript(`(${wrap})(${change}, '${file}');`);
}
