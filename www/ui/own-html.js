// HTML that stands in the page's own modules.

import { policyFor } from '../text/policy.js';

const policy = policyFor('xor-playground', { createHTML: (html) => html });

/**
 * @param {Element | ShadowRoot} place
 * @param {string} html of a module; never what somebody has typed, or what a link holds
 */
export function fillWith(place, html) {
  place.innerHTML = /** @type {string} */ (policy?.createHTML?.(html) ?? html);
}
