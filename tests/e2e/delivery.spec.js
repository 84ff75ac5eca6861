// What is served: static files that need nothing else, from any folder of any host.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './page.js';

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
  expect(names.filter((name) => /\.(js|css|wasm)$/.test(name))).toHaveLength(3);
  for (const name of names) expect(name).toMatch(/^(favicon\.svg|[\w-]+\.[0-9a-f]{8,}\.\w+)$/);
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

  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).not.toContain("'unsafe-inline'");
  expect(policy).not.toContain("'unsafe-eval'");

  // The policy is not only written, it is in force.
  playground.provoked.push(/Policy violated: script-src-elem by inline/, /inline script/);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "broken"';
    document.head.append(script);
  });
  await expect(page).toHaveTitle('XOR Playground');
});

test('is small', () => {
  const names = readdirSync(DIST).filter((name) => !name.endsWith('.map'));
  expect(names.filter((name) => name.endsWith('.wasm'))).toHaveLength(1);
  const bytes = names.map((name) => readFileSync(new URL(name, DIST)).length);
  expect(bytes.reduce((sum, length) => sum + length, 0)).toBeLessThan(400_000);
});
