// The lesson "Why mine doesn't learn": a run that learns beside one that doesn't, in the space of their hidden
// layers, up to the plateau that gradient descent does not leave.

import './stuck-lesson.css';
import { html, nothing, render } from 'lit';
import { truthTable } from 'xor-playground';
import { button } from '../button.js';
import { find, make } from '../dom.js';
import { count, pair, significant } from '../format.js';
import { SpacePicture } from './space-picture.js';
import { findingInWords, numbered, placesInWords } from './space-words.js';
import { momentsOf, pull, solvedAt } from './stuck-run.js';
import { LEARNS, STEPS, STUCK } from './stuck-steps.js';

/** @typedef {import('./stuck-run.js').Moment} Moment */

const ROWS = truthTable();
const HIDDEN = [2];
const NAMES = [numbered('h', 1), numbered('h', 2)];
const MARKS = { right: '✓', undecided: '?', wrong: '✗' };
const EPOCHS = STEPS.map(({ epoch }) => epoch);
const LAST = EPOCHS[EPOCHS.length - 1];
const ONE_MORE = `${STUCK}&hidden=3`;
/** The rows that land in the corner: (0, 1) and (1, 1). */
const UP = 1;
const DOWN = 3;

class StuckLesson {
  #place;
  #session;
  #step = 0;
  #runs = [
    { id: 'learns', link: LEARNS, title: 'Seed 0', moments: momentsOf(LEARNS, EPOCHS) },
    { id: 'stuck', link: STUCK, title: 'Seed 11', moments: momentsOf(STUCK, EPOCHS) },
  ];
  /** @type {SpacePicture[]} */
  #pictures = [];

  /**
   * @param {HTMLElement} place
   * @param {import('../session.js').Session} session
   */
  constructor(place, session) {
    this.#place = make('div', '', { className: 'stuck-lesson' });
    place.append(this.#place);
    this.#session = session;
    this.#render();
    this.#pictures = this.#runs.map(({ id }) => {
      const canvas = find(this.#place, `.${id} canvas`, HTMLCanvasElement);
      /** @type {SpacePicture} */
      const picture = new SpacePicture(canvas, () => picture.paint());
      return picture;
    });
    this.#show();
  }

  /** @param {number} step */
  #go(step) {
    this.#step = Math.min(STEPS.length - 1, Math.max(0, step));
    this.#show();
  }

  #show() {
    for (const [index, { link, moments }] of this.#runs.entries()) {
      const { parameters } = moments[this.#step];
      const look = { neurons: [0, 1], names: NAMES, joined: true };
      this.#pictures[index].lookAt({ link, parameters }, look);
      this.#pictures[index].paint();
    }
    this.#render();
  }

  #render() {
    const { epoch, learns, stuck } = STEPS[this.#step];
    const isLast = this.#step === STEPS.length - 1;
    render(
      html`
        <p>
          The same network with the same settings. Only the random start differs, and one of the two never
          learns. Follow both through the space of their hidden layers.
        </p>
        <div class="steps">
          ${button('Previous', this.#step === 0, () => this.#go(this.#step - 1))}
          <p class="at"><label for="stuck-epoch">Epoch of both runs</label>: ${count(epoch)}</p>
          ${button('Next', isLast, () => this.#go(this.#step + 1))}
          <input
            id="stuck-epoch"
            type="range"
            min="0"
            max=${STEPS.length - 1}
            step="1"
            .value=${String(this.#step)}
            aria-valuetext=${`epoch ${count(epoch)}`}
            @input=${(/** @type {Event} */ event) =>
              this.#go(/** @type {HTMLInputElement} */ (event.currentTarget).valueAsNumber)}
          />
        </div>
        <div class="runs">
          ${this.#runTemplate(0, learns)} ${this.#runTemplate(1, stuck)}
        </div>
        ${isLast ? this.#whyTemplate() : nothing}
      `,
      this.#place,
    );
  }

  /**
   * @param {number} index
   * @param {string} words
   */
  #runTemplate(index, words) {
    const { id, title, moments } = this.#runs[index];
    const moment = moments[this.#step];
    return html`
      <section class=${id} aria-label=${title}>
        <h4>${title} <small>loss ${significant(moment.loss)}</small></h4>
        <div
          class="square"
          role="img"
          aria-label=${`Hidden space of ${title.toLowerCase()}`}
          aria-describedby=${`stuck-words-${id}`}
        >
          <canvas></canvas>
        </div>
        <p id=${`stuck-words-${id}`} hidden>${this.#describe(index)}</p>
        <p class="say" aria-live="polite">${words}</p>
        <ul>
          ${ROWS.map(
            ([x, y, target], row) => html`
              <li class=${moment.verdicts[row]}>
                <span>${pair(x, y)} should be ${target}</span>
                <span>${moment.outputs[row].toFixed(3)}</span>
                <span class="verdict">
                  <span aria-hidden="true">${MARKS[moment.verdicts[row]]}</span>
                  ${moment.verdicts[row]}
                </span>
              </li>
            `,
          )}
        </ul>
      </section>
    `;
  }

  /** @param {number} index */
  #describe(index) {
    const picture = this.#pictures[index];
    // The element comes before the picture in it.
    if (!picture) return '';
    return picture.ask(
      (space) => `The rows: ${placesInWords(space, NAMES)} ${findingInWords(space, HIDDEN)}`,
    );
  }

  /** Why the run stays where it is, with the engine's numbers. */
  #whyTemplate() {
    const [learnt, stuck] = this.#runs.map(({ link, moments }) => ({
      link,
      moment: moments[this.#step],
    }));
    const all = ROWS.map((_, row) => row);
    const norm = (/** @type {typeof stuck} */ { link, moment }, /** @type {number[]} */ rows) =>
      pull(link, moment, rows);
    const number = (/** @type {number} */ value) => Number(value.toPrecision(2));
    const solved = solvedAt(ONE_MORE, LAST);
    return html`
      <div class="why">
        <h4>Why gradient descent does not get out</h4>
        <p>
          At epoch ${count(LAST)} the gradient is ${number(norm(stuck, all).all)} long in seed 11, and
          ${number(norm(learnt, all).all)} in seed 0. Both are as good as flat, so both hardly move any
          more. Gradient descent cannot tell the plateau from the floor of a valley.
        </p>
        <p>
          (0, 1) asks for more output, (1, 1) for less. Each alone would pull with a gradient of
          ${number(norm(stuck, [UP]).all)} and ${number(norm(stuck, [DOWN]).all)}. But they lie in one
          place, so at the output neuron the two pulls cancel, and together
          ${number(norm(stuck, [UP, DOWN]).all)} is left.
        </p>
        <p>
          Only the hidden neurons’ weights could bring them apart. In the corner both neurons answer almost
          1, where the sigmoid’s slope h(1 − h) is almost 0, and the chain rule multiplies by it: at these
          weights even each row alone pulls with only ${number(norm(stuck, [UP]).hidden)} and
          ${number(norm(stuck, [DOWN]).hidden)}. And that pull leads farther into the corner.
        </p>
        <h4>What helps</h4>
        <ul>
          <li>
            Another start: five in six learn. <a href="#${LEARNS}">Seed 0</a> does; draw others with New
            start.
          </li>
          <li>
            One hidden neuron more: <a href="#${ONE_MORE}">seed 11 with three</a>
            ${solved === undefined ? 'may' : html`has all rows right at epoch ${count(solved)}`}.
          </li>
        </ul>
        <button type="button" @click=${() => this.#session.load(STUCK)}>Open seed 11 in the page</button>
      </div>
    `;
  }
}

/** @type {import('../panel.js').Connect} */
export function connect(place, { session }) {
  new StuckLesson(place, session);
  // It shows runs of its own, whatever becomes of the page's.
  return { show() {} };
}
