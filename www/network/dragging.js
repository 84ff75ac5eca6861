// Dragging: weights and biases in the diagram, and whatever else the pointer can take hold of.

/** @typedef {import('../session.js').Session} Session */
/** @typedef {import('./layout.js').Link} Link */

/** What a drag of one pixel changes. */
const PER_PIXEL = 0.02;
/** What the pointer moves less than this is a click, in pixels. */
const CLICK = 3;

/**
 * A weight or bias follows the pointer: up is more.
 * @param {SVGElement} place
 * @param {Session} session
 * @param {(target: EventTarget | null) => Link | undefined} linkAt
 */
export function dragParameter(place, session, linkAt) {
  onDrag(place, session, (event) => {
    const link = linkAt(event.target);
    // Where links are dense, a finger scrolls the page.
    if (!link || (event.pointerType === 'touch' && place.classList.contains('dense'))) return;
    const { index } = link.parameter;
    const value = session.trainer.parameters()[index];
    return {
      move: ({ clientY }) =>
        session.setParameter(
          index,
          Number((value + PER_PIXEL * (event.clientY - clientY)).toFixed(2)),
        ),
    };
  });
}

/**
 * What follows the pointer from where it is pressed until it is let go. The run waits meanwhile; the Escape
 * key brings it back to where it was.
 * @typedef {object} Drag
 * @property {(event: PointerEvent) => void} move
 * @property {(event: PointerEvent) => void} [click] is called if it was let go where it was pressed
 * @property {() => void} [end]
 */

/**
 * @param {SVGElement} place
 * @param {Session} session
 * @param {(event: PointerEvent) => Drag | undefined} begin
 */
export function onDrag(place, session, begin) {
  place.addEventListener('pointerdown', (event) => {
    const drag = event.isPrimary && event.button === 0 ? begin(event) : undefined;
    if (!drag || !(event.target instanceof Element)) return;
    event.target.setPointerCapture(event.pointerId);
    const before = session.standing;
    const wasTraining = session.training;
    const listening = new AbortController();
    let isMoved = false;
    const end = () => {
      listening.abort();
      drag.end?.();
      if (isMoved && wasTraining && !session.finished) session.train();
      session.redraw();
    };
    /** @type {(type: string, listener: (event: any) => void) => void} */
    const listen = (type, listener) =>
      document.addEventListener(type, listener, { signal: listening.signal, capture: true });
    listen('pointermove', (moved) => {
      if (!moved.isPrimary) return;
      const distance = Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY);
      if (!isMoved && distance < CLICK) return;
      if (!isMoved) session.pause();
      isMoved = true;
      drag.move(moved);
    });
    listen('pointerup', (up) => {
      if (!isMoved) drag.click?.(up);
      end();
    });
    listen('pointercancel', end);
    listen('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      if (isMoved) session.comeBack(before);
      end();
    });
  });
}
