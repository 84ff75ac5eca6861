// What the page is about, and whether letters are keys of its own.

import { find } from '../ui/dom.js';
import { fillWith } from '../ui/own-html.js';
import words from './about.html';

/** Under which name the browser keeps that they are not; the page looks there when it is opened (`main.js`). */
const KEPT = 'xor-playground keys';

/**
 * @param {HTMLElement} place
 * @param {Element} host its attribute `keys` is `none` where they are not
 * @returns {() => void} shows what the attribute says
 */
export function connectAbout(place, host) {
  fillWith(place, words);
  const keys = find(place, '#keys', HTMLInputElement);
  keys.addEventListener('change', () => {
    if (keys.checked) host.removeAttribute('keys');
    else host.setAttribute('keys', 'none');
    // A playground in a page of others is as that says.
    if (host.hasAttribute('address')) keep(keys.checked);
  });
  return () => {
    keys.checked = host.getAttribute('keys') !== 'none';
  };
}

/** Whoever can't have letters as keys can't have them the next time either. @param {boolean} areKeys */
function keep(areKeys) {
  try {
    if (areKeys) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, 'none');
  } catch {
    // Not allowed here: it is so until the page is closed.
  }
}
