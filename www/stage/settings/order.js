// In which order an epoch takes the rows, where a list says it: a field for the numbers of rows.

import { answerIn, attempt, make } from '../../ui/dom.js';

/** @typedef {import('../../state/session.js').Session} Session */

const LOST = 'The list of the order of rows was for other rows, and is not used for these.';

/** A list is numbers; else there is a name, or nothing. @param {string} order */
const isList = (order) => /^\d/.test(order);

/**
 * Which kind of order it is.
 * @param {Session} session
 */
export function orderOf(session) {
  const order = session.setting('order');
  return isList(order) ? 'list' : order;
}

/**
 * @param {import('../../state/view.js').Context} context
 * @param {Element} choice what it stands behind
 * @returns {() => void} shows the list
 */
export function connectOrder({ session, notify }, choice) {
  const row = make('div', '', { className: 'field order', hidden: true });
  const label = make('label', 'List ', { htmlFor: 'order-list' });
  label.append(make('small', 'of row numbers'));
  const box = make('input', '', { id: 'order-list', className: 'value', type: 'text' });
  box.autocomplete = 'off';
  box.spellcheck = false;
  const error = make('p', '', { id: 'order-list-error', className: 'error', role: 'alert' });
  box.setAttribute('aria-describedby', error.id);
  const note = make('div', '', { className: 'note' });
  note.append(error);
  row.append(label, box, note);
  choice.after(row);
  /** The run that is shown. @type {Session['run'] | undefined} */
  let run;
  const answer = (/** @type {string} */ words) => {
    answerIn(error, words);
    box.setAttribute('aria-invalid', String(words !== ''));
  };
  box.addEventListener('change', () => {
    const order = box.value.trim().replaceAll(/\s*,\s*/g, ',');
    answer('');
    attempt(() => session.change({ order }), answer);
  });
  return () => {
    if (session.run === run) return;
    const wasList = run !== undefined && isList(run.setting('order'));
    const isOther = run?.learns !== session.run.learns;
    ({ run } = session);
    const order = session.setting('order');
    row.hidden = !isList(order);
    box.value = row.hidden ? '' : order;
    answer('');
    if (wasList && isOther && row.hidden) notify(LOST);
  };
}
