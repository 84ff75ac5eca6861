// The elements of the settings' controls. They need no engine, and are there before it: nothing moves when it comes.

import { find, make } from '../../ui/dom.js';
import { numberParts } from '../../ui/number-field.js';
import { sliderParts } from '../../ui/slider.js';

/** @typedef {import('./basic.js').Row} Row */

/**
 * The elements of these rows, in their order.
 * @param {Row[]} rows
 */
export function makeForm(rows) {
  /** @type {Map<string, HTMLElement>} */
  const notes = new Map();
  return rows.flatMap((row) => {
    const made = elementsOf(row, notes);
    return row.heading ? [make('h3', row.heading), made] : [made];
  });
}

/**
 * @param {Row} row
 * @param {Map<string, HTMLElement>} notes where hints and answers have their room, by the controls' ids
 */
function elementsOf({ key, id = key, kind, label, detail, isThere, hint, answeredAt }, notes) {
  const { row, input, error } = makers[kind](id, label);
  row.dataset.setting = id;
  row.hidden = isThere !== undefined;
  for (const control of row.querySelectorAll('input, select')) control.toggleAttribute('disabled');
  if (detail) find(row, 'label').append(' ', make('small', ''));
  const note = (answeredAt && notes.get(answeredAt)) || make('div', '', { className: 'note' });
  notes.set(id, note);
  if (hint) {
    note.append(make('p', '', { id: `${id}-hint`, className: 'hint', ariaLive: 'polite' }));
    const described = input.getAttribute('aria-describedby');
    input.setAttribute('aria-describedby', [described, `${id}-hint`].filter(Boolean).join(' '));
  }
  if (error) note.append(error);
  if (!answeredAt) row.append(note);
  return row;
}

/** @type {Record<Row['kind'], (id: string, label: string) => { row: HTMLElement, input: HTMLElement, error?: HTMLElement }>} */
const makers = {
  scale: sliderParts,
  whole: numberParts,
  number: numberParts,
  check: (id, label) => {
    const row = make('div', '', { className: 'field' });
    const input = make('input', '', { id, type: 'checkbox' });
    row.append(make('label', label, { htmlFor: id }), input);
    return { row, input };
  },
  choice: (id, label) => {
    const row = make('div', '', { className: 'field' });
    const input = make('select', '', { id });
    const error = make('p', '', { id: `${id}-error`, className: 'error', role: 'alert' });
    input.setAttribute('aria-describedby', error.id);
    row.append(make('label', label, { htmlFor: id }), input);
    return { row, input, error };
  },
};
