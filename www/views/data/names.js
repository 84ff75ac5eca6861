// Names of inputs, of what stands above the columns of a table.

/** The engine takes no longer ones. */
const LONGEST = 16;

/**
 * A different name for each, of letters, digits and _, as near as can be to what was given.
 * @param {string[]} given
 * @param {string[]} usual what they are called else
 */
export function namesFor(given, usual) {
  /** @type {string[]} */
  const names = [];
  for (const [at, text] of given.entries()) {
    const name = nameFor(text) || usual[at];
    names.push(names.includes(name) ? numbered(name, names) : name);
  }
  return names;
}

/** @param {string} text */
function nameFor(text) {
  const plain = text
    .normalize('NFKD')
    .replaceAll('ß', 'ss')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  const name = /^\d/.test(plain) ? `_${plain}` : plain;
  return name.slice(0, LONGEST).replace(/_+$/, '');
}

/**
 * The name with the first number that makes it another one.
 * @param {string} name
 * @param {string[]} others
 */
function numbered(name, others) {
  for (let number = 2; ; number++) {
    const end = `_${number}`;
    const other = name.slice(0, LONGEST - end.length) + end;
    if (!others.includes(other)) return other;
  }
}
