// How large an element is.

/**
 * Calls back with the size of an element, at first and whenever it has another one.
 * @param {Element} element
 * @param {AbortSignal} ended aborts when its playground is taken from the page: what has no place there has no
 *   width, and what would be drawn in it is freed
 * @param {(width: number, height: number) => void} changed
 */
export function observeSize(element, ended, changed) {
  const observer = new ResizeObserver(([{ contentRect }]) =>
    changed(contentRect.width, contentRect.height),
  );
  observer.observe(element);
  ended.addEventListener('abort', () => observer.disconnect());
}
