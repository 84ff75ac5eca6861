// Takes HTML as it stands, without the spaces that only lay out its source. html-webpack-plugin's own loader would run
// it as a template, and any `${...}` in the text as code.

/**
 * @param {string} html
 * @returns {string} a module that exports it
 */
export default function htmlLoader(html) {
  return `export default ${JSON.stringify(html.replace(/\s+/g, ' '))};`;
}
