// Elements: found by name, where one that is not there is a mistake of ours; or made.

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} id
 * @param {new () => T} [type]
 * @returns {T}
 */
export function element(root, id, type) {
  return find(root, `#${id}`, type);
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} [type]
 * @returns {T}
 */
export function find(within, selector, type) {
  const found = within.querySelector(selector);
  if (!(found instanceof (type ?? HTMLElement))) throw new Error(`The page has no ${selector}`);
  return /** @type {T} */ (found);
}

/**
 * Writes a text only where it differs: what is written anew is laid out anew, and may be read aloud.
 * @param {HTMLElement} target
 * @param {string} text
 */
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/**
 * Answers what can't be used, or takes the answer back. Of several answers that share a room, the latest is the last.
 * @param {HTMLElement} place
 * @param {string} words
 */
export function answerIn(place, words) {
  setText(place, words);
  if (words !== '' && place.nextElementSibling) place.parentElement?.append(place);
}

/**
 * Does what may be refused, with an `Error` that says what is accepted; the engine's breaking down is none.
 * @param {() => void} act
 * @param {(words: string) => void} answer
 */
export function attempt(act, answer) {
  try {
    act();
  } catch (reason) {
    if (!(reason instanceof Error) || reason instanceof WebAssembly.RuntimeError) throw reason;
    answer(reason.message);
  }
}

/**
 * An element with a text.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} text
 * @param {Partial<HTMLElementTagNameMap[K]>} [properties]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, text, properties) {
  const made = document.createElement(tag);
  Object.assign(made, { textContent: text }, properties);
  return made;
}

/**
 * The 2D context of a canvas.
 * @param {HTMLCanvasElement} canvas
 */
export function context2d(canvas) {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no 2D canvas');
  return context;
}
