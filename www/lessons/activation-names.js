// The activations by name, to choose from.

import { html } from 'lit';
import { settingChoices, settingTitles } from 'xor-playground';

/**
 * Their names in links, and for people, as they begin a line.
 * @returns {[name: string, title: string][]}
 */
export function activationTitles() {
  const titles = settingTitles('activation');
  return settingChoices('activation').map((name, index) => [name, capitalised(titles[index])]);
}

/** @param {string} text */
function capitalised(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * A list to choose an activation from.
 * @param {string} label
 * @param {string} chosen
 * @param {(name: string) => void} choose
 */
export function choice(label, chosen, choose) {
  return html`<label class="choice"
    >${label}
    <select
      .value=${chosen}
      @change=${(/** @type {Event} */ event) => {
        if (event.target instanceof HTMLSelectElement) choose(event.target.value);
      }}
    >
      ${activationTitles().map(
        ([name, title]) =>
          html`<option value=${name} ?selected=${name === chosen}>${title}</option>`,
      )}
    </select></label
  >`;
}
