// `npm run build:wheel`: the Python package of the widget, as target/wheel/xor_playground-….whl.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { main, root, runShown } from './process.mjs';
import { pythonWithJupyter } from './python.mjs';
import { setUp } from './setup.mjs';

await main(import.meta.url, async () => {
  await setUp();
  const python = await pythonWithJupyter();
  await runShown(
    'webpack --config python/webpack.config.js --mode production --stats errors-warnings',
  );
  rmSync(path.join(root, 'target', 'wheel'), { recursive: true, force: true });
  await runShown(`"${python}" -m build --wheel --no-isolation --outdir target/wheel python`);
});
