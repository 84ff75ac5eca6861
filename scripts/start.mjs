// `npm start`: from a fresh clone to the page in the browser, reloading on each change in www/ or crate/.

import { main } from './process.mjs';
import { setUp, wasmBindgenTools } from './setup.mjs';

const ORPHAN_CHECK_MS = 1000;

await main(async () => {
  // When npm is ended by a signal, its shell does not pass that on, and the server would live on alone.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.exit(), ORPHAN_CHECK_MS).unref();

  await setUp();
  // Ahead of webpack, so that a failure here ends the command instead of leaving a server without a page.
  await wasmBindgenTools();

  const { default: webpack } = await import('webpack');
  const { default: WebpackDevServer } = await import('webpack-dev-server');
  const { default: config } = await import('../webpack.config.js');
  const options = config({}, { mode: 'development' });
  const compiler = webpack(options);
  const server = new WebpackDevServer(options.devServer, compiler);

  let announced = false;
  let failed = false;
  compiler.hooks.done.tap('report', (stats) => {
    if (stats.hasErrors() || stats.hasWarnings()) console.log(stats.toString('errors-warnings'));
    else if (failed) console.log('Compiled without errors again.');
    failed = stats.hasErrors();
    if (!announced) {
      console.log(`XOR Playground: http://localhost:${server.options.port}/ (Ctrl-C to stop)`);
    }
    announced = true;
  });
  await server.start();
});
