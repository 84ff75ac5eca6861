// What came of remedies, in words.

import { changeSetting } from 'xor-playground';
import { count } from '../../text/format.js';
import { RANDOM_START, STARTS } from './remedies.js';

/**
 * Two counts of 100 that differ by less may do so by chance: 1.96 standard deviations of the difference, where a half of
 * them learn.
 */
export const CHANCE = 14;

/** @typedef {import('./remedies.js').Remedy} Remedy */
/** @typedef {import('./trials.js').Trial} Trial */
/** @typedef {import('../../state/survey/endings.js').Endings} Endings */

/**
 * How a run ended.
 * @typedef {object} Ending
 * @property {'learnt' | 'forgotten' | 'not learnt' | 'diverged'} kind forgotten is what was learnt on the way, but not
 *   in the end
 * @property {number} [epoch] at which it was learnt for the first time, or diverged
 */

/**
 * What came of a remedy: of its run, or, of several, of the first that learns, if one does.
 * @typedef {object} Result
 * @property {string} link that run
 * @property {Ending} ending
 * @property {number} epochs how many it was trained
 * @property {number} [seed] its seed, where there are several
 * @property {string} words what came of all
 * @property {string} [learn] how many of several learn
 * @property {number} right how many rows are right in the end
 * @property {number} loss in the end
 */

/**
 * @param {Remedy} remedy
 * @param {Endings} endings
 * @returns {Result}
 */
export function resultOf({ link, epochs, seeds }, endings) {
  const all = Array.from(endings.loss, (_, at) => endingOf(endings, at, epochs));
  const learnt = all.flatMap(({ kind }, at) => (kind === 'learnt' ? at : []));
  const at = learnt[0] ?? 0;
  return {
    link: seeds ? changeSetting(link, 'seed', String(seeds[at])) : link,
    ending: all[at],
    epochs: endings.epochs[at],
    seed: seeds?.[at],
    ...(seeds ? seedsInWords(all, seeds[at], epochs) : { words: endingInWords(all[at], epochs) }),
    right: endings.right[at],
    loss: endings.loss[at],
  };
}

/**
 * How many learn.
 * @param {Endings} endings
 * @param {number} epochs that were asked for
 */
export function learntOf(endings, epochs) {
  const kinds = Array.from(endings.loss, (_, at) => endingOf(endings, at, epochs).kind);
  return kinds.filter((kind) => kind === 'learnt').length;
}

/**
 * @param {Endings} endings
 * @param {number} at
 * @param {number} epochs that were asked for
 * @returns {Ending}
 */
function endingOf({ solved, solvedAt, epochs: trained }, at, epochs) {
  if (trained[at] < epochs) return { kind: 'diverged', epoch: trained[at] + 1 };
  if (solved[at] === 1) return { kind: 'learnt', epoch: solvedAt[at] };
  if (!Number.isNaN(solvedAt[at])) return { kind: 'forgotten', epoch: solvedAt[at] };
  return { kind: 'not learnt' };
}

/**
 * @param {Ending} ending
 * @param {number} epochs
 */
function endingInWords({ kind, epoch = 0 }, epochs) {
  switch (kind) {
    case 'diverged':
      return `diverged at epoch ${count(epoch)}`;
    case 'forgotten':
      return `learnt at epoch ${count(epoch)}, but forgotten by the end`;
    case 'not learnt':
      return `not learnt in ${count(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`;
    default:
      return epoch === 0 ? 'right from the start' : `learnt at epoch ${count(epoch)}`;
  }
}

/**
 * @param {Ending[]} all
 * @param {number} seed of the first that learns, or, where none does, of the first
 * @param {number} epochs
 * @returns {Pick<Result, 'learn' | 'words'>}
 */
function seedsInWords(all, seed, epochs) {
  const times = all.flatMap(({ kind, epoch }) => (kind === 'learnt' ? (epoch ?? []) : []));
  const [first] = times;
  const learn = `${times.length === 0 ? 'none' : times.length} of ${all.length} learn${times.length > 1 ? '' : 's'}`;
  if (first === undefined) {
    const none = `${learn} in ${count(epochs)} epochs`;
    return { learn: none, words: none };
  }
  const when = `seed ${seed} at epoch ${count(first)}`;
  if (times.length === 1) return { learn, words: `${learn}, ${when}` };
  const sorted = times.toSorted((one, other) => one - other);
  const half = count(sorted[Math.ceil(sorted.length / 2) - 1]);
  return { learn, words: `${learn}, half of them by epoch ${half}; for one, ${when}` };
}

/**
 * What is seen of all together: how many helped, and which one most.
 * @param {Trial[]} trials the first is the run itself
 * @param {number} rows how many there are to be learnt
 * @param {boolean} [isCounted] whether all is counted over other starts that is to be
 * @returns {string}
 */
export function summaryOf([first, ...trials], rows, isCounted = false) {
  const itself = first.result;
  const tried = trials.flatMap(({ remedy, result, learn }) =>
    result ? { ...result, name: remedy.name, isDrawn: remedy.isDrawn, others: learn } : [],
  );
  const sentences = itself ? [itselfInWords(itself)] : [];
  if (tried.length === 0) return [...sentences, 'No remedy was tried.'].join(' ');
  // Other starts are other runs: some of them learn by chance.
  const [starts, changed] = [true, false].map((isOfStarts) =>
    tried.filter(({ seed }) => (seed !== undefined) === isOfStarts),
  );
  // And so is one that is drawn anew.
  const [drawn, same] = [true, false].map((isDrawn) =>
    changed.filter((one) => (one.isDrawn ?? false) === isDrawn),
  );
  sentences.push(`${countsInWords(same, drawn, tried.length === trials.length)}.`);
  const learnt = [same, drawn].map(learntIn).find(({ length }) => length > 0) ?? [];
  const ofOthers = isCounted ? first.learn : undefined;
  // Where remedies are compared over them, they are counted there.
  const isSaid = learnt.length > 0 && ofOthers !== undefined;
  sentences.push(...(isSaid ? [] : starts.map(({ learn }) => `Of other starts, ${learn}.`)));
  if (learnt.length > 0) {
    const quickest = learnt.reduce((one, other) => (timeOf(other) < timeOf(one) ? other : one));
    const start = quickest.isDrawn ? 'a new random' : 'this';
    const words = `${quickest.name}, ${whenOf(quickest)}${hindersInWords(ofOthers, quickest)}`;
    sentences.push(`The quickest from ${start} start: ${words}.`);
    sentences.push(othersInWords(ofOthers, tried));
    return sentences.join(' ');
  }
  if (changed.length === 0) return sentences.join(' ');
  const best = changed.reduce((one, other) => (other.right > one.right ? other : one));
  if (itself && best.right > itself.right) {
    sentences.push(
      `The most rows are right with ${best.name}: ${count(best.right)} of ${count(rows)}, in place of ${count(itself.right)}.`,
    );
  }
  return sentences.join(' ');
}

/**
 * How many learnt.
 * @param {Result[]} same from this start
 * @param {Result[]} drawn from others
 * @param {boolean} areAll whether all were tried
 */
function countsInWords(same, drawn, areAll) {
  const [remedies, were] = same.length === 1 ? ['remedy', 'was'] : ['remedies', 'were'];
  const whether = areAll ? '' : ` that ${were} tried`;
  const words = `Of ${same.length} ${remedies} from this start${whether}, ${learntIn(same).length || 'none'} learnt`;
  if (drawn.length === 0) return words;
  return `${words}; of ${drawn.length} from a new random start, ${learntIn(drawn).length || 'none'}`;
}

/**
 * @template {Result} T
 * @param {T[]} results
 */
function learntIn(results) {
  return results.filter(({ ending }) => ending.kind === 'learnt');
}

/**
 * Whether what is quickest from one start keeps others from learning, and how many.
 * @param {number | undefined} itself how many of other starts learn with nothing changed
 * @param {{ others?: number }} quickest
 */
function hindersInWords(itself, { others }) {
  if (itself === undefined || others === undefined || others > itself - CHANCE) return '';
  return `, but of ${STARTS} other starts fewer learn with it: ${others}, in place of ${itself}`;
}

/**
 * What helps one start can hinder others.
 * @param {number | undefined} itself how many of other starts learn with nothing changed
 * @param {{ name: string, others?: number }[]} tried
 */
function othersInWords(itself, tried) {
  const counted = tried.filter(({ others }) => others !== undefined);
  const random = counted.find(({ name }) => name === RANDOM_START);
  if (itself === undefined && random) {
    return `Of ${STARTS} other random starts, ${random.others || 'none'} ${random.others === 1 ? 'learns' : 'learn'}.`;
  }
  if (itself === undefined || counted.length === 0) {
    return 'What helps one start can hinder others: Survey, Sweep, counts over many.';
  }
  const most = Math.max(...counted.map(({ others = 0 }) => others));
  if (most < itself + CHANCE) {
    return `Over ${STARTS} other starts, none that was counted is clearly better than nothing changed, with which ${itself} learn.`;
  }
  const names = counted.filter(({ others }) => others === most).map(({ name }) => name);
  const best = names.length > 2 ? `${names.length} of them` : names.join(' and ');
  return `Over ${STARTS} other starts, the best: ${best}, with which ${most} learn, in place of ${itself}.`;
}

/** @param {Result} result */
function itselfInWords({ ending, epochs }) {
  const words = endingInWords(ending, epochs);
  /** @type {Partial<Record<Ending['kind'], string>>} */
  const verb = { learnt: ending.epoch === 0 ? 'was ' : '', 'not learnt': 'has ' };
  return `With nothing changed, the run ${verb[ending.kind] ?? ''}${words}.`;
}

/** @param {Result} result */
function timeOf({ ending }) {
  return ending.epoch ?? 0;
}

/** @param {Result} result */
function whenOf(result) {
  const epoch = timeOf(result);
  const when = epoch === 0 ? 'from the start' : `at epoch ${count(epoch)}`;
  return result.seed === undefined ? when : `${when} with seed ${result.seed}`;
}
