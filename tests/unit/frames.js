// The frames of a screen that there is not: they are drawn when a test says so. The clock goes with them, so
// that nothing depends on how busy the machine is.

/** @type {Map<number, FrameRequestCallback>} */
let waiting = new Map();
let last = 0;
let now = 0;

/** From now on, what asks for a frame waits for `drawFrame`. */
export function holdFrames() {
  Object.defineProperty(performance, 'now', { value: () => now, configurable: true });
  waiting = new Map();
  Object.assign(globalThis, {
    requestAnimationFrame: (/** @type {FrameRequestCallback} */ draw) => {
      last += 1;
      waiting.set(last, draw);
      return last;
    },
    cancelAnimationFrame: (/** @type {number} */ request) => waiting.delete(request),
  });
}

/** @param {number} [milliseconds] since the one before */
export function drawFrame(milliseconds = 1000 / 60) {
  now += milliseconds;
  const due = waiting;
  waiting = new Map();
  for (const draw of due.values()) draw(now);
}
