// The straight line that a curve follows at a point: what a step of gradient descent knows of the curve.

/** How long it is drawn, as a share of the picture's width. */
const LENGTH = 0.36;

/**
 * @param {{ x: number, y: number, slope: number }} point
 * @param {number} low where the picture begins
 * @param {number} high
 * @returns {{ xs: number[], ys: number[] }}
 */
export function tangentAt({ x, y, slope }, low, high) {
  const half = (LENGTH / 2) * (high - low);
  return { xs: [x - half, x + half], ys: [y - half * slope, y + half * slope] };
}
