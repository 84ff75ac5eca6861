// Moves what is seen: drag, wheel, two fingers. What is none of these is a click.

/** @typedef {[x: number, y: number]} Place */

/** So far a pointer moves, in CSS pixels, before it drags. */
const SLACK = 4;
/** The wheel turns so far, in pixels, until the window is halved; fingers on a pad, which browsers tell as a wheel with Ctrl. */
const WHEEL = 250;
const PAD = 60;
/** What a line and a page of a wheel are in pixels. */
const UNITS = [1, 16, 400];

/**
 * What is done then; shares are of the way from left to right, and from the bottom to the top.
 * @typedef {object} Moves
 * @property {(shares: Place) => void} move
 * @property {(by: number, shares: Place) => boolean} zoom whether there was something nearer, or farther
 * @property {(shares: Place) => void} click
 * @property {(shares: Place | undefined) => void} point what is pointed at is read; a finger's tap points, too
 */

/**
 * @param {HTMLElement} element
 * @param {() => { left: number, top: number, side: number }} frame of the map in it, in CSS pixels
 * @param {Moves} moves
 */
export function followGestures(element, frame, moves) {
  /** Where each pointer is. @type {Map<number, Place>} */
  const pointers = new Map();
  /** Where the first went down, until it drags. @type {Place | undefined} */
  let down;

  /** @param {{ clientX: number, clientY: number }} event @returns {Place} */
  const shares = ({ clientX, clientY }) => {
    const { left, top } = element.getBoundingClientRect();
    const { left: first, top: highest, side } = frame();
    return [(clientX - left - first) / side, 1 - (clientY - top - highest) / side];
  };

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, shares(event));
    down = pointers.size === 1 ? [event.clientX, event.clientY] : undefined;
  });
  element.addEventListener('pointermove', (event) => {
    const now = shares(event);
    const before = pointers.get(event.pointerId);
    if (event.pointerType === 'mouse') moves.point(inside(now));
    if (!before) return;
    if (down && Math.hypot(event.clientX - down[0], event.clientY - down[1]) < SLACK) return;
    down = undefined;
    const others = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    pointers.set(event.pointerId, now);
    const other = others[0];
    if (!other) {
      moves.move([before[0] - now[0], before[1] - now[1]]);
      if (event.pointerType === 'mouse') moves.point(inside(now));
      return;
    }
    // Between two fingers, half of what one moves.
    const middle = middleOf(now, other);
    const former = middleOf(before, other);
    moves.move([former[0] - middle[0], former[1] - middle[1]]);
    const nearer = Math.log2(distance(now, other) / distance(before, other));
    if (Number.isFinite(nearer)) moves.zoom(nearer, middle);
  });
  const end = (/** @type {PointerEvent} */ event) => {
    if (!pointers.delete(event.pointerId)) return;
    const at = inside(shares(event));
    if (down && at && event.type === 'pointerup') {
      // A finger has no other way to read.
      if (event.pointerType === 'mouse') moves.click(at);
      else moves.point(at);
    }
    down = undefined;
  };
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
  element.addEventListener('pointerleave', ({ pointerType }) => {
    if (pointerType === 'mouse') moves.point(undefined);
  });
  element.addEventListener(
    'wheel',
    (event) => {
      const at = inside(shares(event));
      if (!at || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
      const turned = event.deltaY * UNITS[event.deltaMode];
      // Where it goes no nearer, the page scrolls.
      if (moves.zoom(-turned / (event.ctrlKey ? PAD : WHEEL), at)) event.preventDefault();
    },
    { passive: false },
  );
}

/** Numbers and names beside the map are no place in it. @param {Place} at */
function inside(at) {
  return at.every((share) => share >= 0 && share <= 1) ? at : undefined;
}

/** @param {Place} one @param {Place} other @returns {Place} */
function middleOf(one, other) {
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
}

/** @param {Place} one @param {Place} other */
function distance(one, other) {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}
