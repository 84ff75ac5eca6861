// The truth table: what the network answers to the rows, and whether that is right. Of many rows, other things are said.

import { watch } from '../state/memo.js';
import { verdictsOf } from '../state/verdicts.js';
import { decimals } from '../text/format.js';
import { element, find, make, setText } from '../ui/dom.js';

const MARKS = { right: '✓', 'right side': '○', undecided: '?', wrong: '✗', 'held out': '–' };
/** Where there is no room for a gauge beside it, as for 1.033e+153. */
const LONG = 7;

export class TableView {
  #session;
  #body;
  /** @type {ReturnType<typeof makeRow>[]} */
  #rows = [];

  /** @param {import('../state/view.js').Context} context */
  constructor({ root, session }) {
    this.#session = session;
    this.#body = find(element(root, 'table'), 'tbody', HTMLTableSectionElement);
  }

  show() {
    if (this.#session.data.isMany) return;
    this.#make();
    this.#fill();
  }

  #make = watch(
    () => [this.#session.rows],
    (rows) => {
      this.#rows = rows.map(makeRow);
      this.#body.replaceChildren(...this.#rows.map(({ row }) => row));
    },
  );

  #fill = watch(
    () => [this.#session.moment, this.#session.data],
    () => this.#draw(),
  );

  #draw() {
    const { trainer, data } = this.#session;
    const outputs = trainer.outputs();
    const verdicts = verdictsOf(this.#session);
    for (const [index, { row, prediction, gauge, mark, word }] of this.#rows.entries()) {
      const output = outputs[index];
      const verdict = data.tests.has(index) ? 'held out' : verdicts[index];
      prediction.value = String(output);
      const text = decimals(output);
      setText(prediction, text);
      gauge.hidden = text.length > LONG;
      gauge.style.setProperty('--output', String(Math.min(1, Math.max(0, output))));
      row.className = verdict.replace(' ', '-');
      setText(mark, MARKS[verdict]);
      setText(word, verdict);
    }
  }
}

/** @param {number[]} numbers x, y and target */
function makeRow(numbers) {
  const row = make('tr', '');
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
  row.append(...numbers.map((number) => make('td', String(number))), cell, verdict);
  return { row, prediction, gauge, mark, word };
}
