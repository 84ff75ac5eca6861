// The place of a view beside the stage. The view is loaded when it is opened for the first time, with the whole
// engine, and stays as it was left.

import { useWholeEngine } from '../state/engine.js';
import { make } from '../ui/dom.js';
import { Part } from '../ui/part.js';

/** @typedef {import('../state/view.js').Context} Context */

export class Pane {
  element;
  #view;

  /** How far the page was scrolled for it, while somebody waits to see it. @type {number | undefined} */
  #soughtAt;

  /**
   * @param {import('./views.js').ViewEntry} entry
   * @param {Context} context
   * @param {() => void} close
   */
  constructor(entry, context, close) {
    const { id, title } = entry;
    const heading = make('h2', title, { id: `${id}-title`, tabIndex: -1 });
    const closing = make('button', 'Close', { type: 'button', className: 'quiet' });
    closing.ariaLabel = `Close ${title}`;
    closing.addEventListener('click', close);
    const head = make('div', '', { className: 'head' });
    const lead = make('p', '');
    head.append(heading, closing, lead);
    this.element = make('section', '', { id, className: 'pane', hidden: true });
    this.element.setAttribute('aria-labelledby', heading.id);
    const place = make('div', '', { className: 'body' });
    this.element.append(head, place);
    this.#view = new Part(context, {
      place,
      load: () => Promise.all([entry.load(), useWholeEngine()]),
      connect: ([{ connect, sheets, words }]) => {
        lead.textContent = words;
        context.root.adoptedStyleSheets.push(...sheets);
        return connect(place, context);
      },
      // It may have been closed before it was there.
      connected: () => {
        this.show();
        if (this.#soughtAt === scrollY) this.seek();
      },
      words: 'This part could not be loaded.',
    });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  open() {
    if (this.isOpen) return;
    this.element.hidden = false;
    this.#view.load();
  }

  /**
   * Scrolls to it, where it is not beside the stage, but below; and once more when it is there, unless somebody has
   * scrolled: what is above gets its size meanwhile.
   */
  seek() {
    // The line at its left parts it from the stage.
    if (this.element.clientLeft === 0) this.element.scrollIntoView();
    this.#soughtAt = this.#view.it ? undefined : scrollY;
  }

  close() {
    if (!this.isOpen) return;
    this.#soughtAt = undefined;
    this.element.hidden = true;
    this.#view.it?.hide?.();
  }

  show() {
    if (this.isOpen) this.#view.show();
  }
}
