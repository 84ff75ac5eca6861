// A run from a file: chosen, pasted, or dropped anywhere on the panel.

import { html } from 'lit';
import { SavedRunFile } from 'xor-playground/full';
import { count } from '../../text/format.js';
import { find } from '../../ui/dom.js';
import { takeDrops } from '../../ui/drops.js';

/** @typedef {import('../../state/session.js').Session} Session */

/** More than the largest run takes, in bytes. */
const MOST = 8e6;

/** @typedef {'file' | 'text'} Way */

/** @typedef {{ words: string, isError?: boolean }} Answer */

export class ImportPart {
  #root;
  #session;
  #redraw;
  /** What is answered where. @type {Record<Way, Answer>} */
  #answers = { file: { words: '' }, text: { words: '' } };
  /** What was read, until its epoch is reached. @type {{ file: SavedRunFile, link: string, way: Way } | undefined} */
  #read;
  /** The run before. @type {{ standing: import('../../state/history.js').Standing, way: Way } | undefined} */
  #before;

  /**
   * @param {import('../../state/view.js').Context} context
   * @param {() => void} redraw
   */
  constructor({ root, session }, redraw) {
    this.#root = root;
    this.#session = session;
    this.#redraw = redraw;
  }

  /** @param {HTMLElement} target */
  takeDropsOn(target) {
    const take = (/** @type {File | string} */ given) => {
      if (given instanceof File) this.#takeFile(given);
      else this.#take(given, 'file', 'What was dropped');
      find(this.#root, '#home .import').scrollIntoView({ block: 'nearest' });
    };
    const refuse = (/** @type {string} */ words) => this.#answer('file', { words, isError: true });
    takeDrops(target, take, refuse, isField);
  }

  /** Says what came of a file when its epoch is reached, or cannot be. */
  follow() {
    if (!this.#read) return;
    const { file, link, way } = this.#read;
    const session = this.#session;
    const { at } = file;
    // Somebody has gone on to another run.
    const isOther = session.link !== link;
    const diverges = session.epoch < at && session.divergedAt !== undefined;
    const isStopped = session.epoch !== at && session.goal !== at;
    if (!isOther && session.epoch !== at && !diverges && !isStopped) return;
    this.#read = undefined;
    this.#answer(way, { words: isOther ? '' : arrivalInWords(session, file, diverges) });
    file.free();
  }

  /** @param {File} file */
  async #takeFile(file) {
    const name = file.name;
    if (file.size > MOST) {
      const words = `${name} has ${count(file.size / 1e6)} MB: a run takes less than ${MOST / 1e6} MB.`;
      this.#answer('file', { words, isError: true });
      return;
    }
    try {
      this.#take(await file.text(), 'file', name);
    } catch {
      this.#answer('file', { words: `${name} cannot be read.`, isError: true });
    }
  }

  /**
   * @param {string} text
   * @param {Way} way
   * @param {string} name what was given
   */
  #take(text, way, name) {
    try {
      this.#open(read(text), way);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#answer(way, { words: `${name} is not opened. ${why}`, isError: true });
    }
  }

  /**
   * @param {SavedRunFile} file
   * @param {Way} way
   */
  #open(file, way) {
    const session = this.#session;
    const { link, at } = file;
    this.#read?.file.free();
    this.#read = { file, link, way };
    this.#before = { standing: session.standing, way };
    session.restore({ link, epoch: at, head: at });
    this.#answer(way, { words: `Going to epoch ${count(at)}…` });
  }

  #goBack() {
    if (!this.#before) return;
    const { standing, way } = this.#before;
    this.#before = undefined;
    this.#session.restore(standing);
    this.#answer(way, { words: 'The run from before is back.' });
  }

  /**
   * @param {Way} way
   * @param {Answer} answer
   */
  #answer(way, answer) {
    this.#answers = { file: { words: '' }, text: { words: '' }, [way]: answer };
    this.#redraw();
  }

  draw() {
    return html`<section class="import" aria-labelledby="home-import-title">
      <h3 id="home-import-title">Open</h3>
      <p class="hint">A run that was downloaded here as JSON. It can be dropped here, too.</p>
      <label for="home-file">A file</label>
      <input
        id="home-file"
        type="file"
        accept=".json,application/json"
        aria-describedby="home-file-answer"
        @change=${(/** @type {Event} */ { target }) => this.#chosen(/** @type {HTMLInputElement} */ (target))}
      />
      ${this.#drawAnswer('file')}
      <label for="home-text">Or its text</label>
      <textarea
        id="home-text"
        rows="3"
        spellcheck="false"
        autocomplete="off"
        aria-describedby="home-text-answer"
        placeholder='{"version": 1, "seed": 11}'
      ></textarea>
      <button type="button" @click=${() => this.#takePasted()}>Open text</button>
      ${this.#drawAnswer('text')}
    </section>`;
  }

  /** @param {Way} way */
  #drawAnswer(way) {
    const { words, isError } = this.#answers[way];
    const canGoBack = this.#before?.way === way && words !== '' && !isError;
    return html`<p id="home-${way}-answer" class=${isError ? 'answer error' : 'answer'} aria-live="polite">
        ${words}
      </p>
      ${
        canGoBack
          ? html`<button type="button" @click=${() => this.#goBack()}>Back to the run before</button>`
          : ''
      }`;
  }

  /** @param {HTMLInputElement} input */
  #chosen(input) {
    const file = input.files?.[0];
    if (file) this.#takeFile(file);
    // So that the same one can be chosen again.
    input.value = '';
  }

  #takePasted() {
    const { value } = find(this.#root, '#home-text', HTMLTextAreaElement);
    if (value.length > MOST) {
      this.#answer('text', { words: 'That is too much text for a run.', isError: true });
    } else {
      this.#take(value, 'text', 'The text');
    }
  }
}

/**
 * @param {string} text
 * @returns {SavedRunFile}
 */
function read(text) {
  if (text.trim() === '') throw new Error('There is nothing in it.');
  // An editor's byte order mark comes along with what is copied.
  return new SavedRunFile(text.replace(/^\uFEFF/, ''));
}

/**
 * @param {Session} session
 * @param {SavedRunFile} file
 * @param {boolean} diverges
 */
function arrivalInWords(session, file, diverges) {
  if (diverges) {
    return `The run is opened. It diverges at epoch ${count(session.epoch + 1)}, before the file’s epoch ${count(file.at)}.`;
  }
  if (session.epoch !== file.at) {
    return `The run is opened, and was stopped at epoch ${count(session.epoch)}, before the file’s epoch ${count(file.at)}.`;
  }
  const opened = `The run is opened, at epoch ${count(session.epoch)}.`;
  if (file.agrees(session.trainer.parameters())) return opened;
  return `${opened} The network in the file is another one than the run leads to there: the run counts.`;
}

/** @param {EventTarget | null} target */
function isField(target) {
  return target instanceof HTMLTextAreaElement;
}
