// A part of the page that is loaded when it is opened for the first time, with the whole engine.

import { element, find, make } from './dom.js';

/** @typedef {import('./session.js').Session} Session */
/** @typedef {import('./attention.js').Attention} Attention */

/**
 * What a part of the page is made with.
 * @typedef {object} Context
 * @property {Session} session
 * @property {Attention} attention
 * @property {Pictures} pictures
 */

/**
 * The pictures of the page, for a part that takes them elsewhere.
 * @typedef {object} Pictures
 * @property {import('./surface-view.js').SurfaceView} surface
 * @property {import('./curve-view.js').CurveView} curve
 */

/**
 * What draws a part of the page; `show` is called after every change while the part is open, at every second
 * frame while training.
 * @typedef {object} View
 * @property {() => void} show
 */

/** @typedef {(place: HTMLElement, context: Context) => View} Connect */

export class Panel {
  #details;
  #load;
  #context;
  /** @type {View | undefined} */
  #view;
  #loading = false;
  #turn;

  /**
   * @param {string} id of a details element with a `.body`
   * @param {() => Promise<{ connect: Connect }>} load
   * @param {Context} context
   * @param {number} [turn] on which of two frames it is drawn: 0 or 1
   */
  constructor(id, load, context, turn = 0) {
    this.#turn = turn;

    this.#details = element(id, HTMLDetailsElement);
    this.#load = load;
    this.#context = context;
    this.#details.addEventListener('toggle', () => this.#toggled());
    this.#toggled();
  }

  /** Opens it, as a link does that leads to it. */
  open() {
    if (this.#details.open) return;
    this.#details.open = true;
    this.#details.scrollIntoView({ block: 'start' });
  }

  /** While training, panels take turns: each follows every second frame, so that none comes late. */
  show() {
    if (!this.#details.open) return;
    this.#turn = 1 - this.#turn;
    if (this.#turn === 0 || !this.#context.session.training) this.#view?.show();
  }

  async #toggled() {
    if (!this.#details.open || this.#loading) return;
    if (this.#view) {
      this.#context.session.redraw();
      return;
    }
    this.#loading = true;
    const body = find(this.#details, '.body');
    body.replaceChildren(make('p', 'Loading…', { className: 'hint' }));
    try {
      const [{ connect }, { fullEngine }] = await Promise.all([
        this.#load(),
        import('./full-engine.js'),
      ]);
      await fullEngine();
      body.replaceChildren();
      const view = connect(body, this.#context);
      view.show();
      this.#view = view;
    } catch (error) {
      console.error(error);
      // Firefox remembers that a module failed, until the page is reloaded.
      const words =
        'This part could not be loaded. Close it and open it again to try once more; if that does not help, reload the page.';
      body.replaceChildren(make('p', words, { className: 'error' }));
    } finally {
      this.#loading = false;
    }
  }
}
