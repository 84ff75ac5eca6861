// Compiles the crate to Wasm, generates its JavaScript and TypeScript face, and optimises the binary:
// cargo, then wasm-bindgen, then wasm-opt. The result is what the page imports
// as 'xor-playground', or 'xor-playground/whole'.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isScript, main, root, run } from './process.mjs';
import { packageProgram, setUp, wasmBindgenTools } from './setup.mjs';

const NAME = 'xor_playground';

/**
 * What the module offers: what the first view needs, which is smaller, or the whole.
 * @typedef {'page' | 'whole'} Face
 */

/**
 * Where the generated module is.
 * @param {Face} face
 */
export function crateModule(face) {
  return path.join(root, 'target', `wasm-bindgen-${face}`, `${NAME}.js`);
}

// What rustc uses for this target by default, plus SIMD (.cargo/config.toml). wasm-opt's -O3 keeps every
// floating-point result as it is; only --fast-math, which is not here, would change any.
const WASM_OPT = [
  '-O3',
  // What rustc has not inlined into its one caller is as fast as it is, and smaller.
  '--one-caller-inline-max-function-size=0',
  '--enable-bulk-memory',
  '--enable-multivalue',
  '--enable-mutable-globals',
  '--enable-nontrapping-float-to-int',
  '--enable-reference-types',
  '--enable-sign-ext',
  '--enable-simd',
  '--strip-debug',
  '--strip-producers',
  '--strip-target-features',
];

/**
 * Builds what has changed since the last time; cargo itself knows best whether anything has.
 * @param {Face} face
 */
export async function buildCrate(face) {
  const { bindgen } = await wasmBindgenTools();
  const compiled = await compile(face);

  const folder = path.dirname(crateModule(face));
  const stampFile = path.join(folder, 'stamp');
  const stamp = createHash('sha256')
    .update(await readFile(compiled))
    .update(await run(bindgen, ['--version']))
    .update(await readFile(path.join(root, 'node_modules', 'binaryen', 'package.json')))
    .update(WASM_OPT.join())
    .digest('hex');
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return;

  await mkdir(folder, { recursive: true });
  const staging = await mkdtemp(path.join(root, 'target', 'wasm-bindgen-'));
  try {
    await run(bindgen, ['--target', 'web', '--out-name', NAME, '--out-dir', staging, compiled], {
      label: 'Generating bindings',
    });
    const wasm = path.join(staging, `${NAME}_bg.wasm`);
    await run(
      process.execPath,
      [packageProgram('binaryen', 'wasm-opt'), ...WASM_OPT, wasm, '-o', wasm],
      {
        label: 'Optimising Wasm',
      },
    );
    await copyChanged(staging, folder);
  } finally {
    await rm(staging, { recursive: true });
  }
  await writeFile(stampFile, stamp);
}

/**
 * @param {Face} face
 * @returns {Promise<string>} the path of the compiled Wasm file
 */
async function compile(face) {
  const messages = await run(
    'cargo',
    [
      ...['build', '--release', '--target', 'wasm32-unknown-unknown'],
      ...['-p', 'xor-playground', '--lib', '--message-format', 'json-render-diagnostics'],
      ...(face === 'whole' ? ['--features', 'whole'] : []),
    ],
    { label: 'Compiling the crate', data: true },
  );
  const files = cargoMessages(messages).flatMap((message) => message.filenames ?? []);
  return /** @type {string} */ (files.findLast((file) => file.endsWith(`${NAME}.wasm`)));
}

/**
 * @typedef {object} CargoMessage the parts used here of what cargo prints, one JSON value a line
 * @property {string} reason
 * @property {string[]} [filenames]
 * @property {string | null} [executable]
 * @property {{ test: boolean }} [profile]
 */

/**
 * @param {string} text
 * @returns {CargoMessage[]}
 */
export function cargoMessages(text) {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
}

/**
 * Copies the files whose content differs: an untouched file wakes no watcher.
 * @param {string} from
 * @param {string} to
 */
async function copyChanged(from, to) {
  for (const name of await readdir(from)) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    const same = existsSync(target) && (await readFile(source)).equals(await readFile(target));
    if (!same) await copyFile(source, target);
  }
}

if (isScript(import.meta.url)) {
  await main(async () => {
    await setUp();
    await buildCrate('page');
    await buildCrate('whole');
  });
}
