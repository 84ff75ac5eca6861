// Runs that were kept, to compare others with: how far they were, and how their loss had got there.

/** No more than these: more curves can't be told apart. */
export const MOST_KEPT = 4;

/**
 * @typedef {object} KeptRun
 * @property {number} number what it is called, from 1
 * @property {string} link
 * @property {number} epoch at which it was kept
 * @property {number} loss there
 * @property {number} [testLoss] that over the rows held out for a test
 * @property {number} right how many rows were right there
 * @property {boolean} isLearnt whether all are
 * @property {number} [solvedAt] the first epoch at which all were; it is not looked for without end
 * @property {Float64Array} epochs of its curve, rising
 * @property {Float64Array} losses at each of them
 */

/**
 * The run as it is now.
 * @param {import('./session.js').Session} session
 * @returns {Readonly<KeptRun>}
 */
export function keptOf(session) {
  const { link, epoch, trainer, kept, right, test } = session;
  const numbers = kept.map(({ number }) => number);
  let number = 1;
  while (numbers.includes(number)) number += 1;
  const [epochs, losses] = trainer.curve();
  return Object.freeze({
    ...{ number, link, epoch, epochs, losses, loss: trainer.loss },
    testLoss: test?.loss,
    right,
    isLearnt: session.isLearnt,
    solvedAt: session.isLearnt ? session.solvedAt : undefined,
  });
}
