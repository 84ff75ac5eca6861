// The controls: buttons, sliders and fields that change the session, and show what it is set to.

import { parseSetting, settingRange } from 'xor-playground';
import { element, setText } from './dom.js';
import { count } from './format.js';
import { NumberField } from './number-field.js';
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
    connectWholeNumber(session, 'seed'),
    connectWholeNumber(session, 'hidden'),
    connectSlider('lr', LEARNING_RATES, {
      parse: (text) => parseSetting('lr', text),
      get: () => session.settings.lr,
      set: (value) => session.set('lr', value),
    }),
    connectSlider('epochs', EPOCHS, {
      parse: (text) => parseSetting('epochs', text),
      get: () => session.settings.epochs,
      set: (value) => session.set('epochs', value),
    }),
    connectSlider('speed', SPEEDS, {
      parse: parseSpeed,
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
    const control = target?.closest('button, input[type="checkbox"]');
    if (event.detail > 0 && control instanceof HTMLElement) control.blur();
  });
  const train = element('train');
  return () => setText(train, session.training ? 'Pause' : 'Train');
}

/**
 * @param {Session} session
 * @param {'seed' | 'hidden'} key
 */
function connectWholeNumber(session, key) {
  const [min, max] = settingRange(key);
  const field = new NumberField({
    input: element(key, HTMLInputElement),
    error: element(`${key}-error`),
    parse: (text) => parseSetting(key, text),
    accept: (value) => session.set(key, value),
    stepped: (value, steps) => Math.min(max, Math.max(min, value + steps)),
    min,
    max,
  });
  return () => field.show(session.settings[key]);
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

/**
 * The speed is no part of a run, so the engine knows nothing of it.
 * @param {string} text
 */
function parseSpeed(text) {
  const typed = text.trim();
  const plain = /^\d{1,3}(,\d{3})+$/.test(typed) ? typed.replaceAll(',', '') : typed;
  const speed = /^[\d.e+]+$/i.test(plain) ? Number(plain) : Number.NaN;
  if (!Number.isInteger(speed) || speed < 1 || speed > MAX_SPEED) {
    throw new Error(`Speed takes a whole number from 1 to ${MAX_SPEED}.`);
  }
  return speed;
}
