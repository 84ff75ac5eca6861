// `npm run icons`: draws the icons of the installed page from their SVG files, which are in the tree beside them.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './browsers.mjs';
import { main, root } from './process.mjs';

const PLACE = path.join(root, 'www', 'offline');
const FAVICON = path.join(root, 'www', 'favicon.svg');
/** What is cut to a shape by the system has colour up to its edges. */
const MASKABLE = path.join(PLACE, 'maskable.svg');

/** @type {[name: string, drawing: string, size: number][]} */
const ICONS = [
  ['icon-192.png', FAVICON, 192],
  ['icon-512.png', FAVICON, 512],
  ['icon-maskable-512.png', MASKABLE, 512],
  ['apple-touch-icon.png', MASKABLE, 180],
];

await main(import.meta.url, async () => {
  const browser = await chromium.launch(await findBrowser('chromium'));
  const page = await browser.newPage();
  for (const [name, drawing, size] of ICONS) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<body style="margin: 0">${await readFile(drawing, 'utf8')}</body>`);
    await page.screenshot({ path: path.join(PLACE, name), omitBackground: true });
    console.log(`${name}: ${size} × ${size}`);
  }
  await browser.close();
});
