// The lines of a program as they are and as they should be, one under the other.

/**
 * @typedef {object} CodeLine
 * @property {'wrong' | 'right' | 'missing' | 'both'} kind whether it stands in the wrong program, should stand there, in the
 *   place of another or of nothing, or both
 * @property {string} text
 */

/**
 * What stands in the wrong program, with what should stand there below it: line by line where it is line for line.
 * @param {string} right
 * @param {string} wrong
 * @returns {CodeLine[]}
 */
export function codeLines(right, wrong) {
  const [should, is] = [right, wrong].map((text) => text.split('\n').filter((line) => line !== ''));
  /** @type {CodeLine[]} */
  const lines = [];
  /** Up to where both are through. */
  const through = { should: 0, is: 0 };
  const replaced = (/** @type {number} */ toShould, /** @type {number} */ toIs) => {
    const wrongs = is.slice(through.is, toIs).map(lineOf('wrong'));
    const kind = wrongs.length > 0 ? 'right' : 'missing';
    const rights = should.slice(through.should, toShould).map(lineOf(kind));
    const isEven = wrongs.length === rights.length;
    lines.push(
      ...(isEven ? wrongs.flatMap((line, at) => [line, rights[at]]) : [...wrongs, ...rights]),
    );
  };
  for (const [at, text] of is.entries()) {
    const same = should.indexOf(text, through.should);
    if (same < 0) continue;
    replaced(same, at);
    lines.push({ kind: 'both', text });
    Object.assign(through, { should: same + 1, is: at + 1 });
  }
  replaced(should.length, is.length);
  return lines;
}

/** @param {CodeLine['kind']} kind */
function lineOf(kind) {
  return (/** @type {string} */ text) => ({ kind, text });
}
