// Holds the page to its promised size: prints what each file weighs on the wire, and fails the
// production build when those that the first view loads weigh more than the budget together.

import { gzipSync } from 'node:zlib';
import webpack from 'webpack';

const NAME = 'SizePlugin';
const BUDGET_BYTES = 100_000;

export class SizePlugin {
  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: NAME, stage }, (assets) => {
        if (compilation.errors.length > 0) return;
        // Nobody downloads a source map or a licence text to use the page, nor what describes the package.
        const names = Object.keys(assets).filter((name) => /\.(js|css|html|svg|wasm)$/.test(name));
        const later = loadedLater(compilation);
        const sizes = names.sort().map((name) => {
          const bytes = gzipSync(assets[name].buffer(), { level: 9 }).length;
          return later.has(name)
            ? { label: `${name} (only when needed)`, bytes, counted: 0 }
            : { label: name, bytes, counted: bytes };
        });
        const total = sizes.reduce((sum, { counted }) => sum + counted, 0);
        for (const { label, bytes } of [...sizes, { label: 'first view, gzip', bytes: total }]) {
          console.log(`${kilobytes(bytes)}  ${label}`);
        }
        if (total > BUDGET_BYTES) {
          compilation.errors.push(
            new webpack.WebpackError(
              `The page’s first view weighs ${kilobytes(total).trim()} compressed; its budget is ${kilobytes(BUDGET_BYTES).trim()}.`,
            ),
          );
        }
      });
    });
  }
}

/**
 * The files that only chunks need which the page asks for later, workers among them.
 * @param {webpack.Compilation} compilation
 */
function loadedLater(compilation) {
  const { chunks, entrypoints } = compilation;
  const filesOf = (/** @type {Iterable<webpack.Chunk>} */ some) =>
    [...some].flatMap(({ files, auxiliaryFiles }) => [...files, ...auxiliaryFiles]);
  const files = new Set(filesOf(chunks));
  for (const { name, info } of compilation.getAssets()) {
    if (info.loadedLater) files.add(name);
  }
  for (const { chunks: first } of entrypoints.values()) {
    for (const name of filesOf(first)) files.delete(name);
  }
  return files;
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
}
