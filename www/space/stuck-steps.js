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
      'The hidden layer hardly bends the plane. The line that joins the two 1s crosses the line that joins the two 0s: no straight line parts them.',
    stuck: 'The same here. Nothing yet tells the two starts apart.',
  },
  {
    epoch: 100,
    learns:
      'The output neuron has learnt what is cheapest: to answer about 0.5 to everything. The loss is about 0.25.',
    stuck:
      'The same answer, but x has lost its influence: (0, 0) and (1, 0) are almost in one place, and so are (0, 1) and (1, 1).',
  },
  {
    epoch: 300,
    learns: 'A first bend: h₂ is high wherever an input is 1. It has become an “or”.',
    stuck:
      'x comes back, but against itself: it lowers h₁ and raises h₂, while y raises both. The loss has hardly moved.',
  },
  {
    epoch: 500,
    learns:
      'A second bend: h₁ is high for (1, 1) alone, an “and”. Now a straight line passes between the 1s and the 0s.',
    stuck:
      'The output neuron takes h₂ and takes away h₁. That is good for (0, 0) and (1, 0). The other two rows set off together, to the corner where both neurons answer 1.',
  },
  {
    epoch: 600,
    learns: 'Nearly there: the rows only have to move away from the line.',
    stuck:
      'The loss falls fast, and that is the trap: what parts (0, 0) from (1, 0) presses (0, 1) and (1, 1) into the same corner.',
  },
  {
    epoch: 1000,
    learns: 'All four rows are right. What follows is polish.',
    stuck:
      'Two rows are right. The other two lie on one another in the corner, and whoever lies in one place gets one answer.',
  },
  {
    epoch: 5000,
    learns: 'Learnt.',
    stuck:
      'Still in the corner, closer than ever. The answer to both is 0.5, half-way between the 1 and the 0 that they need: the best there is for two rows in one place.',
  },
];
