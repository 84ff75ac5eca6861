// The line under the diagram that reads what is pointed at.

import { make, setText } from '../dom.js';
import { decimals, significant } from '../format.js';
import { parameterName } from '../parameters.js';
import { answersOf, titleOf } from './names.js';

/** @typedef {import('../attention.js').Thing} Thing */
/** @typedef {import('../session.js').Session} Session */
/** @typedef {import('./layout.js').Layout} Layout */

const LINE_HINT = 'Drag its line on the surface, or turn it by its handles.';
const HINT = 'Drag a link to change it; choose a neuron to enlarge it.';

export class Reading {
  #session;
  #line = make('p', '', { className: 'reading' });

  /**
   * @param {HTMLElement} place
   * @param {Session} session
   */
  constructor(place, session) {
    this.#session = session;
    place.append(this.#line);
  }

  /**
   * @param {Layout} layout
   * @param {import('../attention.js').Attention} attention
   */
  show(layout, { pointed, flow, chosen }) {
    const hint = chosen?.startsWith('n0.') ? LINE_HINT : HINT;
    setText(this.#line, this.#words(layout, pointed) ?? flow?.title ?? hint);
  }

  /**
   * @param {Layout} layout
   * @param {Thing | undefined} thing
   */
  #words({ nodes, links }, thing) {
    const session = this.#session;
    const link = links.find((link) => link.thing === thing);
    if (link) {
      const value = session.trainer.parameters()[link.parameter.index];
      return `${parameterName(session.hidden, link.parameter)}: ${significant(value)}`;
    }
    const index = nodes.findIndex((node) => node.thing === thing);
    if (index < 0) return undefined;
    const answers = Array.from(answersOf(session, index), decimals);
    return `${titleOf(session, nodes[index])} by rows: ${answers.join(', ')}`;
  }
}
