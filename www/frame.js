// A page in a frame that is as high as it: it tells whoever holds the frame how high that is, whenever it changes. It is
// asked for with `?fit` in the address, as a frame of a given height has the bar in sight, and scrolls what is below it.

/** @param {HTMLElement} playground */
export function fit(playground) {
  // Its own height, whatever the frame's is.
  playground.style.setProperty('--playground-height', 'auto');
  playground.style.minHeight = '0';
  new ResizeObserver(() => {
    const height = Math.ceil(playground.getBoundingClientRect().height);
    parent.postMessage({ type: 'xor-playground', height }, '*');
  }).observe(playground);
}
