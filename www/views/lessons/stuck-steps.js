// Two runs of the article's network, side by side: what there is to see at some of their epochs.

/** One run learns, the other doesn't. */
export const LEARNS = 'seed=0';
export const STUCK = 'seed=11';

/**
 * An epoch at which to look at both runs.
 * @typedef {object} Step
 * @property {number} epoch
 * @property {string} learns what is to be seen in the run that learns
 * @property {string} stuck what is to be seen in the run that doesn't
 */

/** @type {Step[]} */
export const STEPS = [
  {
    epoch: 0,
    learns:
      'The hidden layer hardly bends the plane. The line between the two 1s crosses the line between the two 0s: no straight line can separate them.',
    stuck:
      'No straight line here, either. And x hardly makes a difference from the start on: (1, 0) is close to (0, 0), and (1, 1) to (0, 1).',
  },
  {
    epoch: 100,
    learns:
      'The output neuron has learnt the cheapest answer: about ½ to everything. The loss is about 0.25.',
    stuck:
      'The same answer, but x makes no difference any more: (0, 0) and (1, 0) are almost at the same point, and so are (0, 1) and (1, 1).',
  },
  {
    epoch: 300,
    learns: 'A first bend: h2 is high wherever an input is 1. It has become an “or”.',
    stuck:
      'x makes a difference again, but its effects cancel: it lowers h1 and raises h2, while y raises both. The loss has hardly moved.',
  },
  {
    epoch: 500,
    learns:
      'A second bend: h1 is high for (1, 1) only, an “and”. Now a straight line fits between the 1s and the 0s.',
    stuck:
      'The output neuron adds h2 and subtracts h1. That is good for (0, 0) and (1, 0). The other two rows move together to the corner where both neurons answer 1.',
  },
  {
    epoch: 600,
    learns: 'Nearly there: the rows only have to move away from the line.',
    stuck:
      'The loss falls fast, and that is the trap: what separates (0, 0) from (1, 0) pushes (0, 1) and (1, 1) into the same corner.',
  },
  {
    epoch: 1000,
    learns: 'All four rows are right. From here on, the answers only get closer.',
    stuck:
      'Two rows are right. The other two are at the same point in the corner. Two rows at one point get the same answer.',
  },
  {
    epoch: 5000,
    learns: 'Learnt.',
    stuck:
      'Still in the corner, closer together than ever. Both get ½, half-way between the 1 and the 0 that they need. No single answer to both is better.',
  },
];
