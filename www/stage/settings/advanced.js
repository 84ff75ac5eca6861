// The Advanced part of the settings: what it holds, and that it is there.

import { suitableRate } from 'xor-playground/full';
import { FIRST_SIZE, sizesText } from '../../state/layers.js';
import { element, find } from '../../ui/dom.js';
import { askQuestions } from '../questions.js';
import { ADVANCED_QUESTIONS } from './advanced-questions.js';
import { isAdvanced, setSize } from './basic.js';
import { connectSettings } from './controls.js';
import { connectFeatures } from './features.js';
import { makeForm } from './form.js';
import { connectOrder, orderOf } from './order.js';

/** @typedef {import('./basic.js').Row} Row */
/** @typedef {import('./basic.js').Session} Session */

const MAX_LAYERS = 6;

/** The batch of all rows, as a link has it. */
const FULL = 'full';

/** @type {Row[]} */
export const ADVANCED = [
  {
    ...{ key: 'hidden', id: 'layers', kind: 'whole', label: 'Hidden layers', heading: 'Network' },
    range: [0, MAX_LAYERS],
    get: ({ hidden }) => hidden.length,
    set: setLayers,
  },
  ...layers(sizeRow).slice(1),
  ...layers(activationRow),
  {
    ...{ key: 'output', kind: 'choice', label: 'Output', answeredAt: 'layers' },
    detail: () => 'activation',
  },
  ...layers(biasRow),
  {
    ...{ key: 'bias', id: 'bias-output', kind: 'check', label: 'Bias', answeredAt: 'layers' },
    detail: () => 'of the output',
    get: ({ shape, hidden }) => hasBiases(shape, hidden.length),
    set: (session, has) => setBiases(session, session.hidden.length, has),
  },
  {
    ...{ key: 'direct', kind: 'check', label: 'Direct', answeredAt: 'layers' },
    detail: () => 'input to output',
    get: ({ shape }) => shape.isDirect,
    set: (session, isDirect) => session.change({ direct: isDirect ? 'on' : 'off' }),
    isThere: isUsed('direct'),
  },
  {
    ...{ key: 'rule', kind: 'choice', label: 'Rule', heading: 'Learning' },
    set: setRule,
    hint: rateWords,
  },
  ...[
    numberRow('momentum', 'Momentum', 0.01),
    numberRow('decay', 'Decay', 0.01),
    numberRow('beta1', 'Beta 1', 0.01),
    numberRow('beta2', 'Beta 2', 0.001),
    numberRow('epsilon', 'Epsilon', 1e-8),
    numberRow('shrink', 'Shrink', 0.05),
    numberRow('grow', 'Grow', 0.05),
    numberRow('weight-decay', 'Weight decay', 0.01),
  ].map((row) => ({ ...row, answeredAt: 'rule' })),
  { key: 'loss', kind: 'choice', label: 'Loss' },
  { ...numberRow('l1', 'L1', 0.001), answeredAt: 'loss' },
  { ...numberRow('l2', 'L2', 0.001), answeredAt: 'loss' },
  {
    ...{ key: 'batch', kind: 'whole', label: 'Batch', detail: () => 'in rows' },
    answeredAt: 'loss',
    rangeNow: (session) => [1, session.count],
    get: batchOf,
    set: (session, size) => {
      // A batch of as many rows as there are is not quite the full one: it has an order.
      if (size !== batchOf(session)) {
        session.change({ batch: size === session.count ? FULL : size });
      }
    },
  },
  {
    ...{ key: 'order', kind: 'choice', label: 'Order', detail: () => 'of rows' },
    name: 'Order of rows',
    answeredAt: 'loss',
    get: orderOf,
    isThere: isUsed('order'),
  },
  {
    ...{ key: 'shuffle', kind: 'whole', label: 'Order', detail: () => 'of rows: seed' },
    name: 'Order of rows: seed',
    answeredAt: 'loss',
    isThere: isUsed('shuffle'),
  },
  {
    ...{ key: 'start', kind: 'choice', label: 'Drawn from', heading: 'Start' },
    hint: (session) => (session.setting('start') === '' ? 'Its weights and biases are given.' : ''),
  },
  { ...numberRow('range', 'Range', 0.1), answeredAt: 'start' },
];

/** Those with which it was measured which learning rates suit a rule. */
const MEASURED = [
  ...['seed', 'lr', 'epochs', 'hidden', 'edits'],
  ...['activation', 'rule', 'output', 'loss'],
];

/** @param {import('../../state/view.js').Context} context */
export function connectAdvanced(context) {
  const { root, session } = context;
  const details = element(root, 'advanced', HTMLDetailsElement);
  details.append(...makeForm(ADVANCED));
  const showFeatures = connectFeatures(context, find(details, '[data-setting="layers"]'));
  const showOrder = connectOrder(context, find(details, '[data-setting="order"]'));
  askQuestions(context, ADVANCED_QUESTIONS);
  const show = connectSettings(context, ADVANCED);
  let wasSet = false;
  return () => {
    show();
    showFeatures();
    showOrder();
    // It opens by itself when something in it comes to be set, as by a link.
    const isSet = isAdvanced(session);
    if (isSet && !wasSet) details.open = true;
    wasSet = isSet;
  };
}

/**
 * A number that not every run has, such as one of a rule.
 * @param {string} key
 * @param {string} label
 * @param {number} step
 * @returns {Row}
 */
function numberRow(key, label, step) {
  return { key, kind: 'number', label, step, isThere: isUsed(key) };
}

/**
 * How many rows an update looks at.
 * @param {Session} session
 */
function batchOf(session) {
  const batch = session.setting('batch');
  return batch === FULL ? session.count : Number(batch);
}

/** Whether a run has this setting. @param {string} key */
function isUsed(key) {
  return (/** @type {Session} */ session) => session.setting(key) !== '';
}

/** @param {(layer: number) => Row} row of a layer counted from 0 */
function layers(row) {
  return Array.from({ length: MAX_LAYERS }, (_, layer) => row(layer));
}

/** @param {number} layer @returns {Row} */
function biasRow(layer) {
  return {
    ...{ key: 'bias', id: `bias-${layer + 1}`, kind: 'check', label: 'Bias', answeredAt: 'layers' },
    detail: () => `in layer ${layer + 1}`,
    get: ({ shape }) => hasBiases(shape, layer),
    set: (session, has) => setBiases(session, layer, has),
    isThere: ({ hidden }) => layer < hidden.length,
  };
}

/**
 * @param {import('../../state/parameters.js').Shape} shape
 * @param {number} layer
 */
function hasBiases({ biases }, layer) {
  return biases?.[layer] !== false;
}

/**
 * @param {Session} session
 * @param {number} layer
 * @param {boolean} has
 */
function setBiases(session, layer, has) {
  const { shape, hidden } = session;
  const all = [...hidden, 1].map((_, at) => (at === layer ? has : hasBiases(shape, at)));
  session.change({ bias: all.map((word) => (word ? 'on' : 'off')).join() });
}

/** @param {number} layer @returns {Row} */
function sizeRow(layer) {
  return {
    ...{ key: 'hidden', id: `size-${layer + 1}`, kind: 'whole', label: 'Neurons' },
    ...{ name: `Neurons in layer ${layer + 1}`, answeredAt: 'layers' },
    detail: () => `in layer ${layer + 1}`,
    get: ({ hidden }) => hidden[layer],
    set: (session, size) => setSize(session, layer, size),
    isThere: ({ hidden }) => layer < hidden.length,
  };
}

/** @param {number} layer @returns {Row} */
function activationRow(layer) {
  return {
    ...{
      key: 'activation',
      id: `activation-${layer + 1}`,
      kind: 'choice',
      label: 'Activation',
      answeredAt: 'layers',
    },
    detail: ({ hidden }) => (hidden.length > 1 ? `of layer ${layer + 1}` : ''),
    get: (session) => activationsOf(session)[layer],
    set: (session, name) =>
      session.change({ activation: activationsOf(session).with(layer, name).join(',') }),
    isThere: ({ hidden }) => layer < hidden.length,
  };
}

/**
 * @param {Session} session
 * @param {number} length
 */
function setLayers(session, length) {
  const { hidden } = session;
  // Those that are new are like the last.
  const last = hidden.at(-1) ?? FIRST_SIZE;
  const sizes = Array.from({ length }, (_, layer) => hidden[layer] ?? last);
  session.change({ hidden: sizesText(sizes) });
}

/**
 * The activation of each hidden layer; a link has it once where all have the same.
 * @param {Session} session
 */
function activationsOf(session) {
  const names = session.setting('activation').split(',');
  return session.hidden.map((_, layer) => names[layer] ?? names[0]);
}

/**
 * A learning rate that nobody chose goes with the rule.
 * @param {Session} session
 * @param {string} rule
 */
function setRule(session, rule) {
  const { learningRate } = session;
  const isChosen = session.changed.includes('lr') && learningRate !== suitableRateOf(session);
  const rate = isChosen ? undefined : suitableRateOf(session, rule);
  session.change({ rule, lr: rate ?? learningRate });
}

/**
 * @param {Session} session
 * @param {string} [rule]
 */
function suitableRateOf(session, rule = session.setting('rule')) {
  return suitableRate(rule, session.setting('output'));
}

/**
 * What was measured of a rule with this output; nothing where nothing was.
 * @param {Session} session
 */
function rateWords(session) {
  const rate = suitableRateOf(session);
  if (rate === undefined || !isMeasured(session)) return '';
  return session.learningRate === rate
    ? `The learning rate is ${rate}, which suits this rule.`
    : `A learning rate of about ${rate} suits this rule.`;
}

/**
 * Whether it was measured which rates suit a run such as this: with any loss but hinge and any activation where the
 * output is a sigmoid, else with half the squared error, and sigmoids and tanh.
 * @param {Session} session
 */
function isMeasured(session) {
  const { changed } = session;
  const [loss, output, hidden] = ['loss', 'output', 'activation'].map((key) =>
    session.setting(key),
  );
  if (!changed.every((key) => MEASURED.includes(key)) || loss === 'hinge') return false;
  if (output === 'sigmoid') return true;
  const activations = hidden.split(',');
  const areMeasured = activations.every((name) => ['sigmoid', 'tanh'].includes(name));
  return areMeasured && !changed.includes('loss');
}
