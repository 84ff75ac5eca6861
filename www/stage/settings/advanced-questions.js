// The questions that the Advanced part raises, each at what it is about.

/** @type {import('../questions.js').Question[]} */
export const ADVANCED_QUESTIONS = [
  ['#features', 'What is a feature?'],
  ['label[for="layers"]', 'What is a hidden layer?'],
  ['label[for="activation-1"]', 'What is an activation?'],
  ['label[for="output"]', 'What is the output’s activation?'],
  ['label[for="bias-output"]', 'What is a bias?'],
  ['label[for="direct"]', 'What is a direct connection?'],
  ['label[for="rule"]', 'What is the rule?'],
  ['label[for="momentum"]', 'What is the momentum?'],
  ['label[for="decay"]', 'What is the decay?'],
  ['label[for="beta1"]', 'What is beta 1?'],
  ['label[for="beta2"]', 'What is beta 2?'],
  ['label[for="epsilon"]', 'What is epsilon?'],
  ['label[for="shrink"]', 'When does a step shrink?'],
  ['label[for="grow"]', 'When does a step grow?'],
  ['label[for="weight-decay"]', 'What is the weight decay?'],
  ['label[for="loss"]', 'What are the losses?'],
  ['label[for="l1"]', 'What is L1?'],
  ['label[for="l2"]', 'What is L2?'],
  ['label[for="batch"]', 'What is a batch?'],
  ['label[for="order"]', 'In which order do rows come?'],
  ['label[for="shuffle"]', 'What is the order?'],
  ['label[for="start"]', 'What is the start drawn from?'],
  ['label[for="range"]', 'What is the range?'],
];
