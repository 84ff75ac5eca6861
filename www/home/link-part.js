// The link to the run at the present epoch.

import { html } from 'lit';
import { find } from '../dom.js';
import { hashOf } from '../link.js';
import { BY_HAND, copy, select } from './hand-out.js';

/** @typedef {import('../session.js').Session} Session */

export class LinkPart {
  #session;
  #redraw;
  #answer = '';

  /**
   * @param {Session} session
   * @param {() => void} redraw
   */
  constructor(session, redraw) {
    this.#session = session;
    this.#redraw = redraw;
  }

  get #address() {
    const { link, epoch } = this.#session;
    const address = new URL(location.href);
    address.hash = hashOf(link, { at: epoch > 0 ? epoch : undefined });
    return address.href;
  }

  async #copy() {
    const address = this.#address;
    const field = find(document, '#home-link', HTMLInputElement);
    field.value = address;
    const copied = await copy(address);
    if (!copied) select(field);
    this.#answer = copied ? 'Link copied.' : BY_HAND;
    this.#redraw();
  }

  draw() {
    return html`<section class="link" aria-labelledby="home-link-title">
      <h3 id="home-link-title">Link</h3>
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
      <p class="answer" aria-live="polite">${this.#answer}</p>
    </section>`;
  }
}
