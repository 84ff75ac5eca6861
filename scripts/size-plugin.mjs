// Holds the page to its promised size: prints what each file weighs on the wire, and fails the
// production build when all of them together weigh more than the budget.

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
        // Nobody downloads a source map or a licence text to use the page.
        const names = Object.keys(assets).filter((name) => !/\.(map|txt)$/.test(name));
        const sizes = names.sort().map((name) => {
          const bytes = gzipSync(assets[name].buffer(), { level: 9 }).length;
          return { name, bytes };
        });
        const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
        for (const { name, bytes } of [...sizes, { name: 'total, gzip', bytes: total }]) {
          console.log(`${kilobytes(bytes)}  ${name}`);
        }
        if (total > BUDGET_BYTES) {
          compilation.errors.push(
            new webpack.WebpackError(
              `The page weighs ${kilobytes(total).trim()} compressed; its budget is ${kilobytes(BUDGET_BYTES).trim()}.`,
            ),
          );
        }
      });
    });
  }
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
}
