// The activations by name, to choose from.

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
