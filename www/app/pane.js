// The place of a view beside the stage. The view is loaded when it is opened for the first time, with the whole
// engine, and stays as it was left.

import { useWholeEngine } from '../state/engine.js';
import { make } from '../ui/dom.js';
import { Part } from '../ui/part.js';

/** @typedef {import('../state/view.js').Context} Context */

/** A view that is there has its size within so long, in milliseconds. */
const SETTLED = 2000;

export class Pane {
  element;
  #view;

  /** While it is gone to, as it grows. @type {AbortController | undefined} */
  #seeking;
  #ended;

  /**
   * @param {import('./views.js').ViewEntry} entry
   * @param {Context} context
   * @param {() => void} close
   */
  constructor(entry, context, close) {
    const { id, title } = entry;
    this.#ended = context.ended;
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

  /**
   * Scrolls to it, where it is not beside the stage, but below, until it is there and can't be higher, or somebody does
   * something else: there may be nothing below it to scroll to.
   */
  seek() {
    this.#seeking?.abort();
    if (this.#isBeside || this.#ended.aborted) return;
    const seeking = new AbortController();
    const { signal } = seeking;
    this.#seeking = seeking;
    const leave = () => seeking.abort();
    for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
      addEventListener(type, leave, { signal, passive: true, capture: true });
    }
    this.#ended.addEventListener('abort', leave, { signal });
    const growing = new ResizeObserver(() => {
      if (this.#isBeside) return leave();
      this.element.scrollIntoView();
      if (!this.#view.it) return;
      if (this.element.clientHeight > innerHeight) leave();
      else setTimeout(leave, SETTLED);
    });
    signal.addEventListener('abort', () => growing.disconnect());
    growing.observe(this.element);
  }

  /** The line at its left parts it from the stage. */
  get #isBeside() {
    return this.element.clientLeft > 0;
  }

  close() {
    if (!this.isOpen) return;
    this.#seeking?.abort();
    this.element.hidden = true;
    this.#view.it?.hide?.();
  }

  show() {
    if (this.isOpen) this.#view.show();
  }
}
