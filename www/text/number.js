// Numbers that somebody typed.

/**
 * What a field takes.
 * @typedef {object} Numbers
 * @property {string} name whose number it is, for the answer to what is none
 * @property {number} [min]
 * @property {number} [max]
 * @property {boolean} [whole]
 */

/** How far from zero a number may be that nothing else limits: a sum of a few does not overflow. */
const FARTHEST = 1e300;

/** Digits in groups of three, which only whole numbers have. */
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+$/;

/** A number in decimal, as a link has it. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a text says, the same that a link with it would have: also with a typographic minus, with commas
 * between the thousands of a whole number, and with a decimal comma in others. Throws what is accepted instead.
 * @param {string} text
 * @param {Numbers} numbers
 */
export function parseNumber(text, numbers) {
  const { name, min = -FARTHEST, max = FARTHEST, whole = false } = numbers;
  const typed = text.trim().replaceAll('−', '-');
  const isGrouped = whole && GROUPED.test(typed);
  const plain = isGrouped ? typed.replaceAll(',', '') : typed.replace(',', whole ? ',' : '.');
  // There is no −0 to be seen.
  const number = DECIMAL.test(plain) ? Number(plain) + 0 : Number.NaN;
  if (number >= min && number <= max && !(whole && !Number.isInteger(number))) return number;
  // What has no other ends has them named where a number is beyond them.
  const isUnclear = numbers.min === undefined && !(Math.abs(number) > max);
  const accepted = isUnclear ? ', such as 0, 1 or -0.25' : ` from ${min} to ${max}`;
  throw new Error(`${name} takes a ${whole ? 'whole ' : ''}number${accepted}.`);
}
