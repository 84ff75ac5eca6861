// Messages that concern a whole playground.

import { element, find, make, setText } from '../ui/dom.js';

/** More than this are counted, not shown. */
const MOST_PROBLEMS = 4;

export class Messages {
  #root;
  /** @type {string[]} */
  #noticed = [];

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.#root = root;
    const notice = element(root, 'notice');
    find(notice, 'button').addEventListener('click', () => {
      notice.hidden = true;
      element(root, 'train').focus();
    });
  }

  /**
   * Something that keeps the playground from working.
   * @param {string} words
   */
  trouble(words) {
    const trouble = element(this.#root, 'trouble');
    setText(trouble, words);
    trouble.hidden = false;
    setText(element(this.#root, 'status'), 'Not running.');
    for (const control of this.#root.querySelectorAll('button, input, select')) {
      control.setAttribute('disabled', '');
    }
  }

  /** Something to know, beside what is said already. @param {string} line */
  add(line) {
    const others = element(this.#root, 'notice').hidden ? [] : this.#noticed;
    this.show([...others.filter((other) => other !== line), line]);
  }

  /**
   * Something to know; the playground works.
   * @param {string[]} lines none takes the last notice away
   */
  show(lines) {
    this.#noticed = lines;
    const notice = element(this.#root, 'notice');
    const more = lines.length - MOST_PROBLEMS;
    const shown = more > 0 ? [...lines.slice(0, MOST_PROBLEMS), `And ${more} more.`] : lines;
    find(notice, 'ul').replaceChildren(...shown.map((line) => make('li', line)));
    notice.hidden = lines.length === 0;
  }
}
