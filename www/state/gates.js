// What can be said of the rows of a gate.

/**
 * Whether these are the rows of a gate with two inputs, and no straight line has those with target 1 on its one side and
 * those with target 0 on the other: this is so where the ones are across from each other.
 * @param {readonly number[][]} rows the inputs and the target of each
 */
export function needsTwoLines(rows) {
  const isGate =
    rows.length === 4 &&
    rows.every((row, at) => row.length === 3 && row[0] === at >> 1 && row[1] === (at & 1));
  if (!isGate) return false;
  const [first, second, third, fourth] = rows.map(([, , target]) => target);
  return first === fourth && second === third && first !== second;
}
