// What a template of Lit would say on the page, without the page.

/**
 * @param {unknown} content
 * @returns {string}
 */
function markupOf(content) {
  if (Array.isArray(content)) return content.map(markupOf).join('');
  if (typeof content === 'string' || typeof content === 'number') return String(content);
  // Lit's `nothing`, what listens to events, and what is not there.
  if (typeof content !== 'object' || content === null) return '';
  const { strings, values } = /** @type {{ strings: string[], values: unknown[] }} */ (content);
  return strings.map((text, index) => text + markupOf(values[index])).join('');
}

/** The text of a template, its white space made one space. @param {unknown} template */
export function textOf(template) {
  return markupOf(template)
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What stands on the left of each equation in a template. @param {unknown} template */
export function resultsIn(template) {
  const [, ...equations] = markupOf(template).split('<div class="equation">');
  return equations.map((markup) => numberIn(/class="number"[^>]*>(.*?)</.exec(markup)?.[1] ?? ''));
}

/** The lines with numbers of each equation in a template, as text: 1.026 ≈ 0.5488 · 0 + 2. @param {unknown} template */
export function numberLinesIn(template) {
  const [, ...equations] = markupOf(template).split('<div class="equation">');
  return equations.map((markup) =>
    [...markup.matchAll(/<span class="numbers">((?:<span [^>]*>[^<]*<\/span>|[^<])*)<\/span\s*>/g)]
      .map(([, text]) => textOf(text))
      .join(' ')
      .trim(),
  );
}

/**
 * The numbers that stand in a template, for what part of the network it says each is.
 * @param {unknown} template
 */
export function numbersIn(template) {
  const spans = markupOf(template).matchAll(
    /<span class="number" data-thing=(\S*?)>(.*?)<\/span>/g,
  );
  return [...spans].map(([, thing, text]) => ({ thing, number: numberIn(text) }));
}

/** @param {string} text as the page writes numbers */
export function numberIn(text) {
  return Number(
    text
      .replaceAll('−', '-')
      .replace('∞', 'Infinity')
      .replace(/^\((.*)\)$/, '$1'),
  );
}
