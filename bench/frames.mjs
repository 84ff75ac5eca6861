// `npm run frames`: how smooth the page is while it trains, with two views open beside the stage, any two on the
// default network, and with many rows; and how soon inputs are answered where an epoch takes longer than a frame. Builds
// the site, trains in a headless browser, and prints tables and what was missed of what is asked.
//
//   npm run frames -- --strict             fails where something is missed, for a quiet machine
//   npm run frames -- --browser firefox    another browser
//   npm run frames -- --seconds 10         how long each network is watched

import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Failure, main, root, run } from '../scripts/process.mjs';
import { setUp } from '../scripts/setup.mjs';
import { measureInputs } from './inputs.mjs';
import { quantile, startTraining } from './watching.mjs';

/**
 * A network, the views that are open beside it, and what is asked of its frames.
 * @typedef {object} Case
 * @property {string} name
 * @property {string} run
 * @property {string[][]} views two at a time
 * @property {number} rate so many frames a second, or more
 * @property {number} share of the frames that come at this rate
 * @property {number} [longest] no task takes longer than this, in milliseconds
 */

const VIEWS = ['space', 'formulas', 'lessons', 'compare', 'home'];

/** @type {Case[]} */
const CASES = [
  {
    name: '2-2-1, the default',
    run: 'epochs=100000',
    views: VIEWS.flatMap((one, index) => VIEWS.slice(index + 1).map((other) => [one, other])),
    rate: 60,
    share: 0.5,
    longest: 50,
  },
  {
    name: 'six layers of 16, tanh, Adam',
    run: 'lr=0.001&epochs=100000&hidden=16,16,16,16,16,16&activation=tanh&rule=adam',
    views: [['space', 'formulas']],
    rate: 30,
    share: 1,
  },
  {
    name: '500 points, 8-8, tanh, Adam',
    run: 'data=circle&samples=500&epochs=100000&hidden=8,8&activation=tanh&rule=adam&lr=0.01',
    views: [[]],
    rate: 60,
    share: 0.5,
    longest: 50,
  },
];

/** A screen that shows 60 frames a second shows some of them a little late. */
const RATE_TOLERANCE = 0.99;

const WARM_UP_MS = 2_000;

/**
 * What the page measures, all in milliseconds.
 * @typedef {object} Watched
 * @property {number[]} intervals from one frame to the next
 * @property {number[]} work from the beginning of a frame until the page is free again, drawing included
 * @property {number[]} tasks how long those tasks took that were longer than 50, where the browser tells
 */

/** Runs in the page, before training begins, so that it comes first in each frame. */
function watchFrames() {
  /** @type {Watched} */
  const watched = { intervals: [], work: [], tasks: [] };
  let last = 0;
  let began = 0;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => watched.work.push(performance.now() - began);
  const frame = (/** @type {number} */ now) => {
    requestAnimationFrame(frame);
    if (last > 0) watched.intervals.push(now - last);
    last = now;
    began = performance.now();
    channel.port2.postMessage(undefined);
  };
  requestAnimationFrame(frame);
  if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
    new PerformanceObserver((list) => {
      watched.tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ entryTypes: ['longtask'] });
  }
  const begin = () => {
    for (const list of Object.values(watched)) list.length = 0;
  };
  Object.assign(window, { frames: { watched, begin } });
}

await main(import.meta.url, async () => {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', default: 'chromium' },
      seconds: { type: 'string', default: '5' },
      strict: { type: 'boolean', default: false },
    },
  });
  const seconds = Number(values.seconds);
  if (!(seconds > 0))
    throw new Failure(`--seconds takes a number above 0, not "${values.seconds}".`);
  await setUp();
  await run('webpack --mode production', { label: 'Building the page' });
  const { browserName, openBrowser } = await import('../scripts/browsers.mjs');
  const { serve } = await import('../tests/static-server.mjs');
  const browser = await openBrowser(browserName(values.browser));
  const server = await serve(path.join(root, 'dist'));
  const misses = [];
  try {
    console.log(`\n${browser.version}, ${seconds} s each; milliseconds\n`);
    console.log(
      '| network | views | frames a second | worst second | frame, median | 95 % | work in it, median | 95 % | tasks over 50 |',
    );
    console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
    for (const one of CASES) {
      for (const views of one.views) {
        const address = `${server.url}#${one.run}&view=${views}`;
        const watched = await watch(browser, address, views, seconds);
        print(one, views, watched, seconds);
        misses.push(
          ...missed(one, watched).map((words) => `${one.name}, ${inWords(views)}: ${words}`),
        );
      }
    }
    misses.push(...(await measureInputs(browser, server.url)));
  } finally {
    server.close();
    await browser.close();
  }
  if (misses.length > 0) console.log(`\nMissed: ${misses.join('\n        ')}`);
  if (misses.length > 0 && values.strict) process.exitCode = 1;
});

/**
 * @param {import('../scripts/browsers.mjs').Browser} browser
 * @param {string} address
 * @param {string[]} views
 * @param {number} seconds
 * @returns {Promise<Watched>}
 */
async function watch(browser, address, views, seconds) {
  const check = await startTraining(browser, address, views, `(${watchFrames})()`);
  await delay(WARM_UP_MS);
  await browser.evaluate('window.frames.begin()');
  await delay(seconds * 1000);
  const text = await browser.evaluate('JSON.stringify(window.frames.watched)');
  check();
  return JSON.parse(String(text));
}

/**
 * @param {Case} one
 * @param {string[]} views
 * @param {Watched} watched
 * @param {number} seconds
 */
function print({ name }, views, { intervals, work, tasks }, seconds) {
  const cells = [
    rate(intervals, 0.5).toFixed(1),
    worstSecond(intervals).toFixed(1),
    ...[quantile(intervals, 0.5), quantile(intervals, 0.95)].map((time) => time.toFixed(1)),
    ...[quantile(work, 0.5), quantile(work, 0.95)].map((time) => time.toFixed(1)),
    `${tasks.length} in ${seconds} s`,
  ];
  console.log(`| ${[name, inWords(views), ...cells].join(' | ')} |`);
}

/** @param {string[]} views */
function inWords(views) {
  return views.join(' and ') || 'none';
}

/**
 * What is asked and was not kept.
 * @param {Case} one
 * @param {Watched} watched
 */
function missed({ rate: wanted, share, longest }, { intervals, tasks }) {
  const misses = [];
  const kept = rate(intervals, share);
  if (kept < wanted * RATE_TOLERANCE) {
    misses.push(`${kept.toFixed(1)} frames a second, and ${wanted} are asked.`);
  }
  const slow = Math.max(0, ...tasks);
  if (longest !== undefined && slow > longest) {
    misses.push(`a task took ${slow.toFixed(0)} ms, and ${longest} are allowed.`);
  }
  return misses;
}

/**
 * What this share of the frames keeps to, in frames a second.
 * @param {number[]} intervals
 * @param {number} share
 */
function rate(intervals, share) {
  return 1000 / quantile(intervals, share);
}

/**
 * The frames a second in the second with the fewest.
 * @param {number[]} intervals
 */
function worstSecond(intervals) {
  let slowest = Number.POSITIVE_INFINITY;
  let first = 0;
  let time = 0;
  intervals.forEach((interval, last) => {
    time += interval;
    // As few of the latest as take a second.
    while (time - intervals[first] >= 1000) {
      time -= intervals[first];
      first += 1;
    }
    if (time >= 1000) slowest = Math.min(slowest, (1000 * (last - first + 1)) / time);
  });
  return slowest;
}
