// Many samples in a picture of a plane.

import { context2d } from '../ui/dom.js';
import { beginSheet, fitCanvas } from './plane.js';

/** @typedef {import('../ui/theme.js').Sheet} Sheet */
/** @typedef {import('./plane.js').Place} Place */
/** @typedef {import('./plane.js').Range} Range */

/** Of many samples, each is a dot of this radius; of very many, a smaller one. */
const DOT_RADIUS = 3.5;
const SMALL_DOT_RADIUS = 2;
const VERY_MANY = 1000;
/** Between the two colours there are so many steps. */
const SHADES = 16;

/**
 * Many samples: dots in the colours of their targets; those that are held out for a test are rings.
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {readonly Place[]} places
 * @param {Pick<import('../state/data.js').Data, 'rows' | 'outputRange' | 'tests'>} data
 */
export function drawDots(context, { paint, scale, line }, places, { rows, outputRange, tests }) {
  const [low, high] = outputRange;
  const radius = (places.length > VERY_MANY ? SMALL_DOT_RADIUS : DOT_RADIUS) * scale;
  context.lineWidth = places.length > VERY_MANY ? 0.4 * line : line;
  context.strokeStyle = paint.colour('paper');
  /** Those of each colour, and of these those that are held out for a test. @type {[Place[], Place[]][]} */
  const groups = Array.from({ length: SHADES + 1 }, () => [[], []]);
  for (const [row, place] of places.entries()) {
    const share = Math.min(1, Math.max(0, ((rows[row].at(-1) ?? 0) - low) / (high - low)));
    groups[Math.round(SHADES * share)][tests.has(row) ? 1 : 0].push(place);
  }
  const trace = (/** @type {Place[]} */ group, /** @type {number} */ size) => {
    context.beginPath();
    for (const { x, y } of group) {
      context.moveTo(x + size, y);
      context.arc(x, y, size, 0, 2 * Math.PI);
    }
  };
  for (const [shade, [training, test]] of groups.entries()) {
    const colour = colourAt(shade / SHADES, paint);
    context.fillStyle = colour;
    trace(training, radius);
    context.fill();
    context.stroke();
    // Rings: paper within and around.
    context.fillStyle = paint.colour('paper');
    trace(test, 1.35 * radius);
    context.fill();
    context.fillStyle = colour;
    trace(test, 1.05 * radius);
    context.fill();
    context.fillStyle = paint.colour('paper');
    trace(test, 0.5 * radius);
    context.fill();
  }
}

/**
 * Between the colours of 0 and 1, through the grey of lines.
 * @param {number} share
 * @param {import('../ui/theme.js').Paint} paint
 */
function colourAt(share, paint) {
  const end = paint.colour(share < 0.5 ? 'zero' : 'one');
  return mixed(paint.colour('line'), end, Math.abs(2 * share - 1));
}

/**
 * @param {string} from as #rrggbb, like `to`
 * @param {string} to
 * @param {number} share
 */
function mixed(from, to, share) {
  const channels = [1, 3, 5].map((at) => {
    const [start, end] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round(start + share * (end - start))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

/**
 * The same, but on the screen they are drawn anew only where they are others: what they lie on changes at every frame.
 * @returns {typeof drawDots}
 */
export function keptDots() {
  const layer = document.createElement('canvas');
  const context = context2d(layer);
  /** What they were drawn of last. @type {unknown[]} */
  let drawn = [];
  return (target, sheet, places, data) => {
    // Elsewhere is a sheet of its own.
    if (!target.canvas?.isConnected) {
      drawDots(target, sheet, places, data);
      return;
    }
    const seen = [data, ...Object.values(sheet)];
    if (seen.some((value, index) => value !== drawn[index])) {
      drawn = seen;
      fitCanvas(layer, sheet);
      beginSheet(context, sheet);
      drawDots(context, sheet, places, data);
    }
    target.drawImage(layer, 0, 0, sheet.width, sheet.height);
  };
}
