import { existsSync } from 'node:fs';
import path from 'node:path';
import CssMinimizerPlugin from 'css-minimizer-webpack-plugin';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import webpack from 'webpack';
import { AgainPlugin } from './scripts/again-plugin.mjs';
import { crateModule, crateWasm } from './scripts/crate.mjs';
import { CratePlugin } from './scripts/crate-plugin.mjs';
import { OfflinePlugin } from './scripts/offline-plugin.mjs';
import { OneFilePlugin } from './scripts/one-file-plugin.mjs';
import { PackagePlugin } from './scripts/package-plugin.mjs';
import { PlainFilePlugin } from './scripts/plain-file-plugin.mjs';
import { root } from './scripts/process.mjs';
import { SizePlugin } from './scripts/size-plugin.mjs';

const site = { entry: 'www/main.js', template: 'index.html', output: 'dist' };
const benchSite = {
  entry: 'bench/main.js',
  template: 'bench/index.html',
  output: 'target/bench-site',
};
/** For tests only: the survey pool without the page. */
const surveySite = {
  entry: 'tests/e2e/survey-page/main.js',
  template: 'tests/e2e/survey-page/index.html',
  output: 'target/survey-site',
};

const FAVICON = path.join(root, 'www', 'favicon.svg');
const HTML_LOADER = path.join(root, 'scripts', 'html-loader.mjs');
const PACKED_LOADER = path.join(root, 'scripts', 'packed-loader.mjs');

/** What the page is called where more than it is built. */
const PAGE = 'page';

/** Where the script of the workers is on its way into the page as one file. */
const WORKER = { name: 'survey-worker', path: path.join(root, 'target', 'one-file') };

/**
 * @typedef {import('webpack').Configuration & { devServer?: import('webpack-dev-server').Configuration }} Configuration
 * @typedef {'development' | 'production'} Mode
 */

/**
 * @param {{ bench?: boolean, survey?: boolean, all?: boolean, 'one-file'?: boolean, package?: boolean }} env which site,
 *   or what of it; the page itself unless told otherwise
 * @param {{ mode: Mode }} argv
 */
export default function config(env, { mode }) {
  if (env.all) return [pageConfig(mode), ...oneFileConfigs(mode, [PAGE])];
  if (env['one-file']) return oneFileConfigs(mode, []);
  if (env.package) return packageConfig(mode);
  return siteConfig((env.bench && benchSite) || (env.survey && surveySite) || site, mode);
}

/** @param {Mode} mode */
export function pageConfig(mode) {
  return { ...siteConfig(site, mode), name: PAGE };
}

/**
 * What all of them share.
 * @param {Mode} mode
 */
function common(mode) {
  const elements = ['app', 'stage', 'views', 'ui'].map((room) => path.join(root, 'www', room));
  return {
    mode,
    context: root,
    target: ['web', 'es2022'],
    experiments: { outputModule: true },
    resolve: {
      /** @type {Record<string, string>} */
      alias: {
        // One of the two modules that follow, whichever is in use.
        'xor-playground$': path.join(root, 'www', 'state', 'engine.js'),
        'xor-playground/first$': crateModule('first', mode),
        'xor-playground/full$': crateModule('full', mode),
        'xor-playground/first/wasm$': crateWasm('first', mode),
        'xor-playground/full/wasm$': crateWasm('full', mode),
      },
    },
    module: {
      parser: { javascript: { worker: ['AnyWorker from ./any-worker.js', '...'] } },
      rules: [
        {
          include: [crateModule('first', mode), crateModule('full', mode)],
          // A worker that trapped is ended, and another takes its place.
          issuer: { not: path.join(root, 'www', 'state', 'survey', 'survey-worker.js') },
          loader: path.join(root, 'scripts', 'guard-loader.mjs'),
        },
        {
          test: /\.css$/,
          oneOf: [
            // What stands in a shadow root brings its style sheets along.
            { include: elements, loader: path.join(root, 'scripts', 'sheet-loader.mjs') },
            { use: [MiniCssExtractPlugin.loader, 'css-loader'] },
          ],
        },
        { test: /\.html$/, include: elements, loader: HTML_LOADER },
      ],
    },
    optimization: {
      minimizer: [/** @type {const} */ ('...'), new CssMinimizerPlugin()],
      splitChunks: {
        cacheGroups: {
          // webpack's own, but that a file which several parts name gets no part to itself: such a part is taken for
          // one without a script, and never loaded.
          default: {
            test: (/** @type {webpack.Module} */ module) => !module.type.startsWith('asset'),
            ...{ minChunks: 2, priority: -20, reuseExistingChunk: true, idHint: '' },
          },
        },
      },
    },
    // The budget that counts is on compressed sizes, in SizePlugin.
    performance: /** @type {const} */ (false),
    infrastructureLogging: { level: /** @type {const} */ ('warn') },
  };
}

/**
 * @param {{ entry: string, template: string, output: string }} site
 * @param {Mode} mode
 * @returns {Configuration}
 */
function siteConfig({ entry, template, output }, mode) {
  const production = mode === 'production';
  const name = production ? '[name].[contenthash:8]' : '[name]';
  const page = path.join(root, template);
  const { module, ...others } = common(mode);
  return {
    ...others,
    entry: { main: path.join(root, entry) },
    output: {
      path: path.join(root, output),
      filename: `${name}.js`,
      assetModuleFilename: `${name}[ext]`,
      module: true,
      // Relative to the page, which may be served from any folder.
      publicPath: 'auto',
      clean: true,
    },
    module: { ...module, rules: [...module.rules, { include: page, loader: HTML_LOADER }] },
    plugins: [
      new CratePlugin(output === site.output ? ['first', 'full'] : ['full'], mode),
      new AgainPlugin(),
      new HtmlWebpackPlugin({
        template: page,
        scriptLoading: 'module',
        favicon: existsSync(FAVICON) ? FAVICON : false,
      }),
      // A style element would be an inline style, which the page's Content-Security-Policy forbids.
      new MiniCssExtractPlugin({ filename: `${name}.css` }),
      ...(output === site.output
        ? [new PlainFilePlugin('www/late.js'), new OfflinePlugin(mode)]
        : []),
      ...(production && output === site.output ? [new SizePlugin()] : []),
    ],
    // Separate files: the shorter kinds of source map use eval, which the policy forbids too.
    devtool: 'source-map',
    devServer: {
      host: '127.0.0.1',
      port: 'auto',
      static: false,
      hot: false,
      liveReload: true,
      // The overlay is made of inline styles; errors are in the terminal and the console.
      client: {
        overlay: false,
        logging: 'warn',
        // The page's own host and port: the policy allows no other.
        webSocketURL: 'auto://0.0.0.0:0/ws',
      },
      // scripts/start.mjs says what there is to say.
      devMiddleware: { stats: 'none' },
    },
  };
}

/**
 * The page as one file, beside the built site.
 * @param {Mode} mode
 * @param {string[]} before what is built before, the crate with it; else that is built here
 * @returns {Configuration[]}
 */
function oneFileConfigs(mode, before) {
  const page = {
    name: 'one-file',
    entry: { main: path.join(root, 'www', 'main.js') },
    output: { path: path.join(root, site.output) },
    plugins: [
      new MiniCssExtractPlugin({ filename: '[name].css' }),
      new OneFilePlugin(path.join(root, site.template), FAVICON),
    ],
  };
  return inOneScript(mode, page, before);
}

/**
 * First the script of the workers, then one that has that inside, the Wasm files and all views.
 * @param {Mode} mode
 * @param {Configuration} configuration
 * @param {string[]} [before] what is built before, the crate with it; else that is built here
 * @returns {Configuration[]}
 */
export function inOneScript(mode, { output: place, plugins = [], ...others }, before = []) {
  const shared = common(mode);
  const output = { module: true, filename: '[name].js' };
  // Nothing is beside it: where a file would be asked for, the source stays as it is, and is not come to.
  const parser = { javascript: { url: false, worker: false, importMeta: false } };
  const [www, instead] = [path.join(root, 'www'), path.join(root, 'www', 'one-file')];
  const alias = {
    ...shared.resolve.alias,
    [path.join(www, 'state', 'engine-files.js')]: path.join(instead, 'engine-files.js'),
    [path.join(www, 'state', 'whole-engine.js')]: path.join(instead, 'whole-engine.js'),
    [path.join(www, 'state', 'survey', 'survey-files.js')]: path.join(instead, 'survey-files.js'),
    'xor-playground/first/packed$': crateWasm('first', mode),
    'xor-playground/full/packed$': crateWasm('full', mode),
    'xor-playground/worker/source$': path.join(WORKER.path, `${WORKER.name}.js`),
  };
  return [
    {
      ...shared,
      name: WORKER.name,
      dependencies: before,
      entry: { [WORKER.name]: path.join(www, 'state', 'survey', 'survey-worker.js') },
      output: { ...output, path: WORKER.path },
      module: { ...shared.module, parser },
      plugins: before.length > 0 ? [] : [new CratePlugin(['first', 'full'], mode)],
    },
    {
      ...shared,
      dependencies: [WORKER.name],
      output: { ...output, ...place },
      resolve: { alias },
      module: {
        parser,
        rules: [
          ...shared.module.rules,
          { test: /\.wasm$/, type: 'javascript/auto', loader: PACKED_LOADER },
          { include: WORKER.path, type: 'asset/source' },
        ],
      },
      plugins: [new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }), ...plugins],
      ...others,
    },
  ];
}

/**
 * The element as an npm package. Its files have no hashes in their names: whoever bundles it gives them some, and
 * whoever does not has its version in their address.
 * @param {Mode} mode
 * @returns {Configuration}
 */
function packageConfig(mode) {
  return {
    ...common(mode),
    entry: { 'xor-playground': path.join(root, 'www', 'package', 'index.js') },
    output: {
      path: path.join(root, 'dist-package'),
      filename: '[name].js',
      assetModuleFilename: '[name][ext]',
      module: true,
      library: { type: 'module' },
      publicPath: 'auto',
      clean: true,
    },
    plugins: [new CratePlugin(['first', 'full'], mode), new PackagePlugin(), new SizePlugin()],
    devtool: 'source-map',
  };
}
