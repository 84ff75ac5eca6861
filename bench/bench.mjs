// `npm run bench`: builds the benchmark page with the libraries it measures beside the engine, runs it in
// a browser, then NumPy where it is there; prints tables and keeps the result in target/bench.json.
//
//   npm run bench -- --browser firefox        another browser
//   npm run bench -- --only a,b               some of the works: a, b (training), c (survey), d (surface)
//   npm run bench -- --contestants engine,unrolled,numpy
//   npm run bench -- --rounds 9 --seconds 0.25   longer, for numbers that others will read
//   npm run bench -- --json result.json       where the result goes
//   npm run bench -- --growth                 how the time grows with epochs, samples and weights, instead

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Failure, main, report, root, run, runs } from '../scripts/process.mjs';
import { installPackages, setUp } from '../scripts/setup.mjs';
import { straightLine } from './straight-line.mjs';

/**
 * What the page leaves in `window.benchResult` when it is done.
 * @typedef {object} Contest
 * @property {number} rounds
 * @property {number} seconds
 * @property {{ problem: string, contestant: string, loss: number, reference: number }[]} checks
 * @property {Work[]} work
 * @property {{ name: string }[]} [problems]
 *
 * @typedef {object} Work
 * @property {string} key
 * @property {string} name
 * @property {string} unit
 * @property {string} problem
 * @property {Measured[]} contestants
 *
 * @typedef {object} Measured
 * @property {string} key
 * @property {string} name
 * @property {string} [precision]
 * @property {string} [updates]
 * @property {string} [note]
 * @property {{ median: number, min: number, max: number }} perSecond
 * @property {number | null} engineTimes how many times as fast the engine is
 *
 * @typedef {{ key: string, name: string, points: { x: number, seconds: number }[] }} GrowthLine
 */

const TIME_LIMIT_MS = 30 * 60_000;

await main(import.meta.url, async () => {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', default: 'chromium' },
      only: { type: 'string', default: '' },
      contestants: { type: 'string', default: '' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '0.1' },
      json: { type: 'string' },
      growth: { type: 'boolean', default: false },
    },
  });
  const { browser: name, json, growth, only, contestants } = values;
  const asked = contestants.split(',').filter(Boolean);
  const withNumpy = asked.length === 0 || asked.includes('numpy');
  const onPage = asked.filter((key) => key !== 'numpy');
  // NumPy's work is checked against the page's, so someone is measured there.
  if (withNumpy && asked.length > 0 && onPage.length === 0) onPage.push('engine');
  const query = new URLSearchParams({ only, contestants: onPage.join() });
  query.set('rounds', String(positive('rounds', values.rounds)));
  query.set('seconds', String(positive('seconds', values.seconds)));
  if (growth) query.set('growth', '');

  await setUp();
  // Only the benchmark needs its rivals, so they are no packages of the page's.
  await installPackages('bench');
  await run('webpack --mode production --env bench', { label: 'Building the benchmark' });
  const { browser, result } = await measureInBrowser(name, query);

  console.log(browser);
  if (growth) printGrowth(result.growth);
  else {
    if (withNumpy) {
      // What the browser has measured counts all the same.
      await addNumpy(result).catch((error) => {
        report(error);
        process.exitCode = 1;
      });
    }
    delete result.problems;
    print(result);
  }
  const file = json ?? path.join(root, 'target', growth ? 'bench-growth.json' : 'bench.json');
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  await writeFile(file, `${JSON.stringify({ browser, ...result }, null, 2)}\n`);
});

/**
 * @param {string} option
 * @param {string} text
 */
function positive(option, text) {
  const value = Number(text);
  if (value > 0 && (option !== 'rounds' || Number.isInteger(value))) return value;
  throw new Failure(`--${option} takes a number above 0, not "${text}".`);
}

/**
 * @param {string} name
 * @param {URLSearchParams} query
 * @returns {Promise<{ browser: string, result: any }>} a contest, or `{ growth: GrowthLine[] }`
 */
async function measureInBrowser(name, query) {
  const { browserName, openBrowser } = await import('../scripts/browsers.mjs');
  const { serve } = await import('../tests/static-server.mjs');
  const browser = await openBrowser(browserName(name));
  const server = await serve(path.join(root, 'target', 'bench-site'));
  try {
    const result = await new Promise((resolve, reject) => {
      browser
        .open(`${server.url}?${query}`, (message) => reject(new Failure(message)))
        .then(() => finished(browser))
        .then(resolve, reject);
    });
    return { browser: browser.version, result };
  } finally {
    server.close();
    await browser.close();
  }
}

/**
 * What the page has measured, once it has.
 * @param {import('../scripts/browsers.mjs').Browser} browser
 */
async function finished(browser) {
  const until = Date.now() + TIME_LIMIT_MS;
  while (Date.now() < until) {
    // Seldom, so that looking does not disturb what is measured.
    await delay(500);
    const error = await browser.evaluate('window.benchError ?? null');
    if (error) throw new Failure(`The benchmark failed. ${error}`);
    // As text: browsers differ in what else gets out of them.
    const result = await browser.evaluate('JSON.stringify(window.benchResult ?? null)');
    if (typeof result === 'string' && result !== 'null') return JSON.parse(result);
  }
  throw new Failure('The benchmark took too long.');
}

/**
 * Lets NumPy do the same work in a process of its own, if it is there, and adds what it did.
 * @param {Contest} contest
 */
async function addNumpy(contest) {
  if (!(await runs('python3 -c "import numpy"'))) {
    console.log('Without NumPy: there is no python3 with numpy.');
    return;
  }
  // On a canvas only the page can draw.
  const works = contest.work.filter(({ name }) => !name.endsWith('onto a canvas'));
  const measured = JSON.parse(
    await run('python3 bench/numpy_contest.py', {
      input: JSON.stringify({ ...contest, work: works }),
      // One thread, like everyone else.
      env: { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    }),
  );
  for (const [problem, loss] of Object.entries(measured.checks)) {
    const wanted = contest.checks.find((check) => check.problem === problem)?.reference;
    if (wanted === undefined) continue;
    if (!(Math.abs(loss - wanted) <= 1e-9 * wanted)) {
      throw new Failure(`NumPy does not learn what the others learn: ${problem}, loss ${loss}.`);
    }
    contest.checks.push({ problem, contestant: 'numpy', loss, reference: wanted });
  }
  for (const [index, { contestants }] of works.entries()) {
    const speeds = measured.speeds[index].toSorted(
      (/** @type {number} */ a, /** @type {number} */ b) => a - b,
    );
    const median = speeds[speeds.length >> 1];
    const engine = contestants.find(({ key }) => key === 'engine');
    contestants.push({
      key: 'numpy',
      name: `NumPy ${measured.numpy}`,
      precision: 'float64',
      updates: 'batch',
      perSecond: { median, min: speeds[0], max: speeds[speeds.length - 1] },
      engineTimes: engine ? engine.perSecond.median / median : null,
    });
  }
}

/** @param {Contest} contest */
function print({ rounds, seconds, work }) {
  console.log(`Median of ${rounds} rounds of ${seconds} s (slowest to fastest); one thread`);
  for (const { key, name, unit, contestants } of work) {
    console.log(`\n(${key}) ${name}: ${unit} per second`);
    const width = Math.max(...contestants.map((contestant) => contestant.name.length));
    for (const { name: contestant, perSecond, engineTimes, ...about } of contestants) {
      const { median, min, max } = perSecond;
      console.log(
        [
          `  ${contestant.padEnd(width)}`,
          count(median).padStart(12),
          `(${count(min)} to ${count(max)})`.padEnd(26),
          (engineTimes === null ? '' : `engine × ${engineTimes.toPrecision(3)}`).padEnd(14),
          [about.precision, about.updates === 'sample' && 'updates after each sample', about.note]
            .filter(Boolean)
            .join(', '),
        ].join('  '),
      );
    }
  }
}

/** @param {GrowthLine[]} lines */
function printGrowth(lines) {
  for (const { key, name, points } of lines) {
    const { fixed, each } = straightLine(points);
    console.log(`\n${name}, in µs against ${key}: about ${micro(fixed)} + ${micro(each)} each`);
    for (const { x, seconds } of points) {
      const beside = seconds / (fixed + each * x) - 1;
      console.log(
        [
          `  ${x.toLocaleString('en').padStart(8)}`,
          micro(seconds).padStart(14),
          `${beside < 0 ? '−' : '+'}${Math.abs(100 * beside).toFixed(0)} %`.padStart(8),
        ].join('  '),
      );
    }
  }
}

/** @param {number} seconds */
function micro(seconds) {
  return (seconds * 1e6).toFixed(3);
}

/** @param {number} value */
function count(value) {
  return value < 100 ? value.toPrecision(3) : Math.round(value).toLocaleString('en');
}
