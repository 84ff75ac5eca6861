// A map as a file: a picture with its key, and below it the link that shows it.

import { png, svg } from '../../plot/taken.js';
import { download } from '../../ui/hand-out.js';
import { FONT } from '../../ui/theme.js';
import { drawMap, heightOf } from './drawing.js';
import { SIDE } from './tiles.js';

/** How wide it is, in CSS pixels; it has twice as many of its own. */
const WIDTH = 640;
const PIXELS = 2;
const LINE = 18;
const SIZE = 12;
const MARGIN = 8;
/** So many lines a link takes at most. */
const MOST_LINES = 6;
const COURSE_WIDTH = 320;

/**
 * @typedef {object} Map
 * @property {string} name of the file
 * @property {string} address that shows it
 * @property {import('./key.js').Key} key
 * @property {import('../../ui/theme.js').Paint} paint that the tiles have
 */

/**
 * Where the browser alters what is drawn, it is an SVG.
 * @param {Node} place in the playground
 * @param {Omit<import('./drawing.js').Scene, 'tiles'> & { tiles: import('./tiles.js').Tile[] }} scene
 * @param {Map} map
 */
export async function savePicture(place, scene, map) {
  const { name, address, key, paint } = map;
  const square = heightOf({ width: WIDTH, scale: 1 });
  const lines = broken(address);
  const rows = (key.course ? 3 : 1) + key.entries.length + lines.length;
  const height = square + LINE * rows + 2 * MARGIN;
  const sheet = { width: WIDTH, height, pixels: PIXELS, scale: 1, line: 1, paint };
  // As they are now: what is saved is what was seen.
  const tiles = scene.tiles.map(({ column, row, pixels }) => ({
    ...{ column, row },
    picture: pixels && new ImageData(pixels.slice(), SIDE),
  }));
  const draw = (/** @type {CanvasRenderingContext2D} */ context, pixels = 1) => {
    drawMap(context, { ...sheet, pixels, height: square }, { ...scene, tiles, pointed: undefined });
    drawKey(context, paint, key, lines, square + MARGIN);
  };
  const { blob, altered } = await png((context) => draw(context, PIXELS), sheet);
  if (altered === 'useless') await download(place, `${name}.svg`, svg(draw, sheet, key.title));
  else await download(place, `${name}.png`, blob);
  return altered;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('../../ui/theme.js').Paint} paint
 * @param {import('./key.js').Key} key
 * @param {string[]} lines below it
 * @param {number} begin where it begins
 */
function drawKey(context, paint, key, lines, begin) {
  let top = begin;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.font = `${SIZE}px ${FONT}`;
  const write = (/** @type {string} */ text, left = MARGIN) => {
    context.fillStyle = paint.colour('ink');
    context.fillText(text, left, top + LINE / 2, WIDTH - left - MARGIN);
  };
  write(key.title);
  top += LINE;
  if (key.course) {
    drawCourse(context, key.course, top, write);
    top += 2 * LINE;
  }
  for (const { colour, words, share } of key.entries) {
    if (colour !== 'none') {
      context.fillStyle = colour;
      context.fillRect(MARGIN, top + 3, SIZE, SIZE);
    }
    write(`${words} ${share}`, MARGIN + SIZE + 6);
    top += LINE;
  }
  for (const line of lines) {
    write(line);
    top += LINE;
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {NonNullable<import('./key.js').Key['course']>} course
 * @param {number} top
 * @param {(text: string, left: number) => void} write a line below
 */
function drawCourse(context, { colours, numbers }, top, write) {
  const width = COURSE_WIDTH / colours.length;
  for (const [step, colour] of colours.entries()) {
    context.fillStyle = colour;
    context.fillRect(MARGIN + step * width, top + 3, width + 0.5, SIZE);
  }
  context.save();
  context.translate(0, LINE);
  for (const [index, number] of numbers.entries()) {
    const at = (COURSE_WIDTH * index) / (numbers.length - 1);
    context.textAlign = alignAt(index, numbers.length - 1);
    write(number, MARGIN + at);
  }
  context.restore();
}

/**
 * Numbers at the ends stay within them.
 * @param {number} index
 * @param {number} last
 * @returns {CanvasTextAlign}
 */
function alignAt(index, last) {
  if (index === 0) return 'left';
  return index === last ? 'right' : 'center';
}

/** In lines. @param {string} address */
function broken(address) {
  const lines = address.match(/.{1,88}/g) ?? [];
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), '…'] : lines;
}
