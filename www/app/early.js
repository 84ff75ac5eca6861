// The engine for the page around the element, asked for before the element is made: it comes while the rest begins.

import { useEngine, useWholeEngine } from '../state/engine.js';
import { needsWholeEngine } from '../state/link.js';

/** Resolves when it is there, or cannot be: whoever needs it asks again, and hears what is wrong. */
export const engineCame =
  document.querySelector('xor-playground[address]') &&
  (needsWholeEngine(location.hash) ? useWholeEngine() : useEngine()).catch(() => {});
