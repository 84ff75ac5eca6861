// The truth table: what the network answers to the four rows, and whether that is right.

import { truthTable } from 'xor-playground';
import { element, find, make, setText } from './dom.js';
import { decimals } from './format.js';

/** @typedef {import('./session.js').Session} Session */

const MARKS = { right: '✓', undecided: '?', wrong: '✗' };

export class TableView {
  #session;
  #rows;

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
    const body = find(element('table'), 'tbody', HTMLTableSectionElement);
    this.#rows = truthTable().map(([x, y, target]) => {
      const row = body.insertRow();
      for (const number of [x, y, target]) row.append(make('td', String(number)));
      // The element that carries a number and shows it rounded.
      const prediction = make('data', '');
      const gauge = make('span', '', { className: 'gauge' });
      const cell = make('td', '', { className: 'prediction' });
      cell.append(gauge, prediction);
      const mark = make('span', '', { className: 'mark' });
      mark.setAttribute('aria-hidden', 'true');
      const word = make('span', '');
      const verdict = make('td', '', { className: 'verdict' });
      verdict.append(mark, ' ', word);
      row.append(cell, verdict);
      return { row, prediction, gauge, mark, word };
    });
  }

  show() {
    const { trainer } = this.#session;
    const outputs = trainer.outputs();
    const verdicts = trainer.verdicts();
    for (const [index, { row, prediction, gauge, mark, word }] of this.#rows.entries()) {
      const output = outputs[index];
      const verdict = verdicts[index];
      prediction.value = String(output);
      setText(prediction, decimals(output));
      gauge.style.setProperty('--output', String(Math.min(1, Math.max(0, output))));
      row.className = verdict;
      setText(mark, MARKS[verdict]);
      setText(word, verdict);
    }
  }
}
