// Numbers of inputs, which may be of any size.

const grouped = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 15 });

/** From here on a number is written in thousands, or millions; and with a power of ten. */
const THOUSANDS = 1e4;
const MILLIONS = 1e6;
const POWERS = 1e9;
/** So many are told apart in a sentence. */
const MOST_GROUPED = 1e15;

/**
 * Whether a number has another form than its digits.
 * @param {number} number
 */
export function isLarge(number) {
  return Math.abs(number) >= THOUSANDS;
}

/**
 * Beside an axis, where there is little room: 0.5, 2005, 30k, 1.5M, 2e9.
 * @param {number} tick
 */
export function tickOf(tick) {
  const size = Math.abs(tick);
  if (size >= POWERS) return tick.toExponential().replace('e+', 'e');
  // Without the dust that dividing leaves.
  const short = (/** @type {number} */ unit) => Number((tick / unit).toPrecision(15));
  if (size >= MILLIONS) return `${short(1e6)}M`;
  return size >= THOUSANDS ? `${short(1e3)}k` : String(tick);
}

/**
 * In words: 0.5, 2005, 30,000.
 * @param {number} number
 */
export function inWords(number) {
  return isLarge(number) && Math.abs(number) < MOST_GROUPED
    ? grouped.format(number)
    : String(number);
}

/**
 * What an input is held at, to three digits, and more where the range would be one number with these: 0.333, 30,500, and
 * 2005 of 2000 to 2020.
 * @param {readonly [low: number, high: number]} range of the input
 * @param {number} value
 */
export function heldAt([low, high], value) {
  const beyond = Math.log10(Math.max(Math.abs(low), Math.abs(high)) / (high - low));
  const digits = 3 + Math.max(0, Math.floor(beyond));
  return inWords(Number(value.toPrecision(Math.min(15, digits))));
}
