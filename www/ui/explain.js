// A pop-up with a sentence or two, at a button.

import { make } from './dom.js';

/** Pixels between the pop-up and the button, and the window's edge. */
const GAP = 8;

/**
 * Opens it; from now on, the button does.
 * @param {HTMLButtonElement} button
 * @param {string} words
 */
export function popUp(button, words) {
  if (button.popoverTargetElement) return;
  const popup = make('div', words, { className: 'explanation', popover: 'auto' });
  // It is only placed once it has a size.
  popup.addEventListener('toggle', () => put(popup, button));
  button.after(popup);
  button.popoverTargetElement = popup;
  popup.showPopover();
}

/**
 * Under the button, or above it where there is no room.
 * @param {HTMLElement} popup
 * @param {HTMLElement} button
 */
function put(popup, button) {
  const { left, top, bottom } = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popup;
  const isBelow = bottom + GAP + height < innerHeight;
  const x = Math.max(GAP, Math.min(left, innerWidth - width - GAP));
  const y = isBelow ? bottom + GAP : Math.max(GAP, top - GAP - height);
  Object.assign(popup.style, { left: `${x}px`, top: `${y}px`, visibility: 'visible' });
}
