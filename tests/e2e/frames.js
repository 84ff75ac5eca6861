// Frames at the test's command, in the place of the screen's.

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
 * Waits until the screen has shown some frames.
 * @param {import('@playwright/test').Page} page
 * @param {number} count
 */
export async function framesPass(page, count) {
  await page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
  }, count);
}
