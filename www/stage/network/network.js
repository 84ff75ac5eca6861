// The network as a diagram: what every neuron answers, and every weight, at every frame.

import { fitCanvas } from '../../plot/plane.js';
import { context2d, make } from '../../ui/dom.js';
import { Part } from '../../ui/part.js';
import { observeSize } from '../../ui/size.js';
import { stillness } from '../../ui/theme.js';
import { drawDiagram } from './drawing.js';
import { layOut } from './layout.js';
import { Parts } from './parts.js';
import { Pictures } from './pictures.js';
import { Reading } from './reading.js';

/** @typedef {import('../../state/attention.js').Thing} Thing */
/** @typedef {import('../../state/view.js').Context} Context */
/** @typedef {import('./layout.js').Layout} Layout */

/** A picture of a neuron has at most so many pixels a side: each is computed at every frame. */
const MOST_PIXELS = 64;
/** In less, in CSS pixels, nothing could be seen: the diagram is about to get its place. */
const LEAST_WIDTH = 100;
/** What flows is seen to move for so long after a change, in milliseconds; then it rests. */
const MOVES_FOR = 4000;

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  return new NetworkView(place, context);
}

class NetworkView {
  #session;
  #theme;
  #attention;
  #diagram = make('div', '', { className: 'diagram' });
  #canvas = document.createElement('canvas');
  #pictures = new Pictures();
  #parts;
  #reading;
  #hands;
  #context2d = context2d(this.#canvas);
  /** @type {import('../../state/parameters.js').Shape} */
  #shape = { hidden: [] };
  /** @type {import('./layout.js').Layout | undefined} */
  #layout;
  #width = 0;
  /** The weights and biases of a moment, which are asked for once. */
  #parameters = new Float64Array();
  /** @type {unknown} */
  #moment;
  /** What was drawn last. @type {unknown[]} */
  #drawn = [];
  #request = 0;
  #movesUntil = 0;

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   */
  constructor(place, context) {
    this.#session = context.session;
    this.#theme = context.theme;
    this.#attention = context.attention;
    this.#diagram.append(this.#canvas);
    place.append(this.#diagram);
    this.#parts = new Parts(this.#diagram, context, (typed) => this.#edit(typed));
    this.#reading = new Reading(place, context.session);
    this.#hands = new Part(context, {
      load: () => import('./hands.js'),
      connect: ({ Hands }) => new Hands(this.#diagram, context, this.#parts, this.#reading),
      connected: (hands) => {
        // At once in its place: nothing moves.
        if (this.#layout) hands.show(this.#layout, this.#parameters);
        this.#session.redraw();
      },
      words: 'The network can’t be changed by hand: that part of the page could not be loaded.',
    });
    // Whoever comes here may take hold of it.
    for (const type of ['pointerover', 'focusin']) {
      place.addEventListener(type, () => this.#hands.load(), { once: true });
    }
    // Known at once: whatever is below it has its place before it is seen.
    this.#width = this.#diagram.getBoundingClientRect().width;
    observeSize(this.#diagram, context.ended, (width) => {
      if (width === this.#width) return;
      this.#width = width;
      this.#session.redraw();
    });
    context.ended.addEventListener('abort', () => {
      cancelAnimationFrame(this.#request);
      this.#pictures.free();
    });
  }

  show() {
    if (this.#width < LEAST_WIDTH || !this.#session.isTurn(1)) return;
    const { moment, trainer } = this.#session;
    if (moment !== this.#moment) this.#parameters = trainer.parameters().slice();
    this.#moment = moment;
    const layout = this.#layOut();
    this.#drawIfNew(layout);
    this.#parts.show(this.#parameters);
    this.#reading.show(layout, this.#attention, this.#parameters);
    this.#hands.show(layout, this.#parameters);
  }

  /** Takes the focus to a value, as soon as there is a field for it. @param {string} [typed] */
  async #edit(typed) {
    await this.#hands.load();
    this.#hands.it?.edit(typed);
  }

  #layOut() {
    const { shape } = this.#session;
    const { scale } = this.#theme;
    const before = this.#layout;
    const isSame = JSON.stringify(shape) === JSON.stringify(this.#shape);
    if (before && isSame && before.width === this.#width && before.scale === scale) return before;
    const layout = layOut(shape, this.#width, scale);
    this.#shape = shape;
    this.#layout = layout;
    if (!before || !isSame) this.#parts.make(shape, layout);
    this.#parts.place(layout);
    this.#reading.fit(layout);
    this.#diagram.style.height = `${layout.height}px`;
    return layout;
  }

  /**
   * What is pointed at is no reason to draw anew: elements over the picture mark it.
   * @param {Layout} layout
   */
  #drawIfNew(layout) {
    const { flow } = this.#attention;
    const { moment, section } = this.#session;
    const { paint } = this.#theme;
    const looked = this.#lookedAt(layout);
    const seen = [moment, section, paint, layout, devicePixelRatio, flow, looked];
    const same = seen.map((value, index) => value === this.#drawn[index]);
    if (same.every(Boolean)) return;
    this.#movesUntil = performance.now() + MOVES_FOR;
    if (!same.slice(0, 4).every(Boolean)) this.#drawPictures(layout);
    this.#draw(layout);
    this.#drawn = seen;
  }

  /** @param {Layout} layout */
  #drawPictures({ side, nodes }) {
    // The canvas smooths them.
    const pixels = 4 * Math.ceil(Math.min(MOST_PIXELS, Math.max(side, 16)) / 4);
    this.#pictures.draw(this.#session.trainer, this.#theme.paint, pixels, nodes.length);
  }

  /** @param {Layout} layout */
  #draw(layout) {
    const { flow } = this.#attention;
    fitCanvas(this.#canvas, { ...layout, pixels: devicePixelRatio });
    drawDiagram(this.#context2d, {
      paint: this.#theme.paint,
      ...{ layout, shape: this.#shape, flow, lit: this.#lit(layout) },
      parameters: this.#parameters,
      pictures: this.#pictures.canvas,
      isStill: stillness.matches,
      time: performance.now(),
    });
    cancelAnimationFrame(this.#request);
    const flows = flow && flow.direction !== 'update' && !stillness.matches;
    if (flows && performance.now() < this.#movesUntil)
      this.#request = requestAnimationFrame(() => this.#draw(layout));
  }

  /**
   * What is pointed at or chosen, where links are so dense that the others are dimmed.
   * @param {Layout} layout
   */
  #lookedAt({ isNamed }) {
    return isNamed ? undefined : (this.#attention.pointed ?? this.#attention.chosen);
  }

  /**
   * The links that are not dimmed: what flows; or, where links are dense, those of what is looked at.
   * @param {Layout} layout
   * @returns {Set<Thing> | undefined}
   */
  #lit(layout) {
    const { flow } = this.#attention;
    if (flow) return flow.things;
    const looked = this.#lookedAt(layout);
    if (!looked) return undefined;
    const links = layout.links.filter(({ thing, from, to }) =>
      [thing, from.thing, to.thing].includes(looked),
    );
    return links.length > 0 ? new Set(links.map(({ thing }) => thing)) : undefined;
  }
}
