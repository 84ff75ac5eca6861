// A script that is served under its own name, as it is written: no module, and without a hash.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import webpack from 'webpack';
import { root } from './process.mjs';

const NAME = 'PlainFilePlugin';

export class PlainFilePlugin {
  #file;

  /** @param {string} file within the project */
  constructor(file) {
    this.#file = path.join(root, file);
  }

  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      compilation.fileDependencies.add(this.#file);
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tapPromise({ name: NAME, stage }, async () => {
        const source = new webpack.sources.RawSource(await readFile(this.#file));
        compilation.emitAsset(path.basename(this.#file), source);
      });
    });
  }
}
