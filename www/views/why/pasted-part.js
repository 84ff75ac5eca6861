// Start from what people have: the weights, the predictions or the loss of a program of their own, pasted as it printed
// them.

import { html, nothing, render } from 'lit';
import { readSetting, settingChoices, settingTitles } from 'xor-playground';
import { readPasted } from 'xor-playground/full';
import { count, significant } from '../../text/format.js';
import { minus, number } from '../../text/minus.js';
import { button } from '../../ui/button.js';
import { drawnRun, MOST_ROWS, STARTS, Starts, TOLERANCE } from './starts.js';

/** @typedef {import('../../state/view.js').Context} Context */

/**
 * A network that was pasted, and the run that starts there.
 * @typedef {object} Network
 * @property {string} name the sizes of its layers
 * @property {string} words how it was read
 * @property {string} link
 * @property {Float64Array} outputs
 * @property {number} right how many of these are right
 */

/**
 * What was pasted.
 * @typedef {object} Reading
 * @property {'weights' | 'predictions' | 'loss'} kind
 * @property {Float64Array} numbers the predictions, or the loss
 * @property {string[]} told what these say
 * @property {Network[]} networks
 * @property {string} [alike] a run that stays at the loss, where that is one of rows that are all answered alike
 */

/** Of so many rows, the predictions are shown. */
const SHOWN = 8;
/** Decimals of a prediction. */
const DECIMALS = 2;

const EXAMPLE = '[array([[5.8, 3.7], [5.9, 3.7]]), array([-2.4, -5.6]), …]';

export class PastedPart {
  #place;
  #session;
  /** What was pasted, once it is to be read. */
  #text = '';
  /** @type {Reading | undefined} */
  #reading;
  /** Why there is none. */
  #error = '';
  /** @type {Starts | undefined} */
  #starts;
  /** The run beside which it was read. @type {string | undefined} */
  #link;

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   */
  constructor(place, { session, ended }) {
    this.#place = place;
    this.#session = session;
    place.className = 'pasted';
    ended.addEventListener('abort', () => this.hide());
  }

  show() {
    const { link } = this.#session;
    if (link === this.#link) return;
    this.#link = link;
    // The same numbers may be something else beside other data.
    this.#read();
    if (this.#starts && this.#starts.link !== drawnRun(link)) this.#drop();
    this.#draw();
  }

  hide() {
    this.#starts?.cancel();
  }

  #drop() {
    this.#starts?.cancel();
    this.#starts = undefined;
  }

  #take() {
    const field = this.#place.querySelector('textarea');
    this.#text = field?.value ?? '';
    this.#drop();
    this.#read();
    if (this.#text.trim() === '') this.#error = 'Nothing is pasted yet.';
    this.#draw();
  }

  #read() {
    this.#reading = undefined;
    this.#error = '';
    if (this.#text.trim() === '') return;
    try {
      this.#reading = readingOf(this.#session.link, this.#text);
    } catch (error) {
      if (!(error instanceof Error) || error instanceof WebAssembly.RuntimeError) throw error;
      this.#error = error.message;
    }
  }

  /** @param {ArrayLike<number>} predictions */
  #search(predictions) {
    this.#drop();
    const starts = new Starts(drawnRun(this.#session.link), predictions, () => {
      if (this.#starts === starts) this.#draw();
    });
    this.#starts = starts;
    this.#draw();
  }

  #draw() {
    const reading = this.#reading;
    render(
      html`<h3>Yours does not learn? Start from what it prints</h3>
        <p class="hint">
          Numbers of a program of your own, as NumPy, PyTorch or Keras prints them.
        </p>
        <label for="why-pasted">Paste what you have: weights, predictions, or a loss</label>
        <textarea
          id="why-pasted"
          rows="4"
          spellcheck="false"
          autocomplete="off"
          aria-describedby="why-pasted-answer"
          placeholder=${EXAMPLE}
        ></textarea>
        <div class="row">
          ${button('Read it', false, () => this.#take())}
          <p id="why-pasted-answer" class=${this.#error ? 'error' : ''} aria-live="polite">
            ${reading ? this.#summary(reading) : this.#error}
          </p>
        </div>
        ${reading ? this.#answer(reading) : nothing}
        <p class="hint">
          A program that prints NaN, or never learns?
          ${button('Lesson 9: when the program is wrong', false, () => this.#session.openLesson('mistakes'))}
        </p>`,
      this.#place,
    );
  }

  /** What it is. @param {Reading} reading */
  #summary({ kind, numbers, networks, told }) {
    if (kind === 'loss') {
      return told.length > 0
        ? `A loss, ${significant(numbers[0])}. Plateaus of these data, within 2 %:`
        : `A loss, ${significant(numbers[0])}. Which plateau it is can be said of up to 8 rows with different targets.`;
    }
    if (kind === 'predictions') return `Predictions for the ${count(numbers.length)} rows.`;
    if (networks.length === 1) return `Weights and biases of a ${networks[0].name} network.`;
    return `Weights and biases, which can be read in ${networks.length} ways. What they predict shows which is yours.`;
  }

  /** @param {Reading} reading */
  #answer({ kind, numbers, told, networks, alike }) {
    return [
      told.length > 0
        ? html`<ul>
            ${told.map((sentence) => html`<li>${sentence}</li>`)}
          </ul>`
        : nothing,
      kind === 'loss' && told.length > 0 ? this.#drawNext(alike) : nothing,
      kind === 'predictions' ? this.#drawStarts(numbers) : nothing,
      networks.length > 0 ? this.#table(kind, networks) : nothing,
    ];
  }

  /** What a loss alone does not say, and where a run is seen that stays there. @param {string} [alike] */
  #drawNext(alike) {
    const why =
      'Why a network stays there, a loss does not say: its predictions or its weights do, pasted here.';
    if (alike === undefined) return html`<p class="hint">${why}</p>`;
    const open = () => this.#session.restore({ link: alike, epoch: 0, head: 0 });
    return html`<p class="hint">
        What ends there: weights and biases that all begin at 0; a learning rate far too small; and, where no line parts the
        rows, no hidden layer, or no activation in it. ${why}
      </p>
      <div class="row">${button('Open a run that stays there: all weights 0', false, open)}</div>`;
  }

  /** @param {ArrayLike<number>} predictions */
  #drawStarts(predictions) {
    if (predictions.length > MOST_ROWS) {
      return html`<p class="hint">
        Starts that end like this are looked for where there are up to ${count(MOST_ROWS)} rows.
      </p>`;
    }
    const starts = this.#starts;
    const search = starts?.isUnderWay
      ? button('Stop', false, () => starts.cancel())
      : button(`Try ${count(STARTS)} starts`, starts?.found !== undefined, () =>
          this.#search(predictions),
        );
    const open = () => {
      const { nearest, epochs } = /** @type {Starts} */ (starts);
      this.#session.restore({ link: nearest, epoch: epochs, head: epochs });
    };
    const { seed } = starts?.found ?? {};
    return html`<div class="row starts">
      ${search}
      <p aria-live="polite">${starts ? toldOf(starts) : 'Which starts of the present run end like this?'}</p>
      ${seed === undefined ? nothing : button(`Open seed ${seed}`, false, open)}
    </div>`;
  }

  /**
   * @param {Reading['kind']} kind
   * @param {Network[]} networks
   */
  #table(kind, networks) {
    const isShown = networks[0].outputs.length <= SHOWN;
    return html`${kind === 'weights' ? nothing : html`<p>They could be weights, too:</p>`}
      <table aria-label="Pasted network">
        <thead>
          <tr>
            <th scope="col">Network</th>
            ${isShown ? html`<th scope="col">Predicts</th>` : nothing}
            <th scope="col">Rows right</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${networks.map((network) => this.#row(network, isShown))}
        </tbody>
      </table>
      <p class="hint">${this.#activations(networks[0])}</p>`;
  }

  /**
   * @param {Network} network
   * @param {boolean} isShown whether its predictions are
   */
  #row({ name, words, link, outputs, right }, isShown) {
    const open = () => this.#session.restore({ link, epoch: 0, head: 0 });
    const predictions = Array.from(outputs, written);
    return html`<tr>
      <th scope="row">${name} <small>${words}</small></th>
      ${isShown ? html`<td class="predicts">${predictions.join(', ')}</td>` : nothing}
      <td>${count(right)} of ${count(outputs.length)}</td>
      <td class="act">
        <button type="button" aria-label="Open as a run: ${name}, ${words}" @click=${open}>
          Open as a run
        </button>
      </td>
    </tr>`;
  }

  /** @param {Network} network */
  #activations({ link }) {
    const [hidden, output] = ['activation', 'output'].map((key) => titlesOf(key, link));
    const all =
      hidden === '' ? `its output ${output}` : `hidden layers ${hidden}, output ${output}`;
    return `Activations, data and rule are those of the present run (${all}): numbers don’t say them. Opening it is one step, which Undo takes back.`;
  }
}

/** @param {number} output */
function written(output) {
  // Those of a truth table are from 0 to 1.
  return Math.abs(output) < 10 ? minus(output.toFixed(DECIMALS)) : number(output);
}

/**
 * What activations are called.
 * @param {string} key
 * @param {string} link
 */
function titlesOf(key, link) {
  const [names, titles] = [settingChoices(key), settingTitles(key)];
  const chosen = readSetting(link, key).split(',').filter(Boolean);
  return chosen.map((name) => titles[names.indexOf(name)].toLowerCase()).join(', ');
}

/**
 * @param {string} link
 * @param {string} text
 * @returns {Reading}
 */
function readingOf(link, text) {
  const pasted = readPasted(link, text);
  const { kind, numbers, told, alike } = pasted;
  const networks = pasted.networks.map((network) => {
    const { name, words, link, outputs, right } = network;
    network.free();
    return { name, words, link, outputs, right };
  });
  pasted.free();
  return { kind, numbers, told, networks, alike };
}

/** @param {Starts} starts */
function toldOf({ share, found, reason, epochs, isUnderWay }) {
  if (isUnderWay) return `${Math.floor(100 * share)} % are done.`;
  if (!found) return reason;
  const { count: matching, seed, apart } = found;
  if (seed === undefined) return 'The numbers of all starts grew beyond all bounds.';
  const of = `${matching === 0 ? 'None' : count(matching)} of ${count(STARTS)} starts`;
  const ends = matching < 2 ? 'ends' : 'end';
  return `${of} ${ends} like this after ${count(epochs)} epochs, each row within ${TOLERANCE}. The nearest has seed ${seed}: ${significant(apart, 2)} off at most.`;
}
