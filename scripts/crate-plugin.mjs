// Lets webpack treat the crate as one of its sources: it is built before each compilation, and a change
// in it starts one. A Rust error is one of the compilation's errors, so that the dev server outlives it.

import path from 'node:path';
import webpack from 'webpack';
import { buildCrate } from './crate.mjs';
import { Failure, root } from './process.mjs';

const NAME = 'CratePlugin';
const FOLDERS = ['crate/src', 'crate/face', 'crate/full-face'];
const FILES = ['crate/Cargo.toml', 'Cargo.toml', 'Cargo.lock', '.cargo/config.toml'];

export class CratePlugin {
  #faces;
  #mode;

  /**
   * @param {import('./crate.mjs').Face[]} faces those that the site uses
   * @param {import('./crate.mjs').Mode} mode
   */
  constructor(faces, mode) {
    this.#faces = faces;
    this.#mode = mode;
  }

  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    /** @type {webpack.WebpackError | undefined} */
    let failure;

    const build = async () => {
      failure = undefined;
      try {
        await buildCrate(this.#faces, this.#mode);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        failure = new webpack.WebpackError(`${error.message}\n${error.output}`);
        failure.hideStack = true;
      }
    };
    compiler.hooks.beforeRun.tapPromise(NAME, build);
    compiler.hooks.watchRun.tapPromise(NAME, build);

    compiler.hooks.afterCompile.tap(NAME, (compilation) => {
      // Child compilers (the HTML template) come by here too.
      if (compilation.compiler !== compiler) return;
      if (failure) {
        // What else is amiss follows from it.
        compilation.errors.length = 0;
        compilation.errors.push(failure);
      }
      compilation.contextDependencies.addAll(FOLDERS.map((name) => path.join(root, name)));
      compilation.fileDependencies.addAll(FILES.map((name) => path.join(root, name)));
    });
  }
}
