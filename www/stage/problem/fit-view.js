// How well the network does on many rows, in the place of the truth table: of classes, how many rows of each it takes
// for which; of numbers, how large its errors are.

import { Fit } from 'xor-playground/full';
import { watch } from '../../state/memo.js';
import { count, decimals, rowName, significant } from '../../text/format.js';
import { make } from '../../ui/dom.js';

/** @typedef {import('../../state/session.js').Session} Session */

/** While training, it follows at this distance, in milliseconds. */
const FOLLOW_EVERY = 200;

export class FitView {
  #place;
  #session;
  #followed = 0;
  /** The moment that is told of. @type {unknown} */
  #said;

  /**
   * @param {HTMLElement} place
   * @param {Session} session
   */
  constructor(place, session) {
    this.#place = place;
    this.#session = session;
  }

  /** While training, what was said some time ago still stands: nobody reads sixty tables a second. */
  get #moment() {
    const { moment, training } = this.#session;
    const now = performance.now();
    if (!training || now - this.#followed >= FOLLOW_EVERY) {
      this.#followed = now;
      this.#said = moment;
    }
    return this.#said;
  }

  show = watch(
    () => [this.#moment, this.#session.data],
    () => {
      const { trainer, data, right, count: rows } = this.#session;
      const isTest = data.tests.size > 0;
      const fit = new Fit(trainer, isTest);
      const table = data.task === 'regression' ? errorsIn(fit, isTest) : confusionIn(fit, isTest);
      const words = [farthestIn(this.#session, fit.farthest)];
      fit.free();
      if (isTest)
        words.unshift(`Of those that train, ${count(right)} of ${count(rows)} are right.`);
      this.#place.replaceChildren(table, make('p', words.join(' ')));
    },
  );
}

/**
 * @param {Fit} fit
 * @param {boolean} isTest
 */
function confusionIn(fit, isTest) {
  const [zeroZero, zeroOne, oneZero, oneOne] = fit.confusion();
  const share = (/** @type {number} */ right, /** @type {number} */ of) =>
    of === 0 ? '–' : `${significant((100 * right) / of, 3)} %`;
  const row = (
    /** @type {string} */ name,
    /** @type {number[]} */ [zero, one],
    /** @type {number} */ right,
  ) => [name, count(zero), count(one), share(right, zero + one)];
  return tableOf(
    `${isTest ? 'Test rows' : 'Rows'} and what they are taken for`,
    ['Target', 'taken for 0', 'taken for 1', 'Right'],
    [
      row('0', [zeroZero, zeroOne], zeroZero),
      row('1', [oneZero, oneOne], oneOne),
      row('all', [zeroZero + oneZero, zeroOne + oneOne], zeroZero + oneOne),
    ],
  );
}

/**
 * @param {Fit} fit
 * @param {boolean} isTest
 */
function errorsIn({ rootMeanSquare, meanAbsolute, determination }, isTest) {
  return tableOf(
    `Errors${isTest ? ' on test rows' : ''}`,
    ['Measure', 'Value'],
    [
      ['Root of the mean square', significant(rootMeanSquare)],
      ['Mean, without sign', significant(meanAbsolute)],
      [
        'R², the share explained',
        Number.isFinite(determination) ? significant(determination) : '–',
      ],
    ],
  );
}

/**
 * @param {Session} session
 * @param {number} row
 */
function farthestIn({ trainer, rows }, row) {
  const answer = decimals(trainer.outputs()[row]);
  const short = rows[row].map((number) => Number(number.toPrecision(4)));
  return `Farthest off: ${rowName(short)}, target ${short.at(-1)}, gives ${answer}.`;
}

/**
 * @param {string} caption
 * @param {string[]} names of the columns
 * @param {string[][]} rows
 */
function tableOf(caption, names, rows) {
  const table = make('table', '');
  const head = make('tr', '');
  head.append(...names.map((name) => make('th', name, { scope: 'col' })));
  const body = rows.map(([name, ...values]) => {
    const row = make('tr', '');
    row.append(make('th', name, { scope: 'row' }), ...values.map((value) => make('td', value)));
    return row;
  });
  table.append(make('caption', caption), make('thead', ''), make('tbody', ''));
  table.tHead?.append(head);
  table.tBodies[0].append(...body);
  return table;
}
