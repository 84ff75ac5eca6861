// A map as a file: a picture with what it shows, and the link of the run, below it.

import { count } from '../../text/format.js';
import { context2d } from '../../ui/dom.js';
import { download } from '../../ui/hand-out.js';
import { FONT } from '../../ui/theme.js';
import { drawMap, heightOf } from './drawing.js';
import { COLOURINGS } from './key.js';

/** How wide it is, in CSS pixels; it has twice as many of its own. */
const WIDTH = 640;
const PIXELS = 2;
const LINE = 16;
const SIZE = 11;
/** So many lines a link takes at most. */
const MOST_LINES = 6;

/**
 * @param {import('./drawing.js').Scene} scene
 * @param {object} map
 * @param {string} map.name
 * @param {string} map.link
 * @param {number} map.epochs
 * @param {string} map.colouring
 * @param {import('../../ui/theme.js').Paint} map.paint that the tiles have
 */
export function savePicture(scene, { name, link, epochs, colouring, paint }) {
  const title = COLOURINGS.find(([key]) => key === colouring)?.[1] ?? '';
  const caption = `${title}, ${count(epochs)} epochs`;
  const size = { width: WIDTH, scale: 1 };
  const square = heightOf(size);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * PIXELS;
  const lines = [caption, ...broken(link)];
  canvas.height = (square + LINE * (lines.length + 0.5)) * PIXELS;
  const context = context2d(canvas);
  const sheet = { width: WIDTH, height: square, pixels: PIXELS, scale: 1, line: 1, paint };
  drawMap(context, sheet, { ...scene, pointed: undefined });
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.font = `${SIZE}px ${FONT}`;
  context.fillStyle = paint.colour('ink');
  for (const [index, line] of lines.entries()) {
    context.fillText(line, 8, square + LINE * index, WIDTH - 16);
  }
  // Below what is drawn there.
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = paint.colour('paper');
  context.fillRect(0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    if (blob) download(`${name}.png`, blob);
  }, 'image/png');
}

/** A link in lines. @param {string} link */
function broken(link) {
  const address = new URL(location.href);
  address.hash = link;
  const lines = address.href.match(/.{1,100}/g) ?? [];
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), '…'] : lines;
}
