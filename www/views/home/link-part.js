// The link to the run at the present epoch.

import { html } from 'lit';
import { hashOf } from '../../state/link.js';
import { find } from '../../ui/dom.js';
import { BY_HAND, copy, select } from '../../ui/hand-out.js';

export class LinkPart {
  #root;
  #session;
  #redraw;
  #answer = '';

  /**
   * @param {import('../../state/view.js').Context} context
   * @param {() => void} redraw
   */
  constructor({ root, session }, redraw) {
    this.#root = root;
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
    const field = find(this.#root, '#home-link', HTMLInputElement);
    field.value = address;
    const copied = await copy(address);
    if (!copied) select(field);
    this.#answer = copied ? 'Link copied.' : BY_HAND;
    this.#redraw();
  }

  draw() {
    return html`<section class="link of-address" aria-labelledby="home-link-title">
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
