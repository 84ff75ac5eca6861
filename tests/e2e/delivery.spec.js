// What is served: static files that need nothing else, from any folder of any host.

import { readFileSync } from 'node:fs';
import { expect, test, VIEW_NAMES } from './page.js';

/** What a view does in the background, by its button. @type {Partial<Record<import('./page.js').ViewName, string>>} */
const WORK = { 'Why?': 'Try remedies', Survey: 'Survey' };

const DIST = new URL('../../dist/', import.meta.url);

test('asks its own folder only, for files with the hash of their content', async ({
  playground,
  baseURL,
}) => {
  /** @type {string[]} */
  const asked = [];
  playground.page.on('request', (request) => asked.push(request.url()));
  await playground.open();
  await playground.trainToTheEnd();
  for (const url of asked) expect(url.startsWith(String(baseURL)), url).toBe(true);
  const names = asked.map((url) => url.slice(baseURL?.length)).filter((name) => name !== '');
  // The small engine, and nothing of the parts that are not opened.
  expect(names.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  expect(bytesOf(names)).toBeLessThan(400_000);
  // But for what is known from outside of the page, and the script that a page which was kept from before finds, too.
  for (const name of names) {
    expect(name).toMatch(
      /^(favicon\.svg|xor-playground\.webmanifest|(apple-touch-)?icon(-\d+)?\.png|late\.js|[\w-]+\.[0-9a-f]{8,}\.\w+)$/,
    );
  }
});

test('names its files relatively, and has nothing inline', () => {
  const html = readFileSync(new URL('index.html', DIST), 'utf8');
  const links = [...html.matchAll(/(?:src|href)="?([^"\s>]+)/g)].map(([, link]) => link);
  expect(links.length).toBeGreaterThanOrEqual(3);
  for (const link of links) expect(link).not.toMatch(/^(\/|[a-z]+:)/);
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*src)|\son\w+=/);
});

test('holds a strict Content-Security-Policy, in every state', async ({ playground }) => {
  const { page } = playground;
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`Policy violated: ${violatedDirective} by ${blockedURI}`),
    );
  });
  await playground.open('#seed=11&colour=blue');
  await playground.trainToTheEnd();
  await page.getByRole('checkbox', { name: 'Logarithmic' }).check();
  await playground.surface.hover();
  await page.emulateMedia({ colorScheme: 'dark' });
  await playground.type('x', 'wrong');
  await playground.network.locator('[data-thing="n0.0"]').click();
  for (const view of VIEW_NAMES) {
    const { [view]: work } = WORK;
    const pane = await playground.openView(view);
    // In workers.
    if (work) await pane.getByRole('button', { name: work, exact: true }).click();
    if (work) await expect(pane.locator('tbody tr').first()).toBeVisible();
  }
  await playground.button('About').click();
  await expect(playground.element.locator('#about')).toContainText('Keys');
  await page.keyboard.press('Escape');
  const home = await playground.openView('Take it home');
  const download = page.waitForEvent('download');
  await home.getByRole('button', { name: /SVG/ }).first().click();
  await download;
  for (const lesson of [
    'trial',
    'neuron',
    'activations',
    'bias',
    'descent',
    'xor',
    'epochs',
    'stuck',
    'mistakes',
  ]) {
    await page.goto(`./#seed=11&lesson=${lesson}`);
    await expect(playground.view('Lessons').locator('h3')).toBeVisible();
    await playground.expectView('Lessons');
  }

  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toContain("'unsafe-inline'");
  expect(policy).not.toContain("'unsafe-eval'");
  expect(policy).toContain("require-trusted-types-for 'script'");

  // The policy is not only written, it is in force.
  playground.provoked.push(
    /Policy violated: style-src-elem by inline/,
    /inline style/,
    /Policy violated: require-trusted-types-for by trusted-types-sink/,
    /Policy violated: trusted-types by trusted-types-policy/,
    /Trusted(Script|HTML|TypePolicy)/,
  );
  const refused = await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'html { display: none }';
    document.head.append(style);
    const refusal = (/** @type {() => unknown} */ act) => {
      try {
        act();
      } catch (error) {
        return Reflect.get(Object(error), 'name');
      }
    };
    return [
      refusal(() => {
        document.createElement('script').textContent = 'document.title = "broken"';
      }),
      refusal(() => {
        document.createElement('p').innerHTML = '<img src=x onerror="document.title = 0">';
      }),
      refusal(() => new Worker('data:text/javascript,')),
      refusal(() => window.trustedTypes?.createPolicy('anything', {})),
    ];
  });
  expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
  await expect(playground.train).toBeVisible();
});

test('what explains is loaded when it is opened, with the whole engine, once', async ({
  playground,
}) => {
  /** @type {string[]} */
  const asked = [];
  playground.page.on('request', (request) => asked.push(request.url()));
  await playground.open();
  for (const view of VIEW_NAMES) {
    await expect(playground.view(view).locator('.body')).toBeEmpty();
    await playground.openView(view);
  }
  // The workers of the map, which begins at once, are given a copy of their own: the browser has kept it.
  expect(new Set(asked.filter((url) => url.endsWith('.wasm'))).size).toBe(2);
});

test('a part that cannot be loaded says so, and is there after a reload', async ({
  playground,
}) => {
  const { page } = playground;
  // Its script or its style sheet, whichever fails first.
  playground.provoked.push(
    /Failed to load resource|Failed to fetch dynamically imported module|Loading CSS chunk/,
  );
  await playground.open();
  await page.route(/\.(js|css|wasm)$/, (route) => route.abort());
  const view = await playground.openView('Formulas');
  await expect(view).toContainText('This part could not be loaded.');
  await page.unroute(/\.(js|css|wasm)$/);
  await page.reload();
  await expect(view.getByRole('group', { name: 'Formulas of this step' })).toBeVisible();
  await playground.train.click();
  await expect(playground.pause).toBeVisible();
});

/** How much files of the site weigh, uncompressed. @param {string[]} names */
function bytesOf(names) {
  const bytes = names.map((name) => readFileSync(new URL(name, DIST)).length);
  return bytes.reduce((sum, length) => sum + length, 0);
}
