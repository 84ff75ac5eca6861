// HTML that stands in the page's own modules. A policy can ask for it to be named as such (Trusted Types).

const policy = window.trustedTypes?.createPolicy('xor-playground', {
  createHTML: (html) => html,
});

/**
 * @param {Element | ShadowRoot} place
 * @param {string} html of a module; never what somebody has typed, or what a link holds
 */
export function fillWith(place, html) {
  place.innerHTML = /** @type {string} */ (policy?.createHTML(html) ?? html);
}
