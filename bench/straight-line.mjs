// The straight line through measured times, for the table and the plot of how they grow.

/**
 * The `fixed + each * x` with the smallest sum of squared relative errors.
 * @param {{ x: number, seconds: number }[]} points
 * @returns {{ fixed: number, each: number }}
 */
export function straightLine(points) {
  // The normal equations, each point weighted by 1 / seconds².
  let [w, wx, wxx, wy, wxy] = [0, 0, 0, 0, 0];
  for (const { x, seconds } of points) {
    const weight = 1 / seconds ** 2;
    w += weight;
    wx += weight * x;
    wxx += weight * x * x;
    wy += weight * seconds;
    wxy += weight * x * seconds;
  }
  const each = (w * wxy - wx * wy) / (w * wxx - wx * wx);
  return { fixed: (wy - each * wx) / w, each };
}
