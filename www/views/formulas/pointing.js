// What is pointed at in the formulas, and what of them is highlighted because it is pointed at elsewhere.

/** @typedef {import('../../state/attention.js').Attention} Attention */
/** @typedef {import('../../state/attention.js').Thing} Thing */

export class Pointing {
  #box;
  #attention;

  /**
   * @param {HTMLElement} box where the formulas are
   * @param {Attention} attention
   * @param {(thing: Thing) => void} choose is called with a thing that is clicked on
   */
  constructor(box, attention, choose) {
    this.#box = box;
    this.#attention = attention;
    box.addEventListener('pointerover', ({ target }) => attention.point(thingAt(target)));
    box.addEventListener('pointerleave', ({ pointerType }) => {
      // A finger leaves with every touch; what it touched stays marked.
      if (pointerType === 'mouse') attention.point(undefined);
    });
    box.addEventListener('focusin', ({ target }) => attention.point(thingAt(target)));
    box.addEventListener('focusout', () => attention.point(undefined));
    box.addEventListener('click', ({ target }) => {
      const thing = thingAt(target);
      if (thing) choose(thing);
    });
    box.addEventListener('keydown', (event) => this.#key(event));
  }

  /** Marks what is pointed at, and what is chosen. */
  show() {
    this.#mark('pointed', this.#attention.pointed);
    this.#mark('chosen', this.#attention.chosen);
  }

  /**
   * @param {string} name
   * @param {Thing | undefined} thing
   */
  #mark(name, thing) {
    for (const marked of this.#box.querySelectorAll(`.${name}`)) {
      if (marked.getAttribute('data-thing') !== thing) marked.classList.remove(name);
    }
    if (thing === undefined) return;
    for (const same of this.#box.querySelectorAll(`[data-thing="${thing}"]`)) {
      same.classList.add(name);
    }
  }

  /** The arrows up and down go from symbol to symbol. @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const symbols = this.#symbols();
    const at = symbols.findIndex((symbol) => symbol.matches(':focus'));
    const to = at < 0 && step < 0 ? symbols.length - 1 : at + step;
    symbols[Math.min(symbols.length - 1, Math.max(0, to))]?.focus();
  }

  /** The first symbol of each thing. */
  #symbols() {
    /** @type {Map<string | null, HTMLElement>} */
    const first = new Map();
    // MathML's elements take the focus as those of HTML do.
    const all = /** @type {NodeListOf<HTMLElement>} */ (
      this.#box.querySelectorAll('[data-thing][tabindex]')
    );
    for (const symbol of all) {
      const thing = symbol.getAttribute('data-thing');
      if (!first.has(thing)) first.set(thing, symbol);
    }
    return [...first.values()];
  }
}

/** @param {EventTarget | null} target */
function thingAt(target) {
  const place = target instanceof Element ? target.closest('[data-thing]') : null;
  return /** @type {Thing | undefined} */ (place?.getAttribute('data-thing') ?? undefined);
}
