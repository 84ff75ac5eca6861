// `npm run deny`: whether all that the Rust depends on may be used, is published, and is not known to be unsound: cargo-deny,
// by deny.toml. What is known of that is in a repository on GitHub; where that can't be reached, the rest is checked, and
// the last line says so.
//
//   npm run deny -- --strict    fails there

import { parseArgs } from 'node:util';
import { Failure, main, run, runShown, runs } from './process.mjs';
import { setUp } from './setup.mjs';

/** Another one may read another deny.toml. */
const VERSION = '0.20.2';
const ADVISORIES = 'https://github.com/RustSec/advisory-db';

async function installDeny() {
  const version = (await runs('cargo deny --version')) ? await run('cargo deny --version') : '';
  if (version.includes(VERSION)) return;
  // What it computes is soon done: it need not be fast, and is compiled in half the time.
  await run(`cargo install --debug --locked --force cargo-deny@${VERSION}`, {
    label: 'Compiling cargo-deny, once',
  });
}

async function isReachable() {
  const answer = await fetch(ADVISORIES, { method: 'HEAD' }).catch(() => undefined);
  return answer?.ok === true;
}

await main(import.meta.url, async () => {
  const { values } = parseArgs({ options: { strict: { type: 'boolean', default: false } } });
  await setUp();
  await installDeny();
  await runShown('cargo deny check licenses bans sources');
  if (await isReachable()) {
    await runShown('cargo deny check advisories');
    return;
  }
  const unchecked = `Not checked: what is known to be unsound (${ADVISORIES} can’t be reached).`;
  if (values.strict) throw new Failure(unchecked);
  console.log(unchecked);
});
