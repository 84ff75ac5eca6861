// What a sweep trains: the present settings with one of them changed, from many seeds for each of its values.

import { changeSetting, settingChoices, settingRange, settingTitles } from 'xor-playground';
import { suitableRate, Trainer, testRowsOf } from 'xor-playground/full';
import { linearTicks } from '../../plot/ticks.js';
import { sizesText } from '../../state/layers.js';
import { runIn } from '../../state/run.js';
import { parseNumber } from '../../text/number.js';
import { planFor } from './plan.js';

/** @typedef {Readonly<import('../../state/run.js').RunSettings>} RunSettings */

/**
 * A setting that can be swept.
 * @typedef {object} Setting
 * @property {string} key as in a link
 * @property {string} title
 * @property {'ratio' | 'number' | 'count' | 'choice'} kind ratios are on a logarithmic axis, counts on a linear one, other
 *   numbers as far apart as each other; a choice has all its values
 * @property {boolean} [isWhole] whether it takes whole numbers only
 * @property {(run: RunSettings) => (string | number)[]} [usual] the values that are proposed, beside the present one
 * @property {string} [words] what else goes with it, for people
 * @property {Record<string, string>} [also] what has to be changed where the run does not use it
 * @property {(run: RunSettings, value: string) => Record<string, string>} [change] if it is not its key alone
 * @property {(run: RunSettings) => string} [now] what it is, if it is not what a link has; empty where it is not one value
 */

/**
 * One value of a setting.
 * @typedef {object} Value
 * @property {string} value
 * @property {string} name
 * @property {Record<string, string>} changes what is changed in the settings
 * @property {import('./plan.js').Plan} plan
 */

/** No more values than these are swept. */
const MOST = 30;
/** The batch of all rows, as a link has it. */
const FULL = 'full';

/** @type {Setting[]} */
export const SETTINGS = [
  {
    ...{ key: 'lr', title: 'Learning rate', kind: 'ratio' },
    usual: (run) => around('lr', Number(run.setting('lr')), [1 / 20, 20]),
  },
  {
    ...{ key: 'hidden', title: 'Neurons in each hidden layer', kind: 'count', isWhole: true },
    usual: () => [1, 2, 3, 4, 5, 6, 8],
    change: ({ hidden }, size) => ({
      hidden: sizesText(Array(Math.max(1, hidden.length)).fill(Number(size))),
    }),
    now: ({ hidden }) => only(hidden.map(String)),
  },
  {
    ...{ key: 'range', title: 'Range of a uniform start', kind: 'ratio' },
    // However small the present one is: those that learn most often are seen beside it.
    usual: (run) => [
      ...around('range', Number(run.setting('range') || 1), [1 / 20, 20]),
      0.5,
      1,
      2,
    ],
    also: { start: 'uniform' },
    words: 'The starts are drawn uniformly, whatever the present one is drawn from.',
  },
  { key: 'start', title: 'What the start is drawn from', kind: 'choice' },
  {
    ...{ key: 'activation', title: 'Activation of the hidden layers', kind: 'choice' },
    now: (run) => only(run.setting('activation').split(',')),
  },
  {
    ...{ key: 'rule', title: 'Rule', kind: 'choice' },
    change: (run, rule) => ({ rule, ...rateFor(run, rule) }),
    words:
      'A rule brings the learning rate that suits it, unless you have chosen your own; so this is no comparison at one rate.',
  },
  {
    ...{ key: 'momentum', title: 'Momentum', kind: 'number' },
    usual: () => [0, 0.5, 0.8, 0.9, 0.95, 0.99],
    also: { rule: 'momentum' },
    words: 'The rule is momentum, at the present learning rate.',
  },
  { key: 'loss', title: 'Loss', kind: 'choice' },
  {
    ...{ key: 'l2', title: 'L2 penalty', kind: 'number' },
    usual: () => [0, 0.0001, 0.0003, 0.001, 0.003, 0.01],
  },
  {
    ...{ key: 'batch', title: 'Rows in a batch', kind: 'ratio', isWhole: true },
    usual(run) {
      const most = rowsThatTrain(run);
      return [1, 2, 4, 8, 16, 32, 64, 128].filter((size) => size < most);
    },
    change: (run, size) => ({ batch: Number(size) === rowsThatTrain(run) ? FULL : size }),
    now: (run) => (run.setting('batch') === FULL ? `${rowsThatTrain(run)}` : run.setting('batch')),
  },
  {
    ...{ key: 'epochs', title: 'Epochs', kind: 'ratio', isWhole: true },
    usual: ({ epochs }) => around('epochs', epochs, [1 / 20, 4]),
  },
];

/**
 * What it is now; empty where it is not one value, or not used.
 * @param {Setting} setting
 * @param {RunSettings} run
 */
export function presentOf({ key, now }, run) {
  return now ? now(run) : run.setting(key);
}

/**
 * The values that are proposed, as they would be typed.
 * @param {Setting} setting
 * @param {RunSettings} run
 */
export function usualText(setting, run) {
  if (setting.kind === 'choice') return '';
  const present = presentOf(setting, run);
  const values = [...(setting.usual?.(run) ?? []), ...(present === '' ? [] : [present])];
  return inOrder(values.map(Number)).join(', ');
}

/**
 * The values of a text, each with what is trained for it. Throws what can't be used.
 * @param {Setting} setting
 * @param {string} link
 * @param {string} text is not looked at for a choice
 * @returns {Value[]}
 */
export function valuesOf(setting, link, text) {
  const { key, title, kind, isWhole: whole } = setting;
  if (kind === 'choice') {
    const names = settingTitles(key);
    return settingChoices(key).map((value, at) => madeFor(setting, link, value, names[at], true));
  }
  const words = text.split(/[,;\s]+/).filter((word) => word !== '');
  if (words.length === 0) throw new Error(`${title} takes one value or more, such as 0.1, 0.3, 1.`);
  const numbers = inOrder(words.map((word) => parseNumber(word, { name: title, whole })));
  if (numbers.length > MOST) throw new Error(`A sweep takes up to ${MOST} values.`);
  return numbers.map((value) => madeFor(setting, link, `${value}`, `${value}`));
}

/**
 * Why there is nothing to sweep, if that is the same for all values.
 * @param {Value[]} values
 */
export function refusalOf(values) {
  const refusals = new Set(values.map(({ plan }) => plan.refusal));
  return refusals.size === 1 ? values[0].plan.refusal : undefined;
}

/**
 * What is changed in a run's settings for a value.
 * @param {Setting} setting
 * @param {RunSettings} run
 * @param {string} value
 */
function changesFor({ key, also, change }, run, value) {
  const isUsed = run.setting(key) !== '';
  return { ...(isUsed ? {} : also), ...(change ? change(run, value) : { [key]: value }) };
}

/**
 * @param {Setting} setting
 * @param {string} link
 * @param {string} value
 * @param {string} name
 * @param {boolean} [mayBeRefused] whether a value that does not go with the other settings is kept, with the reason
 * @returns {Value}
 */
function madeFor(setting, link, value, name, mayBeRefused = false) {
  const base = planFor(link).link;
  const changes = changesFor(setting, runIn(base), value);
  try {
    const changed = Object.entries(changes).reduce(
      (so, [key, text]) => changeSetting(so, key, text),
      base,
    );
    return { value, name, changes, plan: planFor(changed) };
  } catch (reason) {
    if (!mayBeRefused || !(reason instanceof Error) || reason instanceof WebAssembly.RuntimeError) {
      throw reason;
    }
    return { value, name, changes, plan: { ...planFor(link), refusal: reason.message } };
  }
}

/**
 * The same for all settings that differ in what is swept alone.
 * @param {Setting} setting
 * @param {string} link
 * @param {Value} value
 */
export function rest(setting, link, value) {
  try {
    return madeFor(setting, link, value.value, value.name).plan.link;
  } catch {
    return undefined;
  }
}

/**
 * A learning rate that nobody chose goes with the rule.
 * @param {RunSettings} run
 * @param {string} rule
 * @returns {Record<string, string>}
 */
function rateFor(run, rule) {
  const rateOf = (/** @type {string} */ its) => suitableRate(its, run.setting('output'));
  const isChosen = Number(run.setting('lr')) !== rateOf(run.setting('rule'));
  const rate = isChosen ? undefined : rateOf(rule);
  return rate === undefined ? {} : { lr: `${rate}` };
}

/**
 * How many rows are not held out for a test.
 * @param {RunSettings} run
 */
function rowsThatTrain({ link, rows, setting }) {
  if (!(Number(setting('split')) > 0)) return rows.length;
  const trainer = new Trainer(link);
  const tested = testRowsOf(trainer).length;
  trainer.free();
  return rows.length - tested;
}

/**
 * The value that all have; empty where they differ.
 * @param {string[]} values
 */
function only(values) {
  return new Set(values).size === 1 ? values[0] : '';
}

/**
 * 1, 2 and 5 times powers of ten around a number, that are so many times as large at most, and that the setting can have.
 * @param {string} key
 * @param {number} centre
 * @param {[low: number, high: number]} factors
 */
function around(key, centre, factors) {
  const [lowest, highest] = settingRange(key);
  const low = Math.max(lowest, factors[0] * centre);
  const high = Math.min(highest, factors[1] * centre);
  return linearTicks(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)), 1)
    .flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)))
    .filter((stop) => stop >= 0.999 * low && stop <= 1.001 * high);
}

/** Ascending, each once. @param {number[]} numbers */
function inOrder(numbers) {
  return [...new Set(numbers)].sort((one, other) => one - other);
}
