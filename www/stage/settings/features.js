// What the first layer is given of two inputs: a box to tick for each feature.

import { settingChoices, settingTitles } from 'xor-playground';
import { answerIn, attempt, make, setText } from '../../ui/dom.js';

export const KEY = 'features';

/**
 * @param {import('../../state/view.js').Context} context
 * @param {Element} before what it stands in front of
 * @returns {() => void} shows which of them are given
 */
export function connectFeatures({ session }, before) {
  const titles = settingTitles(KEY);
  const boxes = settingChoices(KEY).map((value) => make('input', '', { type: 'checkbox', value }));
  // Features are of x and y, whatever these are called.
  const which = make('p', '', { className: 'hint' });
  const error = make('p', '', { className: 'error', role: 'alert' });
  const field = make('div', '', { className: 'features', role: 'group' });
  const name = make('span', 'Features', { id: 'features' });
  field.setAttribute('aria-labelledby', name.id);
  field.append(
    name,
    ...boxes.map((box, index) => {
      const label = make('label', '');
      label.append(box, titles[index]);
      return label;
    }),
    which,
    error,
  );
  before.before(field);
  field.addEventListener('change', () => {
    const chosen = boxes.filter((box) => box.checked);
    answerIn(error, chosen.length === 0 ? 'The network is given one of them at least.' : '');
    if (chosen.length === 0) show();
    else {
      attempt(
        () => session.change({ [KEY]: chosen.map(({ value }) => value).join() }),
        (words) => {
          answerIn(error, words);
          show();
        },
      );
    }
  });
  const show = () => {
    const given = session.setting(KEY).split(',');
    const [x, y] = session.run.names;
    which.hidden = x === 'x' && y === 'y';
    setText(which, `x is ${x}, y is ${y}.`);
    field.hidden = given[0] === '';
    for (const box of boxes) box.checked = given.includes(box.value);
  };
  return show;
}
