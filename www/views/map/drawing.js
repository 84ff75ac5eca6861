// A map on a sheet: its tiles, numbers and names beside them, the present run, and the run that is pointed at.

import { beginSheet } from '../../plot/plane.js';
import { linearTicks } from '../../plot/ticks.js';
import { minus } from '../../text/minus.js';
import { FONT } from '../../ui/theme.js';
import { originOf } from './numbers.js';
import { SIDE } from './tiles.js';

/** @typedef {import('../../ui/theme.js').Sheet} Sheet */
/** @typedef {import('./window.js').MapWindow} MapWindow */
/** @typedef {import('./window.js').Place} Place */

/** Room around the square, in CSS pixels on a sheet of scale 1. */
const LEFT = 68;
const TOP = 8;
const RIGHT = 14;
const BOTTOM = 44;
/** How much is seen of what is not so any more. */
const FAINT = 0.35;
/** About so many numbers stand beside an axis. */
const NUMBERS = 5;

/**
 * What is drawn of a tile; elsewhere its picture is of pixels.
 * @typedef {{ column: number, row: number, picture: any }} Drawable
 */

/**
 * @typedef {object} Scene
 * @property {MapWindow} window
 * @property {Drawable[]} tiles
 * @property {[across: string, up: string]} names
 * @property {Place} present
 * @property {boolean} [isFormer] whether the tiles are of a run before, which are on their way
 * @property {Place} [pointed]
 */

/** The square in a picture. @param {Pick<Sheet, 'width' | 'scale'>} sheet */
export function squareIn({ width, scale }) {
  return {
    left: LEFT * scale,
    top: TOP * scale,
    side: Math.max(0, width - (LEFT + RIGHT) * scale),
  };
}

/** How high a picture of a width is. @param {Pick<Sheet, 'width' | 'scale'>} size */
export function heightOf(size) {
  return squareIn(size).side + (TOP + BOTTOM) * size.scale;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {Scene} scene
 */
export function drawMap(context, sheet, { window, tiles, names, present, pointed, isFormer }) {
  const { paint, line } = sheet;
  const square = squareIn(sheet);
  const { left, top, side } = square;
  if (side === 0) return;
  beginSheet(context, sheet);
  context.save();
  context.beginPath();
  context.rect(left, top, side, side);
  context.clip();
  context.fillStyle = paint.colour('raised');
  context.fillRect(left, top, side, side);
  context.globalAlpha = isFormer ? FAINT : 1;
  drawTiles(context, sheet, window, tiles);
  context.globalAlpha = 1;
  drawMark(context, sheet, placeIn(square, window, present), 'chosen', 9);
  if (pointed) drawMark(context, sheet, placeIn(square, window, pointed), 'asked', 6);
  context.restore();
  context.strokeStyle = paint.colour('edge');
  context.lineWidth = line;
  context.strokeRect(left, top, side, side);
  for (const axis of /** @type {const} */ ([0, 1])) drawNumbers(context, sheet, window, axis);
  drawNames(context, sheet, window, names);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {MapWindow} window
 * @param {Drawable[]} tiles
 */
function drawTiles(context, sheet, window, tiles) {
  const { left, top, side } = squareIn(sheet);
  const size = side / window.points;
  // On whole pixels of the screen, so that no seam is seen.
  const snap = (/** @type {number} */ at) => Math.round(at * sheet.pixels) / sheet.pixels;
  context.imageSmoothingEnabled = false;
  for (const tile of tiles) {
    // A point lies in the middle of its pixel.
    const across = (tile.column * SIDE - window.middle(0) - 0.5) * size + side / 2;
    const up = (tile.row * SIDE - window.middle(1) - 0.5) * size + side / 2;
    const [x, right] = [left + across, left + across + SIDE * size].map(snap);
    const [bottom, y] = [top + side - up, top + side - up - SIDE * size].map(snap);
    const { picture } = tile;
    if (picture) context.drawImage(picture, x, y, right - x, bottom - y);
  }
}

/**
 * A ring with a cross of hairs, seen on dark and on light.
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {{ x: number, y: number }} place
 * @param {'chosen' | 'asked'} colour
 * @param {number} radius
 */
function drawMark(context, { paint, scale, line }, { x, y }, colour, radius) {
  const [near, far] = [radius * scale, (radius + 5) * scale];
  context.beginPath();
  context.arc(x, y, near, 0, 2 * Math.PI);
  for (const [across, up] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ]) {
    context.moveTo(x + across * near, y + up * near);
    context.lineTo(x + across * far, y + up * far);
  }
  context.strokeStyle = paint.isDark ? '#000' : '#fff';
  context.lineWidth = 4.5 * line;
  context.stroke();
  context.strokeStyle = paint.colour(colour);
  context.lineWidth = 2 * line;
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {MapWindow} window
 * @param {0 | 1} axis
 */
function drawNumbers(context, sheet, window, axis) {
  const { paint, scale } = sheet;
  const { left, top, side } = squareIn(sheet);
  const origin = originOf(window, axis);
  const [low, high] = window.range(axis).map((value) => value - origin);
  const numbers = Math.max(3, Math.min(NUMBERS, side / (55 * scale)));
  context.fillStyle = paint.colour('quiet');
  context.font = `${12 * scale}px ${FONT}`;
  context.textAlign = axis === 0 ? 'center' : 'right';
  context.textBaseline = axis === 0 ? 'top' : 'middle';
  for (const tick of linearTicks(low, high, (high - low) / numbers)) {
    const along = ((tick - low) / (high - low)) * side;
    const text = origin === 0 ? brief(tick) : `${tick > 0 ? '+' : ''}${brief(tick)}`;
    if (axis === 0) context.fillText(text, left + along, top + side + 6 * scale);
    else context.fillText(text, left - 6 * scale, top + side - along);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {MapWindow} window
 * @param {[across: string, up: string]} names
 */
function drawNames(context, sheet, window, names) {
  const { paint, scale } = sheet;
  const { left, top, side } = squareIn(sheet);
  context.fillStyle = paint.colour('ink');
  context.font = `${13 * scale}px ${FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  const named = names.map((name, axis) => {
    const origin = originOf(window, /** @type {0 | 1} */ (axis));
    return origin === 0 ? name : `${name}, from ${minus(String(origin))} on`;
  });
  context.fillText(named[0], left + side / 2, top + side + 40 * scale, side);
  context.save();
  context.translate(2 * scale, top + side / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = 'top';
  context.fillText(named[1], 0, 0, side);
  context.restore();
}

/** @param {number} tick */
function brief(tick) {
  const text = String(Number(tick.toPrecision(12)));
  const short = text.length > 7 ? tick.toExponential().replace(/\.?0+e/, 'e') : text;
  return minus(short.replace('e+', 'e'));
}

/**
 * @param {{ left: number, top: number, side: number }} square
 * @param {MapWindow} window
 * @param {Place} place
 */
function placeIn({ left, top, side }, window, [x, y]) {
  const [width, height] = window.spans;
  return {
    x: left + (0.5 + (x - window.centre[0]) / width) * side,
    y: top + (0.5 - (y - window.centre[1]) / height) * side,
  };
}
