// What is dropped on an element: a file, or a text.

/**
 * Takes it, and marks the element with the class `drop` while something is over it.
 * @param {HTMLElement} target
 * @param {(given: File | string) => void} take
 * @param {(place: EventTarget | null) => boolean} [isLeft] where a drop is left to the browser
 */
export function takeDrops(target, take, isLeft = () => false) {
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
    take(event.dataTransfer?.files[0] ?? event.dataTransfer?.getData('text/plain') ?? '');
  });
}
