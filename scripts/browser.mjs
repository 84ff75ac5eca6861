// Finds browsers, or gets them. Playwright starts an installed Chromium or Chrome as it is; of Firefox and
// WebKit it starts only its own builds (open-browser.mjs starts the installed ones).

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
    const executablePath = await findInstalled(name);
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
  for (const install of [undefined, installChromiumWithApt, installWithPlaywright]) {
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
async function installChromiumWithApt(name) {
  if (name === 'chromium') await installWithApt([name]);
}

/**
 * Debian's packages, with what each browser is driven by.
 * @type {Record<BrowserName, string[]>}
 */
const DEBIAN_PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

/** @type {Set<BrowserName>} */
const askedOfApt = new Set();

/**
 * Installs Debian's builds of browsers, where this is Debian and the person may do so. What has been
 * asked for once is not asked for again.
 * @param {BrowserName[]} names
 */
export async function installWithApt(names) {
  const wanted = names.filter((name) => !askedOfApt.has(name));
  if (wanted.length === 0 || !AS_ROOT || !isDebian()) return;
  for (const name of wanted) askedOfApt.add(name);

  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = (/** @type {BrowserName[]} */ some) =>
    run('apt-get', ['install', '-y', ...some.flatMap((name) => DEBIAN_PACKAGES[name])], {
      env,
      label: `Installing Debian's ${some.join(', ')}`,
    });
  await run('apt-get', ['update'], { env }).catch(() => {});
  await install(wanted).catch(async () => {
    if (wanted.length === 1) return;
    // One that Debian does not have must not keep the others away.
    for (const name of wanted) await install([name]).catch(() => {});
  });
}

function isDebian() {
  const release = '/etc/os-release';
  return existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
}

/**
 * Where a browser is installed that is not Playwright's, or for WebKit the program that drives it.
 * @param {BrowserName} name
 * @returns {Promise<string | undefined>}
 */
export async function findInstalled(name) {
  if (name === 'webkit') {
    const [display, driver] = [onPath('Xvfb'), onPath('WebKitWebDriver')];
    return display.length > 0 ? driver[0] : undefined;
  }
  const chosen = process.env.CHROMIUM_PATH;
  if (name === 'chromium' && chosen) {
    if (!existsSync(chosen)) throw new Failure(`CHROMIUM_PATH names no file: ${chosen}.`);
    return chosen;
  }
  for (const file of installedPrograms(name)) {
    // On Linux such a name can be a mere hint to install a package. Elsewhere Chrome has no --version.
    if (process.platform !== 'linux' || (await runs(file, ['--version']))) return file;
  }
  return undefined;
}

/** What the browsers' programs are called, in the folders that programs are in. */
const PROGRAMS = {
  chromium: {
    darwin: ['Google Chrome', 'Chromium'].map((name) => `${name}.app/Contents/MacOS/${name}`),
    win32: ['Google\\Chrome', 'Chromium'].map((name) => `${name}\\Application\\chrome.exe`),
    others: ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'],
  },
  firefox: {
    darwin: ['Firefox.app/Contents/MacOS/firefox'],
    win32: ['Mozilla Firefox\\firefox.exe'],
    others: ['firefox', 'firefox-esr'],
  },
};

/**
 * @param {keyof typeof PROGRAMS} name
 * @returns {string[]} those that are there, the best first
 */
function installedPrograms(name) {
  const { env, platform } = process;
  const { darwin, win32, others } = PROGRAMS[name];
  if (platform === 'darwin') return existing(['/Applications'], darwin);
  if (platform !== 'win32') return onPath(...others);
  const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
  return existing(
    folders.filter((folder) => folder !== undefined),
    win32,
  );
}

/** @param {...string} programs */
function onPath(...programs) {
  return existing((process.env.PATH ?? '').split(path.delimiter), programs);
}

/**
 * @param {string[]} folders
 * @param {string[]} files
 */
function existing(folders, files) {
  return files
    .flatMap((file) => folders.map((folder) => path.join(folder, file)))
    .filter((file) => existsSync(file));
}
