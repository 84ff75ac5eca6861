// How long after something was done the page shows it: what `npm run frames` prints of inputs.

import { quantile, ROOT, startTraining } from './watching.mjs';

/** @typedef {import('../scripts/browsers.mjs').Browser} Browser */

const MANY =
  'data=circle&samples=10000&hidden=16,16,16,16,16,16&activation=tanh&rule=adam&lr=0.001';

/** What is trained, so slowly that an epoch takes longer than a frame. */
const CASES = [
  { name: '10,000 points, six layers of 16, full batch', run: MANY },
  { name: '10,000 points, six layers of 16, batches of 10', run: `${MANY}&batch=10` },
];

/** What is done, and what to see of it then: functions of the page, called with how often it was done before. */
const ACTS = {
  'type in x': {
    act: (/** @type {ShadowRoot} */ root, /** @type {number} */ time) => {
      const x = /** @type {HTMLInputElement} */ (root.getElementById('x'));
      x.value = String(2 + time);
      x.dispatchEvent(new Event('input'));
    },
    isAnswered: (/** @type {ShadowRoot} */ root, /** @type {number} */ time) =>
      root.getElementById('answer')?.textContent?.startsWith(`(${2 + time},`) ?? false,
  },
  'move the learning rate': {
    act: (/** @type {ShadowRoot} */ root, /** @type {number} */ time) => {
      const slider = /** @type {HTMLInputElement} */ (root.getElementById('lr'));
      slider.value = String(time % 2);
      slider.dispatchEvent(new Event('input'));
    },
    isAnswered: (/** @type {ShadowRoot} */ root, /** @type {number} */ time) => {
      const value = /** @type {HTMLInputElement} */ (root.getElementById('lr-value')).value;
      const was = Reflect.get(window, 'lastRate');
      const isOther = value !== was;
      if (isOther) Reflect.set(window, 'lastRate', value);
      return isOther || time === 0;
    },
  },
  'press Pause': {
    act: (/** @type {ShadowRoot} */ root) => root.getElementById('train')?.click(),
    isAnswered: (/** @type {ShadowRoot} */ root) =>
      root.getElementById('train')?.textContent === 'Train',
  },
};

/** How often each is done. */
const TIMES = 25;
/** Answers are asked for within this, in milliseconds. */
const LONGEST = 50;

/**
 * Runs in the page: does something at a moment that is planned, whatever the page is busy with then, and measures from that
 * moment until it is seen.
 * @param {ShadowRoot} root
 * @param {(root: ShadowRoot, time: number) => void} act
 * @param {(root: ShadowRoot, time: number) => boolean} isAnswered
 * @param {number} times
 */
async function measureAnswers(root, act, isAnswered, times) {
  const drawn = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        // The page is free again when its frame is drawn.
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(undefined);
      });
    });
  const train = /** @type {HTMLButtonElement} */ (root.getElementById('train'));
  const took = [];
  for (let time = 0; time < times; time += 1) {
    if (train.textContent === 'Train') train.click();
    const wait = 200 + 300 * Math.random();
    const planned = performance.now() + wait;
    await new Promise((resolve) => setTimeout(resolve, wait));
    act(root, time);
    do await drawn();
    while (!isAnswered(root, time));
    took.push(performance.now() - planned);
  }
  return took;
}

/**
 * Prints a table, and tells what of it was too slow.
 * @param {Browser} browser
 * @param {string} url
 * @returns {Promise<string[]>}
 */
export async function measureInputs(browser, url) {
  const misses = [];
  console.log(
    `\nFrom an input until it is seen, ${TIMES} times each while training; milliseconds\n`,
  );
  console.log('| network | input | median | slowest |');
  console.log('| --- | --- | --- | --- |');
  for (const { name, run } of CASES) {
    await startTraining(browser, `${url}#${run}&epochs=10000000`, []);
    for (const [input, { act, isAnswered }] of Object.entries(ACTS)) {
      const call = `(${measureAnswers})(${ROOT}, ${act}, ${isAnswered}, ${TIMES})`;
      const text = await browser.evaluate(`${call}.then((took) => JSON.stringify(took))`);
      /** @type {number[]} */
      const took = JSON.parse(String(text));
      const slowest = Math.max(...took);
      console.log(
        `| ${name} | ${input} | ${quantile(took, 0.5).toFixed(0)} | ${slowest.toFixed(0)} |`,
      );
      if (slowest > LONGEST)
        misses.push(
          `${name}, ${input}: it took ${slowest.toFixed(0)} ms, and ${LONGEST} are allowed.`,
        );
    }
  }
  return misses;
}
