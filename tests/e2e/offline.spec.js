// The page without a net, kept by the browser; new versions of it; and what it is installed by.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { listOf } from '../../scripts/offline-plugin.mjs';
import { root } from '../../scripts/process.mjs';
import { expectSameNumbers, oracle } from '../oracle.js';
import { serve } from '../static-server.mjs';
import { test as base, expect, Playground, VIEW_NAMES } from './page.js';

const DIST = path.join(root, 'dist');

/** In a name, and where it is named. */
const HASH = /\.([0-9a-f]{8,})\.\w+$/;

/** The list of files in the service worker. */
const LIST = /\{"version":.*?\]\}/;

/**
 * A host of the built page, which can have another version of it.
 * @typedef {object} Site
 * @property {string} url
 * @property {string} folder
 * @property {Record<string, string>} headers that go with each file
 * @property {(make: (folder: string) => void) => void} become another one: nothing of the former is there any more
 * @property {() => void} close takes it from the net
 */

const test = base.extend(
  /** @type {import('@playwright/test').Fixtures<{ site: Site }, {}, import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions>} */ ({
    serviceWorkers: 'allow',
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    site: async ({}, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'xor-playground-offline-'));
      const place = path.join(folder, 'site');
      firstVersion(place);
      /** @type {Record<string, string>} */
      const headers = {};
      const { url, close } = await serve(place, { headers });
      await use({
        ...{ url, folder: place, headers, close },
        become(make) {
          rmSync(place, { recursive: true });
          make(place);
        },
      });
      close();
      rmSync(folder, { recursive: true });
    },
    baseURL: ({ site }, use) => use(site.url),
  }),
);

/** @param {string} folder */
function firstVersion(folder) {
  cpSync(DIST, folder, { recursive: true, filter: (file) => !file.endsWith('.map') });
}

/** The page after a change of everything that it is made of. @param {string} folder */
function secondVersion(folder) {
  firstVersion(folder);
  const names = readdirSync(folder);
  const hashes = new Set(names.map((name) => HASH.exec(name)?.[1]).filter(Boolean));
  const every = new RegExp([...hashes].join('|'), 'g');
  const renamed = (/** @type {string} */ text) => text.replace(every, (hash) => other(hash));
  for (const name of names) {
    const file = path.join(folder, name);
    const content = readFileSync(file);
    const isText = /\.(js|css|html)$/.test(name);
    rmSync(file);
    writeFileSync(path.join(folder, renamed(name)), isText ? renamed(`${content}`) : content);
  }
  const worker = path.join(folder, 'sw.js');
  const code = readFileSync(worker, 'utf8');
  const { files } = JSON.parse(LIST.exec(code)?.[0] ?? '');
  const kept = files.map((/** @type {{ url: string }} */ { url: name }) => ({
    ...{ name, content: readFileSync(path.join(folder, name)) },
  }));
  writeFileSync(
    worker,
    code.replace(LIST, () => listOf(kept, code)),
  );
}

/** @param {string} hash */
function other(hash) {
  return [...hash].reverse().join('');
}

/**
 * The hash of the main script of the version that the page was loaded from; none while it is on its way.
 * @param {Playground} playground
 */
function versionOf({ page }) {
  const inPage = () =>
    [...document.scripts].map(({ src }) => /main\.(\w+)\.js/.exec(src)?.[1]).find(Boolean) ?? '';
  return page.evaluate(inPage).catch(() => '');
}

/** Of the built page. */
const FIRST =
  readdirSync(DIST)
    .map((name) => /^main\.(\w+)\.js$/.exec(name)?.[1])
    .find(Boolean) ?? '';
const SECOND = other(FIRST);

/** Waits until the browser has all of the page. @param {Playground} playground */
async function isKept(playground) {
  const home = await playground.openView('Take it home');
  await expect(home).toContainText('Ready to work offline.');
  await playground.closeView('Take it home');
}

/** @param {Playground} playground */
function cachesOf({ page }) {
  return page.evaluate(() => caches.keys());
}

/** Trains a survey, in workers. @param {Playground} playground */
async function survey(playground) {
  const view = await playground.openView('Survey');
  await view.getByRole('button', { name: 'Survey', exact: true }).click();
  await expect(view).toContainText('826 of 1,000 learn: 82.6 %');
}

/** @param {import('@playwright/test').BrowserContext} context @param {string} hash */
async function tab(context, hash) {
  const playground = new Playground(await context.newPage());
  await playground.open(hash);
  return playground;
}

test('works without a net after one visit: the same page, and after a reload', async ({
  playground,
  site,
  context,
}) => {
  await playground.open();
  await isKept(playground);
  site.close();
  // What was not loaded yet.
  await playground.openView('Formulas');
  await playground.page.reload();
  await playground.trainToTheEnd();
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 5000).predictions);
  for (const view of VIEW_NAMES) await playground.openView(view);
  await playground.closeView('Take it home');
  await survey(playground);

  const link = await tab(context, '#seed=11&hidden=3&activation=tanh&at=7&view=map');
  await expect(link.field('Seed')).toHaveValue('11');
  await link.expectEpoch(7);
  await expect(link.view('Map').locator('.legend')).toContainText('%');
  const framed = await tab(context, '?controls=few#seed=3');
  await expect(framed.element).toHaveAttribute('controls', 'few');
});

test('a new version is said to be ready, and comes with Reload, at the same run and epoch', async ({
  playground,
  site,
  context,
}) => {
  const { page } = playground;
  await playground.open('#seed=11&epochs=1000');
  await isKept(playground);
  const second = await tab(context, '#seed=5');
  await second.step.click();
  await second.expectEpoch(1);
  await page.bringToFront();
  for (let epoch = 0; epoch < 3; epoch += 1) await playground.step.click();
  await playground.expectEpoch(3, '1,000');

  site.become(secondVersion);
  await page.reload();
  await expect(playground.notice).toContainText('A new version is ready.');
  await expect(second.notice).toContainText('A new version is ready.');
  expect(await versionOf(playground)).toBe(FIRST);
  // It goes on with files that the host has no more.
  await playground.openView('Formulas');
  await playground.closeView('Formulas');

  await playground.button('Reload').click();
  await expect.poll(() => versionOf(playground)).toBe(SECOND);
  await expect(playground.field('Seed')).toHaveValue('11');
  await playground.expectEpoch(3, '1,000');
  await expect(playground.notice).toBeHidden();

  // The other tab has its version as long as it lives.
  /** @type {string[]} */
  const asked = [];
  second.page.on('request', (request) => asked.push(request.url()));
  await second.page.bringToFront();
  await survey(second);
  await second.openView('Lessons');
  expect(await versionOf(second)).toBe(FIRST);
  const hashes = asked.map((url) => HASH.exec(url)?.[1]).filter(Boolean);
  const ofFirst = new Set(readdirSync(DIST).map((name) => HASH.exec(name)?.[1]));
  expect(hashes.length).toBeGreaterThan(2);
  expect(hashes.filter((hash) => !ofFirst.has(hash))).toEqual([]);
  expect(await cachesOf(second)).toHaveLength(2);

  await second.button('Reload').click();
  await expect.poll(() => versionOf(second)).toBe(SECOND);
  await expect(second.field('Seed')).toHaveValue('5');
  await second.expectEpoch(1);
  // What nobody can ask for any more is dropped.
  await expect.poll(() => cachesOf(second)).toHaveLength(1);
  site.close();
  await second.page.reload();
  await survey(second);
});

test('a new version is what is opened when all pages of the former one were closed', async ({
  playground,
  site,
  context,
}) => {
  await playground.open();
  await isKept(playground);
  site.become(secondVersion);
  await playground.page.reload();
  await expect(playground.notice).toContainText('A new version is ready.');
  await playground.page.goto('about:blank');
  await expect
    .poll(async () => {
      const opened = await tab(context, '');
      const version = await versionOf(opened);
      await opened.page.close();
      return version;
    })
    .toBe(SECOND);
});

test('a page that is open for long hears of a new version when somebody comes back to it', async ({
  playground,
  site,
}) => {
  const { page } = playground;
  await playground.open('#seed=11');
  await isKept(playground);
  site.become(secondVersion);
  await page.evaluate(() => {
    const later = Date.now() + 2 * 3_600_000;
    Date.now = () => later;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(playground.notice).toContainText('A new version is ready.');
  expect(await versionOf(playground)).toBe(FIRST);
});

test('Reload for a part that was lost brings the version that waits', async ({
  playground,
  site,
}) => {
  const { page } = playground;
  playground.provoked.push(/Failed to (load|fetch)|TypeError/);
  await playground.open('#seed=11');
  await playground.step.click();
  await isKept(playground);
  site.become(secondVersion);
  await page.reload();
  await expect(playground.notice).toContainText('A new version is ready.');
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (/\/\d+\.\w+\.js$/.test(request.url)) await cache.delete(request);
      }
    }
  });
  await playground.button('Dismiss').click();
  const view = await playground.openView('Formulas');
  await expect(view).toContainText('The site has changed meanwhile');
  await view.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => versionOf(playground)).toBe(SECOND);
  await playground.expectEpoch(1);
  await expect(view.getByRole('group', { name: 'Formulas of this step' })).toBeVisible();
});

test('a page that could not start has the new version by itself', async ({ playground, site }) => {
  const { page } = playground;
  playground.provoked.push(/no 2D canvas/);
  await playground.open();
  await isKept(playground);
  site.become(secondVersion);
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.reload();
  await expect.poll(() => versionOf(playground)).toBe(SECOND);
});

test('a page that its headers keep from starting does so when the host has mended them', async ({
  playground,
  site,
}) => {
  const { page } = playground;
  playground.provoked.push(/WebAssembly/);
  const registrations = () =>
    page
      .evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
      .catch(() => -1);
  await playground.open();
  await isKept(playground);
  site.become(secondVersion);
  site.headers['Content-Security-Policy'] = "script-src 'self'";
  await page.reload();
  await playground.button('Reload').click();
  await expect.poll(() => versionOf(playground)).toBe(SECOND);
  // It comes from the host again, and is not kept.
  await expect.poll(registrations).toBe(0);
  await expect.poll(() => cachesOf(playground).catch(() => undefined)).toEqual([]);

  delete site.headers['Content-Security-Policy'];
  await page.reload();
  await expect(playground.train).toBeEnabled();
  await isKept(playground);
  await page.reload();
  await expect(playground.train).toBeEnabled();
});

test('below another service worker of the origin, a first visit is no new version', async ({
  playground,
  site,
}) => {
  const { page } = playground;
  const folder = path.join(site.folder, 'one');
  firstVersion(folder);
  writeFileSync(path.join(site.folder, 'sw.js'), "addEventListener('fetch', () => {});");
  writeFileSync(path.join(site.folder, 'outer.html'), '<!doctype html><title>Another page</title>');
  await page.goto('./outer.html');
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('sw.js');
    await navigator.serviceWorker.ready;
  });
  await page.addInitScript(() => {
    if (!('ServiceWorkerContainer' in globalThis)) return;
    Object.assign(window, { notices: [] });
    addEventListener('load', () => {
      const element = /** @type {any} */ (document.querySelector('xor-playground'));
      const { notify } = element;
      element.notify = (/** @type {any[]} */ ...given) => {
        /** @type {any} */ (window).notices.push(given[0]);
        return Reflect.apply(notify, element, given);
      };
    });
  });
  playground.file = 'one/index.html';
  await playground.open();
  await isKept(playground);
  expect(await page.evaluate(() => /** @type {any} */ (window).notices)).toEqual([]);
});

test('what a host has of two versions is not taken for one', async ({ playground, site }) => {
  const { page } = playground;
  await playground.open();
  await isKept(playground);
  // As where something between has kept the page from before.
  site.become((folder) => {
    secondVersion(folder);
    cpSync(path.join(DIST, 'index.html'), path.join(folder, 'index.html'));
  });
  const end = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const ending = new Promise((resolve) => {
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => resolve(worker.state));
      });
    });
    await registration.update();
    return ending;
  });
  expect(end).toBe('redundant');
  // Nothing is left of it.
  await expect.poll(() => cachesOf(playground)).toHaveLength(1);
  await page.reload();
  expect(await versionOf(playground)).toBe(FIRST);
  await playground.openView('Formulas');
  await expect(playground.notice).toBeHidden();
});

test('one that is withdrawn goes, and leaves that in another folder alone', async ({
  playground,
  site,
  context,
}) => {
  const [one, two] = [path.join(site.folder, 'one'), path.join(site.folder, 'two')];
  for (const folder of [one, two]) firstVersion(folder);
  playground.file = 'one/index.html';
  await playground.open();
  await isKept(playground);
  const another = new Playground(await context.newPage());
  another.file = 'two/index.html';
  await another.open();
  await isKept(another);
  const ofTwo = `${site.url}two/`;
  expect((await cachesOf(playground)).filter((name) => name.endsWith(` ${ofTwo}`))).toHaveLength(1);
  expect(await cachesOf(playground)).toHaveLength(2);

  cpSync(path.join(root, 'www', 'offline', 'withdrawn.js'), path.join(one, 'sw.js'));
  await playground.page.bringToFront();
  await playground.page.reload();
  await expect.poll(() => cachesOf(playground)).toHaveLength(1);
  expect(await cachesOf(playground)).toEqual([expect.stringContaining(ofTwo)]);
  site.close();
  await another.page.reload();
  await another.openView('Formulas');
});

test.describe('is not kept', () => {
  test.beforeEach(async ({ context }) => {
    await context.addInitScript(() => {
      // An empty page has none.
      if (!('ServiceWorkerContainer' in globalThis)) return;
      const { register } = ServiceWorkerContainer.prototype;
      ServiceWorkerContainer.prototype.register = function (...given) {
        document.documentElement.dataset.registers = 'yes';
        return Reflect.apply(register, this, given);
      };
    });
  });

  /** Whether it has been tried, once there was nothing else to do. @param {import('@playwright/test').Locator} html */
  async function registers(html) {
    return html.evaluate(async (element) => {
      // A page that is busy, or not drawn, may never be idle.
      const whenIdle = () =>
        new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5000 }));
      for (let time = 0; time < 3; time += 1) await whenIdle();
      return element.dataset.registers;
    });
  }

  /** @param {import('@playwright/test').Locator} html */
  async function hasThePart(html) {
    const names = () =>
      html.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    await expect.poll(names).toContainEqual(expect.stringMatching(/offline\.\w+\.js$/));
  }

  test('but by the page itself, once it is there', async ({ playground }) => {
    const { page } = playground;
    const html = page.locator('html');
    /** @type {(() => Promise<void>)[]} */
    const held = [];
    await page.route(/\.wasm$/, (route) => {
      held.push(() => route.continue());
    });
    await page.goto('./');
    await expect.poll(() => held).toHaveLength(1);
    expect(await registers(html)).toBeUndefined();
    await held[0]();
    await expect(playground.train).toBeEnabled();
    await hasThePart(html);
    await expect.poll(() => registers(html)).toBe('yes');
  });

  test('where it could not start', async ({ playground, site }) => {
    playground.provoked.push(/WebAssembly/);
    site.headers['Content-Security-Policy'] = "script-src 'self'";
    const html = playground.page.locator('html');
    await playground.page.goto('./');
    await hasThePart(html);
    expect(await registers(html)).toBeUndefined();
  });

  test('in a frame', async ({ playground, site }) => {
    writeFileSync(
      path.join(site.folder, 'outer.html'),
      '<!doctype html><title>Another page</title><iframe width="1200" height="700" src="./"></iframe>',
    );
    const { page } = playground;
    await page.goto('./outer.html');
    const frame = page.frameLocator('iframe');
    const framed = new Playground(page, frame.locator('xor-playground'));
    await expect(framed.train).toBeEnabled();
    await hasThePart(frame.locator('html'));
    expect(await registers(frame.locator('html'))).toBeUndefined();
    expect(
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
    ).toBe(0);
  });

  test('as one file', async ({ playground }) => {
    playground.file = 'xor-playground.html';
    await playground.open('#view=home');
    await playground.expectView('Take it home');
    expect(await registers(playground.page.locator('html'))).toBeUndefined();
    await expect(playground.view('Take it home').getByText('works without a network')).toBeHidden();
  });
});

test('where the browser does not allow it, the page works with a net', async ({ playground }) => {
  await playground.page.addInitScript(() => {
    if (!('ServiceWorkerContainer' in globalThis)) return;
    ServiceWorkerContainer.prototype.register = () => {
      throw new DOMException('Not here.', 'SecurityError');
    };
  });
  await playground.open('#epochs=100');
  await playground.trainToTheEnd();
  const home = await playground.openView('Take it home');
  await expect(home.getByRole('region', { name: 'This page' })).toBeVisible();
  await expect(home.getByText('works without a network')).toBeHidden();
});

test('can be installed where the browser offers it', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await isKept(playground);
  const home = await playground.openView('Take it home');
  const install = home.getByRole('button', { name: 'Install', exact: true });
  await expect(install).toHaveCount(0);
  await expect(home.getByText('can be installed')).toBeHidden();
  await page.evaluate(() => {
    const offer = new Event('beforeinstallprompt');
    const prompt = () => {
      document.title = 'Asked';
      return Promise.resolve();
    };
    window.dispatchEvent(Object.assign(offer, { prompt }));
  });
  await expect(home.getByText('can be installed')).toBeVisible();
  await install.click();
  await expect(page).toHaveTitle('Asked');
  await expect(install).toHaveCount(0);
});

test('where something of it can not be kept, nothing is said of that', async ({
  playground,
  site,
}) => {
  const { page } = playground;
  writeFileSync(path.join(site.folder, 'icon-192.png'), 'Another file.');
  await page.addInitScript(() => {
    if (!('ServiceWorkerContainer' in globalThis)) return;
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = async function (...given) {
      const registration = await Reflect.apply(register, this, given);
      const worker = registration.installing;
      const look = () => {
        if (worker?.state === 'redundant') document.documentElement.dataset.failed = 'yes';
      };
      worker?.addEventListener('statechange', look);
      look();
      return registration;
    };
  });
  await playground.open();
  const home = await playground.openView('Take it home');
  await expect(page.locator('html')).toHaveAttribute('data-failed', 'yes');
  await expect(home.getByText('works without a network')).toBeHidden();
  await expect.poll(() => cachesOf(playground)).toEqual([]);
});

test('has a manifest that is right, and icons of the sizes that it says', async ({
  playground,
  context,
  browserName,
}) => {
  const manifest = JSON.parse(readFileSync(path.join(DIST, 'xor-playground.webmanifest'), 'utf8'));
  expect(manifest).toMatchObject({ name: 'XOR Playground', start_url: './', scope: './' });
  const purposes = manifest.icons.map((/** @type {any} */ { purpose = 'any' }) => purpose);
  expect(purposes).toContain('maskable');
  const icons = manifest.icons.map((/** @type {any} */ { src, sizes }) => ({ src, sizes }));
  for (const { src, sizes } of [...icons, { src: 'apple-touch-icon.png', sizes: '180x180' }]) {
    const content = readFileSync(path.join(DIST, src));
    if (sizes === 'any') continue;
    expect(content.subarray(1, 4).toString()).toBe('PNG');
    expect(`${content.readUInt32BE(16)}x${content.readUInt32BE(20)}`, src).toBe(sizes);
  }
  for (const size of ['192x192', '512x512', 'any']) {
    expect(icons).toContainEqual(expect.objectContaining({ sizes: size }));
  }

  await playground.open();
  const { page } = playground;
  const link = (/** @type {string} */ rel) => page.locator(`link[rel="${rel}"]`);
  await expect(link('manifest')).toHaveAttribute('href', 'xor-playground.webmanifest');
  await expect(link('apple-touch-icon')).toHaveAttribute('href', 'apple-touch-icon.png');
  if (browserName !== 'chromium') return;
  // What the browser itself says of it.
  const devtools = await context.newCDPSession(page);
  const { errors, data, url } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(data).toContain('XOR Playground');
  expect(url).toContain('xor-playground.webmanifest');
});

test('its service worker keeps all files of the page, and none that nobody needs for it', () => {
  const code = readFileSync(path.join(DIST, 'sw.js'), 'utf8');
  const { files } = JSON.parse(LIST.exec(code)?.[0] ?? '');
  const kept = files.map((/** @type {{ url: string }} */ { url }) => url).sort();
  const NOT_KEPT = /\.(map|txt)$|^sw\.js$|^xor-playground\.(html|zip)$/;
  expect(kept).toEqual(
    readdirSync(DIST)
      .filter((name) => !NOT_KEPT.test(name))
      .sort(),
  );
  expect(kept).toContain('index.html');
  for (const { url, revision } of files) {
    // What has no hash in its name is told apart by what is in it.
    expect(revision === null, url).toBe(HASH.test(url));
  }
});
