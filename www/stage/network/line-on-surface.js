// The line of a neuron on the decision surface: where its weighted sum is 0. That of a chosen neuron of the
// first layer is straight and can be dragged: itself, which changes the bias, and by its two handles, which
// turns it. It lies over the picture as an SVG in input coordinates, so that the surface knows nothing of it.

import { more, useWholeEngine } from '../../state/engine.js';
import { coordinatesAt } from '../../text/format.js';
import { find } from '../../ui/dom.js';
import { onDrag } from './dragging.js';
import { set, svg } from './svg.js';

/** @typedef {import('../../state/view.js').Context} Context */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./layout.js').Place} Place */

/** Where the handles are on the straight line, as shares of it. */
const HANDLES = [0.15, 0.85];

export class LineOnSurface {
  #session;
  #attention;
  #notify;
  /** Whether the engine is on its way. */
  #isAwaited = false;
  #svg = svg('svg', {
    ...{ class: 'neuron-line', 'aria-hidden': true, preserveAspectRatio: 'none' },
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
  constructor({ root, session, attention, notify, ended }) {
    this.#notify = notify;
    this.#session = session;
    this.#attention = attention;
    this.#svg.append(...this.#lines, ...this.#handles);
    find(root, '#surface .plot').append(this.#svg);
    onDrag(this.#svg, { session, ended, begin: (event) => this.#drag(event) });
  }

  /** @param {Layout} layout */
  show(layout) {
    const { pointed, chosen } = this.#attention;
    // That of a link only if the link is chosen: going over links computes nothing.
    const node = neuronAt(layout, pointed) ?? neuronAt(layout, chosen) ?? targetOf(layout, chosen);
    this.#svg.toggleAttribute('hidden', !node || !more);
    // Only the whole engine has the lines of neurons.
    if (!more) {
      if (node) this.#await();
      return;
    }
    const seen = [this.#session.moment, this.#session.section, node, chosen, this.#isTurned];
    const isSame = seen.every((value, at) => value === this.#seen[at]);
    this.#seen = seen;
    if (!node || isSame) return;
    const { layer, neuron, thing } = node;
    const [[left, right], [low, high]] = this.#session.ranges;
    set(this.#svg, { viewBox: `${left} ${-high} ${right - left} ${high - low}` });
    const line = more.neuronLineOf(this.#session.trainer, layer, neuron);
    let path = '';
    for (let at = 0; at < line.length; at += 4) {
      path += `M${line[at]} ${-line[at + 1]}L${line[at + 2]} ${-line[at + 3]}`;
    }
    for (const part of this.#lines) set(part, { d: path });
    const isHeld = isFree(this.#session) && layer === 0 && thing === chosen && line.length > 0;
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
      // That of one input goes straight up, and isn’t turned.
      const d = this.#session.inputs === 1 ? '' : `M${x} ${-y}h${(right - left) / 20_000}`;
      set(this.#handles[index], { d });
    }
  }

  /** The line is there as soon as the engine is. */
  #await() {
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    useWholeEngine().catch(() => {
      // The next time it is tried again.
      this.#isAwaited = false;
      this.#notify('The line of a neuron could not be loaded.');
    });
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
        if (handle < 0) session.edit((trainer) => more?.moveLine(trainer, neuron, x, y));
        else {
          // Until it is let go, a handle is where the pointer is.
          this.#isTurned = true;
          this.#places[handle] = { x, y };
          session.edit((trainer) => more?.moveLine(trainer, neuron, x, y, about.x, about.y));
        }
      },
      click: (/** @type {PointerEvent} */ event) => session.askAt(this.#inputAt(event)),
      end: () => {
        this.#isTurned = false;
      },
    };
  }

  /** @param {PointerEvent} event */
  #inputAt({ clientX, clientY }) {
    const { left, bottom, width } = this.#svg.getBoundingClientRect();
    return coordinatesAt(
      this.#session.ranges,
      (clientX - left) / width,
      (bottom - clientY) / width,
    );
  }
}

/**
 * @param {Layout} layout
 * @param {import('../../state/attention.js').Thing | undefined} thing
 */
function neuronAt({ nodes }, thing) {
  return nodes.find((node) => node.thing === thing && node.layer >= 0);
}

/**
 * The neuron that a link leads to.
 * @param {Layout} layout
 * @param {import('../../state/attention.js').Thing | undefined} thing
 */
function targetOf({ links }, thing) {
  return links.find((link) => link.thing === thing)?.to;
}

/**
 * Whether the line of a neuron of the first layer can be dragged: with features it is a curve, and without a bias it goes
 * through the origin whatever is done.
 * @param {Context['session']} session
 */
function isFree({ run, shape }) {
  return !run.changed.includes('features') && shape.biases?.[0] !== false;
}
