// Map: each pixel is a run, trained in the background from a start, or with settings, of its own.

import { html, nothing, render } from 'lit';
import { mappedLink, mapVariable, mapVariables, paintRuns } from 'xor-playground/full';
import { fitCanvas } from '../../plot/plane.js';
import { readByKeys } from '../../plot/reader.js';
import { SurveyPool } from '../../state/survey/survey-pool.js';
import { count } from '../../text/format.js';
import { button } from '../../ui/button.js';
import { choice } from '../../ui/choice.js';
import { context2d, make } from '../../ui/dom.js';
import { observeSize } from '../../ui/size.js';
import { askedText, EPOCHS, readAsked, USUAL } from './asked.js';
import { drawMap, heightOf, squareIn } from './drawing.js';
import { followGestures } from './gestures.js';
import { COLOURINGS, keyOf, tallyOf } from './key.js';
import sheet from './map.css';
import { savePicture } from './picture.js';
import { Scan, tilesIn } from './scan.js';
import { SIDE, Tiles } from './tiles.js';
import { MapWindow } from './window.js';
import { placeInWords, resultInWords, usualAxes, variableName } from './words.js';

/** @typedef {import('../../state/view.js').Context} Context */
/** @typedef {import('./window.js').Place} Place */
/** @typedef {import('./key.js').Colouring} Colouring */

/** After so long without another change, what is seen is trained, in milliseconds. */
const REST = 80;
/** The same after another run; while it is dragged, there is one in each frame. */
const REST_OF_RUNS = 400;
/** What is told beside the picture follows at this distance, in milliseconds. */
const FOLLOW_EVERY = 250;
/** A key moves what is seen so far, and comes so much nearer. */
const KEY_MOVE = 1 / 8;
const KEY_ZOOM = 0.5;
/** Keys move the cursor so many points, and so many with Shift. */
const NEAR = 4;
const FAR = 32;

/** More products of a parameter and a row than these, for one run, are only computed where that is asked for: about a second. */
const MUCH = 3e8;

/** @type {number} */
const WORKERS = globalThis.navigator?.hardwareConcurrency ?? 1;

/** What it shows. */
export const words =
  'Each pixel is a run: how soon it learns, from which start, or with which settings.';

export const sheets = [sheet];

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  return new MapView(place, context);
}

class MapView {
  #place;
  #session;
  #theme;
  #notify;
  #canvas = make('canvas', '');
  #context = context2d(this.#canvas);
  #reading = make('p', '', { className: 'reading' });
  #picture = make('div', '', { className: 'picture' });
  #width = 0;

  /** What is varied. @type {[across: string, up: string]} */
  #keys;
  #epochs = USUAL;
  /** @type {Colouring} */
  #colouring = 'epochs';

  /** What is asked of it, as a link has it; another text is from another link. */
  #said = '';
  /** The run of the page for which it is drawn. @type {string | undefined} */
  #read;
  /** The run of which each pixel is a variant, as a link. */
  #base = '';
  /** What can be varied. @type {string[]} */
  #variables = [];
  /** Where the run of the page lies. @type {Place} */
  #present = [0, 0];
  /** @type {MapWindow} */
  #window;
  #tiles = new Tiles((columns) => this.#paint(columns));
  /** @type {Scan | undefined} */
  #scan;
  /** @type {SurveyPool | undefined} */
  #pool;
  /** The point that is read. @type {Place | undefined} */
  #pointed;
  #isOpen = false;
  /** Whether a map that takes long was asked for. */
  #isWanted = false;
  #resting = 0;
  #telling = 0;
  #frame = 0;

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   */
  constructor(place, { session, theme, notify, ended }) {
    this.#place = place;
    this.#session = session;
    this.#theme = theme;
    this.#notify = notify;
    this.#keys = usualAxes(session.shape);
    this.#window = this.#take();
    this.#canvas.setAttribute('role', 'img');
    this.#canvas.ariaLabel = 'Map of runs';
    this.#picture.append(this.#canvas);
    observeSize(this.#picture, ended, (width) => {
      if (width === 0 || width === this.#width) return;
      this.#width = width;
      this.#draw();
    });
    theme.onChange(() => this.#recolour());
    followGestures(this.#canvas, () => squareIn(this.#sheet), {
      move: (shares) => this.#look(() => this.#window.move(shares)),
      zoom: (by, shares) => this.#look(() => this.#window.zoomBy(by, shares)),
      click: (shares) => this.#open(this.#pointAt(shares)),
      point: (shares) => this.#point(shares && this.#pointAt(shares)),
    });
    readByKeys(this.#canvas, {
      name: 'Read the map with the arrow keys; plus and minus zoom, Enter opens the run',
      words: this.#reading,
      begin: () => this.#point(this.#pointed ?? this.#window.pointNear(this.#window.centre)),
      press: (key, isFar) => this.#press(key, isFar ? FAR : NEAR),
      end: () => this.#point(undefined),
    });
    ended.addEventListener('abort', () => this.hide());
  }

  show() {
    const { link, asked } = this.#session;
    const { map: text = '' } = asked;
    const wasOpen = this.#isOpen;
    this.#isOpen = true;
    if (link !== this.#read) {
      const before = this.#base;
      this.#window = this.#take();
      if (this.#base !== before) this.#forget(REST_OF_RUNS);
    } else if (wasOpen && text === this.#said) return;
    if (text !== this.#said) this.#takeAsked(text);
    if (!wasOpen) this.#rest(0);
    this.#draw();
    this.#tell();
  }

  hide() {
    this.#isOpen = false;
    clearTimeout(this.#resting);
    clearTimeout(this.#telling);
    this.#scan?.cancel();
    this.#scan = undefined;
    this.#pool?.close();
    this.#pool = undefined;
  }

  /** Takes the run of the page, and gives the window to its map: the same as before, where that goes along the same. */
  #take() {
    const { link, shape } = this.#session;
    this.#read = link;
    this.#variables = mapVariables(link);
    if (!this.#keys.every((key) => this.#variables.includes(key))) this.#keys = usualAxes(shape);
    const [across, up] = this.#keys.map((key) => axisOf(link, key));
    this.#present = [across.value, up.value];
    // Runs that differ in nothing but what is varied have one map.
    this.#base = mappedLink(link, across.key, up.key, someValueOf(across), someValueOf(up));
    const former = this.#window?.axes.map(({ key }) => key).join();
    return former === this.#keys.join() ? this.#window : new MapWindow([across, up]);
  }

  /** Takes over what another link asks for. @param {string} text */
  #takeAsked(text) {
    this.#said = text;
    const read = text === '' ? this.#usual : readAsked(text, this.#variables);
    if (typeof read === 'string') this.#notify(read);
    const { keys, epochs, colouring, seen } = typeof read === 'string' ? this.#usual : read;
    this.#keys = keys;
    this.#epochs = epochs;
    this.#colouring = colouring;
    this.#window = this.#take();
    if (seen) this.#window.lookAt(seen.centre, seen.zoom);
    else this.#window.begin();
    this.#forget(0);
  }

  /** What is asked where a link says nothing. @returns {import('./asked.js').Asked} */
  get #usual() {
    return { keys: usualAxes(this.#session.shape), epochs: USUAL, colouring: 'epochs' };
  }

  /** Has the link hold what is asked for. */
  #say() {
    const { centre, zoom, isFirst } = this.#window;
    const seen = isFirst ? undefined : { centre, zoom };
    const asked = { keys: this.#keys, epochs: this.#epochs, colouring: this.#colouring, seen };
    const [text, usual] = [asked, this.#usual].map(askedText);
    this.#said = text === usual ? '' : text;
    this.#session.askOfViews({ map: this.#said });
  }

  /** Begins anew, with nothing known. @param {number} rest */
  #forget(rest) {
    this.#tiles = new Tiles((columns) => this.#paint(columns));
    this.#isWanted = false;
    this.#rest(rest);
  }

  /** Paints what is known with other colours. */
  #recolour() {
    this.#tiles.repaint((columns) => this.#paint(columns));
    this.#draw();
    this.#tell();
  }

  /** @param {import('./tiles.js').Columns} columns */
  #paint({ solvedAt, epochs, loss, right, rows }) {
    const { isDark } = this.#theme.paint;
    const samples = this.#session.count;
    return paintRuns(
      ...[this.#colouring, this.#epochs, samples, isDark, solvedAt, epochs, loss, right, rows],
    );
  }

  /** Changes what is seen. @param {() => void} change */
  #look(change) {
    change();
    this.#rest(REST);
    this.#draw();
    this.#tell();
  }

  /** Has trained what is seen then, after a rest. @param {number} rest */
  #rest(rest) {
    this.#scan?.cancel();
    this.#scan = undefined;
    clearTimeout(this.#resting);
    if (!this.#isOpen) return;
    this.#resting = window.setTimeout(() => this.#begin(), rest);
  }

  #begin() {
    this.#say();
    if (this.#isMuch && !this.#isWanted) {
      this.#tell();
      return;
    }
    this.#pool ??= new SurveyPool({ workers: WORKERS });
    const [across, up] = this.#keys;
    const toEnd = this.#colouring === 'loss';
    const plan = { link: this.#base, across, up, epochs: this.#epochs, toEnd };
    const scan = new Scan(
      this.#pool,
      plan,
      tilesIn(this.#window, this.#tiles),
      this.#window,
      (columns) => this.#paint(columns),
      () => {
        if (this.#scan !== scan) return;
        this.#draw();
        this.#tellSoon();
      },
    );
    this.#scan = scan;
    this.#tellSoon();
  }

  /** Whether a single run takes long. */
  get #isMuch() {
    const { trainer, rows } = this.#session;
    return trainer.parameters().length * rows.length * this.#epochs > MUCH;
  }

  get #sheet() {
    const { scale } = this.#theme;
    return this.#theme.sheet(this.#width, heightOf({ width: this.#width, scale }));
  }

  get #names() {
    const [across, up] = this.#keys.map((key) => variableName(this.#session.shape, key));
    return /** @type {[string, string]} */ ([across, up]);
  }

  /** Draws it with the next frame. */
  #draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (this.#width === 0) return;
      const sheet = this.#sheet;
      fitCanvas(this.#canvas, sheet);
      drawMap(this.#context, sheet, this.#scene);
    });
  }

  get #scene() {
    return {
      window: this.#window,
      tiles: tilesIn(this.#window, this.#tiles),
      names: this.#names,
      present: this.#present,
      pointed: this.#pointed,
    };
  }

  /** The point of the map at a place of the picture. @param {Place} shares */
  #pointAt(shares) {
    return this.#window.pointNear(this.#window.at(shares));
  }

  /** Reads a point. @param {Place | undefined} point */
  #point(point) {
    this.#pointed = point;
    this.#retell();
    this.#draw();
  }

  /**
   * @param {string} key
   * @param {number} points
   */
  #press(key, points) {
    const steps = /** @type {Record<string, Place>} */ ({
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    });
    const cursor = this.#pointed ?? this.#window.pointNear(this.#window.centre);
    if (key in steps) {
      const [width, height] = this.#window.steps;
      const [across, up] = steps[key];
      const next = this.#window.pointNear([
        cursor[0] + across * points * width,
        cursor[1] + up * points * height,
      ]);
      // What is seen goes along.
      if (!this.#window.shows(next)) {
        this.#look(() => this.#window.move([across * KEY_MOVE, up * KEY_MOVE]));
      }
      this.#point(next);
    } else if (key === '+' || key === '=') this.#zoom(KEY_ZOOM, cursor);
    else if (key === '-') this.#zoom(-KEY_ZOOM, cursor);
    else if (key === 'Enter') this.#open(cursor);
    else return false;
    return true;
  }

  /**
   * @param {number} by
   * @param {Place} [around]
   */
  #zoom(by, around = this.#window.centre) {
    const [x, y] = /** @type {const} */ ([0, 1]).map((axis) => {
      const [low, high] = this.#window.range(axis);
      return (around[axis] - low) / (high - low);
    });
    this.#look(() => this.#window.zoomBy(by, [x, y]));
    if (this.#pointed) this.#point(this.#window.pointNear(this.#pointed));
  }

  /** What came of a point; nothing where it is not known. @param {Place} point */
  #resultAt(point) {
    const [column, row] = point.map((value, axis) => value / this.#window.steps[axis]);
    const tile = this.#tiles.at(
      ...[this.#window.level, Math.floor(column / SIDE), Math.floor(row / SIDE)],
    );
    const place = (row - SIDE * tile.row) * SIDE + (column - SIDE * tile.column);
    if (!tile.knows(place)) return undefined;
    const { solvedAt, epochs, loss, right, rows } = tile.columns;
    return {
      solvedAt: Number.isNaN(solvedAt[place]) ? undefined : solvedAt[place],
      epochs: epochs[place],
      loss: loss[place],
      right: right[place],
      rows: rows[place],
    };
  }

  /** Makes a point the run of the page, where it learns or ends. @param {Place} point */
  #open(point) {
    if (!this.#window.hasRun(point)) return;
    const [across, up] = this.#keys;
    const link = mappedLink(this.#base, across, up, ...point);
    const result = this.#resultAt(point);
    const epoch = result?.solvedAt ?? result?.epochs ?? 0;
    this.#session.restore({ link, epoch, head: epoch });
  }

  #retell() {
    const point = this.#pointed;
    const reading = this.#reading;
    if (!point) {
      reading.textContent =
        'Point at the map to read a run, click to open it; drag and turn the wheel to see more.';
      return;
    }
    const where = placeInWords(this.#window, this.#names, point);
    reading.textContent = `${where}: ${this.#resultInWords(point)}.`;
  }

  /** @param {Place} point */
  #resultInWords(point) {
    if (!this.#window.hasRun(point)) return 'there can be no such run';
    const result = this.#resultAt(point);
    if (!result) return 'not trained yet';
    const { rows, count: training } = this.#session;
    return resultInWords(result, this.#epochs, rows, training);
  }

  /** Tells what is beside the picture, unless that was done just now. */
  #tellSoon() {
    if (this.#telling !== 0 && this.#scan?.isUnderWay) return;
    clearTimeout(this.#telling);
    const rest = this.#scan?.isUnderWay ? FOLLOW_EVERY : 0;
    this.#telling = window.setTimeout(() => this.#tell(), rest);
  }

  #tell() {
    this.#telling = 0;
    if (!this.#isOpen) return;
    this.#retell();
    const session = this.#session;
    const names = this.#variables.map(
      (key) =>
        /** @type {[string, string]} */ ([key, capitalised(variableName(session.shape, key))]),
    );
    render(
      html`<div class="row">
          ${this.#axisChoice('Across', 0, names)} ${this.#axisChoice('Up', 1, names)}
          ${choice(
            'Epochs',
            EPOCHS.map((epochs) => [epochs, count(epochs)]),
            this.#epochs,
            (epochs) => {
              this.#epochs = epochs;
              this.#forget(0);
              this.#tell();
            },
          )}
          ${choice('Colours', COLOURINGS, this.#colouring, (colouring) => this.#choose(colouring))}
        </div>
        ${this.#notice()}
        <div class="sides">
          ${this.#picture}
          <div class="side">
            ${this.#reading}
            <div class="row">
              ${button('Nearer', this.#window.isDeepest, () => this.#zoom(1))}
              ${button('Farther', this.#window.isFarthest, () => this.#zoom(-1))}
              ${button('Whole', this.#window.isFirst, () => this.#look(() => this.#window.begin()))}
              ${button('To this run', this.#isAtPresent, () =>
                this.#look(() => this.#window.lookAt(this.#present)),
              )}
              ${button('Save PNG', false, () => this.#save())}
            </div>
            ${keyOf({
              colouring: this.#colouring,
              paint: (columns) => this.#paint(columns),
              epochs: this.#epochs,
              rows: session.rows,
              samples: session.count,
              tally: this.#tally(),
            })}
            <p class="status">${this.#status()}</p>
          </div>
        </div>
        <p class="hint">
          The ring is the run of the page. All else is as in that run; what was changed on the way is left out.
        </p>`,
      this.#place,
    );
  }

  /**
   * @param {string} label
   * @param {0 | 1} axis
   * @param {[string, string][]} names
   */
  #axisChoice(label, axis, names) {
    const other = this.#keys[1 - axis];
    const options = names.filter(([key]) => key !== other);
    return choice(label, options, this.#keys[axis], (key) => {
      this.#keys = axis === 0 ? [key, other] : [other, key];
      this.#pointed = undefined;
      this.#window = this.#take();
      this.#forget(0);
      this.#draw();
      this.#tell();
    });
  }

  /** @param {Colouring} colouring */
  #choose(colouring) {
    const wasToEnd = this.#colouring === 'loss';
    this.#colouring = colouring;
    // The loss in the end takes runs that are trained to it.
    if (wasToEnd !== (colouring === 'loss')) this.#forget(0);
    this.#recolour();
  }

  get #isAtPresent() {
    return this.#window.centre.every((value, axis) => value === this.#present[axis]);
  }

  #notice() {
    if (!this.#isMuch || this.#isWanted) return nothing;
    return html`<div class="notice">
      Each run takes long with so many rows and weights.
      ${button('Train them all the same', false, () => {
        this.#isWanted = true;
        this.#rest(0);
        this.#tell();
      })}
    </div>`;
  }

  #status() {
    const scan = this.#scan;
    const near = this.#window.isDeepest
      ? ' Here the numbers end: between two pixels that touch there is no other.'
      : '';
    if (scan?.failure !== undefined) return scan.failure;
    if (!scan?.isUnderWay) return near;
    const share = scan.all === 0 ? 1 : scan.known / scan.all;
    return html`<progress aria-label="Map" max="1" value=${share}></progress>
      ${Math.floor(100 * share)} % of ${count(scan.all)} runs.${near}`;
  }

  #tally() {
    const tiles = tilesIn(this.#window, this.#tiles);
    return tallyOf(this.#window, tiles, this.#epochs, this.#session.count);
  }

  #save() {
    const [across, up] = this.#keys;
    savePicture(this.#scene, {
      name: `map-${across}-${up}`,
      link: this.#session.link,
      epochs: this.#epochs,
      colouring: this.#colouring,
      paint: this.#theme.paint,
    });
  }
}

/**
 * @param {string} link
 * @param {string} key
 */
function axisOf(link, key) {
  const [value, low, high] = mapVariable(link, key);
  return { key, value, low, high };
}

/** A number that any run can have there. @param {import('./window.js').Axis} axis */
function someValueOf({ low, high }) {
  return Math.min(high, Math.max(low, 0.5));
}

/** @param {string} text */
function capitalised(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
