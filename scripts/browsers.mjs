// Finds browsers, or gets them, and opens one of each engine in one shape. Playwright drives its own builds, and
// an installed Chromium or Firefox; an installed WebKitGTK is driven by its WebDriver program (webkit.mjs).

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, firefox, webkit } from '@playwright/test';
import { Failure, run, runs, Unavailable, withTimeLimit } from './process.mjs';
import { findWebKit, startWebKit } from './webkit.mjs';

const TYPES = { chromium, firefox, webkit };

/** @typedef {keyof typeof TYPES} BrowserName */

/** @typedef {{ width: number, height: number }} Size */

/**
 * A running browser with one page.
 * @typedef {object} Browser
 * @property {string} version with its name
 * @property {(address: string, onError: (message: string) => void, size?: Size) => Promise<void>} open loads
 *   the page; `onError` hears of errors in it, where the browser tells of them
 * @property {(expression: string) => Promise<unknown>} evaluate in the page
 * @property {() => Promise<void>} close
 */

const CLOSE_LIMIT_MS = 10_000;
const AS_ROOT = process.getuid?.() === 0;

// Root usually means a container: no sandbox, no graphics processor, and nobody who wants updates.
const CHROMIUM_ARGS_AS_ROOT = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

/** What is known of each: Debian's packages, and how a person gets it. */
const ABOUT = {
  chromium: {
    title: 'Chromium',
    debian: 'chromium-headless-shell fonts-liberation',
    advice: 'install Chrome or Chromium, or set CHROMIUM_PATH to one',
  },
  firefox: {
    title: 'Firefox',
    debian: 'firefox-esr',
    advice: 'install Firefox, or run `npx playwright install --with-deps firefox`',
  },
  webkit: {
    title: 'WebKit',
    debian: 'webkit2gtk-driver xvfb xauth',
    advice:
      'run `npx playwright install --with-deps webkit`, or on Linux install WebKitWebDriver and xvfb-run (Debian and Ubuntu: `apt install webkit2gtk-driver xvfb xauth`)',
  },
};

/** @param {string} name @returns {BrowserName} */
export function browserName(name) {
  if (Object.hasOwn(TYPES, name)) return /** @type {BrowserName} */ (name);
  const names = Object.keys(TYPES).join(', ');
  throw new Failure(`There is no browser "${name}": choose from ${names}.`);
}

/**
 * How Playwright starts the browser, or nothing where it is not there.
 * @param {BrowserName} name
 * @returns {Promise<import('@playwright/test').LaunchOptions | undefined>}
 */
export async function findBrowser(name) {
  if (existsSync(TYPES[name].executablePath())) return { args: argsFor(name) };
  const executablePath = name === 'webkit' ? undefined : await findInstalled(name);
  if (!executablePath) return undefined;
  // A Firefox that is not Playwright's own build speaks WebDriver BiDi. From 1.65 on, Playwright asks it for
  // something that Firefox 153 refuses (emulation.setMediaFeaturesOverride), and opens no page.
  return {
    executablePath,
    args: argsFor(name),
    ...(name === 'firefox' && { channel: 'moz-firefox' }),
  };
}

/** @param {BrowserName} name */
function argsFor(name) {
  return name === 'chromium' && AS_ROOT ? CHROMIUM_ARGS_AS_ROOT : [];
}

/** @param {BrowserName} name */
async function isThere(name) {
  return (await findBrowser(name)) !== undefined || (name === 'webkit' && findWebKit());
}

/**
 * What was said where a browser could not be installed. It is tried once.
 * @type {Map<BrowserName, string>}
 */
const tried = new Map();

/**
 * Installs those of the browsers that are missing: Debian's, where this is Debian and the person may do so, or
 * else Playwright's own builds.
 * @param {BrowserName[]} names
 */
export async function installBrowsers(names) {
  const missing = await without(new Set(names));
  if (missing.length === 0) return;
  for (const name of missing) tried.set(name, '');
  if (AS_ROOT && isDebian()) {
    await run('apt-get update', { label: 'Reading the lists of packages' }).catch(() => {});
    // One by one: what Debian does not have must not keep the others away.
    for (const name of missing) {
      const install = `apt-get install -y --no-install-recommends ${ABOUT[name].debian}`;
      await attempt(name, install, { DEBIAN_FRONTEND: 'noninteractive' });
    }
  }
  // Only root may install the system libraries that browsers need.
  const withDeps = AS_ROOT && process.platform === 'linux' ? '--with-deps ' : '';
  for (const name of await without(missing)) {
    await attempt(name, `playwright install ${withDeps}${name}`);
  }
}

/**
 * Those that are not there.
 * @param {Iterable<BrowserName>} names
 */
async function without(names) {
  const there = await Promise.all([...names].map(isThere));
  return [...names].filter((_, index) => !there[index]);
}

/**
 * @param {BrowserName} name
 * @param {string} command
 * @param {NodeJS.ProcessEnv} [env]
 */
async function attempt(name, command, env) {
  await run(command, { env, label: `Installing ${ABOUT[name].title}` }).catch((error) => {
    tried.set(name, `${tried.get(name)}${error.output}\n`);
  });
}

function isDebian() {
  const release = '/etc/os-release';
  return existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
}

/** Installs a browser where it is missing; fails, with advice, where that can't be. @param {BrowserName} name */
export async function ensureBrowser(name) {
  if (!tried.has(name)) await installBrowsers([name]);
  if (await isThere(name)) return;
  const { title, advice } = ABOUT[name];
  throw new Unavailable(`There is no ${title} here: ${advice}.`, tried.get(name));
}

/** @param {BrowserName} name @returns {Promise<Browser>} */
export async function openBrowser(name) {
  await ensureBrowser(name);
  const options = await findBrowser(name);
  if (!options) return startWebKit();
  const browser = await TYPES[name].launch(options).catch((error) => {
    throw new Failure(`${ABOUT[name].title} did not start: ${error.message}`);
  });
  /** @type {import('@playwright/test').Page | undefined} */
  let page;
  return {
    version: `${ABOUT[name].title} ${browser.version()}`,
    open: async (address, onError, size) => {
      await page?.close();
      page = await browser.newPage({ viewport: size });
      page.on('pageerror', (error) => onError(error.stack ?? error.message));
      await page.goto(address);
    },
    evaluate: async (expression) => page?.evaluate(expression),
    // What was done in it counts, even if it does not end in time.
    close: () =>
      withTimeLimit(browser.close(), CLOSE_LIMIT_MS, `${name} did not end`).catch(() => {}),
  };
}

/** What the browsers' programs are called, in the folders that programs are in; the best first. */
const PROGRAMS = {
  chromium: {
    darwin: ['Google Chrome', 'Chromium'].map((name) => `${name}.app/Contents/MacOS/${name}`),
    win32: ['Google\\Chrome', 'Chromium'].map((name) => `${name}\\Application\\chrome.exe`),
    // The first has no window and nothing that goes with one: it opens a page in half the time.
    others: [
      ...['chromium-headless-shell', 'google-chrome', 'google-chrome-stable'],
      ...['chromium', 'chromium-browser'],
    ],
  },
  firefox: {
    darwin: ['Firefox.app/Contents/MacOS/firefox'],
    win32: ['Mozilla Firefox\\firefox.exe'],
    others: ['firefox', 'firefox-esr'],
  },
};

/**
 * Where a browser is installed that is not Playwright's.
 * @param {keyof typeof PROGRAMS} name
 * @returns {Promise<string | undefined>}
 */
async function findInstalled(name) {
  const chosen = process.env.CHROMIUM_PATH;
  if (name === 'chromium' && chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Failure(`CHROMIUM_PATH names no file: ${chosen}.`);
  }
  for (const file of installedPrograms(name)) {
    // On Linux such a name can be a mere hint to install a package. Elsewhere Chrome has no --version.
    if (process.platform !== 'linux' || (await runs(`"${file}" --version`))) return file;
  }
  return undefined;
}

/** @param {keyof typeof PROGRAMS} name */
function installedPrograms(name) {
  const { env, platform } = process;
  const { darwin, win32, others } = PROGRAMS[name];
  if (platform === 'darwin') return existing(['/Applications'], darwin);
  if (platform !== 'win32') return existing((env.PATH ?? '').split(path.delimiter), others);
  return existing([env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA], win32);
}

/**
 * @param {(string | undefined)[]} folders
 * @param {string[]} files
 */
function existing(folders, files) {
  return files
    .flatMap((file) => folders.map((folder) => path.join(folder ?? '', file)))
    .filter((file) => existsSync(file));
}
