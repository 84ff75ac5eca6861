// What can be seen of the page: what moves, what is covered, and what is in sight. `bench/layout.mjs` measures
// with the same.

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */
/** @typedef {{ value: number, moved: { what: string, from: Box, to: Box }[] }} Shift */

/** Before the page is opened: keeps what the browser calls layout shifts. Only Chromium does. @param {Page} page */
export async function watchShifts(page) {
  await page.addInitScript(() => {
    /** @type {Shift[]} */
    const shifts = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      // Those soon after an input count as well: what somebody chooses must not move the rest either.
      for (const { value, sources } of /** @type {any[]} */ (list.getEntries())) {
        shifts.push({
          value,
          moved: sources.map((/** @type {any} */ { node, previousRect, currentRect }) => ({
            what: `${node?.localName ?? 'text'}${node?.id ? `#${node.id}` : ''}`,
            from: previousRect.toJSON(),
            to: currentRect.toJSON(),
          })),
        });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/**
 * The shifts since they were taken last.
 * @param {Page} page
 * @returns {Promise<Shift[]>}
 */
export async function takeShifts(page) {
  return page.evaluate(async () => {
    // A shift is known when what moved has been drawn, and told a task later.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve));
    return Reflect.get(window, 'shifts').splice(0);
  });
}

/**
 * What moved, in words, leaving out what did so inside of a place of its own: a box, or, without `y` and `height`,
 * a column of the page.
 * @param {Shift[]} shifts
 * @param {{ x: number, width: number, y?: number, height?: number } | null} [own]
 */
export function movesIn(shifts, own) {
  const place = (/** @type {Box} */ { x, y, width, height }) =>
    [x, y, width, height].map(Math.round).join(' ');
  // What leaves the window is nowhere.
  const isInside = (/** @type {Box} */ { x, y, width, height }) => {
    if (!own) return false;
    const top = own.y ?? Number.NEGATIVE_INFINITY;
    const bottom = own.height === undefined ? Number.POSITIVE_INFINITY : top + own.height;
    const isBeside = x < own.x - 1 || x + width > own.x + own.width + 1;
    return width === 0 || !(isBeside || y < top - 1 || y + height > bottom + 1);
  };
  return (
    shifts
      .flatMap(({ moved }) => moved)
      .filter(({ from, to }) => !(isInside(from) && isInside(to)))
      // What stays where it is in the window while the page is scrolled is told of, too; and a line that has other
      // words, whose end is elsewhere then.
      .filter(({ from, to }) => place(from) !== place({ ...to, width: from.width }))
      .map(({ what, from, to }) => `${what} from ${place(from)} to ${place(to)}`)
  );
}

/**
 * Runs in the page: the texts and controls that something else lies on, wherever they are scrolled to.
 * @param {ShadowRoot} root
 * @returns {string[]}
 */
export function coveredIn(root) {
  const isSeen = (/** @type {Element} */ element) => {
    const { width, height } = element.getBoundingClientRect();
    if (width < 2 || height < 2) return false;
    // What is there for screen readers alone.
    for (let one = /** @type {Element | null} */ (element); one; one = one.parentElement) {
      if (getComputedStyle(one).clipPath !== 'none') return false;
    }
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const hasText = (/** @type {Element} */ element) =>
    [...element.childNodes].some(
      ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim(),
    );
  const all = [...root.querySelectorAll('*')].filter(
    (element) =>
      isSeen(element) &&
      !element.closest('option') &&
      // What lets the pointer through may lie over or under a picture.
      getComputedStyle(element).pointerEvents !== 'none' &&
      (hasText(element) || element.matches('button, input, select, a, [tabindex="0"], canvas')),
  );
  const found = [];
  for (const element of all) {
    // A link of the diagram is a line: its box has other things in it.
    if (element instanceof SVGElement && !(element instanceof SVGTextElement)) continue;
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const [box] = element.getClientRects();
    const at = [box.x + box.width / 2, box.y + box.height / 2];
    const hit = root.elementFromPoint(at[0], at[1]);
    if (!hit || hit.contains(element) || element.contains(hit)) continue;
    // What takes the pointer for a picture is not seen.
    if (hit instanceof SVGElement || element.matches('canvas')) continue;
    const name = (/** @type {Element} */ one) =>
      `${one.localName}${one.id && `#${one.id}`} “${one.textContent?.trim().slice(0, 30)}”`;
    found.push(`${name(element)} under ${name(hit)}`);
  }
  window.scrollTo(0, 0);
  return found;
}

/**
 * Runs in the page: what of the most important is not in sight: Train, status, network, surface, and the first
 * content of every view that is open.
 * @param {ShadowRoot} root
 * @returns {string[]}
 */
export function outOfSightIn(root) {
  const found = [];
  const isIn = (/** @type {DOMRect} */ box, height = box.height) =>
    box.width > 0 &&
    box.height > 0 &&
    box.left >= 0 &&
    box.top >= 0 &&
    box.right <= window.innerWidth &&
    box.top + height <= window.innerHeight;
  /** @type {[string, string][]} */
  const parts = [
    ['Train', '#train'],
    ['status', '#status'],
    ['network', '#network canvas'],
    ['surface', '#surface canvas'],
  ];
  for (const [name, selector] of parts) {
    const element = root.querySelector(selector);
    if (!element || !isIn(element.getBoundingClientRect())) found.push(name);
  }
  for (const pane of root.querySelectorAll('.pane:not([hidden])')) {
    // What comes first of it: enough to see what it is, and that there is more.
    const [first] = [...pane.querySelectorAll('.body > *')].filter((one) => one.checkVisibility());
    const box = first?.getBoundingClientRect();
    if (!box || !isIn(box, Math.min(box.height, 120))) found.push(`${pane.id}’s content`);
  }
  return found;
}

/** Runs in the page: the share of the window’s width that the playground’s parts use. @param {ShadowRoot} root */
export function usedWidthIn(root) {
  const boxes = [...root.querySelectorAll('#stage > *, .pane:not([hidden])')]
    .map((element) => element.getBoundingClientRect())
    .filter(({ width }) => width > 0);
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  return (right - left) / window.innerWidth;
}

/**
 * Before the page is opened: keeps the sizes of the type that is drawn onto canvases.
 * @param {Page} page
 */
export async function watchType(page) {
  await page.addInitScript(() => {
    /** @type {Record<string, number>} */
    const sizes = {};
    Object.assign(window, { typeOnCanvas: sizes });
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
      // As it is seen: the canvas has more pixels than it is wide, and its context is scaled to them.
      const { a, b } = this.getTransform();
      const { clientWidth, width } = this.canvas;
      const scale = clientWidth > 0 ? Math.hypot(a, b) * (clientWidth / width) : 1;
      const size = Number(/([\d.]+)px/.exec(this.font)?.[1]) * scale;
      sizes[text] = Math.min(sizes[text] ?? size, size);
      return fillText.call(this, text, ...rest);
    };
  });
}

/** Runs in the page: forgets the type that was drawn so far. */
export function clearType() {
  const sizes = Reflect.get(window, 'typeOnCanvas');
  for (const text of Object.keys(sizes)) delete sizes[text];
}
