// The place of a view beside the stage. The view is loaded when it is opened for the first time, with the whole
// engine, and stays as it was left.

import { useWholeEngine } from '../state/engine.js';
import { make } from '../ui/dom.js';
import { Part } from '../ui/part.js';

/** @typedef {import('../state/view.js').Context} Context */

export class Pane {
  element;
  #view;

  /** While it is gone to, as it grows. */
  #growing = new ResizeObserver(() => this.#reach());

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
      connected: () => this.show(),
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

  /** Scrolls to it, where it is not beside the stage, but below. */
  seek() {
    // The line at its left parts it from the stage.
    if (this.element.clientLeft > 0) return;
    this.#growing.observe(this.element);
    const leave = () => this.#growing.disconnect();
    for (const type of ['wheel', 'pointerdown', 'keydown']) {
      addEventListener(type, leave, { once: true, passive: true });
    }
  }

  /** Until it is there and can't be higher, or somebody does something else: there may be nothing below it to scroll to. */
  #reach() {
    this.element.scrollIntoView();
    if (this.#view.it && this.element.clientHeight > innerHeight) this.#growing.disconnect();
  }

  close() {
    if (!this.isOpen) return;
    this.#growing.disconnect();
    this.element.hidden = true;
    this.#view.it?.hide?.();
  }

  show() {
    if (this.isOpen) this.#view.show();
  }
}
