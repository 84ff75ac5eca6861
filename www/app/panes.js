// Which views are open beside the stage: one, or two where there is room for two.

import { element, find, make } from '../ui/dom.js';
import { Pane } from './pane.js';
import { VIEWS } from './views.js';

/** From this width of the playground on there is room for two, in ems. */
const WIDTH_OF_TWO = 100;

export class Panes {
  #root;
  #session;
  #opened;
  #changed;
  /** @type {Map<string, Pane>} */
  #panes = new Map();
  /** @type {Map<string, HTMLButtonElement>} */
  #buttons = new Map();
  #select = make('select', '');
  /** Those that are open; the one that was opened last is the last. @type {string[]} */
  #open = [];
  /** Those that would be, were there room. @type {string[]} */
  #wanted = [];
  #most = 1;

  /**
   * @param {import('../state/view.js').Context} context
   * @param {number} ems how wide the playground is
   * @param {() => void} changed is called when others are open
   */
  constructor(context, ems, changed) {
    const { root, session } = context;
    this.#root = root;
    this.#session = session;
    this.#changed = changed;
    this.#most = mostAt(ems);
    this.#opened = element(root, 'opened');
    const nav = element(root, 'views');
    this.#select.ariaLabel = 'View';
    this.#select.append(make('option', 'Open a view …', { value: '' }));
    for (const entry of VIEWS) {
      const { id, tab } = entry;
      const pane = new Pane(entry, context, () => this.#close(id));
      const button = make('button', tab, { type: 'button' });
      button.setAttribute('aria-controls', id);
      button.addEventListener('click', () => this.toggle(id));
      this.#panes.set(id, pane);
      this.#buttons.set(id, button);
      this.#opened.append(pane.element);
      nav.append(button);
      this.#select.append(make('option', tab, { value: id }));
    }
    this.#select.addEventListener('change', () => {
      const chosen = this.#select.value;
      this.set(chosen === '' ? [] : [chosen]);
      this.#changed();
      this.seek();
    });
    nav.append(this.#select);
    this.#mark();
  }

  /** The names of those that are open. */
  get open() {
    return this.#open;
  }

  /** @param {string} id */
  has(id) {
    return this.#open.includes(id);
  }

  /** @param {string} id */
  toggle(id) {
    if (this.has(id)) this.#close(id);
    else this.goTo(id);
  }

  /** Opens one, and has it in sight, also where it is open already. @param {string} id */
  goTo(id) {
    this.show(id);
    this.seek(id);
  }

  /** Has one in sight: what was opened last, unless it is named. */
  seek(id = this.#open.at(-1) ?? '') {
    this.#panes.get(id)?.seek();
  }

  /** Opens one; where there is no room for it beside the others, it takes their place. @param {string} id */
  show(id) {
    if (this.has(id)) return;
    this.set([...this.#open, id]);
    this.#changed();
  }

  /** @param {string} id */
  #close(id) {
    const had = this.#panes.get(id)?.element.contains(this.#root.activeElement);
    this.set(this.#open.filter((open) => open !== id));
    const button = this.#buttons.get(id);
    if (had) (button?.checkVisibility() ? button : this.#select).focus();
    this.#changed();
  }

  /** @param {string[]} ids */
  set(ids) {
    this.#wanted = [...new Set(ids)].filter((id) => this.#panes.has(id));
    this.#open = this.#wanted.slice(-this.#most);
    for (const [id, pane] of this.#panes) {
      if (this.has(id)) pane.open();
      else pane.close();
    }
    this.#mark();
  }

  /**
   * Takes the width into account.
   * @param {number} ems
   */
  fit(ems) {
    const most = mostAt(ems);
    if (most === this.#most) return;
    this.#most = most;
    this.set(this.#wanted);
    this.#changed();
  }

  /** While training, a view is drawn in every second frame, and two of them by turns. */
  draw() {
    const { turn } = this.#session;
    for (const [place, id] of this.#open.entries()) {
      if (turn === undefined || turn === place) this.#panes.get(id)?.show();
    }
  }

  #mark() {
    for (const [id, button] of this.#buttons) {
      button.setAttribute('aria-expanded', String(this.has(id)));
    }
    this.#select.value = this.#open.at(-1) ?? '';
    find(this.#root, '.page').classList.toggle('viewing', this.#open.length > 0);
    this.#opened.classList.toggle('two', this.#open.length > 1);
  }
}

/** @param {number} ems */
function mostAt(ems) {
  return ems >= WIDTH_OF_TWO ? 2 : 1;
}
