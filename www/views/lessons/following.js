// Links that the playground follows by itself, wherever it is.

/**
 * What a click does in the place of the browser: to go to the address would begin the run anew, or do nothing in a
 * page of others. With a key, the link opens another window.
 * @param {() => void} go
 */
export function following(go) {
  return (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go();
  };
}
