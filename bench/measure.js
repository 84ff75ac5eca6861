// Takes the time: every task gets its turn in every round, so that what slows the machine for a while
// slows all of them.

/**
 * Something that can be done again and again.
 * @typedef {object} Task
 * @property {string} key
 * @property {string} name
 * @property {string} [note]
 * @property {() => Promise<unknown>} [ready] is awaited before each turn
 * @property {(times: number) => void} run
 * @property {number} [size] how much work one time is; 1 unless told otherwise
 */

/** A call should take this long at least, in milliseconds: clocks of browsers are coarse. */
const LONG_ENOUGH = 5;

/**
 * Rounds of all the tasks. The first one is for the compilers, and finds out how often a task is to run
 * in one call; it is not counted.
 *
 * @param {Task[]} tasks
 * @param {{ rounds: number, seconds: number }} plan and how long a turn is
 * @returns {Promise<number[][]>} work per second, by task and round
 */
export async function measure(tasks, { rounds, seconds }) {
  /** @type {number[][]} */
  const speeds = tasks.map(() => []);
  const times = tasks.map(() => 1);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, task] of tasks.entries()) {
      await task.ready?.();
      if (round === 0) times[index] = enough(task, seconds);
      const speed = turn(task, times[index], seconds);
      if (round > 0) speeds[index].push(speed);
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
  return speeds;
}

/**
 * How often a task is to run for the call to be long enough.
 * @param {Task} task
 * @param {number} seconds
 */
function enough(task, seconds) {
  const limit = Math.min(LONG_ENOUGH, seconds * 250);
  for (let times = 1; ; times *= 2) {
    const start = performance.now();
    task.run(times);
    if (performance.now() - start >= limit) return times;
  }
}

/**
 * @param {Task} task
 * @param {number} times
 * @param {number} seconds
 */
function turn({ run, size = 1 }, times, seconds) {
  const start = performance.now();
  let done = 0;
  let elapsed = 0;
  while (elapsed < seconds * 1000) {
    run(times);
    done += times;
    elapsed = performance.now() - start;
  }
  return (done * size * 1000) / elapsed;
}

/**
 * The median of at least one number.
 * @param {number[]} numbers
 */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
