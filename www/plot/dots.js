// Many samples in a picture of a plane.

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
 * Many samples: dots in the colours of their targets.
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {readonly Place[]} places
 * @param {{ rows: readonly number[][], outputRange: Range }} data
 */
export function drawDots(context, { paint, scale, line }, places, { rows, outputRange }) {
  const [low, high] = outputRange;
  const radius = (places.length > VERY_MANY ? SMALL_DOT_RADIUS : DOT_RADIUS) * scale;
  context.lineWidth = line;
  context.strokeStyle = paint.colour('paper');
  /** Those of each colour. @type {Place[][]} */
  const groups = Array.from({ length: SHADES + 1 }, () => []);
  for (const [row, place] of places.entries()) {
    const share = (rows[row][2] - low) / (high - low);
    groups[Math.round(SHADES * share)].push(place);
  }
  for (const [shade, group] of groups.entries()) {
    if (group.length === 0) continue;
    context.beginPath();
    for (const { x, y } of group) {
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.fillStyle = colourAt(shade / SHADES, paint);
    context.fill();
    context.stroke();
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
