// What the page can do without when it is first drawn; it is loaded right after that.

import { connectAdvanced } from './advanced.js';
import { OutcomeView } from './outcome-view.js';

/**
 * @param {import('./session.js').Session} session
 * @returns {import('./panel.js').View[]}
 */
export function connectRest(session) {
  return [{ show: connectAdvanced(session) }, new OutcomeView(session)];
}
