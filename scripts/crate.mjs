// Compiles the crate to Wasm, generates its JavaScript and TypeScript face, and optimises the binary:
// cargo, then wasm-bindgen, then wasm-opt. The result is what the page imports
// as 'xor-playground', or 'xor-playground/full'.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { main, root, run } from './process.mjs';
import { buildProgram, setUp } from './setup.mjs';

/**
 * What the module offers: what the first view needs, which is smaller, or everything.
 * @typedef {'first' | 'full'} Face
 *
 * How it is built: what is developed is there soon, what is published is small. The numbers are the same.
 * @typedef {'development' | 'production'} Mode
 */

/**
 * The package that each face is, and the name of its module; these differ, as both are assets of one site.
 * @type {Record<Face, { crate: string, name: string }>}
 */
const FACES = {
  first: { crate: 'xor-playground-face', name: 'xor_playground' },
  full: { crate: 'xor-playground-full-face', name: 'xor_playground_full' },
};

const PROFILES = { development: 'optimised', production: 'release' };

/**
 * Where the generated module is.
 * @param {Face} face
 * @param {Mode} mode
 */
export function crateModule(face, mode) {
  return path.join(root, 'target', `crate-${mode}`, `${FACES[face].name}.js`);
}

/** Where the Wasm file is that it loads. @type {typeof crateModule} */
export function crateWasm(face, mode) {
  return crateModule(face, mode).replace(/\.js$/, '_bg.wasm');
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
].join(' ');

/**
 * Builds what has changed since the last time; cargo itself knows best whether anything has.
 * @param {Face[]} faces
 * @param {Mode} mode
 */
export async function buildCrate(faces, mode) {
  const bind = await buildProgram('bind');
  for (const face of faces) {
    // One by one: what is built together gets the features that any of it asks for.
    await run(
      `cargo build --quiet --profile ${PROFILES[mode]} --target wasm32-unknown-unknown -p ${FACES[face].crate}`,
      { label: `Compiling the crate (${face})`, warns: true },
    );
  }
  const modules = await Promise.allSettled(faces.map((face) => makeModule(face, mode, bind)));
  for (const module of modules) if (module.status === 'rejected') throw module.reason;
}

/**
 * @param {Face} face
 * @param {Mode} mode
 * @param {string} bind the program
 */
async function makeModule(face, mode, bind) {
  const module = crateModule(face, mode);
  const { crate, name } = FACES[face];
  const compiled = `target/wasm32-unknown-unknown/${PROFILES[mode]}/${crate.replaceAll('-', '_')}.wasm`;
  const hash = createHash('sha256').update(WASM_OPT);
  for (const file of [compiled, bind, 'package-lock.json']) {
    hash.update(await readFile(path.join(root, file)));
  }
  const stamp = hash.digest('hex');
  const stampFile = `${module}.stamp`;
  const isThere = [module, crateWasm(face, mode), stampFile].every((file) => existsSync(file));
  if (isThere && (await readFile(stampFile, 'utf8')) === stamp) return;

  await mkdir(path.dirname(module), { recursive: true });
  const staging = await mkdtemp(path.join(root, 'target', 'binding-'));
  const place = path.relative(root, staging);
  try {
    await run(`${bind} ${compiled} ${name} ${place}`, { label: 'Generating bindings' });
    const wasm = path.join(place, path.basename(crateWasm(face, mode)));
    if (mode === 'production') {
      await run(`wasm-opt ${WASM_OPT} ${wasm} -o ${wasm}`, { label: 'Optimising Wasm' });
    }
    await copyChanged(staging, path.dirname(module));
  } finally {
    await rm(staging, { recursive: true });
  }
  await writeFile(stampFile, stamp);
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

await main(import.meta.url, async () => {
  await setUp();
  await buildCrate(['first', 'full'], 'production');
});
