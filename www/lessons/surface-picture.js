// What a network answers over the plane of its inputs, as a small picture with the four rows on it.

import { svg } from 'lit';
import { Surface, surfaceRange, truthTable } from 'xor-playground/full';
import { context2d } from '../dom.js';
import { decimals, pair } from '../format.js';
import { darkScheme } from '../theme.js';
import { Graph } from './graph.js';

/** @typedef {import('xor-playground/full').Trainer} Trainer */

const SIDE = 160;

export class SurfacePicture {
  #graph;
  #context;
  #surface = new Surface(SIDE, darkScheme.matches);
  #rows = truthTable();
  #range = surfaceRange();

  /**
   * @param {string} name
   * @param {() => void} redraw is asked for when the colours change
   * @param {import('./graph.js').Drag} [drag]
   */
  constructor(name, redraw, drag) {
    this.#graph = new Graph({ name, xLabel: 'x', yLabel: 'y', pixels: SIDE, drag });
    this.#context = context2d(this.#graph.canvas);
    darkScheme.addEventListener('change', () => {
      this.#surface.free();
      this.#surface = new Surface(SIDE, darkScheme.matches);
      redraw();
    });
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
    const answers = this.#rows.map(([x, y]) => `${pair(x, y)} ${decimals(trainer.predict(x, y))}`);
    this.#graph.draw({
      ...{ xRange: this.#range, yRange: this.#range },
      lines: [{ ...this.#boundary(), kind: 'boundary' }],
      marks: (graph) => [this.#rows.map((row) => sample(graph, row)), marks?.(graph)],
      words: `Blue for 0, orange for 1. The network answers ${answers.join(', ')}.`,
    });
  }

  /** The line of output ½, with a gap after each piece. */
  #boundary() {
    const ends = this.#surface.boundary();
    const [xs, ys] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    for (let at = 0; at < ends.length; at += 4) {
      xs.push(ends[at], ends[at + 2], Number.NaN);
      ys.push(ends[at + 1], ends[at + 3], Number.NaN);
    }
    return { xs, ys };
  }
}

/**
 * One row, with its target.
 * @param {Graph} graph
 * @param {[x: number, y: number, target: number]} row
 */
function sample(graph, [x, y, target]) {
  return svg`<g class="sample ${target === 1 ? 'one' : 'zero'}">
    ${graph.dot(x, y, '', 11)}
    <text x=${graph.across(x)} y=${graph.down(y) + 4}>${target}</text>
  </g>`;
}
