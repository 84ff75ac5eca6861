// Fewer points of a line that look the same.

/**
 * Of the points in the same column of pixels the first, the lowest, the highest and the last: with
 * these a line covers what it covers with all of them.
 * @param {ArrayLike<number>} ys
 * @param {(index: number) => number} columnOf the column that a point is in; it never goes back
 * @returns {number[]} indices, rising
 */
export function thinned(ys, columnOf) {
  /** @type {number[]} */
  const indices = [];
  /** @param {number} index */
  const keep = (index) => {
    if (indices.at(-1) !== index) indices.push(index);
  };
  let column = columnOf(0);
  for (let from = 0, to = 0; from < ys.length; from = to) {
    const present = column;
    let [low, high] = [from, from];
    for (; to < ys.length && column === present; column = columnOf(++to)) {
      if (ys[to] < ys[low]) low = to;
      if (ys[to] > ys[high]) high = to;
    }
    for (const index of [from, Math.min(low, high), Math.max(low, high), to - 1]) keep(index);
  }
  return indices;
}
