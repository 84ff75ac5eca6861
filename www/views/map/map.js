// Map: each pixel is a run, trained in the background from a start, or with settings, of its own.

import { html, nothing, render } from 'lit';
import {
  changeSetting,
  mapGoesAlong,
  mappedLink,
  mapVariable,
  mapVariables,
  paintRuns,
  surveyPoints,
} from 'xor-playground/full';
import { fitCanvas } from '../../plot/plane.js';
import { readByKeys } from '../../plot/reader.js';
import { SLIGHT, SPOILT } from '../../plot/taken.js';
import { hashOf } from '../../state/link.js';
import { isTooLong } from '../../state/long-link.js';
import { takeEndings } from '../../state/survey/endings.js';
import { SurveyPool } from '../../state/survey/survey-pool.js';
import { duration } from '../../text/duration.js';
import { count } from '../../text/format.js';
import { button } from '../../ui/button.js';
import { choice } from '../../ui/choice.js';
import { context2d, make } from '../../ui/dom.js';
import { observeSize } from '../../ui/size.js';
import { touching } from '../../ui/theme.js';
import { askedText, EPOCHS, readAsked, USUAL } from './asked.js';
import { drawMap, heightOf, squareIn } from './drawing.js';
import { followGestures } from './gestures.js';
import { COLOURINGS, keyOf, keyTemplate } from './key.js';
import sheet from './map.css';
import { savePicture } from './picture.js';
import { Scan, tilesIn } from './scan.js';
import { tallyOf } from './tally.js';
import { columnsOf, Painter, SIDE, Tiles } from './tiles.js';
import { MapWindow } from './window.js';
import { epochsInWords, placeInWords, resultInWords, usualAxes, variableName } from './words.js';

/** @typedef {import('../../state/view.js').Context} Context */
/** @typedef {import('./window.js').Place} Place */
/** @typedef {import('./key.js').Colouring} Colouring */

/** After so long without another change, what is seen is trained, in milliseconds. */
const REST = 80;
/** The same after another run; while it is dragged, there is one in each frame. */
const REST_OF_RUNS = 400;
/** While it trains, the picture follows at this distance, in milliseconds. */
const DRAW_EVERY = 80;
/** What is told beside the picture follows at this distance, in milliseconds. */
const FOLLOW_EVERY = 250;
/** A key moves what is seen so far, and comes so much nearer. */
const KEY_MOVE = 1 / 8;
const KEY_ZOOM = 0.5;
/** Keys move the cursor so many points, and so many with Shift. */
const NEAR = 4;
const FAR = 32;

/**
 * More products of a parameter and a row than these, for one run, are only computed where that is asked for: there would be no
 * picture for many seconds.
 */
const MUCH = 1e7;
/** What may still take so long is told, in milliseconds. */
const LONG = 10_000;

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
  /** What all runs of the map have in common, as a link. */
  #common = '';
  /** The run of which each is a variant, as a link. */
  #base = '';
  /** What can be varied, with its name. @type {Map<string, string>} */
  #names = new Map();
  /** Where the run of the page lies. @type {Place} */
  #present = [0, 0];
  /** @type {MapWindow} */
  #window;
  #tiles = this.#emptyTiles();
  /** Whether the tiles are of a map before, which is on its way. */
  #isFormer = false;
  /** Whether runs are trained to their ends, which tells all that can be asked of them. */
  #isToEnd = false;
  /** @type {Scan | undefined} */
  #scan;
  /** @type {SurveyPool | undefined} */
  #pool;
  /** The point that is read. @type {Place | undefined} */
  #pointed;
  /** Where the mouse is, if it is what points. @type {Place | undefined} */
  #pointer;
  #isOpen = false;
  /** Whether a map that takes long was asked for. */
  #isWanted = false;
  #isDark;
  #resting = 0;
  #telling = 0;
  #drawing = 0;
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
    this.#isDark = theme.paint.isDark;
    this.#keys = usualAxes(session.shape);
    this.#window = this.#take();
    this.#canvas.setAttribute('role', 'img');
    this.#canvas.setAttribute('aria-describedby', 'map-key');
    this.#canvas.ariaLabel = 'Map of runs';
    this.#picture.append(this.#canvas);
    observeSize(this.#picture, ended, (width) => {
      if (width === 0 || width === this.#width) return;
      this.#width = width;
      this.#draw();
    });
    theme.onChange(() => {
      if (theme.paint.isDark !== this.#isDark) this.#recolour();
      this.#isDark = theme.paint.isDark;
      this.#draw();
    });
    followGestures(this.#canvas, () => squareIn(this.#sheet), {
      move: (shares) => this.#look(() => this.#window.move(shares)),
      zoom: (by, shares) => this.#look(() => this.#window.zoomBy(by, shares)),
      click: (shares) => this.#open(this.#pointAt(shares)),
      point: (shares) => this.#point(shares && this.#pointAt(shares), shares),
    });
    readByKeys(this.#canvas, {
      name: 'Read the map with the arrow keys; plus and minus zoom, Enter opens the run',
      words: this.#reading,
      begin: () => this.#point(this.#pointed ?? this.#window.pointNear(this.#window.centre)),
      press: (key, isFar) => this.#press(key, isFar ? FAR : NEAR),
      end: () => {},
    });
    // Nobody sees what is trained behind another tab.
    document.addEventListener('visibilitychange', () => this.#rest(REST), { signal: ended });
    ended.addEventListener('abort', () => this.hide());
  }

  show() {
    const { link, asked } = this.#session;
    const { map: text = '' } = asked;
    const wasOpen = this.#isOpen;
    this.#isOpen = true;
    if (link !== this.#read) {
      const before = this.#common;
      this.#window = this.#take();
      if (this.#common !== before) this.#forget(REST_OF_RUNS);
    } else if (wasOpen && text === this.#said) return;
    if (text !== this.#said) this.#takeAsked(text);
    if (!wasOpen) this.#rest(0);
    this.#draw();
    this.#tellSoon();
  }

  hide() {
    this.#isOpen = false;
    clearTimeout(this.#resting);
    clearTimeout(this.#telling);
    this.#telling = 0;
    this.#scan?.cancel();
    this.#scan = undefined;
    this.#pool?.close();
    this.#pool = undefined;
  }

  #emptyTiles() {
    return new Tiles(new Painter((columns) => this.#paint(columns)));
  }

  /** Takes the run of the page, and gives the window to its map: the same as before, where that goes along the same. */
  #take() {
    const { link, shape } = this.#session;
    this.#read = link;
    this.#names = new Map(
      mapVariables(link).map((key) => [key, capitalised(variableName(shape, key))]),
    );
    if (!this.#keys.every((key) => this.#names.has(key))) {
      this.#keys = usualAxes(shape);
      this.#pointed = undefined;
    }
    const [across, up] = this.#keys.map((key) => axisOf(link, key));
    this.#present = [across.value, up.value];
    // Runs that differ in nothing but what is varied, and how far the page goes, have one map.
    const some = mappedLink(link, across.key, up.key, someValueOf(across), someValueOf(up));
    const common = changeSetting(some, 'epochs', '1');
    if (common !== this.#common) this.#base = link;
    this.#common = common;
    const former = this.#window?.axes.map(({ key }) => key).join();
    return former === this.#keys.join() ? this.#window : new MapWindow([across, up]);
  }

  /** Takes over what another link asks for. @param {string} text */
  #takeAsked(text) {
    this.#said = text;
    const read = text === '' ? this.#usual : readAsked(text, [...this.#names.keys()]);
    if (typeof read === 'string') this.#notify(read);
    const { keys, epochs, colouring, seen } = typeof read === 'string' ? this.#usual : read;
    this.#keys = keys;
    this.#epochs = epochs;
    this.#colouring = colouring;
    this.#pointed = undefined;
    this.#window = this.#take();
    if (seen) this.#window.show(seen.centre, seen.spans);
    else this.#window.begin();
    this.#forget(0);
  }

  /** What is asked where a link says nothing. @returns {import('./asked.js').Asked} */
  get #usual() {
    return { keys: usualAxes(this.#session.shape), epochs: USUAL, colouring: 'epochs' };
  }

  /** What is asked for now. @returns {import('./asked.js').Asked} */
  get #asked() {
    const { centre, spans } = this.#window;
    // As it would be shown at first now, where the present run may lie elsewhere.
    const [across, up] = this.#keys.map((key) => axisOf(this.#session.link, key));
    const first = new MapWindow([across, up]);
    const isFirst = [0, 1].every(
      (axis) => first.spans[axis] === spans[axis] && first.centre[axis] === centre[axis],
    );
    const asked = { keys: this.#keys, epochs: this.#epochs, colouring: this.#colouring };
    return isFirst ? asked : { ...asked, seen: { centre, spans } };
  }

  /** Has the link hold what is asked for. */
  #say() {
    const [text, usual] = [this.#asked, this.#usual].map(askedText);
    this.#said = text === usual ? '' : text;
    this.#session.askOfViews({ map: this.#said });
  }

  /** Begins anew, with nothing known; until then, what was seen stays, faint. @param {number} rest */
  #forget(rest) {
    this.#isFormer = true;
    this.#isWanted = false;
    this.#rest(rest);
    this.#draw();
  }

  /** Paints what is known with other colours. */
  #recolour() {
    this.#tiles.painter = new Painter((columns) => this.#paint(columns));
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

  /**
   * Changes what is seen.
   * @param {() => void} change
   * @returns whether it is another part of the map
   */
  #look(change) {
    const before = [...this.#window.centre, ...this.#window.spans].join();
    change();
    if ([...this.#window.centre, ...this.#window.spans].join() === before) return false;
    // The mouse points to something else then; what keys have chosen stays, as the nearest point that there is.
    if (this.#pointer) this.#pointed = this.#pointAt(this.#pointer);
    else this.#pointed &&= this.#window.pointNear(this.#pointed);
    this.#rest(REST);
    this.#draw();
    this.#retell();
    this.#tellSoon();
    return true;
  }

  /** Has trained what is seen then, after a rest. @param {number} rest */
  #rest(rest) {
    this.#scan?.cancel();
    this.#scan = undefined;
    clearTimeout(this.#resting);
    if (!this.#isOpen || document.hidden) return;
    this.#resting = window.setTimeout(() => this.#begin(), rest);
  }

  #begin() {
    this.#say();
    if (this.#isFormer) {
      this.#tiles = this.#emptyTiles();
      // Only the loss in the end takes that.
      this.#isToEnd = this.#colouring === 'loss';
    }
    this.#isFormer = false;
    if (this.#isMuch && !this.#isWanted) {
      this.#draw();
      this.#tell();
      return;
    }
    this.#pool ??= new SurveyPool({ workers: WORKERS });
    const [across, up] = this.#keys;
    const plan = { link: this.#base, across, up, epochs: this.#epochs, toEnd: this.#isToEnd };
    const tiles = tilesIn(this.#window, this.#tiles);
    const scan = new Scan(this.#pool, plan, tiles, this.#window, WORKERS, () => {
      if (this.#scan !== scan) return;
      this.#drawSoon();
      this.#tellSoon();
    });
    this.#scan = scan;
    this.#draw();
    this.#tellSoon();
  }

  /** Whether a single run takes long. */
  get #isMuch() {
    const { run, rows } = this.#session;
    return run.size * rows.length * this.#epochs > MUCH;
  }

  get #sheet() {
    const { scale } = this.#theme;
    return this.#theme.sheet(this.#width, heightOf({ width: this.#width, scale }));
  }

  /** What is varied, by name. */
  get #axisNames() {
    const [across, up] = this.#keys.map((key) => this.#names.get(key) ?? key);
    return /** @type {[string, string]} */ ([across, up]);
  }

  /** Draws it with the next frame. */
  #draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (this.#width === 0 || !this.#isOpen) return;
      const sheet = this.#sheet;
      fitCanvas(this.#canvas, sheet);
      drawMap(this.#context, sheet, this.#scene);
    });
  }

  /** Draws what came, unless that was done just now: those who train share the processors with who draws. */
  #drawSoon() {
    if (this.#drawing !== 0) return;
    this.#drawing = window.setTimeout(() => {
      this.#drawing = 0;
      this.#retell();
      this.#draw();
    }, DRAW_EVERY);
  }

  get #scene() {
    return {
      window: this.#window,
      tiles: tilesIn(this.#window, this.#tiles),
      isFormer: this.#isFormer,
      names: this.#axisNames,
      present: this.#present,
      pointed: this.#pointed,
    };
  }

  /** The point of the map at a place of the picture. @param {Place} shares */
  #pointAt(shares) {
    return this.#window.pointNear(this.#window.at(shares));
  }

  /**
   * Reads a point.
   * @param {Place | undefined} point
   * @param {Place} [pointer] where the mouse is, if it is what points
   */
  #point(point, pointer) {
    const hadPoint = this.#pointed !== undefined;
    this.#pointed = point;
    this.#pointer = pointer;
    this.#retell();
    this.#draw();
    if (hadPoint !== (point !== undefined)) this.#tellSoon();
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
    this.#pointer = undefined;
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
    else if (key === 'Home') this.#look(() => this.#window.begin());
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
  }

  /** What came of a point; nothing where it is not known. @param {Place} point */
  #resultAt(point) {
    const { tile, place = 0 } = this.#tileAt(point) ?? {};
    return tile?.columns && tile.knows(place) ? resultIn(tile.columns, place) : undefined;
  }

  /** Where in a tile a point is; nowhere while the map is on its way, or where no point is. @param {Place} point */
  #tileAt(point) {
    const [column, row] = point.map((value, axis) => value / this.#window.steps[axis]);
    if (this.#isFormer || !Number.isInteger(column) || !Number.isInteger(row)) return undefined;
    const tile = this.#tiles.at(
      ...[this.#window.level, Math.floor(column / SIDE), Math.floor(row / SIDE)],
    );
    return { tile, place: (row - SIDE * tile.row) * SIDE + (column - SIDE * tile.column) };
  }

  /** Trains at once a run to which the map had not come yet, unless that takes long. @param {Place} point */
  #train(point) {
    if (this.#isMuch) return undefined;
    const [across, up] = this.#keys;
    const points = Float64Array.from(point);
    const columns = columnsOf(
      takeEndings(surveyPoints(this.#base, across, up, points, this.#epochs, this.#isToEnd)),
    );
    const { tile, place = 0 } = this.#tileAt(point) ?? {};
    tile?.take([place], columns, 1);
    return resultIn(columns, 0);
  }

  /** Makes a point the run of the page, where it learns or ends. @param {Place} point */
  #open(point) {
    if (!this.#window.hasRun(point)) return;
    const [across, up] = this.#keys;
    const link = mappedLink(this.#session.link, across, up, ...point);
    const result = this.#resultAt(point) ?? this.#train(point);
    // One that takes long, and is not known yet, is trained as far as it would be.
    const epoch = result?.solvedAt ?? result?.epochs ?? this.#epochs;
    this.#session.restore({ link, epoch, head: epoch });
  }

  #retell() {
    const point = this.#pointed;
    const reading = this.#reading;
    if (!point) {
      reading.textContent = touching.matches
        ? 'Tap the map to read a run; two fingers move and zoom it.'
        : 'Point at the map to read a run, click to open it; drag and turn the wheel to see more.';
      return;
    }
    const where = placeInWords(this.#window, this.#axisNames, point);
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
    if (this.#telling !== 0) return;
    this.#telling = window.setTimeout(() => this.#tell(), FOLLOW_EVERY);
  }

  #tell() {
    clearTimeout(this.#telling);
    this.#telling = 0;
    if (!this.#isOpen) return;
    this.#retell();
    const key = this.#key;
    render(
      html`<div class="row">
          ${this.#axisChoice('Across', 0)} ${this.#axisChoice('Up', 1)}
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
              ${button('Open', !this.#pointed, () => this.#pointed && this.#open(this.#pointed))}
              ${button('Nearer', this.#window.isDeepest, () => this.#zoom(1))}
              ${button('Farther', this.#window.isFarthest, () => this.#zoom(-1))}
              ${button('Whole', this.#window.isFirst, () => this.#look(() => this.#window.begin()))}
              ${button('To this run', this.#isAtPresent, () =>
                this.#look(() => this.#window.lookAt(this.#present)),
              )}
              ${button('Save picture', false, () => this.#save())}
            </div>
            <div class="legend" id="map-key">${keyTemplate(key)}</div>
            <p class="status">${this.#status()}</p>
            <p class="unseen" aria-live="polite">${this.#scan?.isUnderWay === false ? key.title : nothing}</p>
          </div>
        </div>
        <p class="hint">
          The ring is the run of the page. All else is as in that run; what was changed on the way is left out. Come
          nearer where colours meet: with a learning rate of 10, say, there is ever more to see.
        </p>`,
      this.#place,
    );
  }

  /**
   * @param {string} label
   * @param {0 | 1} axis
   */
  #axisChoice(label, axis) {
    const [own, other] = [this.#keys[axis], this.#keys[1 - axis]];
    return choice(label, [...this.#names], own, (key) => {
      const goesAlong = mapGoesAlong(key, other);
      // The two change places, or what does not go with the new one gives way to what goes with all.
      const instead = key === other ? own : 'lr';
      const beside = goesAlong ? other : instead;
      this.#keys = axis === 0 ? [key, beside] : [beside, key];
      this.#pointed = undefined;
      this.#window = this.#take();
      this.#forget(0);
      this.#tell();
    });
  }

  /** @param {Colouring} colouring */
  #choose(colouring) {
    this.#colouring = colouring;
    if (colouring === 'loss' && !this.#isToEnd) {
      this.#forget(0);
      this.#tell();
      return;
    }
    this.#say();
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
    const end = this.#window.isDeepest
      ? ' Here the numbers end: between two pixels that touch there is no other.'
      : '';
    if (scan?.failure !== undefined) return scan.failure;
    if (!scan?.isUnderWay) {
      return `${epochsInWords(this.#epochs, this.#isToEnd, this.#session.epochs)}${end}`;
    }
    const share = scan.all === 0 ? 1 : scan.known / scan.all;
    const left = scan.timeLeft < LONG ? '' : `, ${duration(scan.timeLeft)} to go`;
    return html`<progress aria-label="Map" max="1" value=${share}></progress>
      ${Math.floor(100 * share)} % of ${count(scan.all)} runs${left}. Shares are of these so far.${end}
      ${button('Stop', false, () => this.#stop())}`;
  }

  /** Leaves it as it is, until something else is looked at. */
  #stop() {
    this.#scan?.cancel();
    this.#scan = undefined;
    this.#tell();
  }

  get #key() {
    const { rows, count: samples } = this.#session;
    const tiles = this.#isFormer ? [] : tilesIn(this.#window, this.#tiles);
    return keyOf({
      ...{ colouring: this.#colouring, epochs: this.#epochs, rows, samples },
      paint: (columns) => this.#paint(columns),
      tally: tallyOf(this.#window, tiles, this.#epochs, samples),
    });
  }

  async #save() {
    const [across, up] = this.#keys;
    const address = new URL(location.href);
    const map = askedText(this.#asked);
    const hash = hashOf(this.#session.link, { views: ['map'], asked: { map } });
    address.hash = isTooLong(hash) ? '' : hash;
    try {
      const altered = await savePicture(this.#place, this.#scene, {
        name: `map-${across}-${up}`,
        address: address.hash === '' ? 'The run is too long for a link.' : address.href,
        key: this.#key,
        paint: this.#theme.paint,
      });
      if (altered === 'useless') this.#notify(`The map is an SVG: ${SPOILT}.`);
      if (altered === 'slight') this.#notify(`The map is saved. ${SLIGHT}.`);
    } catch (error) {
      console.error(error);
      this.#notify('The picture of the map could not be made.');
    }
  }
}

/** @param {import('./tiles.js').Columns} columns @param {number} place @returns {import('./words.js').Result} */
function resultIn({ solvedAt, epochs, loss, right, rows }, place) {
  return {
    solvedAt: Number.isNaN(solvedAt[place]) ? undefined : solvedAt[place],
    epochs: epochs[place],
    loss: loss[place],
    right: right[place],
    rows: rows[place],
  };
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
