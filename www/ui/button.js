// A button that may have nothing to do at times.

import { html } from 'lit';

/**
 * It keeps the focus then: taken from it, the focus would be the page's, and so the next key, which Space
 * trains with.
 * @param {string} label
 * @param {boolean} isIdle whether there is nothing to do
 * @param {() => void} act
 */
export function button(label, isIdle, act) {
  const click = () => {
    if (!isIdle) act();
  };
  return html`<button type="button" aria-disabled=${String(isIdle)} @click=${click}>
    ${label}
  </button>`;
}
