// Makes of the page one file, and a zip of that, and leaves nothing else of the compilation: what is inline is allowed
// by its hash, and nothing is asked of any network.

import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import webpack from 'webpack';

const NAME = 'OneFilePlugin';
const FILE = 'xor-playground';

/** In the place of what is said where the scripts don't start. */
const SLOW = `<p id="slow" class="trouble">
      Nothing happens? This page needs a browser from 2024 or later.
    </p>`;

export class OneFilePlugin {
  #page;
  #icon;

  /**
   * @param {string} page the page's HTML
   * @param {string} icon
   */
  constructor(page, icon) {
    this.#page = page;
    this.#icon = icon;
  }

  /** @param {webpack.Compiler} compiler */
  apply(compiler) {
    const { RawSource } = webpack.sources;
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
      compilation.hooks.processAssets.tapPromise({ name: NAME, stage }, async (assets) => {
        if (compilation.errors.length > 0) return;
        const named = (/** @type {RegExp} */ ending) =>
          Object.keys(assets)
            .filter((name) => ending.test(name))
            .map((name) => `${assets[name].source()}`)
            .join('\n');
        const html = oneFile(this.#read(compiler, this.#page), {
          icon: this.#read(compiler, this.#icon),
          style: named(/\.css$/),
          script: named(/\.js$/),
          licences: named(/\.txt$/),
        });
        compilation.fileDependencies.addAll([this.#page, this.#icon]);
        for (const name of Object.keys(assets)) compilation.deleteAsset(name);
        compilation.emitAsset(`${FILE}.html`, new RawSource(html));
        compilation.emitAsset(`${FILE}.zip`, new RawSource(await zip(html)));
      });
    });
  }

  /** @param {webpack.Compiler} compiler @param {string} file */
  #read({ inputFileSystem }, file) {
    return `${/** @type {typeof import('node:fs')} */ (inputFileSystem).readFileSync(file)}`;
  }
}

/**
 * @param {string} page
 * @param {{ icon: string, style: string, script: string, licences: string }} parts
 */
function oneFile(page, { icon, style, script, licences }) {
  // What would end the element can stand in a text only, and is the same there.
  const code = script.replace(/<(?=\/script|!--)/gi, '\\x3C');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(code)} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types xor-playground xor-playground-worker lit-html',
  ].join('; ');
  const iconAddress = `data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}`;
  const head = `<link rel="icon" href="${iconAddress}"><style>${style}</style>`;
  /** @type {[place: RegExp, instead: string][]} */
  const changes = [
    [/(?<=http-equiv="Content-Security-Policy"\s+content=")[^"]*/, policy],
    [/(\s*<link rel="(manifest|apple-touch-icon)"[^>]*>)+/, ''],
    [/\s*<script src="late\.js" defer><\/script>/, ''],
    [/<p id="slow".*?<\/p>/s, SLOW],
    [/(?=<\/head>)/, `  ${head}\n  `],
    // At its end: the page is there before what makes it work is read.
    [/(?=<\/body>)/, `  <script type="module">${code}</script>\n  `],
    [/(?<=<\/html>)\s*$/, `\n<!--\n${licences.replaceAll('--', '- -')}\n-->\n`],
  ];
  return changes.reduce((html, [place, instead]) => {
    if (!place.test(html)) throw new Error(`index.html has no ${place} any more.`);
    // No text of it is a pattern.
    return html.replace(place, () => instead);
  }, page);
}

/** As a policy has it. @param {string} text */
function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** @param {string} html */
function zip(html) {
  // The same file each time, whenever it is made.
  const date = new Date('2024-01-01T00:00:00Z');
  return new JSZip().file(`${FILE}.html`, html, { date }).generateAsync({
    type: 'nodebuffer',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  });
}
