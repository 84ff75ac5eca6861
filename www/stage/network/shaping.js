// Buttons on the diagram that add and remove neurons and layers: over each hidden layer its own, and one that
// adds a layer before the output. They lie where the layout keeps room for them.

import { settingRange } from 'xor-playground';
import { FIRST_SIZE, sizesText } from '../../state/layers.js';
import { make, setText } from '../../ui/dom.js';
import { ROOMY_GAP } from './layout.js';

/** @typedef {import('../../state/session.js').Session} Session */
/** @typedef {import('./layout.js').Layout} Layout */

const MOST_LAYERS = 6;
const [FEWEST, MOST] = settingRange('hidden');
/** From these distances between columns on, at scale 1, there is room for words. */
const GAP_FOR_COUNT = 190;
const GAP_FOR_WORD = 125;

export class Shaping {
  #session;
  #place = make('div', '', { className: 'shaping' });
  #adding = button('Add a hidden layer', () => this.#change((sizes) => [...sizes, like(sizes)]));
  /** Those of each layer. @type {HTMLElement[]} */
  #groups = [];
  /** @type {Layout | undefined} */
  #shown;

  /**
   * @param {HTMLElement} place
   * @param {Session} session
   */
  constructor(place, session) {
    this.#session = session;
    this.#place.append(this.#adding);
    place.append(this.#place);
  }

  /** @param {Layout} layout */
  show(layout) {
    if (layout === this.#shown) return;
    this.#shown = layout;
    const { hidden } = this.#session;
    while (this.#groups.length < hidden.length) this.#groups.push(this.#group());
    const gap = layout.gap / layout.scale;
    for (const [layer, group] of this.#groups.entries()) {
      group.hidden = layer >= hidden.length;
      if (!group.hidden) this.#showGroup(group, hidden[layer], gap);
      group.style.left = `${layout.nodes.find((node) => node.layer === layer)?.x}px`;
    }
    const [output] = layout.nodes.slice(-1);
    const isBetween = gap >= GAP_FOR_WORD;
    setText(this.#adding, isBetween ? '+ layer' : '+');
    this.#adding.style.left = `${output.x - (isBetween ? layout.gap / 2 : 0)}px`;
    disable(this.#adding, hidden.length >= MOST_LAYERS);
  }

  /**
   * @param {HTMLElement} group
   * @param {number} size
   * @param {number} gap
   */
  #showGroup(group, size, gap) {
    const [fewer, count, more] = group.children;
    if (!(count instanceof HTMLElement)) return;
    group.classList.toggle('two-rows', gap < ROOMY_GAP);
    count.hidden = gap < GAP_FOR_COUNT;
    setText(count, size === 1 ? '1 neuron' : `${size} neurons`);
    disable(fewer, size <= FEWEST);
    disable(more, size >= MOST);
  }

  /** The buttons of the next layer. */
  #group() {
    const layer = this.#groups.length;
    const group = make('div', '', { className: 'layer' });
    const resize = (/** @type {number} */ by) =>
      this.#change((sizes) =>
        sizes.with(layer, Math.min(MOST, Math.max(FEWEST, sizes[layer] + by))),
      );
    group.append(
      button(`Remove a neuron from layer ${layer + 1}`, () => resize(-1), '−'),
      make('span', ''),
      button(`Add a neuron to layer ${layer + 1}`, () => resize(1), '+'),
      button(`Remove hidden layer ${layer + 1}`, () => this.#remove(layer), '×'),
    );
    this.#place.insertBefore(group, this.#adding);
    return group;
  }

  /** @param {number} layer */
  #remove(layer) {
    const session = this.#session;
    const rest = session.hidden.toSpliced(layer, 1);
    /** @type {Record<string, string>} */
    const settings = { hidden: sizesText(rest) };
    // Every other layer keeps its activation.
    const activations = session.setting('activation').split(',');
    if (activations.length > 1) settings.activation = activations.toSpliced(layer, 1).join();
    session.change(settings);
    // Its button may have gone with it.
    if (layer >= rest.length) this.#adding.focus();
  }

  /** @param {(sizes: number[]) => number[]} change */
  #change(change) {
    this.#session.change({ hidden: sizesText(change(this.#session.hidden)) });
  }
}

/**
 * The size of a layer that comes after these: that of the last.
 * @param {number[]} sizes
 */
function like(sizes) {
  return sizes.at(-1) ?? FIRST_SIZE;
}

/**
 * @param {string} name
 * @param {() => void} press
 * @param {string} [sign]
 */
function button(name, press, sign = '+') {
  const made = make('button', sign, { type: 'button', title: name, ariaLabel: name });
  made.addEventListener('click', () => {
    if (made.ariaDisabled !== 'true') press();
  });
  return made;
}

/**
 * It keeps the focus: whoever presses it until it does nothing any more stays where they are.
 * @param {Element} button
 * @param {boolean} isDisabled
 */
function disable(button, isDisabled) {
  button.ariaDisabled = String(isDisabled);
}
