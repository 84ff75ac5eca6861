// Messages that concern a whole playground.

import { element, find, make, setText } from '../ui/dom.js';
import { buttonsFor } from '../ui/remedy.js';

/** @typedef {import('../ui/remedy.js').Action} Action */

/** More than this are counted, not shown. */
const MOST_PROBLEMS = 4;

/** As many others stand beside those of a link; the oldest gives way. */
const MOST_OTHERS = 4;

export class Messages {
  #root;
  #notice;
  /** What stands there, by its words: the problems of the link, and others. */
  #ofLink = /** @type {Map<string, HTMLElement>} */ (new Map());
  #others = /** @type {Map<string, HTMLElement>} */ (new Map());

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.#root = root;
    this.#notice = element(root, 'notice');
    find(this.#notice, 'button').addEventListener('click', () => {
      this.#drop(this.#ofLink, ...this.#ofLink.keys());
      this.#drop(this.#others, ...this.#others.keys());
      element(root, 'train').focus();
    });
  }

  /**
   * Something that keeps the playground from working.
   * @param {string} words
   * @param {Action} [action] that may help
   */
  trouble(words, action) {
    const trouble = element(this.#root, 'trouble');
    setText(element(this.#root, 'status'), 'Not running.');
    for (const control of this.#root.querySelectorAll('button, input, select')) {
      control.setAttribute('disabled', '');
    }
    trouble.replaceChildren(make('span', words), ...buttonsFor(action));
    trouble.hidden = false;
  }

  /**
   * Something to know, beside what is said already.
   * @param {string} line
   * @param {Action} [action] that may help; the line goes with it
   */
  add(line, action) {
    if (this.#ofLink.has(line)) return;
    const others = this.#others;
    if (others.size === MOST_OTHERS && !others.has(line)) this.#drop(others, ...firstOf(others));
    const act = () => {
      this.#drop(others, line);
      action?.act();
    };
    this.#put(others, line, ...buttonsFor(action && { ...action, act }));
  }

  /**
   * What of a link can't be used; the playground works.
   * @param {string[]} lines they take the place of those of the link before
   */
  show(lines) {
    const more = lines.length - MOST_PROBLEMS;
    const shown = more > 0 ? [...lines.slice(0, MOST_PROBLEMS), `And ${more} more.`] : lines;
    this.#drop(this.#ofLink, ...[...this.#ofLink.keys()].filter((line) => !shown.includes(line)));
    for (const line of shown) this.#put(this.#ofLink, line);
  }

  /**
   * Only what is new comes in, and is read aloud: the rest stays.
   * @param {Map<string, HTMLElement>} those
   * @param {string} line
   * @param {HTMLElement[]} beside it
   */
  #put(those, line, ...beside) {
    if (those.has(line)) return;
    const item = make('li', line);
    item.append(...beside.flatMap((element) => [' ', element]));
    those.set(line, item);
    this.#notice.hidden = false;
    find(this.#notice, 'ul').append(item);
  }

  /**
   * @param {Map<string, HTMLElement>} those
   * @param {string[]} lines
   */
  #drop(those, ...lines) {
    for (const line of lines) {
      those.get(line)?.remove();
      those.delete(line);
    }
    this.#notice.hidden = this.#ofLink.size + this.#others.size === 0;
  }
}

/** @param {Map<string, unknown>} map */
function firstOf(map) {
  return [...map.keys()].slice(0, 1);
}
