// A Python with what a check needs: NumPy, for the programs which the engine writes, or Dask.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, run, runs, Unavailable } from './process.mjs';

const SYSTEM = ['python3', 'python'];

/** Python's own environment for this project, made when no other Python has what is needed. */
const ENVIRONMENT = path.join(root, 'target', 'python');
const OWN = path.join(
  ENVIRONMENT,
  ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']),
);

/**
 * A package of Python's.
 * @typedef {object} Package
 * @property {string} title
 * @property {string} module what is imported
 * @property {string} requirement as pip has it
 */

/** @type {Package} */
const NUMPY = { title: 'NumPy', module: 'numpy', requirement: 'numpy' };
/** @type {Package} */
const DASK = { title: 'Dask', module: 'distributed', requirement: 'distributed==2026.8.0' };

/** @type {Package} */
const JUPYTER = {
  title: 'JupyterLab',
  module: 'jupyterlab, anywidget, build, hatchling',
  requirement: 'jupyterlab==4.6.6 anywidget==0.11.0 build==1.6.1 hatchling numpy',
};

/** A Python 3 that has NumPy: the one that `PYTHON` names, one that is there, or one of our own. */
export function pythonWithNumpy() {
  return pythonWith(NUMPY);
}

/** The same with Dask. */
export function pythonWithDask() {
  return pythonWith(DASK);
}

/** A Python of our own with JupyterLab, where the wheel can be installed. */
export function pythonWithJupyter() {
  return pythonWith(JUPYTER, [OWN]);
}

/**
 * @param {Package} needed
 * @param {string[]} [places] where it is looked for
 * @returns {Promise<string>}
 */
async function pythonWith({ title, module, requirement }, places = [...SYSTEM, OWN]) {
  const has = `-c "import ${module}, sys; sys.exit(sys.version_info < (3, 8))"`;
  // What is installed by a check comes into none that is somebody's.
  const named = places.length > 1 ? process.env.PYTHON : undefined;
  for (const python of named ? [named] : places) {
    if (await runs(`"${python}" ${has}`)) return python;
  }
  if (named) throw new Unavailable(`PYTHON is ${named}, which does not run, or has no ${title}.`);
  const python = (await runs('python3 --version')) ? 'python3' : 'python';
  try {
    if (!existsSync(OWN)) {
      await run(`${python} -m venv "${ENVIRONMENT}"`, { label: 'Making a Python environment' });
    }
    await run(`"${OWN}" -m pip install --disable-pip-version-check ${requirement}`, {
      label: `Installing ${title}`,
    });
    return OWN;
  } catch (error) {
    const { message, output } = /** @type {import('./process.mjs').Failure} */ (error);
    throw new Unavailable(
      `There is no Python 3 with ${title}: install both, and name it with PYTHON (${message})`,
      output,
    );
  }
}
