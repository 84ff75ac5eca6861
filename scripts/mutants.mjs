// `npm run mutants`: has cargo-mutants make one thing wrong in the engine at a time, and run its tests. What none of
// them notices is printed, and is in target/mutants/mutants.out/missed.txt. All of it takes a day; a share of it less:
//
//   npm run mutants -- --shard 3/20            one in twenty, from all over
//   npm run mutants -- --file '**/penalty.rs'  what is in some files
//
// What is made wrong, and which tests are run, is in .cargo/mutants.toml.

import { parseArgs } from 'node:util';
import { Failure, main, run, runShown, runs, seconds } from './process.mjs';
import { setUp } from './setup.mjs';

/** Another one may make other things wrong, and its numbers are not to be compared. */
const VERSION = '27.1.0';

async function installMutants() {
  const version = (await runs('cargo mutants --version'))
    ? await run('cargo mutants --version', { data: true })
    : '';
  if (version.includes(VERSION)) return;
  await run(`cargo install --locked --force cargo-mutants@${VERSION}`, {
    label: 'Compiling cargo-mutants, once',
  });
}

await main(import.meta.url, async () => {
  const { values } = parseArgs({
    options: { shard: { type: 'string' }, file: { type: 'string' } },
  });
  const { shard, file } = values;
  if (shard !== undefined && !/^\d+\/\d+$/.test(shard)) {
    throw new Failure(`--shard takes which one of how many, as 3/20, not "${shard}".`);
  }
  await setUp();
  await installMutants();
  const some = shard === undefined ? '' : ` --shard ${shard} --sharding round-robin`;
  const there = file === undefined ? '' : ` --file "${file}"`;
  const start = performance.now();
  await runShown(`cargo mutants -p xor-playground --output target/mutants${some}${there}`).finally(
    () => console.log(`It took ${seconds(performance.now() - start)}.`),
  );
});
