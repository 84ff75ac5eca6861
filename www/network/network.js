// The network as a diagram: what every neuron answers, and every weight, at every frame.

import './network.css';
import { context2d, make } from '../dom.js';
import { addNotice } from '../messages.js';
import { darkScheme, stillness } from '../theme.js';
import { drawDiagram } from './drawing.js';
import { layOut } from './layout.js';
import { Parts } from './parts.js';
import { Pictures } from './pictures.js';
import { Reading } from './reading.js';

/** @typedef {import('../attention.js').Thing} Thing */
/** @typedef {import('../panel.js').Context} Context */

/** What flows is seen to move for so long after a change, in milliseconds; then it rests. */
const MOVES_FOR = 4000;

/** @type {import('../panel.js').Connect} */
export function connect(place, context) {
  return new NetworkView(place, context);
}

class NetworkView {
  #session;
  #attention;
  #diagram = make('div', '', { className: 'diagram' });
  #canvas = document.createElement('canvas');
  #context;
  #pictures = new Pictures();
  #parts;
  #reading;
  /** Once they are loaded. @type {import('./hands.js').Hands | undefined} */
  #hands;
  #isLoading = false;
  #place;
  #context2d = context2d(this.#canvas);
  /** @type {number[]} */
  #hidden = [];
  #layout = layOut([], 0);
  #width = 0;
  /** What was drawn last. @type {unknown[]} */
  #drawn = [];
  #request = 0;
  #movesUntil = 0;

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   */
  constructor(place, context) {
    this.#place = place;
    this.#context = context;
    this.#session = context.session;
    this.#attention = context.attention;
    this.#diagram.append(this.#canvas);
    place.append(this.#diagram);
    this.#parts = new Parts(this.#diagram, context, () => this.#hands?.edit());
    this.#reading = new Reading(place, context.session);
    new ResizeObserver(([entry]) => {
      this.#width = entry.contentRect.width;
      this.#session.redraw();
    }).observe(this.#diagram);
  }

  show() {
    if (this.#width === 0) return;
    this.#layOut();
    this.#drawIfNew();
    this.#parts.show();
    this.#reading.show(this.#layout, this.#attention);
    if (this.#hands) this.#hands.show(this.#layout);
    else this.#load();
  }

  async #load() {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      const { Hands } = await import('./hands.js');
      this.#hands = new Hands(this.#place, this.#context, this.#parts);
      this.#session.redraw();
    } catch (error) {
      console.error(error);
      addNotice(
        'The network can be seen, but not be changed by hand: that part of the page could not be loaded. Reload it to try once more.',
      );
    }
  }

  #layOut() {
    const { hidden } = this.#session;
    const isSame = this.#layout.links.length > 0 && String(hidden) === String(this.#hidden);
    if (isSame && this.#layout.width === this.#width) return;
    const isMade = isSame && this.#layout.width > 0;
    this.#hidden = hidden;
    this.#layout = layOut(hidden, this.#width);
    if (!isMade) this.#parts.make(hidden, this.#layout);
    this.#parts.place(this.#layout);
    this.#diagram.style.height = `${this.#layout.height}px`;
  }

  #drawIfNew() {
    const { pointed, chosen, flow } = this.#attention;
    const { moment } = this.#session;
    const isDark = darkScheme.matches;
    const seen = [moment, isDark, this.#layout, devicePixelRatio, pointed, chosen, flow];
    const same = seen.map((value, index) => value === this.#drawn[index]);
    if (same.every(Boolean)) return;
    this.#movesUntil = performance.now() + MOVES_FOR;
    if (!same.slice(0, 3).every(Boolean)) this.#drawPictures();
    this.#draw();
    this.#drawn = seen;
  }

  #drawPictures() {
    const { side, nodes } = this.#layout;
    // The canvas smooths them: a pixel for each of the page's will do on finer screens, too.
    const pixels = 4 * Math.ceil(Math.max(side, 16) / 4);
    this.#pictures.draw(this.#session.trainer, pixels, nodes.length);
  }

  #draw() {
    const { flow } = this.#attention;
    const { width, height } = this.#layout;
    const [across, down] = [width, height].map((size) => Math.round(size * devicePixelRatio));
    if (this.#canvas.width !== across || this.#canvas.height !== down) {
      this.#canvas.width = across;
      this.#canvas.height = down;
    }
    drawDiagram(this.#context2d, {
      ...{ layout: this.#layout, hidden: this.#hidden, flow, lit: this.#lit() },
      parameters: this.#session.trainer.parameters(),
      pictures: this.#pictures.canvas,
      isStill: stillness.matches,
      time: performance.now(),
    });
    cancelAnimationFrame(this.#request);
    const flows = flow && flow.direction !== 'update' && !stillness.matches;
    if (flows && performance.now() < this.#movesUntil)
      this.#request = requestAnimationFrame(() => this.#draw());
  }

  /**
   * The links that are not dimmed: what flows; or, where links are dense, those of what is looked at.
   * @returns {Set<Thing> | undefined}
   */
  #lit() {
    const { pointed, chosen, flow } = this.#attention;
    if (flow) return flow.things;
    const looked = pointed ?? chosen;
    if (this.#layout.isNamed || !looked) return undefined;
    const links = this.#layout.links.filter(({ thing, from, to }) =>
      [thing, from.thing, to.thing].includes(looked),
    );
    return links.length > 0 ? new Set(links.map(({ thing }) => thing)) : undefined;
  }
}
