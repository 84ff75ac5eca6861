// What axe-core, which looks for what keeps people out, finds wrong with the page.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @typedef {import('./page.js').Playground} Playground */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with the page as it is now. @param {Playground} playground */
export async function violations(playground) {
  await playground.page.evaluate(AXE);
  return playground.page.evaluate(async () => {
    /** @type {{ axe: typeof import('axe-core') }} */
    const { axe } = /** @type {any} */ (window);
    const { violations } = await axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}
