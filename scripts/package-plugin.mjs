// Puts beside the built element what makes an npm package of it.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import webpack from 'webpack';
import { root } from './process.mjs';

const NAME = 'PackagePlugin';
const ENTRY = 'xor-playground.js';
const TYPES = 'xor-playground.d.ts';

/** What is taken as it stands. */
const FILES = [`www/package/${TYPES}`, 'www/package/README.md', 'LICENSE-APACHE', 'LICENSE-MIT'];

export class PackagePlugin {
  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    const { RawSource } = webpack.sources;
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tapPromise({ name: NAME, stage }, async () => {
        for (const name of FILES) {
          const content = await readFile(path.join(root, name));
          compilation.emitAsset(path.basename(name), new RawSource(content));
        }
        compilation.emitAsset('package.json', new RawSource(await description()));
      });
    });
  }
}

/** It has the name and the version of what it is built from. */
async function description() {
  const text = await readFile(path.join(root, 'package.json'), 'utf8');
  const { name, version, license } = JSON.parse(text);
  const described = {
    ...{ name, version, license, type: 'module' },
    description: 'An element in which a tiny neural network learns XOR, in WebAssembly.',
    keywords: ['xor', 'neural-network', 'web-component', 'custom-element', 'wasm', 'education'],
    ...{ main: `./${ENTRY}`, module: `./${ENTRY}`, types: `./${TYPES}` },
    exports: { '.': { types: `./${TYPES}`, default: `./${ENTRY}` }, './*': './*' },
    // Its import defines the element.
    sideEffects: true,
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
