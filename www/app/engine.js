// The engine for a playground: it is loaded once, however many playgrounds a page has.

import { simd } from 'wasm-feature-detect';
import { useEngine, useWholeEngine } from '../state/engine.js';
import { remedyFor } from '../ui/remedy.js';

/** Why there is no engine, for whoever reads the page. */
export class NoEngine extends Error {
  /**
   * @param {string} words
   * @param {import('../ui/remedy.js').Action} [action] that may help
   */
  constructor(words, action) {
    super(words);
    this.action = action;
  }
}

/**
 * Throws a `NoEngine` that says why, if it cannot be had.
 * @param {() => boolean} needsWhole whether it takes the whole of it; this is asked once the script that made the
 *   playground had time to say what it is to show
 * @param {Element} host the playground
 * @param {() => void} again asks for it again
 */
export async function engine(needsWhole, host, again) {
  const hasWebAssembly = typeof WebAssembly === 'object';
  if (!hasWebAssembly || !(await simd())) {
    const { lacking } = await words();
    throw new NoEngine(lacking(hasWebAssembly));
  }
  try {
    await (needsWhole() ? useWholeEngine() : useEngine());
  } catch (error) {
    console.error(error);
    const what =
      error instanceof WebAssembly.LinkError
        ? 'its files are of two versions'
        : 'its WebAssembly file is missing or blocked';
    const said = `The network could not be loaded: ${what}.`;
    const { line, action } = await remedyFor(said, error, host, again);
    const { forTheHost } = await words();
    throw new NoEngine(`${line} ${forTheHost(/** @type {any} */ (error).file)}`, action);
  }
}

/** Where even these can't be had, there is less to say. */
function words() {
  return import('./no-engine.js').catch(() => ({
    lacking: () => 'This browser does not run WebAssembly with SIMD.',
    forTheHost: () => '',
  }));
}
