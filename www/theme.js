// What the drawn pictures take from the style sheet, and when it changes.

export const darkScheme = matchMedia('(prefers-color-scheme: dark)');

/** @type {Map<string, string>} */
const styles = new Map();
darkScheme.addEventListener('change', () => styles.clear());

/**
 * The value of a custom property of the style sheet, such as `--ink`.
 * @param {string} name
 */
export function styleOf(name) {
  const known = styles.get(name);
  if (known !== undefined) return known;
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  styles.set(name, value);
  return value;
}
