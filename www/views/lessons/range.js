// Which values of a weight a picture shows.

/** @typedef {[low: number, high: number]} Range */

/** What is shown at least. */
const LEAST = 4;
/** Room around, as a share of what the values span. */
const ROOM = 0.3;

/**
 * A range in which some values have room.
 * @param {number[]} values
 * @returns {Range}
 */
export function rangeAround(values) {
  const finite = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const half = Math.max(LEAST, (high - low) * (1 + 2 * ROOM)) / 2;
  const middle = (low + high) / 2;
  return [middle - half, middle + half];
}

/**
 * The range before, as long as it does: a picture whose axes never rest cannot be read.
 * @param {Range | undefined} before
 * @param {Range} wanted
 * @returns {Range}
 */
export function rangeStill(before, wanted) {
  if (!before) return wanted;
  const room = (ROOM / 2) * (wanted[1] - wanted[0]) * 0.8;
  const holds = before[0] <= wanted[0] + room && before[1] >= wanted[1] - room;
  const isWide = before[1] - before[0] > 2.5 * (wanted[1] - wanted[0]);
  if (holds && !isWide) return before;
  // With room to go on.
  const more = 0.25 * (wanted[1] - wanted[0]);
  return [wanted[0] - more, wanted[1] + more];
}
