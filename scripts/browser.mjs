// Finds a browser for the tests and the benchmark, or gets one. An installed Chromium or Chrome is used
// as it is; Firefox and WebKit are always Playwright's own builds.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, firefox, webkit } from '@playwright/test';
import { Failure, run, runs } from './process.mjs';
import { packageProgram } from './setup.mjs';

export const BROWSERS = { chromium, firefox, webkit };

/** @typedef {keyof typeof BROWSERS} BrowserName */

const AS_ROOT = process.getuid?.() === 0;

// Root usually means a container: no sandbox, no graphics processor, and nobody who wants updates.
const CHROMIUM_ARGS_AS_ROOT = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

/**
 * @param {string} name
 * @returns {BrowserName}
 */
export function browserName(name) {
  if (!Object.hasOwn(BROWSERS, name)) {
    const names = Object.keys(BROWSERS).join(', ');
    throw new Failure(`There is no browser "${name}": choose from ${names}.`);
  }
  return /** @type {BrowserName} */ (name);
}

/**
 * How Playwright starts the browser, or nothing where it is not there.
 * @param {BrowserName} name
 * @returns {Promise<import('@playwright/test').LaunchOptions | undefined>}
 */
export async function findBrowser(name) {
  const args = name === 'chromium' && AS_ROOT ? CHROMIUM_ARGS_AS_ROOT : [];
  if (name === 'chromium') {
    const executablePath = await installedChromium();
    if (executablePath) return { executablePath, args };
  }
  return existsSync(BROWSERS[name].executablePath()) ? { args } : undefined;
}

/**
 * Like `findBrowser`, but installs the browser where it is not there.
 * @param {BrowserName} name
 * @returns {Promise<import('@playwright/test').LaunchOptions>}
 */
export async function ensureBrowser(name) {
  for (const install of [undefined, installWithPlaywright, installWithApt]) {
    await install?.(name);
    const options = await findBrowser(name);
    if (options) return options;
  }
  throw new Failure(
    name === 'chromium'
      ? 'No browser for the tests: install Chrome or Chromium, or set CHROMIUM_PATH to one.'
      : `No browser for the tests: install it with \`npx playwright install --with-deps ${name}\`.`,
  );
}

/** @param {BrowserName} name */
async function installWithPlaywright(name) {
  // Only root may install the system libraries that the browser needs.
  const withDeps = AS_ROOT && process.platform === 'linux' ? ['--with-deps'] : [];
  const cli = packageProgram('@playwright/test', 'playwright');
  await run(process.execPath, [cli, 'install', ...withDeps, name], {
    label: `Downloading ${name}`,
  }).catch(() => {});
}

/** @param {BrowserName} name */
async function installWithApt(name) {
  const release = '/etc/os-release';
  const isDebian = existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
  if (name !== 'chromium' || !AS_ROOT || !isDebian) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env }).catch(() => {});
  await run('apt-get', ['install', '-y', 'chromium'], {
    env,
    label: "Installing Debian's Chromium",
  }).catch(() => {});
}

/** @returns {Promise<string | undefined>} */
async function installedChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Failure(`CHROMIUM_PATH names no file: ${chosen}.`);
    return chosen;
  }
  for (const file of chromiumPlaces()) {
    if (!existsSync(file)) continue;
    // On Linux such a name can be a mere hint to install a package. Elsewhere Chrome has no --version.
    if (process.platform !== 'linux' || (await runs(file, ['--version']))) return file;
  }
  return undefined;
}

/** @returns {string[]} */
function chromiumPlaces() {
  const { env, platform } = process;
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) =>
        ['Google\\Chrome', 'Chromium'].map((name) =>
          path.join(folder, name, 'Application', 'chrome.exe'),
        ),
      );
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  const folders = (env.PATH ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}
