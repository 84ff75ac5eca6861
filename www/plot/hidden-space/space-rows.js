// The rows in a picture of the hidden space. Where two of a few with different targets are in one place, each shows its
// half of the circle.

import { rowName } from '../../text/format.js';
import { FONT } from '../../ui/theme.js';
import { drawDots } from '../dots.js';
import { drawSample, SAMPLE_RADIUS } from '../plane.js';

/** @typedef {import('../plane.js').Frame} Frame */
/** @typedef {import('../../ui/theme.js').Sheet} Sheet */
/** @typedef {import('../plane.js').Place} Place */

/** Lengths are CSS pixels on a sheet of scale 1. The border of a circle belongs to it. */
const OUTER = SAMPLE_RADIUS + 1;
/** How far from the circles their names are. */
const BESIDE = 5;
const LINE_HEIGHT = 15;

/** Of what the rows are, as far as it is drawn: see the session's data. @typedef {Pick<import('../../state/data.js').Data, 'rows' | 'isMany' | 'outputRange' | 'tests'>} Rows */

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {Frame} frame
 * @param {Float32Array} shares where they are, to the right and down, as shares of the square
 * @param {Rows} data
 * @param {boolean} joined whether those with the same target are joined by a line
 */
export function drawRows(context, sheet, frame, shares, data, joined) {
  const { rows } = data;
  const targets = rows.map((row) => row[row.length - 1]);
  const places = targets.map((_, row) => ({
    x: frame.left + shares[2 * row] * frame.side,
    y: frame.top + shares[2 * row + 1] * frame.side,
  }));
  if (!places.every(({ x, y }) => Number.isFinite(x + y))) return;
  if (data.isMany) {
    drawDots(context, sheet, places, data);
    return;
  }
  if (joined) for (const target of [0, 1]) drawJoin(context, sheet, places, targets, target);
  for (const [row, place] of places.entries()) {
    const others = [...places.keys()].filter((other) => targets[other] !== targets[row]);
    const away = halvesAgainst(places, row, others, sheet.scale);
    context.save();
    for (const direction of away) clipHalf(context, direction, sheet.scale);
    drawSample(context, sheet, place, targets[row], middleOfRest(place, away, sheet.scale));
    context.restore();
  }
  const names = rows.map(rowName);
  drawNames(context, sheet, frame, places, names);
}

/**
 * The dashed lines between the rows with this target, each with the next.
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {Place[]} places
 * @param {number[]} targets
 * @param {number} target
 */
function drawJoin(context, { paint, scale, line }, places, targets, target) {
  const these = places.filter((_, row) => targets[row] === target);
  context.beginPath();
  for (const { x, y } of these) context.lineTo(x, y);
  // A triangle is closed; a line is not drawn back.
  if (these.length > 2) context.closePath();
  context.lineCap = 'butt';
  context.lineWidth = 4 * line;
  context.strokeStyle = paint.colour('paper');
  context.globalAlpha = 0.75;
  context.stroke();
  context.globalAlpha = 1;
  context.lineWidth = 2 * line;
  context.setLineDash([5 * scale, 4 * scale]);
  context.strokeStyle = paint.colour(target === 1 ? 'one' : 'zero');
  context.stroke();
  context.setLineDash([]);
}

/**
 * A half plane: what is on the side of a middle that the direction points to.
 * @typedef {{ middle: Place, x: number, y: number }} Half
 */

/**
 * The half planes of a row against those others whose circles overlap with its own.
 * @param {Place[]} places
 * @param {number} row
 * @param {number[]} others
 * @param {number} scale
 * @returns {Half[]}
 */
function halvesAgainst(places, row, others, scale) {
  const own = places[row];
  /** @type {Half[]} */
  const halves = [];
  for (const other of others) {
    const place = places[other];
    const [dx, dy] = [own.x - place.x, own.y - place.y];
    const distance = Math.hypot(dx, dy);
    if (distance >= 2 * OUTER * scale) continue;
    const middle = { x: (own.x + place.x) / 2, y: (own.y + place.y) / 2 };
    // In the very same place, the later one is to the right.
    halves.push(
      distance > 0
        ? { middle, x: dx / distance, y: dy / distance }
        : { middle, x: Math.sign(row - other), y: 0 },
    );
  }
  return halves;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Half} half
 * @param {number} scale
 */
function clipHalf(context, { middle, x, y }, scale) {
  const far = 4 * OUTER * scale;
  context.beginPath();
  context.moveTo(middle.x - y * far, middle.y + x * far);
  context.lineTo(middle.x + y * far, middle.y - x * far);
  context.lineTo(middle.x + (y + x) * far, middle.y + (y - x) * far);
  context.lineTo(middle.x + (x - y) * far, middle.y + (y + x) * far);
  context.closePath();
  context.clip();
}

/**
 * The middle of what remains of a circle.
 * @param {Place} place
 * @param {Half[]} halves
 * @param {number} scale
 */
function middleOfRest({ x, y }, halves, scale) {
  const middle = { x, y };
  for (const half of halves) {
    const distance = (x - half.middle.x) * half.x + (y - half.middle.y) * half.y;
    const aside = (SAMPLE_RADIUS * scale - distance) / 2 / halves.length;
    middle.x += aside * half.x;
    middle.y += aside * half.y;
  }
  return middle;
}

/**
 * The rows whose circles touch.
 * @param {Place[]} places
 * @param {number} scale
 * @returns {number[][]}
 */
function groups(places, scale) {
  /** @type {number[][]} */
  let found = [];
  for (const [row, place] of places.entries()) {
    const touches = (/** @type {number[]} */ group) =>
      group.some((other) => {
        const { x, y } = places[other];
        return Math.hypot(place.x - x, place.y - y) < 2.4 * OUTER * scale;
      });
    found = [...found.filter((group) => !touches(group)), [...found.filter(touches).flat(), row]];
  }
  return found;
}

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/**
 * The names of the rows, those of a group one below the other beside its circles, where there is room.
 * @param {CanvasRenderingContext2D} context
 * @param {Sheet} sheet
 * @param {Frame} frame
 * @param {Place[]} places
 * @param {string[]} names
 */
function drawNames(context, { paint, scale }, frame, places, names) {
  const outer = OUTER * scale;
  const lineHeight = LINE_HEIGHT * scale;
  context.font = `600 ${12 * scale}px ${FONT}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3.5 * scale;
  context.strokeStyle = paint.colour('paper');
  context.fillStyle = paint.colour('ink');
  const width = context.measureText(names[0]).width;
  const circles = places.map((place) => boxAround([place], outer));
  /** @type {Box[]} */
  const taken = [...circles];
  for (const group of groups(places, scale)) {
    const around = boxAround(
      group.map((row) => places[row]),
      outer,
    );
    const size = { width, height: group.length * lineHeight };
    const boxes = boxesBeside(around, frame, size, BESIDE * scale);
    const room = boxes.find((box) => taken.every((other) => !overlap(box, other))) ?? boxes[0];
    taken.push(room);
    for (const [line, row] of [...group].sort((a, b) => places[a].y - places[b].y).entries()) {
      const y = room.top + (line + 0.5) * lineHeight;
      context.strokeText(names[row], room.left, y);
      context.fillText(names[row], room.left, y);
    }
  }
}

/**
 * Where names could be, the best place first: beside the circles towards the middle of the square, beyond
 * them, below, above. They stay within the square.
 * @param {Box} around the circles
 * @param {Frame} frame
 * @param {{ width: number, height: number }} size of the names
 * @param {number} beside how far from the circles
 * @returns {Box[]}
 */
function boxesBeside(around, { left, top, side }, { width, height }, beside) {
  const within = (
    /** @type {number} */ at,
    /** @type {number} */ low,
    /** @type {number} */ size,
  ) => Math.min(low + side - size - 2, Math.max(low + 2, at));
  const box = (/** @type {number} */ x, /** @type {number} */ y) => {
    const [boxLeft, boxTop] = [within(x, left, width), within(y, top, height)];
    return { left: boxLeft, top: boxTop, right: boxLeft + width, bottom: boxTop + height };
  };
  const middle = { x: (around.left + around.right) / 2, y: (around.top + around.bottom) / 2 };
  const right = box(around.right + beside, middle.y - height / 2);
  const leftwards = box(around.left - beside - width, middle.y - height / 2);
  const isFarRight = middle.x > left + 0.62 * side;
  return [
    ...(isFarRight ? [leftwards, right] : [right, leftwards]),
    box(middle.x - width / 2, around.bottom),
    box(middle.x - width / 2, around.top - height),
  ];
}

/**
 * @param {Place[]} places
 * @param {number} room
 * @returns {Box}
 */
function boxAround(places, room) {
  const xs = places.map(({ x }) => x);
  const ys = places.map(({ y }) => y);
  return {
    left: Math.min(...xs) - room,
    top: Math.min(...ys) - room,
    right: Math.max(...xs) + room,
    bottom: Math.max(...ys) + room,
  };
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
