// The engine as it is not: faults put between the page and its WebAssembly.

/** @typedef {Record<string, (...values: number[]) => number>} Exports */

/**
 * Before the page is opened: changes what the engine exports.
 * @param {import('@playwright/test').Page} page
 * @param {(exports: Exports) => Exports} change runs in the page; answers the exports that differ
 */
export async function changeEngine(page, change) {
  const wrap = (/** @type {(exports: Exports) => Exports} */ changed) => {
    const instantiate = WebAssembly.instantiateStreaming.bind(WebAssembly);
    WebAssembly.instantiateStreaming = async (source, imports) => {
      const { module, instance } = await instantiate(source, imports);
      const exports = /** @type {Exports} */ (/** @type {unknown} */ (instance.exports));
      return { module, instance: { exports: { ...exports, ...changed(exports) } } };
    };
  };
  await page.addInitScript(`(${wrap})(${change});`);
}
