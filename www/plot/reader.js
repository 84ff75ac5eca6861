// Reads a picture by keys, as a pointer reads it: an element that lies over the picture takes the focus, and lets the
// pointer through.

import { make } from '../ui/dom.js';

/**
 * @typedef {object} Reading
 * @property {string} name of what takes the focus
 * @property {HTMLElement} words where what is read is written: it is read aloud while keys are used
 * @property {() => void} begin puts the cursor somewhere
 * @property {(key: string, isFar: boolean) => boolean} press moves the cursor, or uses it; whether the key means
 *   something
 * @property {() => void} end takes the cursor away
 */

/**
 * @param {HTMLElement} picture
 * @param {Reading} reading
 */
export function readByKeys(picture, { name, words, begin, press, end }) {
  const reader = make('div', '', { className: 'reader', tabIndex: 0, ariaLabel: name });
  // With the arrow keys for itself, also where a screen reader has them else.
  reader.setAttribute('role', 'application');
  reader.addEventListener('focus', () => {
    words.ariaLive = 'polite';
    begin();
  });
  reader.addEventListener('blur', () => {
    words.ariaLive = 'off';
    end();
  });
  reader.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!press(event.key, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  picture.after(reader);
}
