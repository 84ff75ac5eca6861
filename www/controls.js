// The controls: buttons, sliders and fields that change the session, and show what it is set to.

import { changeSetting, readSetting, settingRange } from 'xor-playground';
import { element, setText } from './dom.js';
import { count } from './format.js';
import { sizesText } from './layers.js';
import { NumberField, wholeNumber } from './number-field.js';
import { logarithmicScale, nearestStop, stepAlong } from './scale.js';
import { MAX_SPEED } from './session.js';

/** @typedef {import('./session.js').Session} Session */

const LEARNING_RATES = logarithmicScale(...settingRange('lr'));
const EPOCHS = logarithmicScale(...settingRange('epochs'), { whole: true });
const SPEEDS = logarithmicScale(1, MAX_SPEED, { whole: true });

/** @param {Session} session */
export function connectControls(session) {
  const shows = [
    connectButtons(session),
    connectSeed(session),
    connectHidden(session),
    connectSlider('lr', LEARNING_RATES, {
      parse: (text) => parseSetting(session, 'lr', text),
      get: () => session.learningRate,
      set: (value) => session.setLearningRate(value),
    }),
    connectSlider('epochs', EPOCHS, {
      parse: (text) => parseSetting(session, 'epochs', text),
      get: () => session.epochs,
      set: (value) => session.setEpochs(value),
    }),
    connectSlider('speed', SPEEDS, {
      parse: wholeNumber('Speed', 1, MAX_SPEED).parse,
      get: () => session.speed,
      set: (value) => session.setSpeed(value),
    }),
  ];
  return () => {
    for (const show of shows) show();
  };
}

/** @param {Session} session */
function connectButtons(session) {
  /** @type {[id: string, key: string, action: () => void][]} */
  const actions = [
    ['train', ' ', () => session.toggle()],
    ['step', 's', () => session.step()],
    ['reset', 'r', () => session.reset()],
    ['new-start', 'n', () => session.newStart()],
  ];
  for (const [id, , action] of actions) {
    const button = element(id, HTMLButtonElement);
    button.addEventListener('click', action);
    button.disabled = false;
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing)
      return;
    const target = event.target instanceof Element ? event.target : document.body;
    // A slider does nothing with these keys.
    if (target.closest('input:not([type="range"]), textarea, select')) return;
    // Space presses the button that has the focus, as everywhere.
    if (event.key === ' ' && target.closest('button, a, summary')) return;
    const action = actions.find(([, key]) => key === event.key.toLowerCase());
    if (!action) return;
    event.preventDefault();
    if (!event.repeat || action[0] === 'step') action[2]();
  });
  // Whoever uses the mouse does not mean the key to press again what was clicked last.
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const control = target?.closest('button, summary, input[type="checkbox"]');
    if (event.detail > 0 && control instanceof HTMLElement) control.blur();
  });
  const train = element('train');
  return () => setText(train, session.training ? 'Pause' : 'Train');
}

/**
 * The seed; there is none where a link gives the weights and biases themselves.
 * @param {Session} session
 */
function connectSeed(session) {
  const field = new NumberField({
    input: element('seed', HTMLInputElement),
    error: element('seed-error'),
    ...wholeNumber('Seed', ...settingRange('seed')),
    parse: (text) => parseSetting(session, 'seed', text),
    accept: (seed) => session.change({ seed }),
  });
  return () => field.show(Number(session.setting('seed') || Number.NaN));
}

/**
 * The size of the first hidden layer.
 * @param {Session} session
 */
function connectHidden(session) {
  const input = element('hidden', HTMLInputElement);
  const field = new NumberField({
    input,
    error: element('hidden-error'),
    ...wholeNumber('Hidden neurons', ...settingRange('hidden')),
    accept: (size) => session.change({ hidden: sizesText([size, ...session.hidden.slice(1)]) }),
  });
  return () => {
    const { hidden } = session;
    field.show(hidden[0] ?? Number.NaN);
    input.disabled = hidden.length === 0;
    setText(element('hidden-hint'), hidden.length === 0 ? 'There is no hidden layer.' : '');
  };
}

/**
 * The number typed for a setting; throws what the setting accepts instead.
 * @param {Session} session
 * @param {string} key
 * @param {string} text
 */
function parseSetting(session, key, text) {
  return Number(readSetting(changeSetting(session.link, key, text), key));
}

/**
 * A slider over the stops of a scale, and a field in which any value between them can be typed.
 * @param {string} id
 * @param {number[]} stops
 * @param {object} value
 * @param {(text: string) => number} value.parse
 * @param {() => number} value.get
 * @param {(value: number) => void} value.set
 */
function connectSlider(id, stops, { parse, get, set }) {
  const slider = element(id, HTMLInputElement);
  slider.min = '0';
  slider.max = String(stops.length - 1);
  slider.step = '1';
  slider.disabled = false;
  slider.addEventListener('input', () => {
    const stop = stops[Math.round(Number(slider.value))];
    if (stop !== undefined) set(stop);
  });
  const field = new NumberField({
    input: element(`${id}-value`, HTMLInputElement),
    error: element(`${id}-error`),
    parse,
    accept: set,
    stepped: (value, steps) => stepAlong(stops, value, steps),
    min: stops[0],
    max: stops.at(-1),
  });
  return () => {
    const value = get();
    slider.value = String(nearestStop(stops, value));
    slider.setAttribute('aria-valuetext', value >= 1000 ? count(value) : String(value));
    field.show(value);
  };
}
