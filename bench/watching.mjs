// Opens the page in a browser to be measured while it trains.

import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../scripts/process.mjs';

/** @typedef {import('../scripts/browsers.mjs').Browser} Browser */

/** Where two views have room. */
const WINDOW = { width: 1920, height: 1080 };

export const ROOT = "document.querySelector('xor-playground').shadowRoot";

const READY_LIMIT_MS = 60_000;

/**
 * Opens an address, and starts training.
 * @param {Browser} browser
 * @param {string} address
 * @param {string[]} views that are open there
 * @param {string} [prepare] is evaluated before that
 * @returns {Promise<() => void>} throws what went wrong in the page
 */
export async function startTraining(browser, address, views, prepare = '') {
  /** @type {string[]} */
  const errors = [];
  await browser.open(address, (message) => errors.push(message), WINDOW);
  await until(browser, `${ROOT}.getElementById('train')?.disabled === false`);
  await browser.evaluate(prepare);
  for (const view of views) {
    await until(browser, `${ROOT}.querySelector('#${view} .body > :not(.hint)')`);
  }
  await browser.evaluate(`${ROOT}.getElementById('train').click()`);
  return () => {
    if (errors.length > 0) throw new Failure(errors.join('\n'));
  };
}

/**
 * @param {Browser} browser
 * @param {string} condition
 */
async function until(browser, condition) {
  const limit = performance.now() + READY_LIMIT_MS;
  while (!(await browser.evaluate(`Boolean(${condition})`))) {
    if (performance.now() > limit) throw new Failure(`The page is not ready: ${condition}.`);
    await delay(50);
  }
}

/**
 * @param {number[]} numbers
 * @param {number} share
 */
export function quantile(numbers, share) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
