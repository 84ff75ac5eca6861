// `npm run format`: formats the page's code with Biome and the crate with rustfmt.

import { main, run, runShown } from './process.mjs';
import { packageProgram, setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  await runShown(process.execPath, [packageProgram('@biomejs/biome'), 'check', '--write', '.']);
  await run('cargo', ['fmt', '--all'], { label: 'rustfmt' });
});
