// The rows in the plane of their two inputs, to be added to, moved and erased there.

import { mostRows } from 'xor-playground/full';
import { drawDots } from '../../plot/dots.js';
import { drawLargeAxes, drawNote } from '../../plot/large-axes.js';
import {
  acrossIn,
  beginSheet,
  downIn,
  drawSample,
  fitCanvas,
  frameIn,
  planeSheet,
} from '../../plot/plane.js';
import { learnOnly } from '../../state/learning.js';
import { coordinatesAt, count } from '../../text/format.js';
import { attempt, context2d } from '../../ui/dom.js';
import { observeSize } from '../../ui/size.js';
import { textOf } from './rows.js';

/** @typedef {import('../../state/data.js').Data} Data */

/** How near to a row one has to point, in CSS pixels. */
const REACH = 10;

/** A target that is added, or that rows are erased. @typedef {number | 'erase'} Tool */

export class PlaneEditor {
  /** @type {Tool} */
  tool = 1;
  #session;
  #theme;
  #canvas;
  #context;
  #say;
  #width = 0;
  /** Whether the next row that is added is the only one. */
  #isCleared = false;
  /** The row that is dragged, and the plane while it is. @type {{ row: number, ranges: Data['inputRanges'] } | undefined} */
  #drag;
  #drags = 0;
  /** @type {unknown[]} */
  #drawn = [];

  /**
   * @param {HTMLCanvasElement} canvas alone in an element that is as wide as it may be
   * @param {import('../../state/view.js').Context} context
   * @param {(words: string) => void} say answers what can't be done
   */
  constructor(canvas, { session, theme, ended }, say) {
    this.#session = session;
    this.#theme = theme;
    this.#canvas = canvas;
    this.#context = context2d(canvas);
    this.#say = say;
    const place = /** @type {HTMLElement} */ (canvas.parentElement);
    observeSize(place, ended, (width) => {
      this.#width = width;
      this.show();
    });
    canvas.addEventListener('pointerdown', (event) => this.#press(event));
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    for (const end of ['pointerup', 'pointercancel']) {
      canvas.addEventListener(end, () => this.#release());
    }
  }

  get isDragging() {
    return this.#drag !== undefined;
  }

  /** Begins with an empty plane. The run goes on with its rows until the first is added. */
  clear() {
    this.#isCleared = true;
    this.#say('Click to add the first row: it takes the place of those that are learnt now.');
    this.show();
  }

  show() {
    // Only two inputs have their plane.
    if (this.#session.inputs !== 2) return;
    const sheet = planeSheet(this.#theme, this.#width);
    const { data } = this.#session;
    const drawn = [data, this.#isCleared, String(this.#ranges), ...Object.values(sheet)];
    if (drawn.every((value, index) => value === this.#drawn[index])) return;
    // Other rows have come: they are not cleared.
    if (data !== this.#drawn[0] && this.#drawn.length > 0) this.#isCleared = false;
    this.#drawn = drawn;
    if (frameIn(sheet).side > 0) this.#draw(sheet);
  }

  /** @param {import('../../ui/theme.js').Sheet} sheet */
  #draw(sheet) {
    const { data } = this.#session;
    const frame = frameIn(sheet);
    const { left, top, side } = frame;
    const context = this.#context;
    fitCanvas(this.#canvas, sheet);
    beginSheet(context, sheet);
    context.lineWidth = sheet.line;
    context.strokeStyle = sheet.paint.colour('edge');
    context.strokeRect(left, top, side, side);
    const [across, up] = this.#session.run.names;
    const notes = drawLargeAxes(context, sheet, frame, {
      ...{ ranges: this.#ranges, names: [`${across} →`, up.length === 1 ? `${up} ↑` : up] },
    });
    if (this.#isCleared) {
      drawNote(context, sheet, frame, notes);
      return;
    }
    const places = data.rows.map(([x, y]) => this.#placeOf(frame, x, y));
    if (data.isMany) drawDots(context, sheet, places, data);
    else {
      for (const [row, place] of places.entries())
        drawSample(context, sheet, place, data.rows[row][2]);
    }
    drawNote(context, sheet, frame, notes, places);
  }

  /** While a row is dragged, the plane stays as it is. */
  get #ranges() {
    return this.#drag?.ranges ?? this.#session.ranges;
  }

  get #frame() {
    return frameIn(planeSheet(this.#theme, this.#width));
  }

  /**
   * @param {import('../../plot/plane.js').Frame} frame
   * @param {number} x
   * @param {number} y
   */
  #placeOf(frame, x, y) {
    const [across, up] = this.#ranges;
    return { x: acrossIn(frame, across, x), y: downIn(frame, up, y) };
  }

  /** The input that a place stands for, within the plane. @param {PointerEvent} event */
  #inputAt({ offsetX, offsetY }) {
    const { left, top, side } = this.#frame;
    const within = (/** @type {number} */ share) => Math.min(1, Math.max(0, share));
    const [across, down] = [offsetX - left, offsetY - top].map((offset) => within(offset / side));
    const { x, y } = coordinatesAt(this.#ranges, across, 1 - down);
    return [x, y];
  }

  /** The row that is pointed at; −1 for none. @param {PointerEvent} event */
  #rowAt({ offsetX, offsetY }) {
    if (this.#isCleared) return -1;
    const frame = this.#frame;
    let [nearest, least] = [-1, REACH];
    for (const [row, [x, y]] of this.#session.rows.entries()) {
      const place = this.#placeOf(frame, x, y);
      const distance = Math.hypot(place.x - offsetX, place.y - offsetY);
      if (distance <= least) [nearest, least] = [row, distance];
    }
    return nearest;
  }

  /** @param {PointerEvent} event */
  #press(event) {
    if (event.button !== 0) return;
    this.#say('');
    const row = this.#rowAt(event);
    if (this.tool === 'erase') this.#erase(row);
    else {
      this.#drags += 1;
      if (row < 0) this.#add(event, this.tool);
      else this.#hold(row);
      this.#canvas.setPointerCapture(event.pointerId);
    }
  }

  /** @param {number} row */
  #hold(row) {
    this.#drag = { row, ranges: this.#ranges };
  }

  /**
   * @param {PointerEvent} event
   * @param {number} target
   */
  #add(event, target) {
    const rows = this.#isCleared ? [] : this.#session.rows;
    if (rows.length === mostRows()) {
      this.#say(`There are ${count(rows.length)} rows, and no more can be learnt.`);
      return;
    }
    this.#hold(rows.length);
    const [x, y] = this.#inputAt(event);
    this.#learn([...rows, [x, y, target]]);
  }

  /** @param {number} row */
  #erase(row) {
    const { rows } = this.#session;
    if (row < 0) return;
    this.#drags += 1;
    if (rows.length > 1) this.#learn(rows.filter((_, other) => other !== row));
    else this.#say('The last row stays: a network needs something to learn.');
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const drag = this.#drag;
    if (!drag) {
      const isRow = this.#rowAt(event) >= 0;
      this.#canvas.style.cursor = isRow && this.tool !== 'erase' ? 'move' : 'crosshair';
      return;
    }
    const { rows } = this.#session;
    // Something else may have happened to them meanwhile.
    if (!rows[drag.row]) return;
    const [x, y] = this.#inputAt(event);
    this.#learn(rows.with(drag.row, [x, y, rows[drag.row][2]]));
  }

  #release() {
    this.#drag = undefined;
    this.#session.redraw();
  }

  /** All that is done until the button is let go is one step. @param {readonly (readonly number[])[]} rows */
  #learn(rows) {
    this.#isCleared = false;
    attempt(() => learnOnly(this.#session, textOf(rows), `rows-${this.#drags}`), this.#say);
  }
}
