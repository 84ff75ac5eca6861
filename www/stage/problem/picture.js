// Rows, as small as a picture on a button: in the plane of x and y; of one input, in that of x and the target; of three,
// those with 0 for the third in the plane of the others, and beside them those with 1.

import { make } from '../../ui/dom.js';
import { set, svg } from '../network/svg.js';

/** From the first colour to the last. */
const SHADES = 4;
/** How wide the picture is, with some room around the points. */
const SIDE = 100;
const ROOM = 8;

/** @param {readonly number[][]} rows inputs and target of each */
export function pictureOf(rows) {
  const inputs = rows[0].length - 1;
  if (inputs === 3) return cubeOf(rows);
  return rows.length === 4 ? tableOf(rows) : pointsOf(rows);
}

/**
 * The eight rows of three inputs that are 0 or 1, as two faces of a cube.
 * @param {readonly number[][]} rows
 */
function cubeOf(rows) {
  const cube = make('span', '', { className: 'cube' });
  for (const face of [0, 1]) {
    cube.append(tableOf(rows.flatMap(([x, y, z, t]) => (z === face ? [[x, y, t]] : []))));
  }
  return cube;
}

/**
 * The four rows of a gate, each with its target in it.
 * @param {readonly number[][]} rows
 */
function tableOf(rows) {
  const picture = make('span', '', { className: 'picture' });
  picture.ariaHidden = 'true';
  for (const [x, y, target] of rows) {
    const row = make('i', String(target), { className: target === 1 ? 'one' : 'zero' });
    row.style.gridArea = `${2 - y} / ${1 + x}`;
    picture.append(row);
  }
  return picture;
}

/**
 * Dots, from the first colour to the last.
 * @param {readonly number[][]} rows
 */
function pointsOf(rows) {
  const isCurve = rows[0].length === 2;
  const inputs = rows.flatMap((row) => row.slice(0, isCurve ? 1 : 2));
  const [low, high] = rangeOf(inputs);
  const [first, last] = rangeOf(rows.map((row) => Number(row.at(-1))));
  const along = (/** @type {number} */ input) =>
    (ROOM + ((input - low) / (high - low)) * (SIDE - 2 * ROOM)).toFixed(1);
  const dots = Array.from({ length: SHADES + 1 }, () => '');
  for (const row of rows) {
    const target = Number(row.at(-1));
    const x = row[0];
    const y = isCurve ? low + ((target - first) / (last - first)) * (high - low) : row[1];
    const shade = Math.round(((target - first) / (last - first)) * SHADES);
    dots[shade] += `M${along(x)} ${along(low + high - y)}h0`;
  }
  const picture = svg('svg', {
    ...{ viewBox: `0 0 ${SIDE} ${SIDE}`, class: 'picture', 'aria-hidden': true },
  });
  for (const [shade, d] of dots.entries()) {
    if (d === '') continue;
    const path = svg('path', { class: `shade-${shade}` });
    set(path, { d });
    picture.append(path);
  }
  return picture;
}

/** @param {number[]} numbers */
function rangeOf(numbers) {
  return [Math.min(...numbers), Math.max(...numbers)];
}
