// What can be done with the network, besides looking at it and pressing keys. The page is there without it: it
// is loaded when somebody comes to it.

import { Chosen } from './chosen.js';
import { dragParameter } from './dragging.js';
import sheet from './hands.css';
import { LineOnSurface } from './line-on-surface.js';
import { Shaping } from './shaping.js';

/** @typedef {import('../../state/view.js').Context} Context */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./parts.js').Parts} Parts */
/** @typedef {import('./reading.js').Reading} Reading */

export class Hands {
  #chosen;
  #line;
  #shaping;
  /** What was shown last. @type {[Layout, ArrayLike<number>] | undefined} */
  #shown;

  /**
   * @param {HTMLElement} diagram
   * @param {Context} context
   * @param {Parts} parts
   * @param {Reading} reading
   */
  constructor(diagram, context, parts, reading) {
    context.root.adoptedStyleSheets.push(sheet);
    this.#shaping = new Shaping(diagram, context.session);
    this.#chosen = new Chosen(reading, context, (thing) => parts.focus(thing));
    this.#line = new LineOnSurface(context);
    dragParameter(parts, context);
  }

  /**
   * @param {Layout} layout
   * @param {ArrayLike<number>} parameters
   */
  show(layout, parameters) {
    this.#shown = [layout, parameters];
    this.#shaping.show(layout);
    this.#chosen.show(layout, parameters);
    this.#line.show(layout);
  }

  /**
   * Takes the focus to the value of what is chosen.
   * @param {string} [typed] what was typed already, to go on from
   */
  edit(typed) {
    // What has been chosen just now may not be shown yet.
    if (this.#shown) this.#chosen.show(...this.#shown);
    this.#chosen.edit(typed);
  }
}
