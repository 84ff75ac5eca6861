// Lets webpack treat the crate as one of its sources: it is built before each compilation, and a change
// in it starts one. While watching, a Rust error is one of the compilation's errors, so that the dev
// server outlives it; otherwise it ends the build.

import path from 'node:path';
import webpack from 'webpack';
import { buildCrate } from './build-crate.mjs';
import { Failure, root } from './process.mjs';

const NAME = 'CratePlugin';
const FOLDERS = ['crate/src'];
const FILES = ['crate/Cargo.toml', 'Cargo.toml', 'Cargo.lock', '.cargo/config.toml'];

export class CratePlugin {
  #faces;

  /** @param {import('./build-crate.mjs').Face[]} faces those that the site uses */
  constructor(faces) {
    this.#faces = faces;
  }

  async #build() {
    // One after the other: cargo would make them wait anyway.
    for (const face of this.#faces) await buildCrate(face);
  }

  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    /** @type {webpack.WebpackError | undefined} */
    let failure;

    compiler.hooks.beforeRun.tapPromise(NAME, () => this.#build());
    compiler.hooks.watchRun.tapPromise(NAME, async () => {
      failure = undefined;
      try {
        await this.#build();
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        failure = new webpack.WebpackError(`${error.message}\n${error.output}`);
        failure.hideStack = true;
      }
    });

    compiler.hooks.afterCompile.tap(NAME, (compilation) => {
      // Child compilers (the HTML template) come by here too.
      if (compilation.compiler !== compiler) return;
      if (failure) compilation.errors.push(failure);
      compilation.contextDependencies.addAll(FOLDERS.map((name) => path.join(root, name)));
      compilation.fileDependencies.addAll(FILES.map((name) => path.join(root, name)));
    });
  }
}
