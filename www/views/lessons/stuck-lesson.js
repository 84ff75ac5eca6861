// The lesson "The start that never learns": a run that learns beside one that doesn't, in the space of their hidden
// layers, up to the plateau that gradient descent does not leave.

import { html, nothing, render } from 'lit';
import { SpacePicture } from '../../plot/hidden-space/space-picture.js';
import { findingInWords, placesInWords } from '../../plot/hidden-space/space-words.js';
import { neuronName } from '../../state/parameters.js';
import { count, pair, significant } from '../../text/format.js';
import { button } from '../../ui/button.js';
import { find, make } from '../../ui/dom.js';
import { following } from './following.js';
import { DATA, ROWS } from './rows.js';
import { momentsOf, pull, solvedAt, startWith } from './stuck-run.js';
import { LEARNS, STEPS, STUCK } from './stuck-steps.js';

/** @typedef {import('./stuck-run.js').Moment} Moment */

const HIDDEN = [2];
/** Counted in `crate/tests/engine/stuck.rs`. */
const SIGN =
  'It can be told before the first epoch which starts are in danger: of the seeds 0 to 999, 117 have ' +
  'weights from x that add up to over 0.9 more, or less, than those from y. 48 of these 117 (41 %) have not ' +
  'learnt after 5,000 epochs; of all 1,000, it is 174 (17 %).';
const NAMES = [0, 1].map((neuron) => neuronName({ hidden: HIDDEN }, 0, neuron));
const MARKS = { right: '✓', 'right side': '≈', undecided: '?', wrong: '✗' };
const EPOCHS = STEPS.map(({ epoch }) => epoch);
const LAST = EPOCHS[EPOCHS.length - 1];
const ONE_MORE = `${STUCK}&hidden=3`;
/** The rows that land in the corner: (0, 1) and (1, 1). */
const UP = 1;
const DOWN = 3;
/** The weights from x, among all parameters. */
const FROM_X = [0, 1];

class StuckLesson {
  #place;
  #context;
  #step = 0;
  /** The epoch at which the page shows the stuck run, since it was opened there. @type {number | undefined} */
  #opened;
  #runs = [
    { id: 'learns', link: LEARNS, title: 'Seed 0', moments: momentsOf(LEARNS, EPOCHS) },
    { id: 'stuck', link: STUCK, title: 'Seed 11', moments: momentsOf(STUCK, EPOCHS) },
  ];
  /** When the stuck run is solved with one neuron more. */
  #solved = solvedAt(ONE_MORE, LAST);
  /** @type {SpacePicture[]} */
  #pictures = [];
  #answer = this.#answerTemplate();

  /**
   * @param {HTMLElement} place
   * @param {import('../../state/view.js').Context} context
   */
  constructor(place, context) {
    this.#place = make('div', '', { className: 'stuck-lesson' });
    place.append(this.#place);
    this.#context = context;
    this.#render();
    this.#pictures = this.#runs.map(({ id }) => {
      const canvas = find(this.#place, `.${id} canvas`, HTMLCanvasElement);
      /** @type {SpacePicture} */
      const picture = new SpacePicture(context, canvas, () => picture.paint());
      return picture;
    });
    this.#show();
  }

  /** Follows the page, as far as it shows the run that was opened there. */
  follow() {
    if (this.#opened === undefined) return;
    const { link, epoch } = this.#context.session;
    const now = link === STUCK ? epoch : undefined;
    if (now === this.#opened) return;
    this.#opened = now;
    this.#render();
  }

  /** Opens the stuck run on the stage, at its end. */
  #openStuck() {
    this.#opened = 0;
    this.#open(STUCK, LAST);
    this.#render();
  }

  /**
   * Opens a run on the stage, and has it in sight.
   * @param {string} link
   * @param {number} [epoch]
   */
  #open(link, epoch = 0) {
    const { session, root } = this.#context;
    session.load(link);
    session.goTo(epoch);
    find(root, '#outcome').scrollIntoView({ block: 'nearest' });
  }

  /**
   * @param {string} link
   * @param {string} words
   */
  #linkTo(link, words) {
    return html`<a href="#${link}" @click=${following(() => this.#open(link))}>${words}</a>`;
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
      this.#pictures[index].lookAt({ link, data: DATA, parameters }, look);
      this.#pictures[index].paint();
    }
    this.#render();
  }

  #render() {
    const { epoch, learns, stuck } = STEPS[this.#step];
    const isLast = this.#step === STEPS.length - 1;
    render(
      html`
        ${this.#answer}
        <h4>How it got there</h4>
        <p class="lead">
          Two runs of the same network with the same settings. Only the random start differs, and one of
          them never learns. The pictures show where the hidden neurons put the four rows. (These networks
          are the lesson’s own, at the epoch that is chosen here; the page’s own network stays at its own.)
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
        <div class="pair">
          ${this.#runTemplate(0, learns)} ${this.#runTemplate(1, stuck)}
        </div>
        ${isLast ? this.#whyTemplate() : nothing}
      `,
      this.#place,
    );
  }

  /** Why the run does not learn, in short, and what its start has to do with it: computed once. */
  #answerTemplate() {
    const [learnt, stuck] = this.#runs.map(({ moments }) => moments);
    const [starts, ends] = [0, STEPS.length - 1].map((step) => [stuck[step], learnt[step]]);
    const [{ activations, outputs }] = ends;
    const answers = NAMES.map((_, neuron) =>
      // The two inputs come before them.
      [UP, DOWN].map((row) => activations[ROWS.length * (2 + neuron) + row]),
    );
    const steepest = Math.max(...answers.flat().map((answer) => answer * (1 - answer)));
    const number = (/** @type {number} */ value) => Number(value.toPrecision(2));
    const [ours, theirs] = starts.map(({ parameters }) =>
      FROM_X.map((index) => number(parameters[index])).join(' and '),
    );
    const [cured, spoilt] = [starts, starts.toReversed()].map(([one, other]) =>
      solvedAt(startWith(one.parameters, other.parameters, FROM_X), LAST),
    );
    const ending = (/** @type {number | undefined} */ epoch) =>
      epoch === undefined ? 'does not learn either' : `learns, at epoch ${count(epoch)}`;
    return html`<div class="why">
      <h4>Why seed 11 does not learn, in short</h4>
      <p>
        In the end, both hidden neurons answer (0, 1) and (1, 1) with almost the same numbers
        (${NAMES.map((name, neuron) => `${name} ${answers[neuron].map(close).join(' and ')}`).join(', ')}), so the
        output neuron cannot tell them apart. One should be 1, the other 0: the best single answer to both
        is ½, and it gives ${outputs[UP].toFixed(4)} and ${outputs[DOWN].toFixed(4)}. To part them, the
        weights of the hidden neurons would have to change, but there the sigmoid is so flat (a slope of
        ${number(steepest)} at most, where it could be 0.25) that hardly any gradient comes through.
      </p>
      <p>
        Why this start? The weights from x begin at ${ours}; in seed 0, at ${theirs}. With these instead,
        seed 11 ${ending(cured)}; and seed 0 with those of seed 11 ${spoilt === undefined ? 'does not learn' : ending(spoilt)}.
        ${SIGN}
      </p>
    </div>`;
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
              <li class=${moment.verdicts[row].replace(' ', '-')}>
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
      (space) =>
        `The rows: ${placesInWords(space, DATA, NAMES)} ${findingInWords(space, DATA, { hidden: HIDDEN })}`,
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
    return html`
      <div class="why">
        <h4>Why gradient descent does not get out</h4>
        <p>
          How hard the error pulls at all weights and biases together is the gradient’s length: the root of
          the sum of its squares. At epoch ${count(LAST)} the gradient is ${number(norm(stuck, all).all)} long in seed 11, and
          ${number(norm(learnt, all).all)} in seed 0. Both are nearly flat, so both hardly move any more.
          Gradient descent cannot tell a plateau from the floor of a valley.
        </p>
        <p>
          (0, 1) needs a larger output, (1, 1) a smaller one. Each alone would pull with a gradient of
          ${number(norm(stuck, [UP]).all)} and ${number(norm(stuck, [DOWN]).all)}. But both rows are at
          the same point, so the two pulls cancel. Together they leave
          ${number(norm(stuck, [UP, DOWN]).all)}.
        </p>
        <p>
          Only the weights of the hidden neurons could separate them. In the corner both neurons answer
          almost 1. There the sigmoid’s slope, a · (1 − a), is almost 0, and the chain rule multiplies by
          it. So on these weights each row alone pulls with only
          ${number(norm(stuck, [UP]).hidden)} and ${number(norm(stuck, [DOWN]).hidden)}. And that pull
          leads farther into the corner.
        </p>
        <h4>What helps</h4>
        <ul>
          <li>
            Another start: five in six learn. ${this.#linkTo(LEARNS, 'Seed 0')} does. <b>New start</b> draws
            others.
          </li>
          <li>
            One hidden neuron more: ${this.#linkTo(ONE_MORE, 'seed 11 with three')}
            ${this.#solved === undefined ? 'may' : html`has all rows right at epoch ${count(this.#solved)}`}.
          </li>
        </ul>
        <button type="button" @click=${() => this.#openStuck()}>Open seed 11 in the page</button>
        <p class="opened" aria-live="polite">${
          this.#opened === undefined
            ? nothing
            : html`The page now shows <b>seed 11 at epoch ${count(this.#opened)}</b>.
              ${this.#opened === LAST ? 'In its truth table, (0, 1) and (1, 1) both get ½.' : nothing}`
        }</p>
      </div>
    `;
  }
}

/** A number close below 1, to where it differs. @param {number} value */
function close(value) {
  const nines = Math.max(3, Math.ceil(-Math.log10(1 - value)));
  return Number(value.toFixed(nines));
}

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  const lesson = new StuckLesson(place, context);
  return { show: () => lesson.follow() };
}
