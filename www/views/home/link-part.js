// The link to the run at the present epoch, or where that is too long, what there is instead.

import { html } from 'lit';
import { hashOf, LONGEST } from '../../state/link.js';
import { isTooLong, MOST } from '../../state/long-link.js';
import { count } from '../../text/format.js';
import { find } from '../../ui/dom.js';
import { BY_HAND, copy, select } from '../../ui/hand-out.js';

export class LinkPart {
  #root;
  #session;
  #redraw;
  #takeFile;
  #answer = '';

  /**
   * @param {import('../../state/view.js').Context} context
   * @param {() => void} redraw
   * @param {() => void} takeFile has the run taken as a file
   */
  constructor({ root, session }, redraw, takeFile) {
    this.#root = root;
    this.#session = session;
    this.#redraw = redraw;
    this.#takeFile = takeFile;
  }

  get #hash() {
    const { link, epoch } = this.#session;
    return hashOf(link, { at: epoch > 0 ? epoch : undefined });
  }

  get #address() {
    const address = new URL(location.href);
    address.hash = this.#hash;
    return address.href;
  }

  async #copy() {
    // It may have become too long since this was drawn.
    if (isTooLong(this.#hash)) {
      this.#redraw();
      return;
    }
    const address = this.#address;
    const field = find(this.#root, '#home-link', HTMLInputElement);
    field.value = address;
    const copied = await copy(address);
    if (!copied) select(field);
    this.#answer = copied ? 'Link copied.' : BY_HAND;
    this.#redraw();
  }

  draw() {
    const { length } = this.#hash;
    return html`<section class="link of-address" aria-labelledby="home-link-title">
      <h3 id="home-link-title">Link</h3>
      ${isTooLong(this.#hash) ? this.#instead(length) : this.#link(length)}
    </section>`;
  }

  /** @param {number} length */
  #instead(length) {
    return html`<p class="hint">
        This run is too long for a link: it would have ${count(length)} characters, and not every browser opens one of more
        than ${count(MOST)}. A file holds it whole, and is opened below to the same bits.
      </p>
      <div class="row">
        <button type="button" @click=${() => this.#takeFile()}>Download JSON</button>
      </div>`;
  }

  /** @param {number} length */
  #link(length) {
    return html`
      <div class="row">
        <label for="home-link">To this run at this epoch</label>
        <input
          id="home-link"
          type="text"
          readonly
          spellcheck="false"
          .value=${this.#address}
          @focus=${(/** @type {FocusEvent} */ { target }) =>
            /** @type {HTMLInputElement} */ (target).select()}
        />
        <button type="button" @click=${() => this.#copy()}>Copy link</button>
      </div>
      ${
        length > LONGEST
          ? html`<p class="hint">
              It is longer than ${count(LONGEST)} characters, which mail and chat may cut: the JSON file below holds the same.
            </p>`
          : ''
      }
      <p class="answer" aria-live="polite">${this.#answer}</p>`;
  }
}
