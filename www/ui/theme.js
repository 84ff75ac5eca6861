// The colours, light and dark, of one element of the page; its style sheets have them as custom properties, and
// what is drawn takes them from here.

export const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

/** @typedef {keyof typeof COLOURS} Colour */

/** Each in the light and in the dark. */
const COLOURS = {
  paper: ['#fcfbf8', '#14171b'],
  raised: ['#ffffff', '#1d2126'],
  ink: ['#1c2024', '#e8e9ea'],
  quiet: ['#5b6168', '#a0a7ae'],
  line: ['#e2dfd8', '#30363c'],
  edge: ['#8a8780', '#6f777f'],
  // What can be used: buttons, sliders. Nothing that is shown has it.
  accent: ['#0f766e', '#4fc0b3'],
  'on-accent': ['#ffffff', '#0b1f1d'],
  present: ['#1c2024', '#e8e9ea'],
  asked: ['#a3297f', '#f07fcb'],
  chosen: ['#6b4bc3', '#b39bff'],
  zero: ['#1f62a8', '#5aa9f0'],
  one: ['#b4540a', '#f7993c'],
  'on-data': ['#ffffff', '#10151a'],
  good: ['#2d6a2e', '#8fce8b'],
  bad: ['#a12a1f', '#ff9c8f'],
  'tint-good': ['#eaf3e8', '#1c2a1e'],
  'tint-warn': ['#fbf1df', '#30281a'],
  'tint-bad': ['#fbe9e6', '#351f1d'],
};

/**
 * What something is drawn in.
 * @typedef {object} Paint
 * @property {boolean} isDark
 * @property {(colour: Colour) => string} colour
 */

/**
 * What a picture is drawn on.
 * @typedef {object} Sheet
 * @property {number} width in CSS pixels
 * @property {number} height
 * @property {number} pixels that a CSS pixel has, each way
 * @property {number} scale how many times as large as usual its letters and lengths are
 * @property {number} line how many CSS pixels wide a line is that usually has one
 * @property {Paint} paint
 */

/** @type {Paint} What is taken elsewhere is seen on paper there. */
export const LIGHT = { isDark: false, colour: (colour) => COLOURS[colour][0] };
/** @type {Paint} */
const DARK = { isDark: true, colour: (colour) => COLOURS[colour][1] };

/** Whether things are to change at once rather than move. */
export const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** Whether one taps rather than points and clicks. */
export const touching = matchMedia('(pointer: coarse)');

/** A line is so many times as wide where it is to be seen from afar. */
const THICK = 1.6;

/** @typedef {'system' | 'light' | 'dark'} Choice */

export class Theme {
  #host;
  #system = matchMedia('(prefers-color-scheme: dark)');
  #screen = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  #ending = new AbortController();
  /** @type {Choice} */
  #choice = 'system';
  #isPrinted = false;
  #scale = 1;
  #isThick = false;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** @type {Paint} */
  #paint = LIGHT;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
    const { signal } = this.#ending;
    this.#system.addEventListener('change', () => this.#apply(), { signal });
    this.#followScreen();
    this.#apply();
  }

  /** What is drawn is drawn in this. */
  get paint() {
    return this.#paint;
  }

  /** Whether it is being printed, which is in light colours. @param {boolean} isPrinted */
  set isPrinted(isPrinted) {
    this.#isPrinted = isPrinted;
    this.#apply();
  }

  /** What was chosen. @param {Choice} choice */
  set choice(choice) {
    this.#choice = choice;
    this.#apply();
  }

  get choice() {
    return this.#choice;
  }

  /** How many times as large as usual letters and lengths are. @param {number} scale */
  set scale(scale) {
    if (scale === this.#scale) return;
    this.#scale = scale;
    this.#apply();
  }

  get scale() {
    return this.#scale;
  }

  /** Whether lines are to be seen from afar. @param {boolean} isThick */
  set thick(isThick) {
    if (isThick === this.#isThick) return;
    this.#isThick = isThick;
    this.#apply();
  }

  get thick() {
    return this.#isThick;
  }

  /**
   * A sheet on the screen.
   * @param {number} width in CSS pixels
   * @param {number} height
   * @returns {Sheet}
   */
  sheet(width, height) {
    const scale = this.#scale;
    const line = scale * (this.#isThick ? THICK : 1);
    return { width, height, pixels: devicePixelRatio, scale, line, paint: this.#paint };
  }

  /**
   * Calls back when colours, sizes or the screen's pixels are others.
   * @param {() => void} listener
   */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  /** Nothing is followed any more. */
  end() {
    this.#ending.abort();
    this.#listeners.clear();
  }

  /** Another zoom or screen: a picture may be as wide as before, of other pixels. */
  #followScreen() {
    this.#screen = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const changed = () => {
      this.#followScreen();
      this.#tell();
    };
    this.#screen.addEventListener('change', changed, { once: true, signal: this.#ending.signal });
  }

  #apply() {
    const isChosen = this.#choice === 'system' ? this.#system.matches : this.#choice === 'dark';
    const isDark = isChosen && !this.#isPrinted;
    this.#paint = isDark ? DARK : LIGHT;
    const { style } = this.#host;
    style.colorScheme = isDark ? 'dark' : 'light';
    for (const name of /** @type {Colour[]} */ (Object.keys(COLOURS))) {
      style.setProperty(`--${name}`, this.#paint.colour(name));
    }
    // For what stands beside a picture and has to be in line with it.
    style.setProperty('--scale', String(this.#scale));
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}
