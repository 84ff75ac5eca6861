// Numbers as the page writes them.

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/**
 * A count: 5,000.
 * @param {number} number
 */
export function count(number) {
  return whole.format(number);
}

/**
 * Four significant digits, or so many: 0.0002997, 3.001e-7.
 * @param {number} number
 * @param {number} [digits]
 */
export function significant(number, digits = 4) {
  if (number === 0 || !Number.isFinite(number)) return String(number);
  return Math.abs(number) >= 1e-4
    ? String(Number(number.toPrecision(digits)))
    : number.toExponential(digits - 1);
}

const withoutExponent = new Intl.NumberFormat('en-US', {
  maximumSignificantDigits: 4,
  useGrouping: false,
});

/**
 * Four significant digits without an exponent, which attributes of numbers don't take.
 * @param {number} number
 */
export function plain(number) {
  return withoutExponent.format(number);
}

/**
 * Four decimals, for numbers that stand under one another and are between 0 and 1, or not far from it.
 * @param {number} number
 */
export function decimals(number) {
  return Math.abs(number) < 1e4 ? number.toFixed(4) : number.toExponential(3);
}

/**
 * Inputs together: (0, 1).
 * @param {...number} inputs
 */
export function pair(...inputs) {
  return `(${inputs.join(', ')})`;
}

/**
 * One row of the truth table, by its inputs: (0, 1).
 * @param {readonly number[]} row the target comes last
 */
export function rowName(row) {
  return pair(...row.slice(0, -1));
}

/**
 * What so many inputs are called: x; x and y; x1, x2 and x3. Two, if it is not said.
 * @param {number} [count]
 */
export function inputNames(count = 2) {
  if (count <= 2) return ['x', 'y'].slice(0, count);
  return Array.from({ length: count }, (_, at) => `x${at + 1}`);
}

/**
 * A coordinate in a picture: to three decimals where that is from 0 to 1 or not far beyond, without the dust that adding
 * leaves.
 * @param {readonly [low: number, high: number]} range of the picture
 * @param {number} coordinate
 */
export function roundedIn([low, high], coordinate) {
  const digits = 3 - Math.floor(Math.log10((high - low) / 2));
  return Number(coordinate.toFixed(Math.min(15, Math.max(0, digits))));
}

/**
 * The coordinates of a place in a picture.
 * @param {readonly (readonly [low: number, high: number])[]} ranges of the picture across and up
 * @param {number} across as shares of its sides
 * @param {number} up
 */
export function coordinatesAt(ranges, across, up) {
  const [x, y] = ranges.map((range, axis) =>
    roundedIn(range, range[0] + [across, up][axis] * (range[1] - range[0])),
  );
  return { x, y };
}
