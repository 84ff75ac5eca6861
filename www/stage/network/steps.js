// Changing weights and biases in steps.

const STEP = 0.1;

/**
 * The number so many steps on, without what binary fractions would add to its digits.
 * @param {number} value
 * @param {number} steps
 */
export function stepped(value, steps) {
  const next = value + steps * STEP;
  return Math.abs(next) < 1e6 ? Number(next.toFixed(10)) : next;
}

/**
 * @param {import('../../state/session.js').Session} session
 * @param {number} index
 * @param {number} steps
 */
export function stepParameter(session, index, steps) {
  session.setParameter(index, stepped(session.trainer.parameters()[index], steps));
}
