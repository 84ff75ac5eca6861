// What a page takes to work without a net and to be installed: its service worker, with the list of the files that it
// keeps, the manifest and the icons. Workbox has a plugin for the list, too, which brings 300 packages along.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import webpack from 'webpack';
import { root } from './process.mjs';

const NAME = 'OfflinePlugin';
const PLACE = path.join(root, 'www', 'offline');
const WORKER = 'sw.js';

/** They have names of their own, by which they are known from outside of the page. */
const FILES = [
  'xor-playground.webmanifest',
  'icon-192.png',
  'icon-512.png',
  'icon-maskable-512.png',
  'apple-touch-icon.png',
];

/** What nobody needs to use the page. */
const NOT_KEPT = /\.(map|txt)$|^sw\.js$/;

/** Where the list goes. */
const LIST = 'self.__WB_MANIFEST';

export class OfflinePlugin {
  #mode;

  /** @param {'development' | 'production'} mode */
  constructor(mode) {
    this.#mode = mode;
  }

  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    const { RawSource } = webpack.sources;
    const isKept = this.#mode === 'production';
    if (isKept) compiler.hooks.make.tapPromise(NAME, (compilation) => compile(compilation));
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      const early = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tapPromise({ name: NAME, stage: early }, async () => {
        for (const name of FILES) await emit(compilation, name, name);
        // Where the page is developed, a service worker that is left there from the built one would show that for ever.
        if (!isKept) await emit(compilation, 'withdrawn.js', WORKER);
      });
      // When all names have their hashes.
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER;
      compilation.hooks.processAssets.tap({ name: NAME, stage }, (assets) => {
        if (!isKept || compilation.errors.length > 0) return;
        const files = Object.keys(assets)
          .filter((name) => !NOT_KEPT.test(name))
          .map((name) => ({ name, content: assets[name].buffer() }));
        const code = `${assets[WORKER].source()}`;
        if (!code.includes(LIST)) throw new Error(`${WORKER} has no ${LIST} any more.`);
        const source = new RawSource(code.replace(LIST, () => listOf(files, code)));
        compilation.updateAsset(WORKER, source, { loadedLater: true });
      });
    });
  }
}

/**
 * What the service worker is to keep, as its code has it.
 * @param {{ name: string, content: Buffer }[]} kept
 * @param {string} code of the service worker: no two that differ share a cache
 */
export function listOf(kept, code) {
  const files = kept.map(({ name, content }) => {
    const digest = createHash('sha256').update(content).digest('base64');
    const isHashed = /\.[0-9a-f]{8,}\.\w+$/.test(name);
    // Nothing else is taken for it: not a page of an error, nor a file of another build.
    return { url: name, revision: isHashed ? null : digest, integrity: `sha256-${digest}` };
  });
  files.sort((one, other) => (one.url < other.url ? -1 : 1));
  const version = createHash('sha256')
    .update(JSON.stringify(files) + code)
    .digest('hex')
    .slice(0, 8);
  return JSON.stringify({ version, files });
}

/**
 * Has the service worker's modules put into one script.
 * @param {webpack.Compilation} compilation
 */
function compile(compilation) {
  const { context } = compilation.compiler;
  const child = compilation.createChildCompiler(NAME, { filename: WORKER });
  new webpack.EntryPlugin(context, path.join(PLACE, 'worker.js'), 'sw').apply(child);
  return new Promise((resolve, reject) => {
    child.runAsChild((error) => (error ? reject(error) : resolve(undefined)));
  });
}

/**
 * @param {webpack.Compilation} compilation
 * @param {string} file
 * @param {string} name what it is called beside the page
 */
async function emit(compilation, file, name) {
  const place = path.join(PLACE, file);
  compilation.fileDependencies.add(place);
  compilation.emitAsset(name, new webpack.sources.RawSource(await readFile(place)));
}
