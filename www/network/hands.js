// What can be done with the network, besides looking at it and pressing keys. The page is there without it: it
// is loaded after the first picture.

import './hands.css';
import { Chosen } from './chosen.js';
import { dragParameter } from './dragging.js';
import { LineOnSurface } from './line-on-surface.js';

/** @typedef {import('../panel.js').Context} Context */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./parts.js').Parts} Parts */

export class Hands {
  #chosen;
  #line;

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   * @param {Parts} parts
   */
  constructor(place, context, parts) {
    this.#chosen = new Chosen(place, context, (thing) => parts.focus(thing));
    this.#line = new LineOnSurface(context);
    dragParameter(parts.svg, context.session, (target) => parts.linkAt(target));
  }

  /** @param {Layout} layout */
  show(layout) {
    this.#chosen.show(layout);
    this.#line.show(layout);
  }

  /** Takes the focus to the value of what is chosen. */
  edit() {
    this.#chosen.focus();
  }
}
