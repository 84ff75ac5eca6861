// What is said of the rows of a truth table: two measures, within 0.1 of the target, and on the right side of ½.

/** @typedef {'right' | 'right side' | 'undecided' | 'wrong'} Verdict */

/** The engine's, in its order. */
const VERDICTS = /** @type {const} */ (['right', 'undecided', 'wrong']);

/** Farther than this from its target, an output is as near to ½. */
const NEAR_HALF = 0.4;

/**
 * The engine's verdicts; where it is undecided about a row, but the output is not near ½, that is said of it.
 * @param {{ trainer: { verdicts(): Uint8Array, outputs(): Float64Array }, rows: readonly (readonly number[])[] }} run
 * @returns {Verdict[]}
 */
export function verdictsOf({ trainer, rows }) {
  const outputs = trainer.outputs();
  return verdictsIn(trainer).map((verdict, row) => {
    const isOnSide = Math.abs((rows[row].at(-1) ?? 0) - outputs[row]) < NEAR_HALF;
    return verdict === 'undecided' && isOnSide ? 'right side' : verdict;
  });
}

/**
 * The engine's verdicts on the rows, in words.
 * @param {{ verdicts(): Uint8Array }} trainer
 */
export function verdictsIn(trainer) {
  return Array.from(trainer.verdicts(), (verdict) => VERDICTS[verdict]);
}
