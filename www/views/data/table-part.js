// The rows as text: typed, pasted from a spreadsheet, chosen as a file, or dropped on the panel. What is there is read
// as it stands, and learnt when one says so.

import { html } from 'lit';
import { mostTableBytes, readTable, tableOf } from 'xor-playground/full';
import { learn } from '../../state/learning.js';
import { count, inputNames, significant } from '../../text/format.js';
import { button } from '../../ui/button.js';
import { takeDrops } from '../../ui/drops.js';
import { download } from '../../ui/hand-out.js';
import { namesFor } from './names.js';

/** After the last key a text is read, in milliseconds. */
const PAUSE = 400;

/** A network takes no more inputs. */
const MOST_INPUTS = 8;

/** @type {[name: string, words: string][]} */
const SCALINGS = [
  ['none', 'as they are'],
  ['standard', 'to mean 0 and deviation 1'],
  ['unit', 'from 0 to 1'],
];
const DELIMITERS = {
  tab: 'tabs',
  comma: 'commas',
  semicolon: 'semicolons',
  pipe: 'bars',
  blanks: 'blanks',
};

/** @typedef {import('xor-playground/full').Table} Table */
/** @typedef {'none' | 'standard' | 'unit'} Scaling */

/**
 * Which columns are taken for what.
 * @typedef {{ inputs: number[], target: number, one?: string, scaling: Scaling }} Choice
 */

export class TablePart {
  #root;
  #session;
  #redraw;
  /** What stands in the field. */
  #text = '';
  /** The data that the text is of; none if somebody has changed it. @type {unknown} */
  #of;
  /** What was read of it. @type {Table | undefined} */
  #table;
  /** @type {Choice} */
  #choice = { inputs: [0, 1], target: 2, scaling: 'none' };
  #answer = { words: '', isError: false };
  #timer = 0;
  /** How many were chosen. */
  #files = 0;
  #ended;

  /**
   * @param {import('../../state/view.js').Context} context
   * @param {() => void} redraw
   */
  constructor({ root, session, ended }, redraw) {
    this.#root = root;
    this.#session = session;
    this.#redraw = redraw;
    this.#ended = ended;
    ended.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      this.#table?.free();
    });
    this.#takeRun();
  }

  /** Follows the run, unless somebody is at the text. */
  follow() {
    if (this.#of !== undefined && this.#of !== this.#session.data) this.#takeRun();
  }

  #takeRun() {
    this.#of = this.#session.data;
    this.#text = tableOf(this.#session.link);
    this.#table?.free();
    this.#table = undefined;
  }

  /** @param {HTMLElement} target */
  takeDropsOn(target) {
    const take = (/** @type {File | string} */ given) => {
      if (given instanceof File) this.#takeFile(given);
      else this.#type(given);
    };
    takeDrops(target, take, (words) => this.#say(words, true));
  }

  /** @param {File} file */
  async #takeFile(file) {
    const most = mostTableBytes();
    if (file.size > most) {
      const [size, limit] = [file.size, most].map((bytes) => significant(bytes / 1e6, 3));
      this.#say(`${file.name} has ${size} MB; a table takes ${limit} at most.`, true);
      return;
    }
    this.#files += 1;
    const number = this.#files;
    try {
      const text = await file.text();
      // Another may have been chosen meanwhile, or the playground be gone.
      if (number === this.#files && !this.#ended.aborted) this.#type(text);
    } catch {
      this.#say(`${file.name} cannot be read.`, true);
    }
  }

  /** @param {string} text that stands in the field from now on */
  #type(text) {
    this.#text = text;
    this.#of = undefined;
    this.#read();
  }

  /** @param {string} text */
  #typed(text) {
    this.#text = text;
    this.#of = undefined;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#read(), PAUSE);
  }

  /** Reads what stands in the field, also if that is the run's. */
  #read() {
    clearTimeout(this.#timer);
    this.#table?.free();
    this.#table = undefined;
    try {
      const table = readTable(this.#text);
      if (table.names.length < 2) {
        table.free();
        throw new Error('A row takes two columns at least: an input and the target.');
      }
      this.#table = table;
      const { defaultInputs, defaultTarget: target } = table;
      const inputs = Array.from(defaultInputs).slice(0, MOST_INPUTS);
      if (inputs.length === 0) inputs.push(target === 0 ? 1 : 0);
      this.#choice = { inputs, target, scaling: 'none' };
      this.#say(this.#understood(table));
    } catch (error) {
      this.#say(messageOf(error), true);
    }
  }

  /** @param {Table} table */
  #understood({ rows, names, delimiter, decimalMark, hasHeader }) {
    const comma = decimalMark === 'comma' ? ', with decimal commas' : '';
    return (
      `Read: ${count(rows)} ${rows === 1 ? 'row' : 'rows'} of ${names.length} columns with ${DELIMITERS[delimiter]} ` +
      `between them${comma}, ${hasHeader ? 'below their names' : 'without names'}.`
    );
  }

  #use() {
    if (this.#of !== undefined) return;
    // What was typed just now is not read yet.
    if (!this.#table) this.#read();
    const table = this.#table;
    if (!table) return;
    const { inputs, target, one, scaling } = this.#choice;
    try {
      const prepared = table.prepare(Float64Array.from(inputs), target, one, scaling);
      const words = this.#preparedInWords(table, prepared);
      const { rowsText } = prepared;
      prepared.free();
      learn(this.#session, rowsText, namesOf(table, inputs).join());
      // What was given stays, for other columns or another scale.
      this.#of = this.#session.data;
      this.#say(words);
    } catch (error) {
      this.#say(messageOf(error), true);
    }
  }

  /**
   * @param {Table} table
   * @param {import('xor-playground/full').PreparedTable} prepared
   */
  #preparedInWords({ names, hasHeader }, prepared) {
    const { samples, targetClasses, leftOut, leftOutRows, offsets, factors } = prepared;
    const sentences = [`It learns ${count(samples)} ${samples === 1 ? 'row' : 'rows'} now.`];
    const inputsInWords = namesOf({ names, hasHeader }, this.#choice.inputs);
    for (const [input, name] of inputsInWords.entries()) {
      const classes = prepared.inputClasses(input);
      if (classes) sentences.push(`${name} has ${classes[0]} as 0 and ${classes[1]} as 1.`);
    }
    if (targetClasses) sentences.push(`${targetClasses[0]} is 0, ${targetClasses[1]} is 1.`);
    const { inputs, scaling } = this.#choice;
    if (scaling !== 'none') {
      const scaled = inputs.map(
        (column, input) =>
          `${inputsInWords[input]} is now (${names[column]} − ${significant(offsets[input])}) / ${significant(factors[input])}`,
      );
      sentences.push(`${scaled.join(', ')}.`);
    }
    if (leftOutRows > 0) sentences.push(`${count(leftOutRows)} left out: ${leftOut.join(' ')}`);
    return sentences.join(' ');
  }

  /**
   * @param {string} words
   * @param {boolean} [isError]
   */
  #say(words, isError = false) {
    this.#answer = { words, isError };
    this.#redraw();
  }

  draw() {
    const isOfRun = this.#of !== undefined;
    const { words, isError } = this.#answer;
    return html`<section aria-labelledby="data-table">
      <h3 id="data-table">Type or paste</h3>
      <textarea
        id="data-text"
        rows="12"
        spellcheck="false"
        autocomplete="off"
        aria-label="Rows as text"
        aria-describedby="data-answer"
        aria-invalid=${String(isError)}
        .value=${this.#text}
        @input=${(/** @type {InputEvent} */ { target }) =>
          this.#typed(/** @type {HTMLTextAreaElement} */ (target).value)}
      ></textarea>
      <p class="hint">
        A line for each row: its inputs, of which there are one to eight, and the target. What is copied from a spreadsheet fits, and so does a
        CSV file, which can be dropped here. They come with a network that suits them, unless you
        have chosen yours.
      </p>
      <div class="row">
        ${button('Use these rows', isOfRun, () => this.#use())}
        ${button('Scale, or choose columns', this.#table !== undefined, () => this.#read())}
        ${button('Back to the run’s', isOfRun, () => {
          this.#takeRun();
          this.#say('');
        })}
        ${button('Download as CSV', false, () => this.#download())}
      </div>
      <label class="file">
        A file
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          @change=${(/** @type {Event} */ { target }) => this.#chosen(/** @type {HTMLInputElement} */ (target))}
        />
      </label>
      <p id="data-answer" class=${isError ? 'answer error' : 'answer'} aria-live="polite">${words}</p>
      ${this.#table ? this.#choices(this.#table) : ''}
    </section>`;
  }

  /** @param {HTMLInputElement} input */
  #chosen(input) {
    const file = input.files?.[0];
    if (file) this.#takeFile(file);
    // So that the same one can be chosen again.
    input.value = '';
  }

  #download() {
    const text = tableOf(this.#session.link);
    download(this.#root, 'rows.csv', new Blob([text], { type: 'text/csv' }));
  }

  /** Which columns are taken for what. @param {Table} table */
  #choices(table) {
    const { names } = table;
    const { inputs, target, one, scaling } = this.#choice;
    const columns = names.map((name, column) => [String(column), name]);
    const classes = table.classes(target);
    return html`<div class="choices">
      ${inputNames(inputs.length).map((name, input) =>
        selectTemplate(name, columns, String(inputs[input]), (column) => {
          this.#choose({ inputs: inputs.with(input, Number(column)) });
        }),
      )}
      ${button('Add an input', inputs.length >= this.#mostInputs(names), () => {
        const free = names.findIndex((_, column) => column !== target && !inputs.includes(column));
        this.#choose({ inputs: [...inputs, Math.max(0, free)] });
      })}
      ${button('Remove an input', inputs.length === 1, () => {
        this.#choose({ inputs: inputs.slice(0, -1) });
      })}
      ${selectTemplate('Target', columns, String(target), (column) => {
        this.#choose({ target: Number(column), one: undefined });
      })}
      ${
        classes.length === 2
          ? selectTemplate(
              '1 is',
              classes.map((name) => [name, name]),
              one ?? classes[1],
              (name) => this.#choose({ one: name }),
            )
          : ''
      }
      ${selectTemplate('Inputs', SCALINGS, scaling, (name) => {
        this.#choose({ scaling: /** @type {Scaling} */ (name) });
      })}
    </div>`;
  }

  /** @param {string[]} names */
  #mostInputs(names) {
    return Math.min(MOST_INPUTS, names.length - 1);
  }

  /** @param {Partial<Choice>} change */
  #choose(change) {
    this.#choice = { ...this.#choice, ...change };
    this.#of = undefined;
    this.#redraw();
  }
}

/**
 * @param {string} label
 * @param {string[][]} choices values with their words
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
function selectTemplate(label, choices, chosen, choose) {
  return html`<label
    >${label}
    <select
      aria-label=${label}
      @change=${(/** @type {Event} */ { target }) =>
        choose(/** @type {HTMLSelectElement} */ (target).value)}
    >
      ${choices.map(
        ([value, words]) =>
          html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
      )}
    </select>
  </label>`;
}

/**
 * What the inputs are called that columns are taken for: as these, where they have names.
 * @param {{ names: string[], hasHeader: boolean }} table
 * @param {number[]} inputs
 */
function namesOf({ names, hasHeader }, inputs) {
  const usual = inputNames(inputs.length);
  return hasHeader
    ? namesFor(
        inputs.map((column) => names[column]),
        usual,
      )
    : usual;
}

/** @param {unknown} error */
function messageOf(error) {
  if (error instanceof WebAssembly.RuntimeError) throw error;
  return error instanceof Error ? error.message : String(error);
}
