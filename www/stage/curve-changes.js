// What was changed on the way: marked on the loss curve, and listed in words, each of which leads to its epoch.

import {
  changesInWords,
  countChanges,
  editsByEpoch,
  editsIn,
  editsInWords,
} from '../state/edits.js';
import { watch } from '../state/memo.js';
import { count } from '../text/format.js';
import { element, make, setText } from '../ui/dom.js';
import { FONT } from '../ui/theme.js';

/** @typedef {import('../plot/line-drawing.js').LineDrawing} Plot */
/** @typedef {import('../state/session.js').Session} Session */
/** @typedef {ReturnType<typeof editsByEpoch>[0]} Mark */

/** How far from its button the list is, in CSS pixels. */
const AWAY = 4;

export class CurveChanges {
  #session;
  #button;
  #list;
  /** Where something was changed, the last first. @type {Mark[]} */
  #marks = [];

  /** @param {import('../state/view.js').Context} context */
  constructor({ root, session }) {
    this.#session = session;
    this.#button = element(root, 'changes-button', HTMLButtonElement);
    this.#list = element(root, 'changes');
    this.#list.addEventListener('beforetoggle', (event) => {
      if (/** @type {ToggleEvent} */ (event).newState === 'open') this.#open();
    });
  }

  show = watch(
    () => [this.#edits],
    (edits) => {
      const length = countChanges(edits);
      this.#button.hidden = length === 0;
      setText(this.#button, length === 1 ? '1 change' : `${count(length)} changes`);
    },
  );

  /** @param {Plot} plot */
  draw(plot) {
    this.#takeMarks();
    drawMarks(plot, this.#marks);
  }

  #takeMarks = watch(
    () => [this.#edits, this.#session.shape],
    (edits, shape) => {
      this.#marks = editsByEpoch(edits, shape).reverse();
    },
  );

  /** A sentence each. */
  get words() {
    return editsInWords(this.#edits, this.#session.shape);
  }

  get #edits() {
    return editsIn(this.#session.run.edits);
  }

  #open() {
    const edits = this.#edits;
    const { shape } = this.#session;
    const entries = changesInWords(edits, shape).map(({ epoch, words }) => {
      const button = make('button', words, { type: 'button', className: 'quiet' });
      button.addEventListener('click', () => {
        this.#list.hidePopover();
        this.#session.goTo(epoch);
      });
      const entry = make('li', '');
      entry.append(button);
      return entry;
    });
    const list = make('ol', '');
    list.append(...entries);
    this.#list.replaceChildren(list);
    const { left, top } = this.#button.getBoundingClientRect();
    const { style } = this.#list;
    style.left = `${left}px`;
    style.bottom = `${innerHeight - top + AWAY}px`;
  }
}

/** How far apart things are, and how high a row of labels is, on a sheet of scale 1. */
const GAP = 5;
const SIZE = 12;
const ROW = 17;
/** Ticks that are nearer to each other than this, in pixels, are one. */
const TICK = 0.5;
/** Labels take at most this share of the height. */
const ROOM = 0.5;

/**
 * Marks where something was changed, and what, where there is room for it. Changes that crowd, as they do when the
 * slider is moved while training, are ticks without a label, and of those at one place there is one.
 * @param {Plot} plot
 * @param {Mark[]} marks the last first
 */
function drawMarks(plot, marks) {
  const { context, frame, sheet } = plot;
  const gap = GAP * sheet.scale;
  context.font = `${SIZE * sheet.scale}px ${FONT}`;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  /** How far each row is free, from the left: the last changes have their labels first. */
  const rows = Array.from(
    { length: Math.max(1, Math.floor((ROOM * frame.height) / (ROW * sheet.scale))) },
    () => frame.right,
  );
  let drawn = Number.POSITIVE_INFINITY;
  let isFull = false;
  for (const { epoch, text } of marks) {
    const x = plot.across(epoch);
    if (x > frame.right || (drawn - x < TICK && (isFull || text === ''))) continue;
    drawn = x;
    const { width } = context.measureText(text);
    // Beside its line on the right, if that fits into the plot.
    const left = x + gap + width > frame.right ? x - gap - width : x + gap;
    const row = text === '' ? -1 : rows.findIndex((free) => left + width <= free);
    isFull = row < 0 && text !== '';
    if (row >= 0) {
      rows[row] = Math.min(x, left) - gap;
      drawLabel(plot, text, left, frame.top + gap + row * ROW * sheet.scale, width);
    }
    context.fillStyle = plot.paint.colour('edge');
    plot.drawVertical(x, { length: row >= 0 ? frame.height : gap });
  }
}

/**
 * On paper: no line of the grid goes through it.
 * @param {Plot} plot
 * @param {string} text
 * @param {number} left
 * @param {number} top
 * @param {number} width
 */
function drawLabel({ context, paint, sheet }, text, left, top, width) {
  context.fillStyle = paint.colour('paper');
  context.fillRect(left, top, width, SIZE * sheet.scale);
  context.fillStyle = paint.colour('quiet');
  context.fillText(text, left, top);
}
