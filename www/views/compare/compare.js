// Compare: runs that were kept beside the present one, in what they are set to, and in what came of it. Their curves
// stand on the loss curve.

import { html, nothing, render } from 'lit';
import { keptOf, MOST_KEPT } from '../../state/kept.js';
import { runIn } from '../../state/run.js';
import { count, significant } from '../../text/format.js';
import { button } from '../../ui/button.js';
import sheet from './compare.css';

/** @typedef {import('../../state/kept.js').KeptRun} KeptRun */

/** While training, the present run follows at this distance, in milliseconds. */
const FOLLOW_EVERY = 500;
/** What is longer, as a list of weights can be, is cut. */
const LONGEST = 24;

/** What it shows. */
export const words =
  'Keep a run as it is now, and see another beside it: what differs, and what came of it.';

export const sheets = [sheet];

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  return new CompareView(place, context);
}

class CompareView {
  #place;
  #session;
  /** What is drawn. @type {unknown[]} */
  #drawn = [];
  #followed = 0;

  /**
   * @param {HTMLElement} place
   * @param {import('../../state/view.js').Context} context
   */
  constructor(place, { session }) {
    this.#place = place;
    this.#session = session;
  }

  show() {
    const { run, moment, training, kept } = this.#session;
    const present = [run, moment, training, kept];
    if (present.every((value, index) => value === this.#drawn[index])) return;
    const now = performance.now();
    const isOnlyFurther = training && kept === this.#drawn[3] && run === this.#drawn[0];
    if (isOnlyFurther && now - this.#followed < FOLLOW_EVERY) return;
    this.#followed = now;
    this.#drawn = present;
    render(this.#template(), this.#place);
  }

  #template() {
    const session = this.#session;
    const { kept } = session;
    const isKept = kept.some(({ link, epoch }) => link === session.link && epoch === session.epoch);
    const keep = () => session.setKept([...kept, keptOf(session)]);
    return html`
      <div class="row">
        ${button('Keep this run', isKept || kept.length >= MOST_KEPT, keep)}
        <p class="hint">${this.#hint(isKept)}</p>
      </div>
      ${kept.length > 0 ? this.#table() : nothing}
      <p class="hint">Runs are kept as long as this page is open.</p>
    `;
  }

  /** @param {boolean} isKept */
  #hint(isKept) {
    const { kept } = this.#session;
    if (kept.length >= MOST_KEPT) return `${MOST_KEPT} runs are kept; remove one to keep another.`;
    if (kept.length > 0 && !isKept)
      return 'The run has changed since; what is kept stays as it was. Keep it, too, or open a kept one below.';
    const again = 'press Reset, change something, and train again: the curve that was kept stays.';
    return isKept ? `It is kept as it is now. To compare, ${again}` : `Then ${again}`;
  }

  #table() {
    const session = this.#session;
    const { kept } = session;
    const now = keptOf(session);
    const all = [now, ...kept];
    const isLearning = session.training && !now.isLearnt;
    return html`<div class="scrolled" tabindex="0" role="group" aria-label="Comparison">
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col">Now</th>
            ${kept.map(({ number }) => html`<th scope="col">Kept ${number}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${differencesOf(all).map(({ key, values }) => row(html`<code>${key}</code>`, values))}
          ${row(
            'Epoch reached',
            all.map(({ epoch }) => count(epoch)),
          )}
          ${row(
            'Loss',
            all.map(({ loss }) => significant(loss)),
          )}
          ${
            all.some(({ testLoss }) => testLoss !== undefined)
              ? row(
                  'Test loss',
                  all.map(({ testLoss }) => (testLoss === undefined ? '–' : significant(testLoss))),
                )
              : nothing
          }
          ${row(
            'Rows right',
            all.map(({ right }) => String(right)),
          )}
          ${row(
            'Learnt at epoch',
            all.map(({ solvedAt, isLearnt }, index) => {
              if (solvedAt !== undefined) return count(solvedAt);
              if (isLearnt) return 'learnt';
              return index === 0 && isLearning ? 'not yet' : 'not learnt';
            }),
          )}
          <tr>
            <th scope="row"><span class="unseen">What to do</span></th>
            <td></td>
            ${kept.map((run) => html`<td class="acts">${this.#actsOf(run)}</td>`)}
          </tr>
        </tbody>
      </table>
    </div>`;
  }

  /** @param {KeptRun} run */
  #actsOf(run) {
    const session = this.#session;
    const open = () => session.restore({ link: run.link, epoch: run.epoch, head: run.epoch });
    const remove = () => session.setKept(session.kept.filter((other) => other !== run));
    return html`<button type="button" aria-label="Open kept ${run.number}" @click=${open}>
        Open
      </button>
      <button type="button" aria-label="Remove kept ${run.number}" @click=${remove}>Remove</button>`;
  }
}

/**
 * @param {unknown} name
 * @param {string[]} values of all runs
 */
function row(name, values) {
  return html`<tr>
    <th scope="row">${name}</th>
    ${values.map((value) => html`<td>${value}</td>`)}
  </tr>`;
}

/**
 * The settings that not all of these runs have in common, by their names in a link. How far Train would go is none.
 * @param {KeptRun[]} all
 */
function differencesOf(all) {
  const runs = all.map(({ link }) => runIn(link));
  const keys = new Set(runs.flatMap(({ changed }) => changed));
  keys.delete('epochs');
  return [...keys]
    .sort()
    .map((key) => ({ key, values: runs.map(({ setting }) => setting(key)) }))
    .filter(({ values }) => new Set(values).size > 1)
    .map(({ key, values }) => ({ key, values: values.map(shown) }));
}

/** @param {string} value */
function shown(value) {
  if (value === '') return '–';
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}
