// A map as a file: a picture with its key, and below it the link that shows it.

import { context2d } from '../../ui/dom.js';
import { download } from '../../ui/hand-out.js';
import { FONT } from '../../ui/theme.js';
import { drawMap, heightOf } from './drawing.js';

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
 * @param {Node} place in the playground
 * @param {import('./drawing.js').Scene} scene
 * @param {object} map
 * @param {string} map.name of the file
 * @param {string} map.address that shows it
 * @param {import('./key.js').Key} map.key
 * @param {import('../../ui/theme.js').Paint} map.paint that the tiles have
 */
export function savePicture(place, scene, { name, address, key, paint }) {
  const square = heightOf({ width: WIDTH, scale: 1 });
  const lines = broken(address);
  const rows = (key.course ? 3 : 1) + key.entries.length + lines.length;
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * PIXELS;
  canvas.height = (square + LINE * rows + 2 * MARGIN) * PIXELS;
  const context = context2d(canvas);
  const sheet = { width: WIDTH, height: square, pixels: PIXELS, scale: 1, line: 1, paint };
  drawMap(context, sheet, { ...scene, pointed: undefined });
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.font = `${SIZE}px ${FONT}`;
  let top = square + MARGIN;
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
  // Below what is drawn there.
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = paint.colour('paper');
  context.fillRect(0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    if (blob) download(place, `${name}.png`, blob);
  }, 'image/png');
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
