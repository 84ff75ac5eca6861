// A list to choose from.

import { html } from 'lit';

/**
 * @template {string | number} T
 * @param {string} label
 * @param {[value: T, words: string][]} options
 * @param {T} chosen
 * @param {(value: T) => void} choose
 */
export function choice(label, options, chosen, choose) {
  return html`<label class="choice"
    >${label}
    <select
      .value=${String(chosen)}
      @change=${(/** @type {Event} */ { currentTarget }) => {
        const { selectedIndex } = /** @type {HTMLSelectElement} */ (currentTarget);
        choose(options[selectedIndex][0]);
      }}
    >
      ${options.map(
        ([value, words]) =>
          html`<option value=${value} ?selected=${value === chosen}>${words}</option>`,
      )}
    </select></label
  >`;
}
