// The engine as it is in the page, for its modules that use it. They have to be imported after this one has
// been, which only `await import` does.

import { readFileSync } from 'node:fs';
import { register } from 'node:module';

const built = new URL('../../target/crate-production/', import.meta.url);
const { href } = new URL('xor_playground_full.js', built);
// The page's first view has a smaller part of it, of which nothing differs.
const data = { 'xor-playground': href, 'xor-playground/full': href };
register('./resolve.js', import.meta.url, { data });

const engine = await import('xor-playground/full');
engine.initSync({ module: readFileSync(new URL('xor_playground_full_bg.wasm', built)) });

const { Session } = await import('../../www/session.js');

/**
 * The run that a link holds, trained to an epoch.
 * @param {string} link
 * @param {number} [epoch] where Train ends, if not given
 */
export function runAt(link, epoch) {
  const session = new Session(link);
  const head = epoch ?? session.epochs;
  session.comeBack({ link, epoch: head, head });
  return session;
}
