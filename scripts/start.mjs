// `npm start`: from a fresh clone to the page in the browser, reloading on each change in www/ or crate/.

import { Failure, main, report } from './process.mjs';
import { setUp } from './setup.mjs';

const ORPHAN_CHECK_MS = 1000;

await main(import.meta.url, async () => {
  // When npm is ended by a signal, its shell does not pass that on, and the server would live on alone.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(), ORPHAN_CHECK_MS).unref();

  await setUp();
  const { default: webpack } = await import('webpack');
  const { default: WebpackDevServer } = await import('webpack-dev-server');
  const { pageConfig } = await import('../webpack.config.js');
  const options = pageConfig('development');
  const compiler = webpack(options);
  const server = new WebpackDevServer(options.devServer, compiler);

  const address = () => `http://localhost:${server.options.port}/`;
  let announced = false;
  let failed = false;
  compiler.hooks.done.tap('report', (stats) => {
    if (stats.hasErrors() || stats.hasWarnings()) console.log(stats.toString('errors-warnings'));
    if (stats.hasErrors()) {
      console.log(
        `The page has errors: ${address()} is what could be built. A change builds it anew.`,
      );
    } else if (!announced) {
      console.log(`XOR Playground: ${address()} (Ctrl-C to stop)`);
      announced = true;
    } else {
      console.log(failed ? 'Built without errors again.' : 'Built anew.');
    }
    failed = stats.hasErrors();
  });
  // After this the server would answer no request, and wait for a change that it does not watch for.
  compiler.hooks.failed.tap('report', (error) => {
    report(new Failure(`The page cannot be built: ${error.message}`));
    process.exit(1);
  });
  await server.start();
});
