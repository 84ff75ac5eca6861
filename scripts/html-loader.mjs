// Takes the page's HTML as it stands. html-webpack-plugin's own loader would run it as a template, and
// any `${...}` in the text as code.

/**
 * @param {string} html
 * @returns {string} a module that exports it
 */
export default function htmlLoader(html) {
  return `module.exports = ${JSON.stringify(html)};`;
}
