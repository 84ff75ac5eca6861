// Dragging: weights and biases in the diagram, and whatever else the pointer can take hold of.

/** @typedef {import('../../state/session.js').Session} Session */

/** What a drag of one pixel changes. */
const PER_PIXEL = 0.02;
/** What the pointer moves less than this is a click, in pixels. */
const CLICK = 3;

/**
 * A weight or bias follows the pointer: up is more. A finger scrolls the page until a tap has chosen the link.
 * @param {import('./parts.js').Parts} parts
 * @param {import('../../state/view.js').Context} context
 */
export function dragParameter(parts, { session, attention, ended }) {
  const begin = (/** @type {PointerEvent} */ { target, pointerType, clientY }) => {
    const link = parts.linkAt(target);
    if (!link || (pointerType === 'touch' && link.thing !== attention.chosen)) return;
    const { index } = link.parameter;
    /** @type {number | undefined} */
    let value;
    return {
      move: (/** @type {PointerEvent} */ moved) => {
        attention.choose(link.thing);
        value ??= session.trainer.parameters()[index];
        const dragged = value + PER_PIXEL * (clientY - moved.clientY);
        session.setParameter(index, Number(dragged.toFixed(2)));
      },
    };
  };
  onDrag(parts.svg, { session, ended, begin });
  // The browser may not have seen yet that what was chosen just now is no place to scroll from.
  const hold = (/** @type {TouchEvent} */ event) => {
    const link = parts.linkAt(event.target);
    if (link && link.thing === attention.chosen) event.preventDefault();
  };
  parts.svg.addEventListener('touchstart', hold, { passive: false });
}

/**
 * What follows the pointer from where it is pressed until it is let go. From the first move on the run waits; the
 * Escape key brings it back to where it was then.
 * @typedef {object} Drag
 * @property {(event: PointerEvent) => void} move
 * @property {(event: PointerEvent) => void} [click] is called if it was let go where it was pressed
 * @property {() => void} [end]
 */

/**
 * @param {SVGElement} place
 * @param {object} options
 * @param {Session} options.session
 * @param {AbortSignal} options.ended
 * @param {(event: PointerEvent) => Drag | undefined} options.begin
 */
export function onDrag(place, { session, ended, begin }) {
  place.addEventListener('pointerdown', (event) => {
    const drag = event.isPrimary && event.button === 0 ? begin(event) : undefined;
    if (!drag || !(event.target instanceof Element)) return;
    event.target.setPointerCapture(event.pointerId);
    let before = session.standing;
    let wasTraining = false;
    const listening = new AbortController();
    const stop = () => listening.abort();
    ended.addEventListener('abort', stop, { signal: listening.signal });
    let isMoved = false;
    const end = () => {
      stop();
      drag.end?.();
      if (isMoved && wasTraining && !session.finished) session.train();
      session.redraw();
    };
    const putBack = () => {
      if (isMoved) session.giveUp(before);
      end();
    };
    /** @type {(type: string, listener: (event: any) => void) => void} */
    const listen = (type, listener) =>
      document.addEventListener(type, listener, { signal: listening.signal, capture: true });
    /** Of the same pointer: another finger has no part in it. @type {typeof listen} */
    const follow = (type, listener) =>
      listen(type, (other) => {
        if (other.pointerId === event.pointerId) listener(other);
      });
    follow('pointermove', (moved) => {
      const distance = Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY);
      if (!isMoved && distance < CLICK) return;
      if (!isMoved) {
        wasTraining = session.training;
        session.pause();
        before = session.standing;
        isMoved = true;
      }
      drag.move(moved);
    });
    follow('pointerup', (up) => {
      if (!isMoved) drag.click?.(up);
      end();
    });
    // The browser has taken the pointer for something else, such as scrolling.
    follow('pointercancel', putBack);
    listen('keydown', ({ key }) => {
      if (key === 'Escape') putBack();
    });
  });
}
