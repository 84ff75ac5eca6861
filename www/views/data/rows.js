// Rows of one's own, as a link has them.

/** @param {readonly (readonly number[])[]} rows inputs and target of each */
export function textOf(rows) {
  return rows.map((row) => row.join(',')).join(';');
}
