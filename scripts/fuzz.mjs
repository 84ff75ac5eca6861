// `npm run fuzz`: gives each reader of what people bring (links, JSON files, tables, pasted arrays) ten million spoilt inputs,
// other ones each time. One that is not read as it should is printed, with what brings it back.
//
//   npm run fuzz -- --inputs 100000 --seed 1

import { parseArgs } from 'node:util';
import { Failure, main, runShown } from './process.mjs';
import { setUp } from './setup.mjs';

const MANY = '10000000';

/**
 * @param {string} inputs how many each reader gets
 * @param {string} [seed] with the same one, they are the same
 */
export function fuzz(inputs, seed) {
  return runShown('cargo test --profile fuzz --lib -p xor-playground-fuzz', {
    BOLERO_RANDOM_ITERATIONS: inputs,
    ...(seed !== undefined && { BOLERO_RANDOM_SEED: seed }),
  });
}

await main(import.meta.url, async () => {
  const { values } = parseArgs({
    options: { inputs: { type: 'string', default: MANY }, seed: { type: 'string' } },
  });
  const { inputs, seed } = values;
  for (const number of [inputs, seed]) {
    if (number !== undefined && !/^\d+$/.test(number)) {
      throw new Failure(`--inputs and --seed take whole numbers, not "${number}".`);
    }
  }
  await setUp();
  await fuzz(inputs, seed);
});
