// The run and its pictures as files.

import { html } from 'lit';
import { LossTable, savedRunJson } from 'xor-playground/full';
import { SLIGHT, SPOILT } from '../../plot/taken.js';
import { download } from '../../ui/hand-out.js';
import { fileName, inWords } from './naming.js';
import { png, svg } from './pictures.js';

/**
 * A picture to be taken.
 * @typedef {object} Take
 * @property {import('../../state/view.js').Picture} picture
 * @property {{ width: number, height: number }} size
 * @property {string} title
 * @property {string} ending what its name has after the run's
 */

/** Sizes of pictures, in CSS pixels: the axes leave a square for the surface. */
const SURFACE = { width: 480, height: 466 };
const CURVE = { width: 720, height: 360 };

/** What there is to say of a PNG. */
const ALTERED = {
  exact: '',
  slight: ` ${SLIGHT}: the SVG is exact.`,
  useless: `There is no PNG: ${SPOILT}. The SVG is exact.`,
};

/** Writing a table takes this much of a frame, in milliseconds. */
const SLICE = 8;

export class FilesPart {
  #root;
  #session;
  #pictures;
  #redraw;
  #answer = '';

  /**
   * @param {import('../../state/view.js').Context} context
   * @param {() => void} redraw
   */
  constructor({ root, session, pictures }, redraw) {
    this.#root = root;
    this.#session = session;
    this.#pictures = pictures;
    this.#redraw = redraw;
  }

  /** @param {string} words */
  #say(words) {
    this.#answer = words;
    this.#redraw();
  }

  /**
   * @param {string} name
   * @param {() => Blob | Promise<Blob>} content
   * @param {string} [note] what else there is to say
   */
  async #download(name, content, note = '') {
    try {
      this.#say((await download(this.#root, name, await content())) + note);
    } catch (error) {
      this.#fail(name, error);
    }
  }

  /** @param {string} name @param {unknown} error */
  #fail(name, error) {
    console.error(error);
    this.#say(`${name} could not be made.`);
  }

  /** The run, with the network as it is now. */
  takeRun() {
    const { link, epoch, trainer } = this.#session;
    return this.#download(`${fileName(this.#session)}.json`, () => {
      const json = savedRunJson(link, epoch, trainer.parameters());
      return new Blob([json], { type: 'application/json' });
    });
  }

  #csv() {
    const { link, trainer } = this.#session;
    const { head } = trainer;
    const name = `${fileName(this.#session, head)}-loss.csv`;
    this.#say(`Writing ${name}…`);
    return this.#download(name, () => written(new LossTable(link, head)));
  }

  #surface() {
    const title = `Decision surface, ${inWords(this.#session)}`;
    return { picture: this.#pictures.surface, size: SURFACE, title, ending: '' };
  }

  #curve() {
    const title = `Loss curve, ${inWords(this.#session)}`;
    return { picture: this.#pictures.curve, size: CURVE, title, ending: '-loss' };
  }

  /** @param {Take} take */
  async #png({ picture, size, ending }) {
    const name = `${fileName(this.#session)}${ending}.png`;
    try {
      const { blob, altered } = await png(picture, size);
      if (altered === 'useless') this.#say(ALTERED.useless);
      else await this.#download(name, () => blob, ALTERED[altered]);
    } catch (error) {
      this.#fail(name, error);
    }
  }

  /** @param {Take} take */
  #svg({ picture, size, title, ending }) {
    const name = `${fileName(this.#session)}${ending}.svg`;
    return this.#download(name, () => svg(picture, size, title));
  }

  draw() {
    const button = (
      /** @type {string} */ name,
      /** @type {string} */ what,
      /** @type {() => void} */ act,
    ) => html`<button type="button" aria-label="${name}, ${what}" @click=${act}>${name}</button>`;
    return html`<section class="files" aria-labelledby="home-files-title">
      <h3 id="home-files-title">Files</h3>
      <dl>
        <dt>The run, with the network as it is now</dt>
        <dd>${button('JSON', 'the run', () => this.takeRun())}</dd>
        <dt>Loss of every epoch so far</dt>
        <dd>${button('CSV', 'losses', () => this.#csv())}</dd>
        <dt>Picture of the loss curve</dt>
        <dd>
          ${button('PNG', 'picture of the loss curve', () => this.#png(this.#curve()))}
          ${button('SVG', 'picture of the loss curve', () => this.#svg(this.#curve()))}
        </dd>
        <dt>Picture of the decision surface</dt>
        <dd>
          ${button('PNG', 'picture of the decision surface', () => this.#png(this.#surface()))}
          ${button('SVG', 'picture of the decision surface', () => this.#svg(this.#surface()))}
        </dd>
      </dl>
      <p class="answer" aria-live="polite">${this.#answer}</p>
    </section>`;
  }
}

/**
 * The whole table; what it takes is done a part in each frame.
 * @param {LossTable} table
 */
async function written(table) {
  try {
    // Of a long run it is long: the browser keeps the parts, where it likes.
    let blob = new Blob([], { type: 'text/csv' });
    for (let isWhole = false; !isWhole; ) {
      isWhole = table.writeFor(SLICE);
      blob = new Blob([blob, table.takeText()], { type: 'text/csv' });
      if (!isWhole) await new Promise(requestAnimationFrame);
    }
    return blob;
  } finally {
    table.free();
  }
}
