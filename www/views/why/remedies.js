// The remedies for a run: each is the same run with one thing changed, as a link. They begin where it began, but for those
// whose start is drawn anew. What the engine refuses is left out, in its words.

import {
  changeSetting,
  readSetting,
  settingChoices,
  settingRange,
  settingTitles,
  Trainer,
} from 'xor-playground';
import { suitableRate } from 'xor-playground/full';
import { editsIn } from '../../state/edits.js';
import { FIRST_SIZE, layersInWords, sizesText } from '../../state/layers.js';
import { runIn } from '../../state/run.js';
import { whyNoSeed, ZEROS } from '../../state/seeds.js';
import { count } from '../../text/format.js';

/** @typedef {import('../../state/edits.js').Edit} Edit */

/**
 * What to try.
 * @typedef {object} Remedy
 * @property {string} name
 * @property {string} changed what is changed, in words
 * @property {string} link the run, as a link; of several, they differ from it in their seeds
 * @property {number} epochs how far it is trained
 * @property {boolean} [isDrawn] whether it is from another start, drawn anew
 * @property {Uint32Array} [seeds] where it is several runs
 * @property {OtherStarts} [others] where its start is drawn: with the same thing changed, so many others
 */

/**
 * Runs that differ in their seeds alone.
 * @typedef {object} OtherStarts
 * @property {string} link
 * @property {Uint32Array} seeds
 */

/** @typedef {Pick<Remedy, 'link' | 'changed' | 'isDrawn' | 'seeds'> & { name?: string }} Changed another name says more */

/**
 * Where the remedies begin.
 * @typedef {object} Beginning
 * @property {string} link the run without what is changed on the way
 * @property {string} drawn the same, and nothing of its start is changed by hand
 * @property {Float64Array} parameters at the start
 */

/**
 * What there is to try, and what not, and why.
 * @typedef {object} Plan
 * @property {Remedy} unchanged the run itself
 * @property {Remedy[]} remedies the cheap ones first
 * @property {{ name: string, reason: string }[]} leftOut
 */

/** So many other starts are tried. */
export const STARTS = 100;
const FACTOR = 3;
/** A start whose largest weight is that small is far from any that is usual. */
const SMALL = 0.1;
/** Digits of a number that comes of one. */
const DIGITS = 3;

const MOMENTUM = { momentum: 0.9 };

/** Whose start is drawn from a seed, in the place of one that is given. */
export const RANDOM_START = 'A random start';
const TANH = 'Tanh in the hidden layers';

/**
 * Those that are for certain runs alone change nothing of others.
 * @type {{ name: string | ((run: Beginning) => string), change: (run: Beginning) => Changed | undefined }[]}
 */
const REMEDIES = [
  { name: 'No penalty', change: withoutPenalty },
  { name: RANDOM_START, change: withRandomStart },
  { name: TANH, change: withoutKinks },
  { name: `Learning rate × ${FACTOR}`, change: (run) => withRate(run, FACTOR) },
  { name: `Learning rate ÷ ${FACTOR}`, change: (run) => withRate(run, 1 / FACTOR) },
  { name: 'Learning rate ÷ 30', change: (run) => withRate(run, 1 / 30) },
  { name: 'The usual learning rate', change: withUsualRate },
  { name: 'Momentum', change: (run) => withRule(run, 'momentum', MOMENTUM) },
  { name: 'Adam', change: (run) => withRule(run, 'adam') },
  { name: 'Rprop', change: (run) => withRule(run, 'rprop') },
  { name: 'Cross-entropy', change: withCrossEntropy },
  { name: TANH, change: (run) => withActivation(run, 'tanh') },
  { name: 'ReLU in the hidden layers', change: (run) => withActivation(run, 'relu') },
  { name: 'Smaller start', change: (run) => withStart(run, 1 / FACTOR, `÷ ${FACTOR}`) },
  { name: 'Larger start', change: (run) => withStart(run, FACTOR, `× ${FACTOR}`) },
  { name: 'A start of the usual size', change: withUsualStart },
  {
    name: ({ link }) =>
      runIn(link).hidden.length > 0 ? 'One hidden neuron more' : 'A hidden layer',
    change: withNeuron,
  },
  { name: '10 times the epochs', change: (run) => withEpochs(run, 10) },
  { name: 'Two layers of eight', change: withLayers },
  { name: 'A hundred other starts', change: withOtherStarts },
  { name: '100 times the epochs', change: (run) => withEpochs(run, 100) },
];

/**
 * @param {string} link
 * @returns {Plan}
 */
export function planFor(link) {
  const edits = editsIn(runIn(link).edits);
  const run = beginningOf(link, edits);
  const isChanged = edits.some(({ epoch }) => epoch > 0);
  /** @type {Remedy} */
  const unchanged = {
    name: 'Nothing changed',
    changed: isChanged ? 'nor on the way' : '',
    link: run.link,
    epochs: runIn(run.link).epochs,
    others: otherStartsOf(run.drawn),
  };
  /** @type {Plan} */
  const plan = { unchanged, remedies: [], leftOut: [] };
  for (const { name: named, change } of REMEDIES) {
    const name = typeof named === 'string' ? named : named(run);
    try {
      const changed = change(run);
      if (!changed) continue;
      const epochs = runIn(changed.link).epochs;
      const same = [unchanged, ...plan.remedies].find(
        (other) => other.link === changed.link && other.seeds === changed.seeds,
      );
      if (same) throw new Error(`It is the same as “${same.name}”.`);
      const others = othersWith(change, run);
      plan.remedies.push({ name, epochs, ...changed, others });
    } catch (error) {
      if (!(error instanceof Error) || error instanceof WebAssembly.RuntimeError) throw error;
      plan.leftOut.push({ name, reason: error.message });
    }
  }
  return plan;
}

/**
 * Other starts with the same thing changed.
 * @param {(run: Beginning) => Changed | undefined} change
 * @param {Beginning} run
 */
function othersWith(change, run) {
  try {
    // What is changed by hand is of this start alone.
    const changed = change({ ...run, link: run.drawn });
    // What is of other starts already has them.
    return changed && !changed.seeds ? otherStartsOf(changed.link) : undefined;
  } catch (error) {
    if (!(error instanceof Error) || error instanceof WebAssembly.RuntimeError) throw error;
    // What this start can have, others can't.
    return undefined;
  }
}

/** @param {string} link @returns {OtherStarts | undefined} */
function otherStartsOf(link) {
  return whyNoSeed(link) === undefined ? { link, seeds: seedsAfter(link) } : undefined;
}

/** The seeds that come next. @param {string} link */
function seedsAfter(link) {
  const seed = Number(readSetting(link, 'seed'));
  // After the largest seed comes 0.
  return Uint32Array.from({ length: STARTS }, (_, at) => seed + 1 + at);
}

/**
 * What two runs have in common that begin alike, however far they are trained and whatever is changed on the way.
 * @param {string} link
 */
export function likenessOf(link) {
  // What is changed at epoch 0 is another start.
  const edits = readSetting(link, 'edits').split(',');
  const atStart = edits.filter((edit) => edit.startsWith('0:')).join();
  const alike = changeSetting(link, 'edits', atStart);
  return changeSetting(alike, 'epochs', readSetting('', 'epochs'));
}

/**
 * About how much work a remedy is: so many parameters take so many steps.
 * @param {Remedy} remedy
 */
export function workOf({ link, epochs, seeds }) {
  return runIn(link).size * epochs * (seeds?.length ?? 1);
}

/** About how much work other starts with it are. @param {Remedy} remedy */
export function workOfOthers({ epochs, others }) {
  return others ? workOf({ name: '', changed: '', epochs, ...others }) : 0;
}

/**
 * @param {string} link
 * @param {readonly Edit[]} edits
 * @returns {Beginning}
 */
function beginningOf(link, edits) {
  const trainer = new Trainer(link);
  const parameters = trainer.parameters().slice();
  trainer.free();
  const drawn = changed(link, { edits: '' });
  const isByHand = edits.some(({ epoch, parameter }) => epoch === 0 && parameter !== undefined);
  return {
    link: isByHand ? changed(drawn, { parameters: parameters.join() }) : drawn,
    drawn,
    parameters,
  };
}

/**
 * @param {string} link
 * @param {Record<string, string | number>} settings in an order in which the engine takes them
 */
function changed(link, settings) {
  return Object.entries(settings).reduce(
    (before, [key, value]) => changeSetting(before, key, String(value)),
    link,
  );
}

/**
 * @param {Beginning} run
 * @param {number} factor
 */
function withRate({ link }, factor) {
  const present = Number(readSetting(link, 'lr'));
  const [smallest, largest] = settingRange('lr');
  const rate = Number((present * factor).toPrecision(DIGITS));
  const lr = Math.min(largest, Math.max(smallest, rate));
  if (lr === present) throw new Error(`Learning rates are from ${smallest} to ${largest}.`);
  const isAtEnd = lr !== rate;
  return {
    link: changed(link, { lr }),
    changed: isAtEnd ? 'there is none beyond' : `learning rate ${lr}`,
    ...(isAtEnd && { name: `Learning rate ${lr}` }),
  };
}

/** The one that was measured to suit the rule, where the present one is far from it. @param {Beginning} run */
function withUsualRate({ link }) {
  const present = Number(readSetting(link, 'lr'));
  const lr = rateFor(readSetting(link, 'rule'), readSetting(link, 'output'));
  const far = FACTOR * FACTOR;
  if (lr < far * present && present < far * lr) return undefined;
  return { link: changed(link, { lr }), changed: `learning rate ${lr}, which suits the rule` };
}

/** In the place of one of small numbers. @param {Beginning} run */
function withUsualStart({ drawn, parameters }) {
  const largest = parameters.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  if (largest === 0 || largest > SMALL) return undefined;
  const link = changed(drawn, { start: 'uniform', range: 1 });
  return {
    link,
    changed: `drawn between −1 and 1 from seed ${readSetting(link, 'seed') || 0}`,
    isDrawn: true,
  };
}

/**
 * @param {Beginning} run
 * @param {string} rule
 * @param {Record<string, number>} [numbers] of its own
 */
function withRule({ link }, rule, numbers = {}) {
  const lr = rateFor(rule, readSetting(link, 'output'));
  const words = Object.entries({ ...numbers, 'learning rate': lr }).map(
    ([key, value]) => `${key} ${value}`,
  );
  return { link: changed(link, { rule, ...numbers, lr }), changed: words.join(', ') };
}

/**
 * A learning rate that suits a rule.
 * @param {string} rule
 * @param {string} output
 */
function rateFor(rule, output) {
  // What was not measured has a slope of up to 1, as a linear output has.
  return suitableRate(rule, output) ?? suitableRate(rule, 'linear') ?? 1;
}

/** @param {Beginning} run */
function withoutPenalty({ link }) {
  const [l1, l2] = ['l1', 'l2'].map((key) => Number(readSetting(link, key)));
  return l1 === 0 && l2 === 0
    ? undefined
    : { link: changed(link, { l1: 0, l2: 0 }), changed: 'L1 and L2 are 0' };
}

/** In the place of one of zeros, or that is given. @param {Beginning} run */
function withRandomStart({ link, drawn }) {
  if (whyNoSeed(link) === undefined) return undefined;
  const isOfZeros = readSetting(drawn, 'start') === ZEROS;
  // A seed takes the place of numbers.
  const seed = readSetting(drawn, 'seed') || 0;
  return startDrawnIn(
    isOfZeros ? changed(drawn, { start: readSetting('', 'start') }) : changed(drawn, { seed }),
  );
}

/** A network whose start is drawn, if it is. @param {string} link @param {string} [words] what else is changed */
function startDrawnIn(link, words = '') {
  const isDrawn = whyNoSeed(link) === undefined;
  const from = isDrawn ? `drawn from seed ${readSetting(link, 'seed')}` : '';
  // Nothing is kept of the neurons that were there.
  return { link, changed: [words, from].filter(Boolean).join(', all '), isDrawn };
}

/** Tanh in the place of what has no bend, or kinks. @param {Beginning} run */
function withoutKinks({ link }) {
  const has = hiddenActivations(link);
  return has.every(isSigmoidal) ? undefined : withHidden(link, 'tanh');
}

/**
 * Another activation in the place of sigmoid and tanh.
 * @param {Beginning} run
 * @param {string} activation
 */
function withActivation({ link }, activation) {
  const has = hiddenActivations(link);
  const isAnother = has.every(isSigmoidal) && has.some((name) => name !== activation);
  return isAnother ? withHidden(link, activation) : undefined;
}

/** One for each hidden layer, or one for all. @param {string} link */
function hiddenActivations(link) {
  return runIn(link).hidden.length === 0 ? [] : readSetting(link, 'activation').split(',');
}

/** @param {string} name */
function isSigmoidal(name) {
  return name === 'sigmoid' || name === 'tanh';
}

/** @param {string} link @param {string} activation */
function withHidden(link, activation) {
  return { link: changed(link, { activation }), changed: 'as activation' };
}

/** @param {Beginning} run */
function withLayers({ drawn }) {
  const { hidden } = runIn(drawn);
  if (hidden.length > 1 || hidden[0] >= 8) return undefined;
  return startDrawnIn(changed(drawn, { hidden: '8,8' }));
}

/** @param {Beginning} run */
function withCrossEntropy({ link }) {
  const [loss, output] = ['loss', 'output'].map((key) => readSetting(link, key));
  const before = `in place of ${lowered(titleOf('loss', loss))}`;
  if (output === 'sigmoid') {
    return { link: changed(link, { loss: 'cross-entropy' }), changed: before };
  }
  // It takes that output, which has another suitable rate.
  const lr = rateFor(readSetting(link, 'rule'), 'sigmoid');
  return {
    link: changed(link, { output: 'sigmoid', loss: 'cross-entropy', lr }),
    changed: `${before}, with a sigmoid output and learning rate ${lr}`,
  };
}

/**
 * @param {Beginning} run
 * @param {number} factor
 * @param {string} words
 */
function withStart({ link, parameters }, factor, words) {
  const range = readSetting(link, 'range');
  if (range !== '') {
    const other = Number((Number(range) * factor).toPrecision(DIGITS));
    return { link: changed(link, { range: other }), changed: `drawn from −${other} to ${other}` };
  }
  if (parameters.every((number) => number === 0)) {
    throw new Error(
      'All weights and biases are 0 at the start, and stay so however they are scaled.',
    );
  }
  const scaled = parameters.map((number) => number * factor);
  return {
    link: changed(link, { parameters: scaled.join() }),
    changed: `its weights and biases ${words}`,
  };
}

/** @param {Beginning} run */
function withNeuron({ drawn }) {
  const { hidden } = runIn(drawn);
  const [first = FIRST_SIZE - 1, ...others] = hidden;
  const link = changed(drawn, { hidden: sizesText([first + 1, ...others]) });
  return startDrawnIn(link, layersInWords(runIn(link).hidden));
}

/** @param {Beginning} run */
function withOtherStarts({ drawn }) {
  const reason = whyNoSeed(drawn);
  if (reason) throw new Error(reason);
  const seeds = seedsAfter(drawn);
  const [first, last] = [seeds[0], seeds[STARTS - 1]];
  return { link: drawn, seeds, changed: `seeds ${first} to ${last}` };
}

/**
 * @param {Beginning} run
 * @param {number} factor
 */
function withEpochs({ link }, factor) {
  const present = Number(readSetting(link, 'epochs'));
  const [, most] = settingRange('epochs');
  const epochs = Math.min(most, present * factor);
  if (epochs === present) throw new Error(`A run has ${count(most)} epochs at most.`);
  return { link: changed(link, { epochs }), changed: `${count(epochs)} epochs` };
}

/**
 * @param {string} key
 * @param {string} name
 */
function titleOf(key, name) {
  return settingTitles(key)[settingChoices(key).indexOf(name)];
}

/** As it stands within a sentence. @param {string} title */
function lowered(title) {
  return title.charAt(0).toLowerCase() + title.slice(1);
}
