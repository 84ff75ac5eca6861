// The round numbers beside an axis: 1, 2 and 5 times a power of ten.

const ROUND = [1, 2, 5, 10];

/**
 * The multiples of a round step in a range.
 * @param {number} low
 * @param {number} high
 * @param {number} smallest what the step is at least
 * @returns {number[]}
 */
export function linearTicks(low, high, smallest) {
  const power = Math.floor(Math.log10(smallest));
  const step = ROUND.map((digit) => decimal(digit, power)).find((round) => round >= smallest);
  if (step === undefined) return [];
  const first = Math.ceil(low / step);
  // Counted before: from 2⁵³ on, a number and one more can be the same.
  const count = Math.max(0, Math.floor(high / step) - first + 1);
  // As written in decimal, so that 3 · 0.1 is 0.3.
  const ticks = Array.from({ length: count }, (_, index) =>
    Number(((first + index) * step).toPrecision(15)),
  );
  return [...new Set(ticks)];
}

/**
 * The powers of ten in a range: with 2 and 5 times each where there is room, or only every so many of
 * them where there is little. Both ends of the range are powers of ten.
 * @param {number} low
 * @param {number} high
 * @param {number} most how many numbers there is room for in the whole range
 * @returns {number[]}
 */
export function logarithmicTicks(low, high, most) {
  const [first, last] = [low, high].map((end) => Math.round(Math.log10(end)));
  // 2 and 5 are about a third and two thirds of the way from 1 to 10.
  const digits = 3 * (last - first) <= most ? [1, 2, 5] : [1];
  const step = Math.max(1, Math.ceil((last - first) / most));
  const ticks = [];
  // From the top, which always has its number.
  for (let power = last; power >= first; power -= step) {
    for (const digit of power === last ? [1] : digits) ticks.push(decimal(digit, power));
  }
  return ticks;
}

/**
 * What divides the powers of ten of a range: 2, 3, … 9 times each of them.
 * @param {number} low
 * @param {number} high
 * @returns {number[]}
 */
export function logarithmicDivisions(low, high) {
  const divisions = [];
  for (let power = Math.round(Math.log10(low)); power < Math.round(Math.log10(high)); power++) {
    for (let digit = 2; digit < 10; digit++) divisions.push(decimal(digit, power));
  }
  return divisions;
}

/**
 * The powers of ten around some values; those that are not above zero do not count.
 * @param {ArrayLike<number>} values
 * @returns {[low: number, high: number]}
 */
export function decadesAround(values) {
  const logarithms = Array.from(values, Math.log10).filter(Number.isFinite);
  if (logarithms.length === 0) return [0.1, 1];
  // Within what a number can be: 10⁻³²⁴ would be 0, and 10³⁰⁹ infinite.
  const low = Math.max(Math.floor(Math.min(...logarithms)), -322);
  const high = Math.min(Math.max(Math.ceil(Math.max(...logarithms)), low), 308);
  return [decimal(1, low === high ? low - 1 : low), decimal(1, high)];
}

/**
 * A loss beside the axis.
 * @param {number} tick
 */
export function tickText(tick) {
  return tick !== 0 && Math.abs(tick) < 1e-3
    ? tick.toExponential(0)
    : String(Number(tick.toPrecision(3))).replace('e+', 'e');
}

/**
 * As written in decimal, so that 3 · 10⁻³ is 0.003.
 * @param {number} digit
 * @param {number} power
 */
function decimal(digit, power) {
  return Number(`${digit}e${power}`);
}
