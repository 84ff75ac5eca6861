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

/**
 * Before the page is opened: no rate that the page accepts makes the numbers overflow, so a learning
 * rate of 7 becomes a far larger one, and meets a network so steep that it is too much for it.
 * @param {import('@playwright/test').Page} page
 */
export async function divergeAtRate7(page) {
  await changeEngine(page, (exports) => {
    const STEEP = [0.5, 0.25, 0.5, 0.25, 1, 1, 1e200, -1e200, 0];

    /** Writes over the network wherever it is in the engine's memory. */
    const makeSteep = (/** @type {number} */ trainer) => {
      const { memory, trainer_parameters } = /** @type {any} */ (exports);
      const [start] = trainer_parameters(trainer);
      const numbers = new Float64Array(memory.buffer);
      const parameters = numbers.slice(start / 8, start / 8 + STEEP.length);
      for (
        let at = numbers.indexOf(parameters[0]);
        at >= 0;
        at = numbers.indexOf(parameters[0], at + 1)
      ) {
        if (parameters.every((value, index) => numbers[at + index] === value))
          numbers.set(STEEP, at);
      }
    };
    return {
      trainer_setLearningRate: (trainer, rate) => {
        if (rate === 7) makeSteep(trainer);
        return exports.trainer_setLearningRate(trainer, rate === 7 ? 4.73e307 : rate);
      },
    };
  });
}
