// `npm run bench`: builds the benchmark page, runs it in a browser, prints the result as a table and
// keeps it in target/bench.json. `npm run bench -- --browser firefox` measures another browser.

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { main, root } from './process.mjs';
import { setUp } from './setup.mjs';

/**
 * What the page leaves in `window.benchResult` when it is done.
 * @typedef {object} BenchResult
 * @property {number} rounds
 * @property {{ name: string, unit: string, contestants: Contestant[] }[]} work
 *
 * @typedef {object} Contestant
 * @property {string} name
 * @property {{ median: number, min: number, max: number }} perSecond
 * @property {number} ratio how many times as fast as the one it is compared with
 */

const TIME_LIMIT_MS = 15 * 60_000;

await main(async () => {
  const { values } = parseArgs({
    options: { browser: { type: 'string', default: 'chromium' } },
  });
  await setUp();
  const { BROWSERS, browserName, ensureBrowser } = await import('./browser.mjs');
  const { bundle } = await import('./bundle.mjs');
  const { serve } = await import('../tests/static-server.mjs');

  const name = browserName(values.browser);
  const launchOptions = await ensureBrowser(name);
  await bundle({ bench: true });

  const server = await serve(path.join(root, 'target', 'bench-site'));
  const browser = await BROWSERS[name].launch(launchOptions);
  try {
    const page = await browser.newPage();
    /** @type {Promise<never>} */
    const broken = new Promise((_, reject) => page.on('pageerror', reject));
    const measured = page
      .goto(server.url)
      .then(() =>
        page.waitForFunction(() => 'benchResult' in window, null, {
          // Seldom, so that looking does not disturb what is measured.
          polling: 500,
          timeout: TIME_LIMIT_MS,
        }),
      )
      .then(() => page.evaluate(() => Reflect.get(window, 'benchResult')));
    /** @type {BenchResult} */
    const result = await Promise.race([measured, broken]);

    console.log(`${name} ${browser.version()}, median of ${result.rounds} rounds (min to max)`);
    print(result);
    const file = path.join(root, 'target', 'bench.json');
    await writeFile(
      file,
      `${JSON.stringify({ browser: name, version: browser.version(), ...result }, null, 2)}\n`,
    );
  } finally {
    await browser.close();
    server.close();
  }
});

/** @param {BenchResult} result */
function print({ work }) {
  for (const { name, unit, contestants } of work) {
    console.log(`\n${name}, ${unit} per second`);
    const width = Math.max(...contestants.map((contestant) => contestant.name.length));
    for (const { name: contestant, perSecond, ratio } of contestants) {
      const { median, min, max } = perSecond;
      console.log(
        [
          `  ${contestant.padEnd(width)}`,
          count(median).padStart(14),
          `(${count(min)} to ${count(max)})`.padEnd(28),
          `${ratio.toPrecision(3)} x`.padStart(8),
        ].join('  '),
      );
    }
  }
}

/** @param {number} value */
function count(value) {
  return Math.round(value).toLocaleString('en');
}
