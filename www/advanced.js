// The Advanced part of the settings: hidden layers, activations and the rule.

import { settingChoices, settingRange, settingTitles, suitableRate } from 'xor-playground';
import { element, find, make, setText } from './dom.js';
import { FIRST_SIZE, sizesText } from './layers.js';
import { NumberField, wholeNumber } from './number-field.js';

/** @typedef {import('./session.js').Session} Session */

const MAX_LAYERS = 6;

/** What is set outside of this part. */
const ELSEWHERE = ['seed', 'lr', 'epochs', 'edits'];

/** What has a control. */
const SHOWN = [...ELSEWHERE, 'hidden', 'activation', 'rule'];

/** @param {Session} session */
export function connectAdvanced(session) {
  const sizes = find(element('advanced'), '.sizes');
  const activations = find(element('advanced'), '.activations');
  const layers = Array.from({ length: MAX_LAYERS }, (_, index) => index);
  const shows = [
    connectOpening(session),
    connectLayers(session),
    ...layers.slice(1).map((layer) => connectSize(session, layer, sizes)),
    ...layers.map((layer) => connectActivation(session, layer, activations)),
    connectRule(session),
    () => setText(element('others'), othersWords(session)),
  ];
  return () => {
    for (const show of shows) show();
  };
}

/**
 * It opens by itself when something in it comes to be set, as by a link.
 * @param {Session} session
 */
function connectOpening(session) {
  const details = element('advanced', HTMLDetailsElement);
  let wasSet = false;
  return () => {
    const { changed, hidden } = session;
    const isSet =
      hidden.length !== 1 || changed.some((key) => ![...ELSEWHERE, 'hidden'].includes(key));
    if (isSet && !wasSet) details.open = true;
    wasSet = isSet;
  };
}

/** @param {Session} session */
function connectLayers(session) {
  const field = new NumberField({
    input: element('layers', HTMLInputElement),
    error: element('layers-error'),
    ...wholeNumber('Hidden layers', 0, MAX_LAYERS),
    accept: (count) => {
      const { hidden } = session;
      // Those that are new are like the last.
      const sizes = Array.from(
        { length: count },
        (_, layer) => hidden[layer] ?? hidden.at(-1) ?? FIRST_SIZE,
      );
      session.change({ hidden: sizesText(sizes) });
    },
  });
  return () => field.show(session.hidden.length);
}

/**
 * The size of a layer after the first, which has its field above.
 * @param {Session} session
 * @param {number} layer counted from 0
 * @param {HTMLElement} place
 */
function connectSize(session, layer, place) {
  const name = `Neurons in layer ${layer + 1}`;
  const input = make('input', '', {
    ...{ id: `size-${layer + 1}`, className: 'value', type: 'text', inputMode: 'numeric' },
    ...{ role: 'spinbutton', autocomplete: 'off', spellcheck: false },
  });
  const error = make('p', '', { id: `${input.id}-error`, className: 'error', role: 'alert' });
  const row = make('div', '', { className: 'field' });
  const label = make('label', 'Neurons ', { htmlFor: input.id });
  label.append(make('small', `in layer ${layer + 1}`));
  row.append(label, input, error);
  place.append(row);
  const field = new NumberField({
    ...{ input, error },
    ...wholeNumber(name, ...settingRange('hidden')),
    accept: (size) => session.change({ hidden: sizesText(session.hidden.with(layer, size)) }),
  });
  return () => {
    const size = session.hidden[layer];
    row.hidden = size === undefined;
    field.show(size ?? Number.NaN);
  };
}

/**
 * @param {Session} session
 * @param {number} layer counted from 0
 * @param {HTMLElement} place
 */
function connectActivation(session, layer, place) {
  const select = make('select', '', { id: `activation-${layer + 1}` });
  const label = make('label', 'Activation ', { htmlFor: select.id });
  const which = make('small', `of layer ${layer + 1}`);
  label.append(which);
  const row = make('div', '', { className: 'field' });
  row.append(label, select);
  place.append(row);
  offer(select, 'activation');
  select.addEventListener('change', () => {
    const activation = activationsOf(session).with(layer, select.value).join(',');
    session.change({ activation });
  });
  return () => {
    const activations = activationsOf(session);
    row.hidden = layer >= activations.length;
    if (row.hidden) return;
    which.hidden = activations.length === 1;
    choose(select, activations[layer]);
  };
}

/**
 * The activation of each hidden layer; a link has it once where all have the same.
 * @param {Session} session
 */
function activationsOf(session) {
  const { hidden } = session;
  const names = session.setting('activation').split(',');
  return hidden.map((_, layer) => names[layer] ?? names[0]);
}

/** @param {Session} session */
function connectRule(session) {
  const select = element('rule', HTMLSelectElement);
  offer(select, 'rule');
  select.disabled = false;
  select.addEventListener('change', () => {
    const rule = select.value;
    const { learningRate } = session;
    const isUsual = learningRate === suitableRate(session.setting('rule'));
    session.change({ rule, lr: isUsual ? suitableRate(rule) : learningRate });
  });
  return () => {
    const rule = session.setting('rule');
    choose(select, rule);
    const rate = suitableRate(rule);
    setText(
      element('rule-hint'),
      session.learningRate === rate
        ? `The learning rate is ${rate}, which suits this rule.`
        : `A learning rate of about ${rate} suits this rule.`,
    );
  };
}

/**
 * What a link sets and nothing here shows.
 * @param {Session} session
 */
function othersWords(session) {
  const others = session.changed.filter((key) => !SHOWN.includes(key));
  if (others.length === 0) return '';
  const words = others.map((key) => {
    const value = session.setting(key);
    // A list can be very long.
    return value.includes(',') ? key : `${key} ${value}`;
  });
  return `The link also sets ${words.join(', ')}.`;
}

/**
 * The choices of a setting, by their names for people.
 * @param {HTMLSelectElement} select
 * @param {string} key
 */
function offer(select, key) {
  const titles = settingTitles(key);
  const options = settingChoices(key).map((value, index) =>
    make('option', titles[index], { value }),
  );
  select.append(...options);
}

/**
 * @param {HTMLSelectElement} select
 * @param {string} choice
 */
function choose(select, choice) {
  if (select.value !== choice) select.value = choice;
}
