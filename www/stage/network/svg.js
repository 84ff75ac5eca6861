// Elements of SVG.

/**
 * Sets attributes of an element, if there is one.
 * @param {Element | undefined} element
 * @param {Record<string, string | number | boolean>} attributes
 */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes))
    element?.setAttribute(name, String(value));
}

/**
 * @param {'svg' | 'g' | 'line' | 'rect' | 'path' | 'circle'} tag
 * @param {Record<string, string | number | boolean>} [attributes]
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  set(made, attributes);
  return made;
}
