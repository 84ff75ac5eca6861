// Values to try, as a row of buttons: the one of now is pressed.

import { html } from 'lit';

/**
 * @template T
 * @param {string} label
 * @param {[value: T, words: string][]} options
 * @param {T} present
 * @param {(value: T) => void} choose
 */
export function presets(label, options, present, choose) {
  return html`<div class="row" role="group" aria-label=${label}>
    ${options.map(
      ([value, words]) => html`<button
        type="button"
        aria-pressed=${value === present}
        @click=${() => choose(value)}
      >
        ${words}
      </button>`,
    )}
  </div>`;
}
