// What is read aloud by itself.

/**
 * Whether a slider has the focus: it says its value at each step, and what says more would not let one hear it.
 * @param {ShadowRoot} root
 */
export function isOnSlider({ activeElement }) {
  return activeElement?.matches('[type="range"], [role="slider"]');
}
