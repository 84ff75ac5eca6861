// What is dropped on an element: a file, or a text.

/** What there is to say of more than one, of which none is taken. */
const ONE = 'One file at a time, please: none of these was opened.';

/**
 * Takes it, and marks the element with the class `drop` while something is over it. A file that is let go beside it, in
 * the same playground, is not taken by the browser, which would leave the page for it.
 * @param {HTMLElement} target
 * @param {(given: File | string) => void} take
 * @param {(words: string) => void} refuse
 * @param {(place: EventTarget | null) => boolean} [isLeft] where a drop is left to the browser
 */
export function takeDrops(target, take, refuse, isLeft = () => false) {
  const isTaken = (/** @type {DragEvent} */ { dataTransfer, target: place }) => {
    const types = dataTransfer?.types ?? [];
    return types.some((type) => type === 'Files' || type === 'text/plain') && !isLeft(place);
  };
  target.addEventListener('dragover', (event) => {
    if (!isTaken(event)) return;
    event.preventDefault();
    target.classList.add('drop');
  });
  target.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && target.contains(relatedTarget))) {
      target.classList.remove('drop');
    }
  });
  target.addEventListener('drop', (event) => {
    target.classList.remove('drop');
    if (!isTaken(event)) return;
    event.preventDefault();
    const [file, ...others] = event.dataTransfer?.files ?? [];
    if (others.length > 0) refuse(ONE);
    else take(file ?? event.dataTransfer?.getData('text/plain') ?? '');
  });
  const root = target.getRootNode();
  if (root instanceof ShadowRoot) keepFrom(root.host);
}

/** @param {Element} place where files are not dropped */
function keepFrom(place) {
  for (const type of ['dragover', 'drop']) {
    place.addEventListener(type, (event) => {
      const { dataTransfer } = /** @type {DragEvent} */ (event);
      if (event.defaultPrevented || !dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      dataTransfer.dropEffect = 'none';
    });
  }
}
