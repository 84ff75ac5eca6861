// How a run has ended, in words, and what to try next.

import { settingRange, truthTable } from 'xor-playground';
import { count, decimals, pair } from './format.js';

/** @typedef {import('./session.js').Session} Session */

/**
 * @typedef {object} Outcome
 * @property {'learnt' | 'stuck' | 'diverged'} kind
 * @property {string} title
 * @property {string[]} words
 * @property {('start' | 'neuron' | 'longer')[]} offers
 */

/** Of 1,000 starts at learning rate 1, hardly any that learns takes longer than this. */
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
  const { trainer, training, settings, epoch } = session;
  if (trainer.divergedAt !== undefined) {
    return {
      kind: 'diverged',
      title: `Diverged at epoch ${count(trainer.divergedAt)}`,
      words: [
        `With a learning rate of ${settings.lr} the numbers grew until one of them was no longer ` +
          `finite. Shown is epoch ${count(epoch)}, the last before it.`,
        'Lower the learning rate and go on from here, or reset.',
      ],
      offers: [],
    };
  }
  if (training || epoch < settings.epochs) return undefined;
  const verdicts = trainer.verdicts();
  if (verdicts.every((verdict) => verdict === 'right')) {
    return {
      kind: 'learnt',
      title: 'Learnt',
      words: [learntWords(trainer.solvedAt())],
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
function notLearnt({ trainer, settings, epoch }, verdicts) {
  const short = settings.hidden > 1 && Math.min(1, settings.lr) * epoch < USUAL_EPOCHS;
  const outputs = trainer.outputs();
  const rows = truthTable()
    .map(([x, y], row) => ({
      verdict: verdicts[row],
      words: `${pair(x, y)} gives ${decimals(outputs[row])}`,
    }))
    .filter(({ verdict }) => verdict !== 'right');
  const undecided = rows.filter(({ verdict }) => verdict === 'undecided');
  const wrong = rows.filter(({ verdict }) => verdict === 'wrong');
  const words = [
    sentence(
      'Undecided',
      undecided.map((row) => row.words),
    ),
    sentence(
      'Wrong',
      wrong.map((row) => row.words),
    ),
    short ? needsLonger(settings.lr) : shareWords(settings.hidden),
    settings.lr >= LARGE_RATE
      ? 'A learning rate this large overshoots; a smaller one learns more often.'
      : '',
  ].filter((word) => word !== '');
  return {
    kind: 'stuck',
    title: `Not learnt after ${count(epoch)} ${epoch === 1 ? 'epoch' : 'epochs'}`,
    words,
    offers: [
      ...(short && usualEpochs(settings.lr) <= LARGEST_EPOCHS
        ? [/** @type {const} */ ('longer')]
        : []),
      ...(settings.hidden > 1 ? [/** @type {const} */ ('start')] : []),
      ...(settings.hidden < LARGEST_HIDDEN ? [/** @type {const} */ ('neuron')] : []),
    ],
  };
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
 * How often a network of this size fails, of 1,000 starts with learning rate 1 and 5,000 epochs:
 * always, 174 times, 20 times, never.
 * @param {number} hidden
 */
function shareWords(hidden) {
  if (hidden === 1) {
    return 'One hidden neuron can draw one straight line, and no single line parts these four points: this network never learns XOR.';
  }
  if (hidden === 2) {
    return 'About one random start in six of this network ends like this, at a learning rate of 1.';
  }
  if (hidden === 3) {
    return 'About one random start in fifty of this network ends like this, at a learning rate of 1.';
  }
  return 'Hardly any random start of this network ends like this, at a learning rate of 1.';
}

/**
 * @param {string} title
 * @param {string[]} parts
 */
function sentence(title, parts) {
  return parts.length > 0 ? `${title}: ${parts.join(', ')}.` : '';
}
