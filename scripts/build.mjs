// `npm run build`: the finished site, static files in dist/.

import { bundle } from './bundle.mjs';
import { main } from './process.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  await bundle();
});
