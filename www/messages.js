// Messages that concern the whole page.

import { element, find, make, setText } from './dom.js';

/** More than this are counted, not shown. */
const MOST_PROBLEMS = 4;

/**
 * Something that keeps the page from working.
 * @param {string} words
 */
export function showTrouble(words) {
  const trouble = element('trouble');
  setText(trouble, words);
  trouble.hidden = false;
  setText(element('status'), 'Not running.');
  document.getElementById('slow')?.remove();
  for (const control of find(document, 'main').querySelectorAll('button, input, select')) {
    control.setAttribute('disabled', '');
  }
}

/** @type {string[]} */
let noticed = [];

/**
 * One more thing to know, beside what is there.
 * @param {string} line
 */
export function addNotice(line) {
  showNotice(element('notice').hidden ? [line] : [...noticed, line]);
}

/**
 * Something to know; the page works.
 * @param {string[]} lines none takes the last notice away
 */
export function showNotice(lines) {
  noticed = lines;
  const notice = element('notice');
  const more = lines.length - MOST_PROBLEMS;
  const shown = more > 0 ? [...lines.slice(0, MOST_PROBLEMS), `And ${more} more.`] : lines;
  find(notice, 'ul').replaceChildren(...shown.map((line) => make('li', line)));
  notice.hidden = lines.length === 0;
  find(notice, 'button', HTMLButtonElement).onclick = () => {
    notice.hidden = true;
    element('train').focus();
  };
}
