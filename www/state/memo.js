// What is known is not worked out again: an answer under its name, a view by what it draws from.
//
// This and frames.js are the page's store, instead of a library of signals: all that is drawn follows from one value
// that is replaced as a whole (the run, with its epoch), so there is no graph of dependencies to keep, nothing to
// subscribe to and nothing to take back, and the first view has no bytes to spare.

/**
 * A view that is drawn only when something it draws from is another thing: numbers and texts, or objects that are
 * replaced when they change, as `session.run` and `session.moment` are.
 * @template {readonly unknown[]} T
 * @param {() => [...T]} select what it draws from
 * @param {(...selected: NoInfer<T>) => void} show
 */
export function watch(select, show) {
  /** @type {T | undefined} */
  let shown;
  return () => {
    const selected = select();
    if (shown?.every((value, index) => Object.is(value, selected[index]))) return;
    show(...selected);
    // Only now: what failed is drawn again.
    shown = selected;
  };
}

/**
 * What is known under a name, or what `find` says, which is known from then on.
 * @template T
 * @param {Map<string, unknown>} known
 * @param {string} name
 * @param {() => T} find
 */
export function recall(known, name, find) {
  if (!known.has(name)) known.set(name, find());
  return /** @type {T} */ (known.get(name));
}
