// The run in a page of somebody's own: the HTML of a frame with it.

import { html, nothing } from 'lit';
import { hashOf } from '../../state/link.js';
import { find } from '../../ui/dom.js';
import { BY_HAND, copy } from '../../ui/hand-out.js';

/** How much of the page is in it, as its attribute `controls` has it. */
const CONTROLS = {
  all: 'everything',
  few: 'the bar, network and pictures',
  none: 'the pictures alone',
};

/** In CSS pixels; or as high as what is in it, which takes a script. */
const HEIGHTS = { 500: '500 pixels', 700: '700 pixels', 900: '900 pixels', fit: 'as it needs' };

/** What is behind a frame that is as high as what is in it; docs/page.md has the same. */
const SCRIPT = `<script>
  addEventListener('message', ({ source, data }) => {
    for (const frame of document.querySelectorAll('iframe')) {
      if (source === frame.contentWindow && data.type === 'xor-playground') {
        frame.style.height = \`\${data.height}px\`;
      }
    }
  });
</script>
`;

export class FramePart {
  #root;
  #session;
  #views;
  #redraw;
  #choice = { view: '', controls: 'all', height: '700' };
  #answer = '';

  /**
   * @param {import('../../state/view.js').Context} context
   * @param {() => void} redraw
   */
  constructor({ root, session, views }, redraw) {
    this.#root = root;
    this.#session = session;
    this.#views = views;
    this.#redraw = redraw;
  }

  get #address() {
    const { link, epoch } = this.#session;
    const { view, controls, height } = this.#choice;
    const address = new URL(location.href);
    const asked = new URLSearchParams();
    if (controls !== 'all') asked.set('controls', controls);
    if (height === 'fit') asked.set('fit', '');
    address.search = `${asked}`;
    const views = view === '' ? [] : [view];
    address.hash = hashOf(link, { at: epoch > 0 ? epoch : undefined, views });
    return address.href;
  }

  get #html() {
    const { height } = this.#choice;
    const isFit = height === 'fit';
    const src = this.#address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    return `<iframe
  title="XOR Playground"
  src="${src}"
  allow="clipboard-write"
  style="width: 100%; height: ${isFit ? 700 : height}px; border: 0"
></iframe>
${isFit ? SCRIPT : ''}`;
  }

  async #copy() {
    const copied = await copy(this.#html);
    this.#answer = copied ? 'HTML copied.' : BY_HAND;
    this.#redraw();
    if (!copied) find(this.#root, '#home .frame textarea', HTMLTextAreaElement).select();
  }

  draw() {
    // No page has a file of somebody's in it.
    if (location.protocol === 'file:') return nothing;
    const views = this.#views.filter(({ id }) => id !== 'home').map(({ id, tab }) => [id, tab]);
    return html`<section class="frame of-address" aria-labelledby="home-frame-title">
      <h3 id="home-frame-title">In a page of your own</h3>
      <p class="hint">
        A frame with this run at this epoch. A sandboxed one, with <code>sandbox="allow-scripts"</code>, takes a host that
        sends the header <code>Access-Control-Allow-Origin: *</code>, or the address of
        <code>xor-playground.html</code>, which needs none.
      </p>
      <div class="row">
        ${this.#list('view', 'Opened beside', [['', 'no view'], ...views])}
        ${this.#list('controls', 'It has', Object.entries(CONTROLS))}
        ${this.#list('height', 'As high', Object.entries(HEIGHTS))}
      </div>
      <div class="row">
        <button type="button" @click=${() => this.#copy()}>Copy HTML</button>
        <a href=${this.#address} target="_blank">See it</a>
      </div>
      <p class="answer" aria-live="polite">${this.#answer}</p>
      <textarea
        readonly
        spellcheck="false"
        aria-label="HTML of the frame"
        .value=${this.#html}
      ></textarea>
    </section>`;
  }

  /**
   * @param {'view' | 'controls' | 'height'} key
   * @param {string} name
   * @param {string[][]} options
   */
  #list(key, name, options) {
    return html`<label>
      ${name}
      <select @change=${(/** @type {Event} */ { target }) => {
        this.#choice[key] = /** @type {HTMLSelectElement} */ (target).value;
        this.#answer = '';
        this.#redraw();
      }}>
        ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === this.#choice[key]}>${words}</option>`)}
      </select>
    </label>`;
  }
}
