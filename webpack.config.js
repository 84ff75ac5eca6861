import { existsSync } from 'node:fs';
import path from 'node:path';
import CssMinimizerPlugin from 'css-minimizer-webpack-plugin';
import HtmlWebpackPlugin from 'html-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import { crateModule, crateWasm } from './scripts/crate.mjs';
import { CratePlugin } from './scripts/crate-plugin.mjs';
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

/**
 * @param {{ bench?: boolean, survey?: boolean }} env which site; the page itself unless told otherwise
 * @param {{ mode: 'development' | 'production' }} argv
 * @returns {import('webpack').Configuration & { devServer: import('webpack-dev-server').Configuration }}
 */
export default function config(env, { mode }) {
  const { entry, template, output } =
    (env.bench && benchSite) || (env.survey && surveySite) || site;
  const production = mode === 'production';
  const name = production ? '[name].[contenthash:8]' : '[name]';
  const page = path.join(root, template);
  const elements = ['app', 'stage', 'views'].map((room) => path.join(root, 'www', room));
  const favicon = path.join(root, 'www', 'favicon.svg');

  return {
    mode,
    context: root,
    entry: { main: path.join(root, entry) },
    target: ['web', 'es2022'],
    output: {
      path: path.join(root, output),
      filename: `${name}.js`,
      assetModuleFilename: `${name}[ext]`,
      module: true,
      // Relative to the page, which may be served from any folder.
      publicPath: 'auto',
      clean: true,
    },
    experiments: { outputModule: true },
    resolve: {
      alias: {
        // One of the two modules that follow, whichever is in use.
        'xor-playground$': path.join(root, 'www', 'state', 'engine.js'),
        'xor-playground/first$': crateModule('first', mode),
        'xor-playground/full$': crateModule('full', mode),
        'xor-playground/full/wasm$': crateWasm('full', mode),
      },
    },
    module: {
      parser: { javascript: { worker: ['AnyWorker from ./any-worker.js', '...'] } },
      rules: [
        {
          test: /\.css$/,
          oneOf: [
            // What stands in a shadow root brings its style sheets along.
            { include: elements, loader: path.join(root, 'scripts', 'sheet-loader.mjs') },
            { use: [MiniCssExtractPlugin.loader, 'css-loader'] },
          ],
        },
        {
          test: /\.html$/,
          include: [page, ...elements],
          loader: path.join(root, 'scripts', 'html-loader.mjs'),
        },
      ],
    },
    plugins: [
      new CratePlugin(output === site.output ? ['first', 'full'] : ['full'], mode),
      new HtmlWebpackPlugin({
        template: page,
        scriptLoading: 'module',
        favicon: existsSync(favicon) ? favicon : false,
      }),
      // A style element would be an inline style, which the page's Content-Security-Policy forbids.
      new MiniCssExtractPlugin({ filename: `${name}.css` }),
      ...(production && output === site.output ? [new SizePlugin()] : []),
    ],
    optimization: { minimizer: ['...', new CssMinimizerPlugin()] },
    // Separate files: the shorter kinds of source map use eval, which the policy forbids too.
    devtool: 'source-map',
    // The budget that counts is on compressed sizes, in SizePlugin.
    performance: false,
    infrastructureLogging: { level: 'warn' },
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
