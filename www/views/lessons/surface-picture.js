// What a network answers over the plane of its inputs, as a small picture with the four rows on it.

import { svg } from 'lit';
import { Surface, surfaceRange } from 'xor-playground/full';
import { gapped } from '../../plot/gapped.js';
import { Graph } from '../../plot/graph.js';
import { decimals, pair } from '../../text/format.js';
import { context2d } from '../../ui/dom.js';
import { ROWS } from './rows.js';

/** @typedef {import('xor-playground/full').Trainer} Trainer */

const SIDE = 160;

export class SurfacePicture {
  #graph;
  #context;
  #surface;
  #range = surfaceRange();

  /**
   * @param {import('../../state/view.js').Context} context
   * @param {string} name
   * @param {() => void} redraw is asked for when the colours change
   * @param {import('../../plot/graph.js').Drag} [drag]
   */
  constructor({ theme, ended }, name, redraw, drag) {
    this.#surface = new Surface(SIDE, theme.paint.isDark);
    this.#graph = new Graph({ name, xLabel: 'x', yLabel: 'y', pixels: SIDE, drag, ended });
    this.#context = context2d(this.#graph.canvas);
    theme.onChange(() => {
      this.#surface.free();
      this.#surface = new Surface(SIDE, theme.paint.isDark);
      redraw();
    });
    ended.addEventListener('abort', () => this.#surface.free());
  }

  get element() {
    return this.#graph.element;
  }

  /**
   * @param {Trainer} trainer
   * @param {(graph: Graph) => unknown} [marks]
   */
  draw(trainer, marks) {
    this.#surface.draw(trainer, this.#context);
    const answers = ROWS.map(([x, y]) => `${pair(x, y)} ${decimals(trainer.predict(x, y))}`);
    this.#graph.draw({
      ...{ xRange: this.#range, yRange: this.#range },
      lines: [{ ...gapped(this.#surface.boundary()), kind: 'boundary' }],
      marks: (graph) => [ROWS.map((row) => sample(graph, row)), marks?.(graph)],
      words: `Blue for 0, orange for 1. The network answers ${answers.join(', ')}.`,
    });
  }
}

/**
 * One row, with its target.
 * @param {Graph} graph
 * @param {number[]} row
 */
function sample(graph, [x, y, target]) {
  return svg`<g class="sample ${target === 1 ? 'one' : 'zero'}">
    ${graph.dot(x, y, '', 11)}
    <text x=${graph.across(x)} y=${graph.down(y) + 4}>${target}</text>
  </g>`;
}
