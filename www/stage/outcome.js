// What has happened to a run so far, in words, and what to try next.

import { isMonotone, settingRange } from 'xor-playground';
import { mainFindingOf } from '../state/finding.js';
import { needsTwoLines } from '../state/gates.js';
import { hasMore } from '../state/layers.js';
import { ZEROS } from '../state/seeds.js';
import { verdictsOf } from '../state/verdicts.js';
import { count, decimals, rowName, significant } from '../text/format.js';

/** @typedef {import('../state/session.js').Session} Session */

/**
 * @typedef {object} Outcome
 * @property {'ready' | 'training' | 'paused' | 'learnt' | 'stuck' | 'ended' | 'diverged'} kind
 * @property {string} title
 * @property {string[]} words
 * @property {Offer[]} offers
 * @property {number} [longer] how far it is to be trained where that is offered
 */

/** @typedef {'why' | 'start' | 'neuron' | 'layer' | 'longer'} Offer */

/** With nothing else changed, the network is the article's, with more or fewer hidden neurons. */
const OF_ARTICLE = ['seed', 'lr', 'epochs', 'hidden', 'edits'];
/** Verdicts on rows that are on the right side of ½. */
const NEAR = ['right', 'right side'];
/** Of 1,000 starts of it at learning rate 1, hardly any that learns takes longer than this. */
const USUAL_EPOCHS = 2000;
/** So many products of a row, a parameter and an epoch take about a tenth of a second. */
const MOST_WORK = 3e7;
/** From here on steps are so long that more starts fail than at the article's rate. */
const LARGE_RATE = 15;
const [, LARGEST_HIDDEN] = settingRange('hidden');
/** Longer training is not what is advised. */
const MOST_EPOCHS = 100_000;

/**
 * @param {Session} session
 * @returns {Outcome}
 */
export function outcomeOf(session) {
  const { training, epoch, epochs, divergedAt } = session;
  if (divergedAt !== undefined) return diverged(session, divergedAt);
  if (session.isLearnt) return { kind: 'learnt', ...learntWords(session), offers: [] };
  if (training) {
    const words = [
      'Each epoch moves every weight and bias a little, the way in which the loss falls.',
    ];
    return { kind: 'training', title: 'Training', words, offers: [] };
  }
  if (epoch >= epochs) return isTold(session) ? notLearnt(session) : ended(session);
  if (epoch > 0) {
    const words = [measuresInWords(session), 'Train goes on from here.'];
    return { kind: 'paused', title: 'Paused', words, offers: [] };
  }
  return { kind: 'ready', title: 'Press Train', words: [startInWords(session)], offers: [] };
}

/** Where it starts: a start that is given, or changed by hand, is not random. @param {Session} session */
function startInWords({ changed, run }) {
  // What no link has changed, the small engine does not know.
  const isZeros = changed.includes('start') && run.setting('start') === ZEROS;
  const isGiven = isZeros || changed.includes('parameters') || run.edits.startsWith('0:');
  return `The network starts from ${isGiven ? 'these' : 'random'} weights and biases.`;
}

/**
 * @param {Session} session
 * @param {number} at
 * @returns {Outcome}
 */
function diverged({ learningRate, epoch }, at) {
  return {
    kind: 'diverged',
    title: `Diverged at epoch ${count(at)}`,
    words: [
      `With a learning rate of ${learningRate} the numbers grew until one of them was no ` +
        `longer finite. Shown is epoch ${count(epoch)}, the last before it.`,
    ],
    offers: ['why'],
  };
}

/** Whether each row is told of: those of a small truth table, if all are to be learnt. @param {Session} session */
function isTold({ data }) {
  return data.task === 'truth table' && !data.isMany && data.tests.size === 0;
}

/** @param {Session} session */
function learntWords(session) {
  const { count: rows } = session;
  const solvedAt = isSoonFound(session) ? session.solvedAt : undefined;
  const all = `${count(rows)} of ${count(rows)}`;
  const words = [`All ${rowsInWords(rows)} are ${whereRight(session)}.`, ...testWords(session)];
  return solvedAt === undefined || solvedAt === 0
    ? { title: `Learnt: ${all}`, words }
    : { title: `Learnt: ${all}, first at epoch ${count(solvedAt)}`, words };
}

/** Whether it is soon found since when, for which the run is trained again. @param {Session} session */
function isSoonFound({ data, rows, run, epoch }) {
  return !data.isMany || rows.length * run.size * epoch < MOST_WORK;
}

/** @param {number} rows */
function rowsInWords(rows) {
  return { 1: 'rows', 2: 'two rows', 4: 'four rows' }[rows] ?? `${count(rows)} rows`;
}

/** Where a row has to be, to be right. @param {Session} session */
function whereRight({ data }) {
  const { task, tolerance } = data;
  return task === 'classes'
    ? 'on the right side of ½'
    : `within ${significant(tolerance)} of their target`;
}

/** How it does on what it has not seen. @param {Session} session */
function testWords({ test }) {
  if (!test) return [];
  return [
    `Of those held out for the test, ${count(test.right)} of ${count(test.count)} are right.`,
  ];
}

/**
 * Where not all rows are right, which need not be a failure.
 * @param {Session} session
 * @returns {Outcome}
 */
function ended(session) {
  const { epoch, right, count: rows } = session;
  return {
    kind: 'ended',
    title: `After ${count(epoch)} ${epoch === 1 ? 'epoch' : 'epochs'}: ${count(right)} of ${count(rows)} right`,
    words: [
      `${significant((100 * right) / rows, 3)} % of the rows are ${whereRight(session)}.`,
      ...testWords(session),
      'Train goes on from here.',
    ],
    offers: ['why'],
  };
}

/**
 * @param {Session} session
 * @returns {Outcome}
 */
function notLearnt(session) {
  const { epoch, rows } = session;
  const verdicts = verdictsOf(session);
  const finding = isOfArticle(session) || lacksLines(session) ? undefined : mainFindingOf(session);
  const longer = isShort(session) ? usualEpochs(session.learningRate) : finding?.learnsAt;
  return {
    kind: 'stuck',
    title: `Not learnt after ${count(epoch)} ${epoch === 1 ? 'epoch' : 'epochs'}`,
    words: [
      ...(verdicts.every((verdict) => NEAR.includes(verdict))
        ? [`All ${rowsInWords(rows.length)} are on the right side of ½.`]
        : []),
      ...rowsWords(session, verdicts),
      ...(finding ? [findingInWords(finding, epoch)] : reasonWords(session)),
    ],
    offers: offersOf(session, longer),
    ...(longer !== undefined && { longer }),
  };
}

/**
 * @param {{ title: string, seenAt: number, learnsAt: number | undefined }} finding
 * @param {number} epoch
 */
function findingInWords({ title, seenAt, learnsAt }, epoch) {
  if (learnsAt !== undefined)
    return `${title}: trained on, it has learnt at epoch ${count(learnsAt)}.`;
  return seenAt === epoch
    ? `${title}.`
    : `Trained on, by epoch ${count(seenAt)}: ${title.toLowerCase()}.`;
}

/**
 * How many rows are answered on the right side of ½, as 0.6 is for 1.
 * @param {Session} session
 */
function onRightSide({ trainer, rows }) {
  const outputs = trainer.outputs();
  return rows.filter((inputs, row) =>
    inputs.at(-1) === 1 ? outputs[row] > 0.5 : outputs[row] < 0.5,
  ).length;
}

/**
 * The two measures: a row may be on the right side long before it is right.
 * @param {Session} session
 */
function measuresInWords(session) {
  const { data, right, count: rows } = session;
  const all = count(rows);
  return data.task === 'truth table' && data.tests.size === 0
    ? `${onRightSide(session)} of ${all} rows are on the right side of ½, ${right} of ${all} within 0.1 of their target.`
    : [`${count(right)} of ${all} rows are ${whereRight(session)}.`, ...testWords(session)].join(
        ' ',
      );
}

/** Rows are named if that takes so many letters at most. */
const MOST_LETTERS = 60;

/**
 * The rows that are not right.
 * @param {Session} session
 * @param {string[]} verdicts
 */
function rowsWords({ trainer, rows }, verdicts) {
  const outputs = trainer.outputs();
  const answers = rows.map((inputs, row) => ({
    verdict: verdicts[row],
    words: `${rowName(inputs)} gives ${decimals(outputs[row])}`,
  }));
  return [
    ['Undecided', 'undecided'],
    ['Only on the right side', 'right side'],
    ['Wrong', 'wrong'],
  ].flatMap(([title, verdict]) => {
    const these = answers.filter((row) => row.verdict === verdict).map(({ words }) => words);
    if (these.length === rows.length)
      return [`${title}: all ${rows.length === 4 ? 'four' : 'rows'}.`];
    // There is room for a few.
    if (these.join().length > MOST_LETTERS)
      return [`${title}: ${these.length} of ${rows.length} rows.`];
    return these.length > 0 ? [`${title}: ${these.join(', ')}.`] : [];
  });
}

/**
 * Why they are not. What has been measured is said only of what it has been measured with.
 * @param {Session} session
 */
function reasonWords(session) {
  const { hidden, learningRate } = session;
  if (lacksLines(session)) {
    const network = hidden.length === 0 ? 'Without hidden layers' : 'With one hidden neuron';
    return [`${network}, there is one straight line, and none parts these points: it can’t learn.`];
  }
  if (!isOfArticle(session)) return [];
  if (isShort(session)) return [needsLonger(learningRate)];
  return learningRate < LARGE_RATE
    ? [shareWords(hidden[0])]
    : ['A learning rate this large overshoots; a smaller one learns more often.'];
}

/**
 * What is known to help; and why, which leads to what else there is to try.
 * @param {Session} session
 * @param {number | undefined} longer how far it has to be trained
 * @returns {Offer[]}
 */
function offersOf(session, longer = Number.POSITIVE_INFINITY) {
  const [first] = session.hidden;
  const [isArticle, isLine] = [isOfArticle(session), lacksLines(session)];
  /** @type {[Offer, boolean][]} */
  const offers = [
    ['why', true],
    ['longer', longer <= MOST_EPOCHS],
    ['start', isArticle && !isLine && !isShort(session)],
    ['neuron', (isLine || (isArticle && !isShort(session))) && first < LARGEST_HIDDEN],
    ['layer', isLine && first === undefined],
  ];
  return offers.filter(([, helps]) => helps).map(([offer]) => offer);
}

/**
 * Whether the output only rises, or only falls, across the lines along which it is the same, and that is not enough.
 * @param {Session} session
 */
function lacksLines(session) {
  const { hidden, rows } = session;
  if (!needsTwoLines(rows) || hasMore(session.run)) return false;
  if (hidden.length === 0) return true;
  return hidden.length === 1 && hidden[0] === 1 && isMonotone(session.setting('activation'));
}

/** @param {Session} session */
function isOfArticle({ changed, hidden, run }) {
  const isByHand = run.edits.includes(':p');
  return hidden.length === 1 && !isByHand && changed.every((key) => OF_ARTICLE.includes(key));
}

/**
 * Whether starts that learn usually need longer than this.
 * @param {Session} session
 */
function isShort(session) {
  const { epoch, learningRate } = session;
  const progress = Math.min(1, learningRate) * epoch;
  return isOfArticle(session) && !lacksLines(session) && progress < USUAL_EPOCHS;
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
  return usualEpochs(lr) <= MOST_EPOCHS
    ? `It may only need longer: at this learning rate, most starts need fewer than ${count(usualEpochs(lr))} epochs.`
    : `At this learning rate even ${count(MOST_EPOCHS)} epochs are too few. Raise it.`;
}

/**
 * How often a network of this size fails, of 1,000 starts with learning rate 1 and 5,000 epochs: 174
 * times with two hidden neurons, 20 times with three, never with 4, 5, 8, 12 and 16.
 * @param {number} hidden
 */
function shareWords(hidden) {
  const share =
    {
      2: 'About one random start in six does not learn',
      3: 'About one random start in fifty does not learn',
    }[hidden] ?? 'Nearly every random start learns';
  return `${share} (at learning rate 1).`;
}
