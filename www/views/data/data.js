// Data: rows of one's own, drawn in the plane, typed, pasted from a spreadsheet, or read from a file.

import { html, render } from 'lit';
import { canSuit, suit } from '../../state/learning.js';
import { LONGEST } from '../../state/link.js';
import { count } from '../../text/format.js';
import { parseNumber } from '../../text/number.js';
import { button } from '../../ui/button.js';
import { find } from '../../ui/dom.js';
import sheet from './data.css';
import { PlaneEditor } from './plane-editor.js';
import { TablePart } from './table-part.js';

/** Inputs beyond this leave a neuron with usual weights where its answer hardly changes. */
const LARGE = 20;

/** What it shows. */
export const words =
  'What the network learns: drawn, typed, pasted from a spreadsheet, or read from a file.';

export const sheets = [sheet];

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  return new OwnData(place, context);
}

/** @type {[value: string, words: string][]} */
const TOOLS = [
  ['1', 'Add 1s'],
  ['0', 'Add 0s'],
  ['value', 'Add'],
  ['erase', 'Erase'],
];

class OwnData {
  #place;
  #session;
  #editor;
  #table;
  #answer = '';
  #tool = '1';
  #value = '0.5';

  /**
   * @param {HTMLElement} place
   * @param {import('../../state/view.js').Context} context
   */
  constructor(place, context) {
    this.#place = place;
    this.#session = context.session;
    this.#table = new TablePart(context, () => this.#render());
    this.#render();
    this.#table.takeDropsOn(/** @type {HTMLElement} */ (place.closest('.pane')));
    this.#editor = new PlaneEditor(
      find(place, '.plane canvas', HTMLCanvasElement),
      context,
      (words) => {
        this.#answer = words;
        this.#render();
      },
    );
  }

  show() {
    // What is being drawn is written when it is let go.
    if (!this.#editor.isDragging) this.#table.follow();
    this.#render();
    this.#editor.show();
  }

  #render() {
    render(this.#template(), this.#place);
  }

  #template() {
    const { data, link, inputs } = this.#session;
    const isPlane = inputs === 2;
    const isLong = link.length > LONGEST;
    return html`<div class="columns">
      <section aria-labelledby="data-draw">
        <h3 id="data-draw">Draw</h3>
        <p class="hint" ?hidden=${isPlane}>
          ${inputs === 1 ? 'Rows of one input have no plane' : `Rows of ${inputs} inputs do not lie in one plane`} to be
          drawn in: they are typed or pasted.
        </p>
        <div class="tools" role="radiogroup" aria-label="What a click does" ?hidden=${!isPlane}>
          ${TOOLS.map(([value, words]) => this.#toolTemplate(value, words))}
        </div>
        <div class="plane" ?hidden=${!isPlane}><canvas role="img" aria-label="Rows in the plane" aria-describedby="data-hint"></canvas></div>
        <p class="hint" id="data-hint">
          ${isPlane ? 'Click to add, drag to move. ' : ''}${count(data.rows.length)}
          ${data.rows.length === 1 ? 'row is' : 'rows are'} learnt; the table beside has them by their
          numbers.
        </p>
        <div class="row">
          <button type="button" ?hidden=${!isPlane} @click=${() => this.#editor.clear()}>Clear</button>
          ${button('A network that suits', !canSuit(this.#session), () => suit(this.#session))}
        </div>
        <p class="answer" aria-live="polite">${this.#answer}</p>
        ${
          data.inputRanges.some(([low, high]) => Math.max(-low, high) > LARGE)
            ? html`<p class="hint">
                Neurons get the inputs as they are. From as large ones as these, a sigmoid or tanh neuron answers nearly the
                same to all rows, and hardly learns: “Scale, or choose columns” beside has smaller ones made of them.
              </p>`
            : ''
        }
        ${
          isLong
            ? html`<p class="hint">
                So many rows are too much for a link: the address bar does not hold this run.
                “Take it home” has it as a file.
              </p>`
            : ''
        }
      </section>
      ${this.#table.draw()}
    </div>`;
  }

  /**
   * @param {string} value
   * @param {string} words
   */
  #toolTemplate(value, words) {
    const choose = () => this.#choose(value);
    return html`<label class="switch">
        <input type="radio" name="data-tool" .checked=${this.#tool === value} @change=${choose} />
        ${words}
      </label>
      ${
        value === 'value'
          ? html`<input
              class="value"
              type="text"
              inputmode="decimal"
              aria-label="Value to add"
              autocomplete="off"
              .value=${this.#value}
              @input=${(/** @type {InputEvent} */ { target }) => {
                this.#value = /** @type {HTMLInputElement} */ (target).value;
                this.#choose('value');
              }}
            />`
          : ''
      }`;
  }

  /** @param {string} tool */
  #choose(tool) {
    this.#tool = tool;
    this.#answer = '';
    try {
      this.#editor.tool =
        tool === 'erase'
          ? 'erase'
          : parseNumber(tool === 'value' ? this.#value : tool, { name: 'The value' });
    } catch (error) {
      this.#answer = error instanceof Error ? error.message : String(error);
    }
    this.#render();
  }
}
