// What is said of the mistakes: why each does what it does, and how one tells. What comes of them is computed; which
// numbers of seeds stand here is counted in `crate/tests/engine/mistakes.rs`.

/**
 * @typedef {object} Words
 * @property {string} why it does what it does
 * @property {string} tell how one finds out that it is this one
 */

/** By the engine's name of the mistake. @type {Record<string, Words>} */
export const WORDS = {
  'derivative-of-sum': {
    why:
      'The function is written for what the sigmoid has answered, a: the derivative is a · (1 − a), between 0 and ¼. ' +
      'Given the weighted sum z instead, z · (1 − z) is below 0 where z is below 0 or above 1, and grows with the ' +
      'square of z. Steps go the wrong way, sums grow, the next steps are larger still, until a number is too large ' +
      'for a float. Then it is inf, and inf − inf is NaN.',
    tell:
      'NumPy warns of an overflow shortly before the first nan. Print what sigmoid_derivative returns: a number ' +
      'below 0 or above 0.25 is no derivative of the sigmoid.',
  },
  'derivative-of-sigmoid': {
    why:
      'Either is right alone: σ(z) · (1 − σ(z)) of the weighted sum, or a · (1 − a) of the answer. This function takes ' +
      'the sigmoid, and is given the answer, which has been through it already. As a is between 0 and 1, the result is ' +
      'between 0.1966 and ¼ whatever a is: the sign is right, the size is not.',
    tell:
      'Compare one gradient with a finite difference, (E(w + h) − E(w − h)) / 2h. They should agree in many digits, ' +
      'and don’t.',
  },
  'sigmoid-twice': {
    why:
      'The sigmoid of a number between 0 and 1 is between ½ and 0.7311. A target of 0 is out of reach, and so is 1. ' +
      'The output neuron is pushed down as far as it goes, where all answers are ½.',
    tell: 'No answer is below ½ or above 0.7311, at any epoch.',
  },
  'no-derivative': {
    why:
      'The error says how far off an answer is; the derivative says what a change of the weighted sum does about it. ' +
      'Without it, a hidden neuron is pushed as hard where it is flat as where it is steep. These steps don’t go down ' +
      'the slope of the loss.',
    tell:
      'The loss falls to about 0.25 (a mean cross-entropy to about 0.6931), with all answers near ½, and stays there, ' +
      'from whatever seed. A program without a mistake is there for some hundred epochs too, but most seeds get out.',
  },
  'no-output-derivative': {
    why:
      'This may be meant. For a sigmoid output, t − y without the derivative is the gradient of another loss, ' +
      'cross-entropy. A mistake it is only if the hidden layer’s derivative is forgotten too.',
    tell: 'The numbers are not the article’s.',
  },
  'weights-first': {
    why:
      'The error should go back through the weights that made it. Here it goes through those of the next epoch. One ' +
      'step changes them only a little: of the seeds 0 to 999, 823 learn within 5,000 epochs, where it is 826 with the ' +
      'right program.',
    tell: 'Hardly at all: the curve looks the same. Compare the loss after one epoch with that of the right program, digit by digit.',
  },
  'turned-sign': {
    why:
      'Each step goes up the slope. The two signs belong together: t − y with +=, or y − t with −=. With one of them ' +
      'turned, the program learns to be as wrong as it can.',
    tell: 'The loss grows from the very first epoch on, with no epoch that lowers it.',
  },
  'no-bias': {
    why:
      'The weighted sum of (0, 0) is then 0 in both hidden neurons, whatever their weights: they answer ½ to that row, ' +
      'and their lines all go through it. That makes it slow: of the seeds 0 to 999 none has all four rows right after ' +
      '5,000 epochs, but 98 of the first 100 after 20,000.',
    tell: 'Print what the hidden neurons answer to (0, 0): ½ at every epoch.',
  },
  'frozen-biases': {
    why:
      'Each neuron keeps the bias that it was drawn with. Its line can turn, but it cannot be moved to where it is ' +
      'needed by itself: only ever larger weights do that.',
    tell: 'Print the biases before and after: they are the same.',
  },
  'whole-numbers': {
    why:
      'astype(int), or an array such as np.array([[0, 1], [1, 0]]) written without decimal points, holds whole numbers. ' +
      '+= writes into that same array, and NumPy refuses to put fractions there. Inputs and targets may be whole ' +
      'numbers, as in the article: they are only read.',
    tell: 'The message says it: from float64 to int64. Leave astype(int) out, or write 0.0 and 1.0.',
  },
  'whole-numbers-cut': {
    why:
      'Written like this, NumPy does not complain: what is behind the decimal point is cut off. So the start, from 0 to ' +
      '1, is all zeros, and a step smaller than 1 changes nothing.',
    tell: 'The loss is the same to the last digit at every epoch. Print hidden_weight.dtype: it says int64.',
  },
  zeros: {
    why:
      'With zeros, every neuron answers ½ to every row, no error goes back through weights that are 0, and what the ' +
      'four rows want of the output neuron cancels. The gradient is 0.',
    tell: 'All answers are exactly ½, and the loss exactly 0.25 (a mean cross-entropy ln 2, 0.6931), at every epoch.',
  },
  equal: {
    why:
      'The two hidden neurons start as one and the same neuron. They get the same gradient, and stay the same to the ' +
      'last bit: it is a network with one hidden neuron, and one line is not enough. The random start is what makes ' +
      'them different.',
    tell: 'Print hidden_weight: its two columns are equal, at every epoch.',
  },
  averaged: {
    why:
      'Divided by the number of rows, the gradient is a quarter of the article’s, so at the same rate each step is a ' +
      'quarter as long. Nothing is wrong with that: it takes four times the epochs, or a rate of 4.',
    tell: 'The curve has the right shape, stretched.',
  },
  'fixed-order': {
    why:
      'The weights change after each row, and it is always (1, 1) that has the last word. At this rate that matters: of ' +
      'the seeds 0 to 199, 125 learn within 5,000 epochs in this order, 169 in an order that is drawn anew each epoch, ' +
      'and 166 with all rows at once, as in the article. With smaller steps it hardly does: at a rate of 0.1, within ' +
      '25,000 epochs, it is 42, 39 and 41 of the seeds 0 to 49.',
    tell: 'Other seeds learn and others get stuck than with the article’s program. Shuffle, and compare.',
  },
};
