// The diagram's numbers, as they are written beside its links.

/**
 * With its sign, that of minus as wide as that of plus, and so many significant digits: +0.5488, −2, 0.
 * @param {number} value
 * @param {number} digits
 */
export function signed(value, digits) {
  if (value === 0 || Number.isNaN(value)) return String(Math.abs(value));
  return (value < 0 ? '−' : '+') + unsigned(Math.abs(value), digits);
}

/**
 * @param {number} size
 * @param {number} digits
 */
function unsigned(size, digits) {
  if (size === Number.POSITIVE_INFINITY) return '∞';
  if (size >= 1e-3 && size < 1e5) return String(Number(size.toPrecision(digits)));
  return size.toExponential(1).replace('-', '−').replace('+', '');
}
