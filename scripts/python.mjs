// A Python with NumPy, for the check that runs the programs which the engine writes.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, run, runs, Unavailable } from './process.mjs';

const HAS_NUMPY = ['-c', 'import numpy, sys; sys.exit(sys.version_info < (3, 8))'];
const SYSTEM = ['python3', 'python'];

/** Python's own environment for this project, made when no other Python has NumPy. */
const ENVIRONMENT = path.join(root, 'target', 'python');

const OWN =
  process.platform === 'win32'
    ? path.join(ENVIRONMENT, 'Scripts', 'python.exe')
    : path.join(ENVIRONMENT, 'bin', 'python');

/**
 * The path of a Python 3 that has NumPy: the one that `PYTHON` names, one that is there, or one of our own.
 * @returns {Promise<string>}
 */
export async function pythonWithNumpy() {
  const named = process.env.PYTHON;
  if (named !== undefined) {
    if (await runs(named, HAS_NUMPY)) return named;
    throw new Unavailable(`PYTHON is ${named}, which does not run, or has no NumPy.`);
  }
  for (const python of [...SYSTEM, OWN]) {
    if (await runs(python, HAS_NUMPY)) return python;
  }
  return makeOwn();
}

async function makeOwn() {
  const [first, second] = SYSTEM;
  const python = (await runs(first, ['--version'])) ? first : second;
  try {
    if (!existsSync(OWN)) {
      await run(python, ['-m', 'venv', ENVIRONMENT], { label: 'Making a Python environment' });
    }
    await run(OWN, ['-m', 'pip', 'install', '--disable-pip-version-check', 'numpy'], {
      label: 'Installing NumPy',
    });
    return OWN;
  } catch (error) {
    const { message, output } = /** @type {import('./process.mjs').Failure} */ (error);
    throw new Unavailable(
      `There is no Python 3 with NumPy: install both, and name it with PYTHON (${message})`,
      output,
    );
  }
}
