// What workers do, in the page: where they are forbidden, as in a frame in a sandbox.

import { useWholeEngine } from '../engine.js';

export { train as trainHere } from './train.js';

/** For so long the page does nothing else, in milliseconds: about half a frame. */
export const SLICE = 8;

/** Resolves when there is an engine, and what else the page has to do is done. */
export async function isFree() {
  await useWholeEngine();
  await new Promise((resolve) => setTimeout(resolve));
}
