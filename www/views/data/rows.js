// Rows of one's own, as a link has them.

/** A session learns no more rows than this. */
export const MOST_ROWS = 10_000;

/** @param {readonly (readonly number[])[]} rows inputs and target of each */
export function textOf(rows) {
  return rows.map((row) => row.join(',')).join(';');
}
