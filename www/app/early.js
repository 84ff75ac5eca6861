// The engine for the page around the element, asked for before the element is made: it comes while the rest begins.

import { useEngine, useWholeEngine } from '../state/engine.js';
import { needsWholeEngine } from '../state/link.js';

if (document.querySelector('xor-playground[address]')) {
  const isAskedFor = needsWholeEngine(location.hash) ? useWholeEngine() : useEngine();
  // Whoever needs it asks again, and hears what is wrong.
  isAskedFor.catch(() => {});
}
