// A 2D context that makes SVG: what is drawn on the page as pixels becomes lines and text there.

import { Context } from 'svgcanvas/dist/svgcanvas.esm.js';
import { make } from '../dom.js';

/** @typedef {import('../theme.js').Sheet} Sheet */

/** @type {Partial<Record<CanvasTextAlign, string>>} */
const ANCHORS = { center: 'middle', right: 'end', end: 'end' };

/** How far below its place the baseline of a text is, as a share of the size: what every viewer knows. */
const BASELINES = { top: 0.93, middle: 0.35 };

/** The page's own context draws text with a style attribute, which the page's policy forbids. */
export class SvgContext extends Context {
  #font = make('span', '').style;

  /** @param {Sheet} sheet */
  constructor({ width, height }) {
    // Images in the page's own document would be loaded, which its policy forbids.
    super({ width, height, document: document.implementation.createHTMLDocument() });
    const svg = this.getSvg();
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   */
  fillText(text, x, y) {
    const font = this.#font;
    font.font = this.font;
    const size = Number.parseFloat(font.fontSize);
    const below = this.textBaseline === 'top' || this.textBaseline === 'middle';
    const share = below ? BASELINES[/** @type {'top' | 'middle'} */ (this.textBaseline)] : 0;
    const element = this.__createElement('text', {
      x,
      y: y + share * size,
      fill: this.fillStyle,
      'font-family': font.fontFamily,
      'font-size': font.fontSize,
      'font-style': font.fontStyle,
      'font-weight': font.fontWeight,
      'text-anchor': ANCHORS[this.textAlign] ?? 'start',
    });
    element.textContent = text;
    this.__closestGroupOrSvg().append(element);
  }
}
