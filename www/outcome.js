// How a run has ended, in words, and what to try next.

import { isMonotone, settingRange, truthTable } from 'xor-playground';
import { count, decimals, pair } from './format.js';

/** @typedef {import('./session.js').Session} Session */

/**
 * @typedef {object} Outcome
 * @property {'learnt' | 'stuck' | 'diverged'} kind
 * @property {string} title
 * @property {string[]} words
 * @property {Offer[]} offers
 */

/** @typedef {'start' | 'neuron' | 'layer' | 'longer'} Offer */

/** With nothing else changed, the network is the article's, with more or fewer hidden neurons. */
const OF_ARTICLE = ['seed', 'lr', 'epochs', 'hidden', 'edits'];
/** Of 1,000 starts of it at learning rate 1, hardly any that learns takes longer than this. */
const USUAL_EPOCHS = 2000;
/** From here on steps are so long that more starts fail than at the article's rate. */
const LARGE_RATE = 15;
const [, LARGEST_HIDDEN] = settingRange('hidden');
const [, LARGEST_EPOCHS] = settingRange('epochs');

/**
 * @param {Session} session
 * @returns {Outcome | undefined} nothing while the run has not ended
 */
export function outcomeOf(session) {
  const { trainer, training, epoch, epochs, divergedAt } = session;
  if (divergedAt !== undefined) {
    return {
      kind: 'diverged',
      title: `Diverged at epoch ${count(divergedAt)}`,
      words: [
        `With a learning rate of ${session.learningRate} the numbers grew until one of them was no ` +
          `longer finite. Shown is epoch ${count(epoch)}, the last before it.`,
        'Lower the learning rate and go on from here, or reset.',
      ],
      offers: [],
    };
  }
  if (training || epoch < epochs) return undefined;
  const verdicts = trainer.verdicts();
  if (verdicts.every((verdict) => verdict === 'right')) {
    return {
      kind: 'learnt',
      title: 'Learnt',
      words: [learntWords(session.solvedAt)],
      offers: [],
    };
  }
  return notLearnt(session, verdicts);
}

/** @param {number | undefined} solvedAt */
function learntWords(solvedAt) {
  return solvedAt === undefined || solvedAt === 0
    ? 'All four rows are right.'
    : `All four rows are right, for the first time at epoch ${count(solvedAt)}.`;
}

/**
 * @param {Session} session
 * @param {string[]} verdicts
 * @returns {Outcome}
 */
function notLearnt(session, verdicts) {
  const { epoch } = session;
  return {
    kind: 'stuck',
    title: `Not learnt after ${count(epoch)} ${epoch === 1 ? 'epoch' : 'epochs'}`,
    words: [...rowsWords(session, verdicts), ...reasonWords(session)],
    offers: offersOf(session),
  };
}

/**
 * The rows that are not right.
 * @param {Session} session
 * @param {string[]} verdicts
 */
function rowsWords({ trainer }, verdicts) {
  const outputs = trainer.outputs();
  const rows = truthTable().map(([x, y], row) => ({
    verdict: verdicts[row],
    words: `${pair(x, y)} gives ${decimals(outputs[row])}`,
  }));
  return [
    ['Undecided', 'undecided'],
    ['Wrong', 'wrong'],
  ].flatMap(([title, verdict]) => {
    const these = rows.filter((row) => row.verdict === verdict).map(({ words }) => words);
    return these.length > 0 ? [`${title}: ${these.join(', ')}.`] : [];
  });
}

/**
 * Why they are not. What has been measured is said only of what it has been measured with.
 * @param {Session} session
 */
function reasonWords(session) {
  const { hidden, learningRate } = session;
  if (drawsOneLine(session)) {
    const network = hidden.length === 0 ? 'A network without hidden layers' : 'One hidden neuron';
    return [
      `${network} can draw one straight line, and no single line parts these four points: this network never learns XOR.`,
    ];
  }
  if (!isOfArticle(session)) {
    return ['More epochs, another learning rate or another start may help.'];
  }
  const words = [isShort(session) ? needsLonger(learningRate) : shareWords(hidden[0])];
  if (learningRate >= LARGE_RATE) {
    words.push('A learning rate this large overshoots; a smaller one learns more often.');
  }
  return words;
}

/**
 * @param {Session} session
 * @returns {Offer[]}
 */
function offersOf(session) {
  const [first] = session.hidden;
  /** @type {[Offer, boolean][]} */
  const offers = [
    ['longer', isShort(session) && usualEpochs(session.learningRate) <= LARGEST_EPOCHS],
    ['start', !drawsOneLine(session) && session.setting('start') !== 'zeros'],
    ['neuron', first < LARGEST_HIDDEN],
    ['layer', first === undefined],
  ];
  return offers.filter(([, helps]) => helps).map(([offer]) => offer);
}

/**
 * Whether the output only rises, or only falls, across the lines along which it is the same.
 * @param {Session} session
 */
function drawsOneLine(session) {
  const { hidden } = session;
  if (hidden.length === 0) return true;
  return hidden.length === 1 && hidden[0] === 1 && isMonotone(session.setting('activation'));
}

/** @param {Session} session */
function isOfArticle({ changed, hidden, edits }) {
  const isByHand = edits.some(({ parameter }) => parameter !== undefined);
  return hidden.length === 1 && !isByHand && changed.every((key) => OF_ARTICLE.includes(key));
}

/**
 * Whether starts that learn usually need longer than this.
 * @param {Session} session
 */
function isShort(session) {
  const { epoch, learningRate } = session;
  const progress = Math.min(1, learningRate) * epoch;
  return isOfArticle(session) && !drawsOneLine(session) && progress < USUAL_EPOCHS;
}

/**
 * How many epochs nearly every start that learns needs at a learning rate: the smaller the steps, the
 * more of them. (Larger steps than the article's don't need fewer: they leap about.)
 * @param {number} lr
 */
export function usualEpochs(lr) {
  return Math.ceil((2.5 * USUAL_EPOCHS) / Math.min(1, lr));
}

/** @param {number} lr */
function needsLonger(lr) {
  return usualEpochs(lr) <= LARGEST_EPOCHS
    ? `It may only need longer: at this learning rate, most starts need fewer than ${count(usualEpochs(lr))} epochs.`
    : `At this learning rate even ${count(LARGEST_EPOCHS)} epochs are too few. Raise it.`;
}

/**
 * How often a network of this size fails, of 1,000 starts with learning rate 1 and 5,000 epochs: 174
 * times with two hidden neurons, 20 times with three, never with 4, 5, 8, 12 and 16.
 * @param {number} hidden
 */
function shareWords(hidden) {
  const share =
    { 2: 'About one random start in six', 3: 'About one random start in fifty' }[hidden] ??
    'Hardly any random start';
  return `${share} of this network ends like this, at a learning rate of 1.`;
}
