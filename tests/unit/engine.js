// The engine as it is in the page, for its modules that use it. They have to be imported after this one has
// been, which only `await import` does.

import { readFileSync } from 'node:fs';
import { register } from 'node:module';

const built = new URL('../../target/crate-production/', import.meta.url);
const { href } = new URL('xor_playground_full.js', built);
const data = {
  // The page begins with the small one, of which nothing differs.
  'xor-playground': href,
  'xor-playground/first': new URL('xor_playground.js', built).href,
  'xor-playground/full': href,
};
register('./resolve.js', import.meta.url, { data });

const engine = await import('xor-playground/full');
engine.initSync({ module: readFileSync(new URL('xor_playground_full_bg.wasm', built)) });

// There is no screen, and so no frame, unless a test draws it.
globalThis.requestAnimationFrame ??= () => 1;
globalThis.cancelAnimationFrame ??= () => {};

const { useWholeEngine } = await import('../../www/state/engine.js');
await useWholeEngine();

const { Session } = await import('../../www/state/session.js');

/**
 * The run that a link holds, trained to an epoch.
 * @param {string} link
 * @param {number} [epoch] where Train ends, if not given
 */
export function runAt(link, epoch) {
  const session = new Session(link);
  const head = epoch ?? session.epochs;
  do session.goTo(head);
  while (session.goal !== undefined);
  return session;
}
