// Frames at the test's command, in the place of the screen's.

import { expect } from '@playwright/test';

/**
 * Before the page is opened: from now on a frame comes when `drawFrames` asks for it.
 * @param {import('@playwright/test').Page} page
 */
export async function holdFrames(page) {
  await page.addInitScript(() => {
    let now = 1000;
    // The clock goes with them: nothing depends on how busy the machine is.
    performance.now = () => now;
    /** @type {FrameRequestCallback[]} */
    let waiting = [];
    window.requestAnimationFrame = (callback) => waiting.push(callback);
    Object.assign(window, {
      drawFrame: (/** @type {number} */ duration) => {
        now += duration;
        const due = waiting;
        waiting = [];
        for (const callback of due) callback(now);
      },
    });
  });
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {number} count
 * @param {number} [rate] frames a second
 */
export async function drawFrames(page, count, rate = 60) {
  await page.evaluate(
    ({ count, duration }) => {
      /** @type {any} */
      const { drawFrame } = window;
      for (let frame = 0; frame < count; frame++) drawFrame(duration);
    },
    { count, duration: 1000 / rate },
  );
}

/**
 * Has what was asked for drawn, without time passing, until it is as expected: parts of the page are loaded when they
 * are wanted, and ask to be drawn whenever they come.
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<void>} expectation
 */
export async function drawUntil(page, expectation) {
  await expect(async () => {
    await drawFrames(page, 1, Number.POSITIVE_INFINITY);
    await expectation();
  }).toPass();
}

/**
 * Waits until the screen has shown some frames.
 * @param {import('@playwright/test').Page} page
 * @param {number} count
 */
export async function framesPass(page, count) {
  await page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
  }, count);
}

/**
 * Waits until what was done is drawn, and what follows from another size; where a test holds the frames, it draws
 * them itself.
 * @param {import('@playwright/test').Page} page
 */
export async function settled(page) {
  await page.evaluate(async () => {
    if ('drawFrame' in window) return;
    const pass = async () => {
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    };
    // A page behind another one may have no frames.
    const enough = new Promise((done) => setTimeout(done, 10_000));
    await Promise.race([pass(), enough]);
  });
}

/**
 * Before the page is opened: from now on it is counted how often each picture is drawn.
 * @param {import('@playwright/test').Page} page
 */
export async function countDrawings(page) {
  await page.addInitScript(() => {
    const { prototype } = CanvasRenderingContext2D;
    const { clearRect } = prototype;
    /** @type {WeakMap<HTMLCanvasElement, number>} */
    const drawings = new WeakMap();
    // Each drawing begins on an empty sheet.
    prototype.clearRect = function (...place) {
      drawings.set(this.canvas, (drawings.get(this.canvas) ?? 0) + 1);
      return Reflect.apply(clearRect, this, place);
    };
    Object.assign(window, {
      drawingsOf: (/** @type {HTMLCanvasElement} */ canvas) => drawings.get(canvas) ?? 0,
    });
  });
}

/**
 * How often the pictures in these places have been drawn, one after the other.
 * @param {import('@playwright/test').Locator[]} places
 */
export async function drawingsOf(...places) {
  return Promise.all(
    places.map((place) =>
      place
        .locator('canvas')
        .first()
        .evaluate((canvas) => {
          /** @type {any} */
          const { drawingsOf } = window;
          return /** @type {number} */ (drawingsOf(canvas));
        }),
    ),
  );
}
