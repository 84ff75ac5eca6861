// A Python with NumPy, for the check that runs the programs which the engine writes.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, run, runs, Unavailable } from './process.mjs';

const HAS_NUMPY = '-c "import numpy, sys; sys.exit(sys.version_info < (3, 8))"';
const SYSTEM = ['python3', 'python'];

/** Python's own environment for this project, made when no other Python has NumPy. */
const ENVIRONMENT = path.join(root, 'target', 'python');
const OWN = path.join(
  ENVIRONMENT,
  ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']),
);

/**
 * A Python 3 that has NumPy: the one that `PYTHON` names, one that is there, or one of our own.
 * @returns {Promise<string>}
 */
export async function pythonWithNumpy() {
  const named = process.env.PYTHON;
  for (const python of named ? [named] : [...SYSTEM, OWN]) {
    if (await runs(`"${python}" ${HAS_NUMPY}`)) return python;
  }
  if (named) throw new Unavailable(`PYTHON is ${named}, which does not run, or has no NumPy.`);
  const python = (await runs('python3 --version')) ? 'python3' : 'python';
  try {
    if (!existsSync(OWN)) {
      await run(`${python} -m venv "${ENVIRONMENT}"`, { label: 'Making a Python environment' });
    }
    await run(`"${OWN}" -m pip install --disable-pip-version-check numpy`, {
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
