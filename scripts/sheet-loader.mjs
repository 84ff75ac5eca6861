// Makes of a style sheet a module that exports it as a CSSStyleSheet, which a shadow root adopts.

import { transform } from 'lightningcss';

/**
 * @this {import('webpack').LoaderContext<{}>}
 * @param {string} css
 * @returns {string} a module
 */
export default function sheetLoader(css) {
  const { code } = transform({
    filename: this.resourcePath,
    code: Buffer.from(css),
    minify: this.mode === 'production',
  });
  return `const sheet = new CSSStyleSheet();
sheet.replaceSync(${JSON.stringify(code.toString())});
export default sheet;`;
}
