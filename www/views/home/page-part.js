// The page itself as a file, which the built site has beside it.

import { html, nothing } from 'lit';

const NAME = 'xor-playground';

export function pagePart() {
  // Where it is developed there is none; and whoever opened the file has it.
  if (process.env.NODE_ENV !== 'production' || location.protocol === 'file:') return nothing;
  return html`<section class="of-address" aria-labelledby="home-page-title">
    <h3 id="home-page-title">This page</h3>
    <p class="hint">
      All of it in one file, which a double click opens, without a server or a network.
    </p>
    <p>
      <a href="${NAME}.zip" download>${NAME}.zip</a> or
      <a href="${NAME}.html" download>${NAME}.html</a>
    </p>
  </section>`;
}
