// The engine for a playground: it is loaded once, however many playgrounds a page has.

import { simd } from 'wasm-feature-detect';
import { useEngine, useWholeEngine } from '../state/engine.js';

/** Why there is no engine, for whoever reads the page. */
export class NoEngine extends Error {}

/**
 * Throws a `NoEngine` that says why, if it cannot be had.
 * @param {() => boolean} needsWhole whether it takes the whole of it; this is asked once the script that made the
 *   playground had time to say what it is to show
 */
export async function engine(needsWhole) {
  if (typeof WebAssembly !== 'object' || !(await simd())) {
    throw new NoEngine(
      'This browser does not run WebAssembly with SIMD, which the network is computed with. ' +
        'The page needs Chrome or Edge 114, Firefox 125, Safari 17.4, or newer, with WebAssembly switched on.',
    );
  }
  try {
    await (needsWhole() ? useWholeEngine() : useEngine());
  } catch (error) {
    console.error(error);
    throw new NoEngine(
      'The network could not be loaded: its WebAssembly file is missing or blocked. Reload the page; if that does not help, the site is incomplete or something between it and you holds the file back.',
    );
  }
}
