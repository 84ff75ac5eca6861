// What the drawn pictures take from the style sheet, and when it changes.

/**
 * What a picture is drawn on when it is taken elsewhere.
 * @typedef {object} Sheet
 * @property {number} width in CSS pixels
 * @property {number} height
 * @property {number} pixels that a CSS pixel has, each way
 */

export const darkScheme = matchMedia('(prefers-color-scheme: dark)');

/** Whether things are to change at once rather than move. */
export const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** @type {Map<string, string>} */
const styles = new Map();
darkScheme.addEventListener('change', () => styles.clear());

/** Whether the light colours count, whatever the scheme. */
let light = false;

/**
 * Has something drawn in the light colours: a picture that is taken elsewhere is seen on paper there.
 * @param {() => void} draw
 */
export function inLight(draw) {
  light = true;
  try {
    draw();
  } finally {
    light = false;
  }
}

/** The light colours: those of the rule for the whole page that stands outside of any condition. */
function lightStyles() {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const whole = rules.find((rule) => rule instanceof CSSStyleRule && rule.selectorText === ':root');
  return /** @type {CSSStyleRule} */ (whole).style;
}

/**
 * The value of a custom property of the style sheet, such as `--ink`.
 * @param {string} name
 */
export function styleOf(name) {
  if (light) return lightStyles().getPropertyValue(name).trim();
  const known = styles.get(name);
  if (known !== undefined) return known;
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  styles.set(name, value);
  return value;
}
