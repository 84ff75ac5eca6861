// What can be reached in the diagram: an element for each neuron and link, which lies over the picture, has
// a name, takes the pointer and the focus, and shows what is pointed at and chosen. Together they are one stop
// of the Tab key; the arrow keys go on from there.

import { neuronName, parameterName } from '../../state/parameters.js';
import { plain, significant } from '../../text/format.js';
import { stepParameter } from './steps.js';
import { set, svg } from './svg.js';

/** @typedef {import('../../state/attention.js').Thing} Thing */
/** @typedef {import('../../state/view.js').Context} Context */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {import('./layout.js').Link} Link */

/** @type {Record<string, number>} */
const MOVES = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
/** @type {Record<string, number>} */
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
/** What a number begins with. */
const BEGINS_NUMBER = /^[-−+.,\d]$/;
/** Where the handle of a chosen link is, as a share of its way: in the half where the numbers are not. */
const HANDLE = 0.62;
const HANDLE_RADIUS = 9;
/** Two chevrons, up and down. */
const CHEVRONS = 'M-3.5 -2l3.5 -3.5l3.5 3.5M-3.5 2l3.5 3.5l3.5 -3.5';

export class Parts {
  #session;
  #attention;
  #edit;
  /** What has the elements. */
  svg = svg('svg', { role: 'group', 'aria-label': 'Neurons and weights' });
  /** In the order of the keys: of each neuron the links that lead to it, then itself. @type {Map<Thing, SVGElement>} */
  #elements = new Map();
  /** @type {Map<Thing, Link>} */
  #links = new Map();
  /** The one that the Tab key reaches. @type {Thing} */
  #current = 'i0';
  /** What drags the link that is chosen. */
  #handle = svg('g', { class: 'handle', 'aria-hidden': true, hidden: true });
  #scale = 1;
  /** The elements that are marked. @type {{ pointed?: SVGElement, chosen?: SVGElement }} */
  #marks = {};
  /** The moment whose values all links say. @type {unknown} */
  #shown;

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   * @param {(typed?: string) => void} edit takes the focus to where a value is typed, with what was typed already
   */
  constructor(place, { session, attention }, edit) {
    this.#session = session;
    this.#attention = attention;
    this.#edit = edit;
    this.#handle.append(svg('circle'), svg('path', { d: CHEVRONS }));
    place.append(this.svg);
    // Not on the SVG itself, which would take the focus then.
    // A finger points by a tap: until then, it may be about to scroll. What it tapped stays to be read.
    place.addEventListener('pointerover', ({ target, pointerType }) => {
      if (pointerType !== 'touch') attention.point(thingOf(target));
    });
    place.addEventListener('pointerleave', ({ pointerType }) => {
      if (pointerType !== 'touch') attention.point(undefined);
    });
    place.addEventListener('focusin', ({ target }) => this.#focused(thingOf(target)));
    place.addEventListener('focusout', () => attention.point(undefined));
    place.addEventListener('click', (event) => this.#clicked(event));
    place.addEventListener('keydown', (event) => this.#key(event));
  }

  /**
   * Another network: makes the elements.
   * @param {import('../../state/parameters.js').Shape} shape
   * @param {Layout} layout
   */
  make(shape, { nodes, links }) {
    const hadFocus = this.svg.matches(':focus-within');
    const made = new Map();
    const [lines, squares] = [svg('g'), svg('g')];
    for (const { layer, neuron, thing } of nodes) {
      if (!thing) continue;
      for (const link of links) {
        const { parameter } = link;
        if (parameter.layer !== layer || parameter.to !== neuron) continue;
        made.set(
          link.thing,
          part('line', 'spinbutton', link.thing, parameterName(shape, parameter)),
        );
        lines.append(made.get(link.thing));
      }
      const name = neuronName(shape, layer, neuron);
      const title = layer < 0 ? `Input ${name}` : `Neuron ${name}`;
      made.set(
        thing,
        part('rect', 'button', thing, layer === shape.hidden.length ? 'Output' : title),
      );
      squares.append(made.get(thing));
    }
    this.svg.replaceChildren(lines, squares, this.#handle);
    this.#elements = made;
    this.#shown = undefined;
    this.#reach(made.has(this.#current) ? this.#current : 'i0');
    if (hadFocus) this.focus(this.#current);
  }

  /** @param {Layout} layout */
  place({ width, height, scale, side, isNamed, nodes, links }) {
    this.#links = new Map(links.map((link) => [link.thing, link]));
    this.#scale = scale;
    set(this.svg, { width, height });
    this.svg.classList.toggle('dense', !isNamed);
    for (const { thing, from, to } of links) {
      // Between the pictures.
      const share = (0.6 * side) / Math.hypot(to.x - from.x, to.y - from.y);
      const [dx, dy] = [share * (to.x - from.x), share * (to.y - from.y)];
      const ends = { x1: from.x + dx, y1: from.y + dy, x2: to.x - dx, y2: to.y - dy };
      set(this.#elements.get(thing), ends);
    }
    for (const { thing, x, y } of nodes) {
      const corner = { x: x - side / 2, y: y - side / 2, rx: side / 8 };
      if (thing) set(this.#elements.get(thing), { ...corner, width: side, height: side });
    }
    this.#placeHandle();
  }

  /** The handle goes where the chosen link is. */
  #placeHandle() {
    const { chosen } = this.#attention;
    const link = chosen && this.#links.get(chosen);
    this.#handle.toggleAttribute('hidden', !link);
    if (!link) return;
    const { thing, from, to } = link;
    const [x, y] = [from.x + HANDLE * (to.x - from.x), from.y + HANDLE * (to.y - from.y)];
    set(this.#handle, { transform: `translate(${x} ${y}) scale(${this.#scale})` });
    set(this.#handle.children[0], { 'data-thing': thing, r: HANDLE_RADIUS });
  }

  /**
   * While training, only what has the focus says its value.
   * @param {ArrayLike<number>} parameters
   */
  show(parameters) {
    const { pointed, chosen } = this.#attention;
    this.#marks.pointed = this.#mark('data-pointed', this.#marks.pointed, pointed);
    const { chosen: before } = this.#marks;
    this.#marks.chosen = this.#mark('aria-current', before, chosen);
    if (this.#marks.chosen !== before) this.#placeHandle();
    const { moment, training } = this.#session;
    if (moment === this.#shown) return;
    const focused = this.#links.get(this.#current);
    for (const link of training ? [focused] : this.#links.values()) {
      if (link)
        set(this.#elements.get(link.thing), {
          'aria-valuenow': plain(parameters[link.parameter.index]),
          'aria-valuetext': significant(parameters[link.parameter.index]),
        });
    }
    if (!training) this.#shown = moment;
  }

  /**
   * Gives one element, and no other, an attribute.
   * @param {string} attribute
   * @param {SVGElement | undefined} before the one that has it
   * @param {Thing | undefined} thing
   */
  #mark(attribute, before, thing) {
    const element = thing && this.#elements.get(thing);
    if (element === before) return before;
    before?.removeAttribute(attribute);
    set(element, { [attribute]: true });
    return element;
  }

  /**
   * The weight or bias whose element this is.
   * @param {EventTarget | null} target
   */
  linkAt(target) {
    const thing = thingOf(target);
    return thing && this.#links.get(thing);
  }

  /** @param {Thing | undefined} thing */
  focus(thing) {
    if (thing) this.#elements.get(thing)?.focus();
  }

  /** @param {Thing} thing */
  #reach(thing) {
    set(this.#elements.get(this.#current), { tabindex: -1 });
    set(this.#elements.get(thing), { tabindex: 0 });
    this.#current = thing;
  }

  /** @param {Thing | undefined} thing */
  #focused(thing) {
    if (!thing) return;
    this.#reach(thing);
    this.#shown = undefined;
    this.#attention.point(thing);
  }

  /** @param {MouseEvent} event */
  #clicked({ target, detail }) {
    const thing = thingOf(target);
    if (thing) this.#choose(thing);
    // Whoever uses the mouse does not mean the Space key to press the neuron again.
    if (thing && detail > 0 && !this.#links.has(thing)) this.#elements.get(thing)?.blur();
    this.#attention.point(thing);
  }

  /** A neuron that is chosen again is closed. @param {Thing} thing */
  #choose(thing) {
    const isClosed = thing === this.#attention.chosen && !this.#links.has(thing);
    this.#attention.choose(isClosed ? undefined : thing);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const thing = thingOf(event.target);
    if (!thing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (this.#does(thing, event.key)) {
      event.preventDefault();
      // Space is also a key of the whole page.
      event.stopPropagation();
    }
  }

  /**
   * Does what a key means, if it means something here.
   * @param {Thing} thing
   * @param {string} key
   */
  #does(thing, key) {
    const link = this.#links.get(thing);
    if (key in MOVES) {
      const order = [...this.#elements.keys()];
      const to = Math.min(order.length - 1, Math.max(0, order.indexOf(thing) + MOVES[key]));
      this.focus(order[to]);
    } else if (key === 'Escape') {
      this.#attention.choose(undefined);
    } else if (link && key in STEPS) {
      stepParameter(this.#session, link.parameter.index, STEPS[key]);
    } else if (link && key === 'Enter') {
      this.#choose(thing);
      this.#edit();
    } else if (link && BEGINS_NUMBER.test(key)) {
      this.#choose(thing);
      this.#edit(key);
    } else if (!link && (key === 'Enter' || key === ' ')) {
      this.#choose(thing);
    } else {
      return false;
    }
    return true;
  }
}

/**
 * @param {EventTarget | null} target
 * @returns {Thing | undefined}
 */
function thingOf(target) {
  return target instanceof SVGElement
    ? /** @type {Thing | undefined} */ (target.dataset.thing)
    : undefined;
}

/**
 * @param {'line' | 'rect'} tag
 * @param {string} role
 * @param {Thing} thing
 * @param {string} name
 */
function part(tag, role, thing, name) {
  return svg(tag, { role, 'data-thing': thing, 'aria-label': name, tabindex: -1 });
}
