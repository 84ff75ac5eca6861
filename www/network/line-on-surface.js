// The line of a neuron on the decision surface: where its weighted sum is 0. That of a chosen neuron of the
// first layer is straight and can be dragged: itself, which changes the bias, and by its two handles, which
// turns it. It lies over the picture as an SVG in input coordinates, so that the surface knows nothing of it.

import { surfaceRange } from 'xor-playground';
import { element, find } from '../dom.js';
import { onDrag } from './dragging.js';
import { set, svg } from './svg.js';

/** @typedef {import('../panel.js').Context} Context */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./layout.js').Place} Place */

/** Where the handles are on the straight line, as shares of it. */
const HANDLES = [0.15, 0.85];
const [LOW, HIGH] = surfaceRange();

export class LineOnSurface {
  #session;
  #attention;
  #svg = svg('svg', {
    viewBox: `${LOW} ${-HIGH} ${HIGH - LOW} ${HIGH - LOW}`,
    class: 'neuron-line',
    'aria-hidden': true,
  });
  #lines = ['halo', 'line', 'grip'].map((name) => svg('path', { class: name }));
  #handles = HANDLES.map(() => svg('path', { class: 'handle' }));
  /** The neuron whose line can be dragged. */
  #neuron = 0;
  /** Where the handles are, in input coordinates. @type {Place[]} */
  #places = [];
  #isTurned = false;
  /** What was drawn last. @type {unknown[]} */
  #seen = [];

  /** @param {Context} context */
  constructor({ session, attention }) {
    this.#session = session;
    this.#attention = attention;
    this.#svg.append(...this.#lines, ...this.#handles);
    find(element('surface'), '.plot').append(this.#svg);
    onDrag(this.#svg, session, (event) => this.#drag(event));
  }

  /** @param {Layout} layout */
  show(layout) {
    const { pointed, chosen } = this.#attention;
    const node = nodeOf(layout, pointed) ?? nodeOf(layout, chosen);
    this.#svg.toggleAttribute('hidden', !node);
    const seen = [this.#session.moment, node, chosen, this.#isTurned];
    const isSame = seen.every((value, at) => value === this.#seen[at]);
    this.#seen = seen;
    if (!node || isSame) return;
    const { layer, neuron, thing } = node;
    const line = this.#session.trainer.neuronLine(layer, neuron);
    let path = '';
    for (let at = 0; at < line.length; at += 4) {
      path += `M${line[at]} ${-line[at + 1]}L${line[at + 2]} ${-line[at + 3]}`;
    }
    for (const part of this.#lines) set(part, { d: path });
    const isHeld = layer === 0 && thing === chosen && line.length > 0;
    this.#svg.classList.toggle('held', isHeld);
    if (!isHeld) return;
    this.#neuron = neuron;
    const [x0, y0, x1, y1] = line;
    if (!this.#isTurned) {
      this.#places = HANDLES.map((share) => ({
        x: x0 + share * (x1 - x0),
        y: y0 + share * (y1 - y0),
      }));
    }
    for (const [index, { x, y }] of this.#places.entries()) {
      set(this.#handles[index], { d: `M${x} ${-y}h.0001` });
    }
  }

  /** @param {PointerEvent} event */
  #drag({ target }) {
    const neuron = this.#neuron;
    const session = this.#session;
    // −1 for the line itself.
    const handle = target instanceof SVGElement ? this.#handles.indexOf(target) : -1;
    const about = this.#places[1 - handle];
    return {
      move: (/** @type {PointerEvent} */ event) => {
        const { x, y } = this.#inputAt(event);
        if (handle < 0) session.edit((trainer) => trainer.moveLine(neuron, x, y));
        else {
          // Until it is let go, a handle is where the pointer is.
          this.#isTurned = true;
          this.#places[handle] = { x, y };
          session.edit((trainer) => trainer.moveLine(neuron, x, y, about.x, about.y));
        }
      },
      click: (/** @type {PointerEvent} */ event) => session.ask(this.#inputAt(event)),
      end: () => {
        this.#isTurned = false;
      },
    };
  }

  /** @param {PointerEvent} event */
  #inputAt({ clientX, clientY }) {
    const { left, top, width } = this.#svg.getBoundingClientRect();
    /** @param {number} pixels */
    const length = (pixels) => (pixels / width) * (HIGH - LOW);
    return {
      x: Number((LOW + length(clientX - left)).toFixed(3)),
      y: Number((HIGH - length(clientY - top)).toFixed(3)),
    };
  }
}

/**
 * The neuron that something is, or leads to.
 * @param {Layout} layout
 * @param {import('../attention.js').Thing | undefined} thing
 */
function nodeOf({ nodes, links }, thing) {
  const node =
    links.find((link) => link.thing === thing)?.to ?? nodes.find((node) => node.thing === thing);
  return node && node.layer >= 0 ? node : undefined;
}
