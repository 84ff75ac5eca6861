// What is what, in a sentence or two. It is loaded when somebody asks.

import { popUp } from '../ui/explain.js';

/** By the questions. @type {Record<string, string>} */
export const WORDS = {
  'What is the network?':
    'Each square is a neuron: it adds up what comes in along its links, each times the weight of the link, and answers with a number, which its colour shows. The circles with a 1 are the bias: their links add a number that depends on no input.',
  'What is the decision surface?':
    'What the network answers for every x and y, not only for the rows that it learns: blue is 0, orange is 1, and the line is where it answers 0.5. Where targets are numbers, the colours go from the lowest to the highest.',
  'What is the loss?':
    'How wrong the network is: the mean of (target − prediction)² over the rows. The curve shows it at every epoch; learning brings it down towards 0.',
  'What is the truth table?':
    'The rows that the network has to learn. One is right when its prediction is within 0.1 of the target, on the right side within 0.4, undecided near ½, and wrong beyond 0.6. Of many rows, it is counted how many are taken for what, or measured how far off they are.',
  'What can be asked?':
    'Any x and y, also between the rows that it learns: 0.5 is halfway between 0 and 1. The network answers with what it has learnt so far.',
  'What is the speed?':
    'How many epochs are trained in a sixtieth of a second, which is how often the picture is drawn anew at best. It changes how long you wait, not what is learnt.',
  'What is the learning rate?':
    'How far each update goes down the slope of the error. Too small, and learning takes long; too large, and it jumps past the goal.',
  'What is an epoch?':
    'One pass over all rows, which updates all weights and biases. Training pauses when it reaches this many.',
  'What does it take to have learnt?':
    'All rows are right: each prediction is within 0.1 of its target; of two classes of points, on the right side of ½; of numbers, within a tenth of their range. With this, training stops at the first epoch at which they are; Train goes on from there.',
  'What are hidden neurons?':
    'The neurons between the inputs x and y and the output. With the sigmoid, two are enough to learn exclusive or, and one is not.',
  'What is a seed?':
    'A number that picks the random weights and biases at epoch 0. The same seed gives the same start, on every machine.',
  'What is a hidden layer?':
    'Neurons that stand side by side between the inputs and the output. With more layers, each gets what the one before it answers.',
  'What is an activation?':
    'The curve that turns the sum of what comes into a neuron into its answer. Without one, more neurons would still draw only one straight line.',
  'What is the rule?':
    'How an update uses the slope of the error. Gradient descent follows it as it is; the others remember earlier slopes or choose their own step for each weight.',
  'What is the output’s activation?':
    'The curve that makes the answer of the output’s sum. The sigmoid stays between 0 and 1, as the targets do; with a linear one, the answer can be any number.',
  'What is the momentum?':
    'How much of the last step is taken again. With more, learning rolls on through flat places, and past the goal before it comes back.',
  'What is the decay?':
    'How slowly the rule forgets how large earlier slopes were. With 0 it knows only the last one.',
  'What is beta 1?':
    'How slowly the rule forgets the direction of earlier slopes, as a momentum does.',
  'What is beta 2?':
    'How slowly the rule forgets how large earlier slopes were, by which it divides.',
  'What is epsilon?':
    'A small number that is added to what is divided by, which could be 0. A larger one makes the steps of weights with small slopes smaller.',
  'When does a step shrink?':
    'Each weight has a step of its own here. Where its slope has changed sign, the step was too long, and is multiplied by this.',
  'When does a step grow?':
    'Each weight has a step of its own here. Where its slope kept its sign, the step may be longer, and is multiplied by this.',
  'What is the weight decay?':
    'How much of each weight goes at every update, times the learning rate. It keeps weights small, apart from the slope.',
  'What are the losses?':
    'What learning goes down. Half the squared error is the article’s; cross-entropy grows without end where an answer comes next to 0 and should be 1; Huber’s counts large errors less. The curve is the mean squared error for each; the line with the epoch has both, without a penalty.',
  'What is L1?':
    'Pulls every weight towards 0, all by the same amount: those that are of little use become 0. At 0 there is none of it.',
  'What is L2?':
    'Pulls every weight towards 0, large ones more: none becomes very large, and the surface stays smooth. At 0 there is none of it.',
  'What is a batch?':
    'How many rows an update looks at. With fewer, an epoch has more updates, each with a slope that is right for its rows only.',
  'In which order do rows come?':
    'Shuffled, in another order in each epoch; or the same in each: as given, in that of the data, or by a list, such as 4,2,1,3 for the fourth row first.',
  'What is the order?':
    'The seed of the order in which the rows come, which is another one in each epoch. Another seed shows how much depends on it.',
  'What is a bias?':
    'What a neuron adds to its weighted sum, whatever comes in. Without it, a neuron that gets nothing but zeros answers always the same.',
  'What is a direct connection?':
    'A weight from each input straight to the output, past the hidden layers. With them, one hidden neuron is enough for exclusive or, as in 1986.',
  'What is a feature?':
    'What the first layer is given: the inputs x and y themselves, or what is computed from them. With x² and y², one neuron can draw a circle; with sin x and sin y, stripes.',
  'What is the start drawn from?':
    'How the weights and biases at epoch 0 are drawn. The article’s are evenly spread from 0 to 1; others take the size of the layer into account, which larger networks need.',
  'What is the range?':
    'How far the weights and biases of a uniform start can be from 0, on either side.',
};

/**
 * Answers the question that a button asks, from now on whenever it is pressed.
 * @param {HTMLButtonElement} button
 */
export function answer(button) {
  popUp(button, WORDS[button.ariaLabel ?? '']);
}
