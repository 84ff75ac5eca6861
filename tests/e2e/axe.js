// What axe-core, which looks for what keeps people out, finds wrong with the page.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { settled } from './frames.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe-core finds wrong with the page, or a part of it, as it is now.
 * @param {import('@playwright/test').Page} page
 * @param {string} [part] a selector in the playground
 */
export async function violations(page, part) {
  await settled(page);
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  return page.evaluate(async (part) => {
    /** @type {{ axe: typeof import('axe-core') }} */
    const { axe } = /** @type {any} */ (window);
    /** @type {import('axe-core').ElementContext} */
    const place = part === undefined ? document : { fromShadowDom: ['xor-playground', part] };
    const { violations } = await axe.run(place, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, part);
}
