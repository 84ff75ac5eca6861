// What the page is about, and whether letters are keys of its own.

import { find } from '../ui/dom.js';
import { fillWith } from '../ui/own-html.js';
import words from './about.html';

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
  });
  return () => {
    keys.checked = host.getAttribute('keys') !== 'none';
  };
}
