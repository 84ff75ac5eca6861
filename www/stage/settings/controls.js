// The controls of the settings: they change the session, and show what it is set to.

import {
  changeSetting,
  readSetting,
  settingChoices,
  settingRange,
  settingTitles,
} from 'xor-playground';
import { parseNumber } from '../../text/number.js';
import { answerIn, attempt, element, find, make, setText } from '../../ui/dom.js';
import { NumberField, wholeNumber } from '../../ui/number-field.js';
import { logarithmicScale } from '../../ui/scale.js';
import { Slider, sliderPartsIn } from '../../ui/slider.js';

/** @typedef {import('./basic.js').Row} Row */
/** @typedef {import('../../state/view.js').Context} Context */

/**
 * Connects the elements that `makeForm` has made of these rows.
 * @param {Context} context
 * @param {Row[]} rows
 * @returns {() => void} shows what they are set to
 */
export function connectSettings(context, rows) {
  const shows = rows.map((row) => connect(context, row));
  return () => {
    for (const show of shows) show();
  };
}

/**
 * @param {Context} context
 * @param {Row} row
 */
function connect(context, row) {
  const { root, session } = context;
  const { key, id = key, kind, detail, hint, isThere } = row;
  const { get = () => session.setting(key), set = (_, value) => session.change({ [key]: value }) } =
    row;
  const place = find(root, `[data-setting="${id}"]`);
  const show = connectors[kind](context, row, (value, passes) => set(session, value, passes));
  return () => {
    place.hidden = isThere?.(session) === false;
    if (detail) setText(find(place, 'small'), detail(session));
    if (hint) setText(find(place, '.hint'), hint(session));
    show(get(session));
  };
}

/**
 * Connects one control, and returns what shows a value in it.
 * @typedef {(context: Context, row: Row, set: (value: string | number | boolean, passes?: boolean) => void)
 *   => (value: any) => void} Connect
 */

/** @type {Record<Row['kind'], Connect>} */
const connectors = {
  scale: ({ root }, { key, label, isWhole, step }, set) => {
    const [min, max] = settingRange(key);
    const stops = step ? undefined : logarithmicScale(min, max, { whole: isWhole });
    const parts = sliderPartsIn(find(root, `[data-setting="${key}"]`));
    const accept = (/** @type {number} */ value) => set(value, true);
    const options = { label, min, max, step, stops, whole: isWhole, parts, accept, settle: set };
    const slider = new Slider(options);
    return (value) => slider.show(Number(value));
  },

  whole: (
    { root, session },
    { key, id = key, label, name = label, range, rangeNow, none },
    set,
  ) => {
    const input = element(root, id, HTMLInputElement);
    const taken = () => wholeNumber(name, ...(rangeNow?.(session) ?? range ?? settingRange(key)));
    const field = new NumberField({
      ...{ input, error: element(root, `${id}-error`) },
      ...taken(),
      parse: (text) => {
        if (none && text.trim() === '0') throw new Error(none);
        return taken().parse(text);
      },
      stepped: (value, steps) => taken().stepped(value, steps),
      accept: set,
    });
    return (value) => {
      input.disabled = value === undefined;
      input.setAttribute('aria-valuemax', String(taken().max));
      field.show(Number(value));
    };
  },

  number: ({ root, session }, { key, label, step = 1 }, set) => {
    const input = element(root, key, HTMLInputElement);
    /** The number as the engine takes it, which throws what it accepts instead. @param {number} value */
    const taken = (value) =>
      Number(readSetting(changeSetting(session.run.plain, key, `${value}`), key));
    const field = new NumberField({
      ...{ input, error: element(root, `${key}-error`) },
      parse: (text) => {
        try {
          return taken(parseNumber(text, { name: label }));
        } catch (reason) {
          // The engine says what it takes.
          changeSetting(session.run.plain, key, text);
          throw reason;
        }
      },
      stepped: (value, steps) => {
        // Near the end of what is accepted, as far as it goes.
        for (let left = steps; left !== 0; left -= Math.sign(steps)) {
          try {
            return taken(Number((value + left * step).toPrecision(12)));
          } catch {
            // Less far, then.
          }
        }
        return value;
      },
      accept: set,
    });
    return (value) => field.show(Number(value));
  },

  check: ({ root }, { key, id = key }, set) => {
    const input = element(root, id, HTMLInputElement);
    input.addEventListener('change', () => set(input.checked));
    input.disabled = false;
    return (value) => {
      input.checked = value;
    };
  },

  choice: ({ root, session }, { key, id = key, get = () => session.setting(key) }, set) => {
    const error = element(root, `${id}-error`);
    const select = element(root, id, HTMLSelectElement);
    const titles = settingTitles(key);
    select.append(
      ...settingChoices(key).map((value, index) => make('option', titles[index], { value })),
    );
    let { run } = session;
    select.addEventListener('change', () => {
      attempt(
        () => set(select.value),
        // It does not go with the other settings.
        (words) => {
          answerIn(error, words);
          ({ run } = session);
          select.value = `${get(session)}`;
        },
      );
    });
    select.disabled = false;
    return (choice) => {
      // Of another run than the one that was answered about, the answer may not be true.
      if (session.run !== run) answerIn(error, '');
      if (select.value !== choice) select.value = choice;
    };
  },
};
