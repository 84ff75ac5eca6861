// The run as a program in Python.

import { html } from 'lit';
import { numpyProgram, torchProgram } from 'xor-playground/full';
import { find } from '../../ui/dom.js';
import { BY_HAND, copy, download, select } from '../../ui/hand-out.js';
import { fileName } from './naming.js';

const LIBRARIES = {
  numpy: { name: 'NumPy', program: numpyProgram },
  torch: { name: 'PyTorch', program: torchProgram },
};

/** @typedef {keyof typeof LIBRARIES} Library */

export class ProgramPart {
  #root;
  #session;
  #redraw;
  #answer = '';
  /** @type {Library} */
  #library = 'numpy';

  /**
   * @param {import('../../state/view.js').Context} context
   * @param {() => void} redraw
   */
  constructor({ root, session }, redraw) {
    this.#root = root;
    this.#session = session;
    this.#redraw = redraw;
  }

  get #program() {
    const { link, epoch } = this.#session;
    return LIBRARIES[this.#library].program(link, epoch);
  }

  /** @param {Library} library */
  #choose(library) {
    this.#library = library;
    this.#answer = '';
    this.#redraw();
  }

  async #copy() {
    const copied = await copy(this.#program);
    this.#answer = copied ? 'Program copied.' : BY_HAND;
    this.#redraw();
    if (!copied) select(find(this.#root, '#home pre'));
  }

  async #download() {
    const name = `${fileName(this.#session)}-${this.#library}.py`;
    const program = new Blob([this.#program], { type: 'text/x-python' });
    this.#answer = await download(this.#root, name, program);
    this.#redraw();
  }

  draw() {
    const { name } = LIBRARIES[this.#library];
    return html`<section class="program" aria-labelledby="home-program-title">
      <h3 id="home-program-title">Program</h3>
      <p class="hint">
        It trains this run in Python up to this epoch, and prints the same loss and predictions.
      </p>
      <div class="row">
        <fieldset>
          <legend>For</legend>
          ${Object.entries(LIBRARIES).map(([id, library]) =>
            this.#choice(/** @type {Library} */ (id), library.name),
          )}
        </fieldset>
        <button type="button" @click=${() => this.#copy()}>Copy program</button>
        <button type="button" @click=${() => this.#download()}>Download program</button>
      </div>
      <p class="answer" aria-live="polite">${this.#answer}</p>
      <pre tabindex="0" role="region" aria-label="${name} program"><code>${this.#program}</code></pre>
    </section>`;
  }

  /**
   * @param {Library} library
   * @param {string} name
   */
  #choice(library, name) {
    return html`<label>
      <input
        type="radio"
        name="home-library"
        .checked=${library === this.#library}
        @change=${() => this.#choose(library)}
      />
      ${name}
    </label>`;
  }
}
