// The page itself: as a file, which the built site has beside it, and in the browser, which keeps it.

import { html, nothing } from 'lit';
import { onKept, whatIsKept } from '../../ui/kept.js';

const NAME = 'xor-playground';

export class PagePart {
  /**
   * @param {import('../../state/view.js').Context} context
   * @param {() => void} redraw
   */
  constructor({ ended }, redraw) {
    onKept(redraw, ended);
  }

  draw() {
    // Where it is developed there is none; and whoever opened the file has it.
    if (process.env.NODE_ENV !== 'production' || location.protocol === 'file:') return nothing;
    const { isReady, install } = whatIsKept();
    const said = [
      isReady && 'It works without a network. Ready to work offline.',
      install && 'It can be installed.',
    ];
    return html`<section class="of-address" aria-labelledby="home-page-title">
      <h3 id="home-page-title">This page</h3>
      <p class="hint" aria-live="polite">${said.filter(Boolean).join(' ')}</p>
      ${
        install
          ? html`<div class="row">
              <button type="button" @click=${install}>Install</button>
            </div>`
          : ''
      }
      <p class="hint">
        All of it in one file, which a double click opens, without a server or a network.
      </p>
      <p>
        <a href="${NAME}.zip" download>${NAME}.zip</a> or
        <a href="${NAME}.html" download>${NAME}.html</a>
      </p>
    </section>`;
  }
}
