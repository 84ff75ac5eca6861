// Pieces of a line as one line.

/**
 * A line with a gap after each of its pieces.
 * @param {ArrayLike<number>} segments four numbers each: x and y of both ends
 * @param {(x: number) => number} [xOf] where an x lies along the axis
 * @param {(y: number) => number} [yOf]
 */
export function gapped(segments, xOf = (x) => x, yOf = (y) => y) {
  const [xs, ys] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let at = 0; at < segments.length; at += 4) {
    xs.push(xOf(segments[at]), xOf(segments[at + 2]), Number.NaN);
    ys.push(yOf(segments[at + 1]), yOf(segments[at + 3]), Number.NaN);
  }
  return { xs, ys };
}
