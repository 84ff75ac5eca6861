// Runs webpack once, for the scripts that need a finished site.

import { Failure } from './process.mjs';

/** @param {{ bench?: boolean, survey?: boolean }} [env] which site; the page itself unless told otherwise */
export async function bundle(env = {}) {
  const { default: webpack } = await import('webpack');
  const { default: config } = await import('../webpack.config.js');
  const compiler = webpack(config(env, { mode: 'production' }));
  const stats = await new Promise((resolve, reject) => {
    compiler.run((error, result) => (error ? reject(error) : resolve(result)));
  });
  await new Promise((resolve) => compiler.close(resolve));
  const text = stats.toString('errors-warnings');
  if (stats.hasErrors()) throw new Failure('The build failed.', text);
  if (stats.hasWarnings()) console.log(text);
}
