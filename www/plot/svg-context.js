// A 2D context that writes SVG: what is drawn on the page as pixels becomes lines and text there. It has what the
// drawings of the page use, in CSS pixels of a sheet; paths are of moves, lines, arcs that are whole circles, and
// rectangles; images are pixels.

import { encode } from 'fast-png';

/** @typedef {import('../ui/theme.js').Sheet} Sheet */

/** @type {Partial<Record<CanvasTextAlign, string>>} */
const ANCHORS = { center: 'middle', right: 'end', end: 'end' };

/** How far below its place the baseline of a text is, as a share of the size: what every viewer knows. */
const BASELINES = new Map([
  ['top', 0.93],
  ['middle', 0.35],
]);

/** The style, weight, size and family of a font as the drawings write it. */
const FONT = /^(italic )?(?:(\d+) )?([\d.]+)px (.+)$/;

export class SvgContext {
  fillStyle = '#000000';
  strokeStyle = '#000000';
  lineWidth = 1;
  /** @type {CanvasLineCap} */
  lineCap = 'butt';
  /** @type {CanvasLineJoin} */
  lineJoin = 'miter';
  globalAlpha = 1;
  font = '10px sans-serif';
  /** @type {CanvasTextAlign} */
  textAlign = 'start';
  /** @type {CanvasTextBaseline} */
  textBaseline = 'alphabetic';
  imageSmoothingEnabled = true;
  #sheet;
  #measuring;
  /** @type {string[]} */
  #parts = [];
  #path = '';
  /** @type {number[]} */
  #dashes = [];
  /** What restores what was so at each save. @type {(() => void)[]} */
  #saved = [];
  #open = 0;
  #clips = 0;

  /**
   * @param {Sheet} sheet
   * @param {Pick<CanvasRenderingContext2D, 'font' | 'measureText'>} measuring measures text
   */
  constructor(sheet, measuring) {
    this.#sheet = sheet;
    this.#measuring = measuring;
  }

  /**
   * The picture so far, on paper.
   * @param {string} title what it shows, in words
   */
  text(title) {
    const { width, height, paint } = this.#sheet;
    const paper = tag('rect', { width, height, fill: paint.colour('paper') });
    const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<svg ${names} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
      `<title>${escaped(title)}</title>`,
      paper,
      ...this.#parts,
      '</svg>\n',
    ].join('\n');
  }

  /** It is drawn in CSS pixels anyway. */
  setTransform() {}

  /** There is nothing on a sheet that is begun. */
  clearRect() {}

  save() {
    const before = this.#open;
    // The styles, which are fields that can be written.
    const styles = { ...this };
    const dashes = this.#dashes;
    this.#saved.push(() => {
      for (; this.#open > before; this.#open--) this.#parts.push('</g>');
      Object.assign(this, styles);
      this.#dashes = dashes;
    });
  }

  restore() {
    this.#saved.pop()?.();
  }

  clip() {
    this.#clips += 1;
    const id = `clip-${this.#clips}`;
    this.#parts.push(`<clipPath id="${id}">${tag('path', { d: this.#path })}</clipPath>`);
    this.#begin(`clip-path="url(#${id})"`);
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.#begin(`transform="translate(${short(x)} ${short(y)})"`);
  }

  /** @param {number} angle in radians */
  rotate(angle) {
    this.#begin(`transform="rotate(${short((angle * 180) / Math.PI)})"`);
  }

  /** What holds until `restore`. @param {string} attribute */
  #begin(attribute) {
    this.#parts.push(`<g ${attribute}>`);
    this.#open += 1;
  }

  beginPath() {
    this.#path = '';
  }

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    if (Number.isFinite(x + y)) this.#path += `M${short(x)} ${short(y)}`;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    if (Number.isFinite(x + y))
      this.#path += `${this.#path === '' ? 'M' : 'L'}${short(x)} ${short(y)}`;
  }

  /** @param {number} x @param {number} y @param {number} radius */
  arc(x, y, radius) {
    const half = `a${short(radius)} ${short(radius)} 0 1 1`;
    this.#path += `M${short(x - radius)} ${short(y)}${half} ${short(2 * radius)} 0${half} ${short(-2 * radius)} 0Z`;
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) {
    this.#path += `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`;
  }

  fill() {
    this.#add('path', { d: this.#path, fill: this.fillStyle });
  }

  stroke() {
    if (this.#path === '') return;
    this.#add('path', {
      ...{ d: this.#path, fill: 'none', stroke: this.strokeStyle, 'stroke-width': this.lineWidth },
      ...{ 'stroke-linecap': this.lineCap, 'stroke-linejoin': this.lineJoin },
      'stroke-dasharray': this.#dashes.length > 0 ? this.#dashes.map(short).join(' ') : undefined,
    });
  }

  /** @param {number[]} dashes lengths of dashes and gaps by turns */
  setLineDash(dashes) {
    this.#dashes = dashes;
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    const place = { x: short(x), y: short(y), width: short(width), height: short(height) };
    this.#add('rect', { ...place, fill: this.fillStyle });
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  strokeRect(x, y, width, height) {
    const before = this.#path;
    this.#path = '';
    this.rect(x, y, width, height);
    this.stroke();
    this.#path = before;
  }

  /**
   * The pixels themselves: what a canvas gives back of them, some browsers alter, against fingerprinting.
   * @param {ImageData} image
   * @param {number} x
   * @param {number} y
   * @param {number} width
   * @param {number} height
   */
  drawImage(image, x, y, width, height) {
    this.#add('image', {
      ...{ x: short(x), y: short(y), width: short(width), height: short(height) },
      preserveAspectRatio: 'none',
      'image-rendering': this.imageSmoothingEnabled ? undefined : 'pixelated',
      'xlink:href': address(image),
    });
  }

  /** @param {string} text */
  measureText(text) {
    this.#measuring.font = this.font;
    return this.#measuring.measureText(text);
  }

  /** @param {string} text @param {number} x @param {number} y @param {number} [most] how wide it may be */
  fillText(text, x, y, most = Number.POSITIVE_INFINITY) {
    const isWider = this.measureText(text).width > most;
    const squeezed = { textLength: short(most), lengthAdjust: 'spacingAndGlyphs' };
    this.#write(text, x, y, { fill: this.fillStyle, ...(isWider ? squeezed : {}) });
  }

  /** @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) {
    this.#write(text, x, y, {
      ...{ fill: 'none', stroke: this.strokeStyle, 'stroke-width': this.lineWidth },
      'stroke-linejoin': this.lineJoin,
    });
  }

  /**
   * @param {string} text
   * @param {number} x
   * @param {number} y
   * @param {Record<string, string | number>} paint
   */
  #write(text, x, y, paint) {
    const [, style, weight, size, family] = FONT.exec(this.font) ?? [];
    if (text === '') return;
    const baseline = y + (BASELINES.get(this.textBaseline) ?? 0) * Number(size);
    this.#add(
      'text',
      {
        ...{ x: short(x), y: short(baseline), ...paint, 'font-family': family },
        ...{ 'font-size': size, 'font-style': style && 'italic', 'font-weight': weight },
        'text-anchor': ANCHORS[this.textAlign] ?? 'start',
      },
      text,
    );
  }

  /**
   * @param {string} name
   * @param {Record<string, string | number | undefined>} attributes
   * @param {string} [text]
   */
  #add(name, attributes, text) {
    const opacity = this.globalAlpha < 1 ? short(this.globalAlpha) : undefined;
    this.#parts.push(tag(name, { ...attributes, opacity }, text));
  }
}

/**
 * @param {string} name
 * @param {Record<string, string | number | undefined>} attributes those without a value are left out
 * @param {string} [text]
 */
function tag(name, attributes, text) {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return text === undefined
    ? `<${name}${written}/>`
    : `<${name}${written}>${escaped(text)}</${name}>`;
}

/** A picture as a PNG in an address. @param {ImageData} image */
function address({ data, width, height }) {
  const bytes = encode({ data, width, height, channels: 4 });
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte));
  return `data:image/png;base64,${btoa(letters.join(''))}`;
}

/** @param {string} text */
function escaped(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * To a hundredth of a pixel.
 * @param {number} length
 */
function short(length) {
  return Number(length.toFixed(2));
}
