// Logarithmic scales in steps that a person would choose: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10.

const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/**
 * The round numbers from `low` to `high`, both included.
 * @param {number} low
 * @param {number} high
 * @param {{ whole?: boolean }} [options] `whole` for whole numbers only
 */
export function logarithmicScale(low, high, { whole = false } = {}) {
  const stops = [low];
  for (let exponent = Math.floor(Math.log10(low)); 10 ** exponent <= high; exponent++) {
    for (const step of STEPS) {
      // As written in decimal, so that 3 · 10⁻³ is 0.003.
      const stop = Number(`${step}e${exponent}`);
      if (stop > low && stop < high && !(whole && !Number.isInteger(stop))) stops.push(stop);
    }
  }
  return [...stops, high];
}

/**
 * The position on the scale that is nearest to a value, by ratio.
 * @param {number[]} stops
 * @param {number} value
 */
export function nearestStop(stops, value) {
  const distances = stops.map((stop) => Math.abs(Math.log(stop / value)));
  return distances.indexOf(Math.min(...distances));
}

/**
 * The value so many stops on, within the scale.
 * @param {number[]} stops
 * @param {number} value
 * @param {number} steps
 */
export function stepAlong(stops, value, steps) {
  const beyond =
    steps > 0
      ? stops.filter((stop) => stop > value)
      : stops.filter((stop) => stop < value).reverse();
  return beyond[Math.min(Math.abs(steps), beyond.length) - 1] ?? value;
}
