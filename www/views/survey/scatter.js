// The starts of a survey over two of their numbers: which were in danger before the first epoch.

import { html, nothing, render, svg } from 'lit';
import { startQuantities } from 'xor-playground/full';
import { runIn } from '../../state/run.js';
import { count } from '../../text/format.js';
import { number } from '../../text/minus.js';
import { make } from '../../ui/dom.js';
import { Slider } from '../../ui/slider.js';
import { marksOf } from './marks.js';
import { quantitiesOf, StartValues } from './quantities.js';
import { ScatterPicture } from './scatter-picture.js';
import { allGroups, groupOfEach, LEARNT } from './summary.js';
import { countOver, dangerOf, isSigned, scaleOf, thresholdInWords } from './threshold.js';

/** @typedef {import('./quantities.js').Quantity} Quantity */
/** @typedef {import('./sample.js').Sample} Sample */
/** @typedef {import('./summary.js').Summary} Summary */

/** What is asked for, if there is such: over which numbers, and the threshold of the first. @typedef {{ x?: string, y?: string, over?: number }} Asked */

/**
 * What is known of the starts that have ended, so far.
 * @typedef {object} Known
 * @property {Quantity} x
 * @property {Quantity} y
 * @property {Float64Array} xs
 * @property {Float64Array} ys
 * @property {Uint8Array} each which group each is in
 * @property {import('./summary.js').Group[]} groups
 * @property {import('./marks.js').Mark[]} marks of each group
 * @property {Float64Array} all across, also those that have not ended: the threshold does not change under the hand
 * @property {boolean} isWhole whether there are no more of these
 */

/** Across and up, where nothing else is chosen: the first of these that there is. */
const USUAL = { x: ['difference0-1', 'sum0', 'norm'], y: ['norm', 'loss'] };

export class Scatter {
  element = make('section', '', { className: 'scattered' });
  #picture;
  #options;
  #theme;
  #reading = make('div', '', { className: 'reading' });
  #place = make('div', '');
  /** @type {Slider | undefined} */
  #slider;
  /** What the slider was made for. */
  #sliderFor = '';
  /** @type {Asked} */
  #asked = {};
  /** The key of the ending that alone is seen. @type {string | undefined} */
  #isolated;
  /** @type {Sample | undefined} */
  #sample;
  /** @type {Summary | undefined} */
  #summary;
  /** @type {StartValues | undefined} */
  #values;
  /** @type {Quantity[]} */
  #quantities = [];
  /** @type {Known | undefined} */
  #known;
  /** The same in words. */
  #words = '';
  /** The start that is the run of the page. @type {number | undefined} */
  #open;
  /** The start that is read. @type {number | undefined} */
  #read;

  /**
   * @param {import('../../state/view.js').Context} context
   * @param {object} options
   * @param {(start: number) => void} options.open opens the run from a start
   * @param {() => void} options.asked is called when something else is asked for
   */
  constructor(context, options) {
    this.#options = options;
    this.#theme = context.theme;
    context.theme.onChange(() => this.#draw());
    context.ended.addEventListener('abort', () => this.#values?.end());
    this.#picture = new ScatterPicture(context, {
      words: this.#reading,
      describedBy: 'scatter-words',
      read: (start) => {
        this.#read = start;
        this.#renderReading();
      },
      open: options.open,
    });
    this.element.append(this.#place);
  }

  /** What is asked for, as far as it is not usual. */
  get asked() {
    return this.#asked;
  }

  set asked(asked) {
    this.#asked = asked;
    this.#sliderFor = '';
    this.#draw();
  }

  /**
   * @param {Sample} sample
   * @param {Summary} summary
   * @param {number | undefined} open the start that is the run of the page
   */
  show(sample, summary, open) {
    if (sample !== this.#sample) {
      this.#values?.end();
      this.#values = new StartValues(sample.plan.link, sample.starts, () => this.#draw());
      const { shape } = runIn(sample.plan.link);
      this.#quantities = quantitiesOf(startQuantities(sample.plan.link), shape);
      this.#isolated = undefined;
      this.#sliderFor = '';
      this.#read = undefined;
    }
    const isSame = sample === this.#sample && summary === this.#summary && open === this.#open;
    this.#sample = sample;
    this.#summary = summary;
    this.#open = open;
    if (!isSame) this.#draw();
  }

  /** @param {'x' | 'y'} axis */
  #chosen(axis) {
    const wanted = [this.#asked[axis], ...USUAL[axis]];
    const all = wanted.flatMap((key) => this.#quantities.filter((other) => other.key === key));
    return all[0];
  }

  /** @returns {Known | undefined} */
  #look() {
    const values = this.#values;
    if (!this.#sample?.endings || !this.#summary || !values) return undefined;
    const { endings, plan } = this.#sample;
    const [x, y] = [this.#chosen('x'), this.#chosen('y')];
    const [across, up] = [x, y].map(({ key }) => values.of(key));
    const known = Math.min(this.#summary.count, across.count, up.count);
    const groups = allGroups(this.#summary);
    return {
      ...{ x, y, groups, marks: marksOf(groups) },
      xs: across.values.subarray(0, known),
      ys: up.values.subarray(0, known),
      each: groupOfEach(endings, known, plan.epochs, groups),
      all: across.values.subarray(0, across.count),
      isWhole: across.count === across.values.length,
    };
  }

  #draw() {
    const known = this.#look();
    this.#known = known;
    if (!known) return;
    const { xs, ys, each, marks, groups, x, y } = known;
    this.#makeSlider(known);
    this.#words = describe(known);
    const isolated = groups.findIndex(({ key }) => key === this.#isolated);
    this.#render(known);
    this.#picture.draw(
      {
        ...{ xs, ys, groups: each, marks, names: [x.name, y.name] },
        isolated: isolated < 0 ? undefined : isolated,
      },
      this.#over(known),
    );
  }

  /** What is over the threshold is shaded where that is in danger. @param {Known} known */
  #over(known) {
    const over = this.#threshold;
    const counts = over === undefined ? undefined : countsOf(known, over);
    const isInDanger = counts && dangerOf(counts) === 'more';
    return { over, isInDanger, isSigned: isSigned(known.all), open: this.#open };
  }

  get #threshold() {
    return this.#asked.over ?? this.#scale?.usual;
  }

  /** @type {ReturnType<typeof scaleOf>} */
  #scale;

  /** @param {Known} known */
  #makeSlider({ x, all, isWhole }) {
    const wanted = `${x.key} ${isWhole}`;
    if (wanted === this.#sliderFor) return;
    this.#sliderFor = wanted;
    this.#scale = isWhole ? scaleOf(all) : undefined;
    this.#slider = undefined;
    if (!this.#scale) return;
    const { max, step } = this.#scale;
    if ((this.#asked.over ?? 0) > max) this.#asked = { ...this.#asked, over: undefined };
    this.#slider = new Slider({
      ...{ label: 'Threshold', min: 0, max, step },
      accept: (over) => {
        this.#asked = { ...this.#asked, over };
        this.#slider?.show(over);
        const known = this.#known;
        if (!known) return;
        this.#render(known);
        this.#picture.drawOver(this.#over(known));
      },
      settle: () => this.#options.asked(),
    });
    this.#slider.show(this.#threshold ?? 0);
  }

  /**
   * @param {'x' | 'y'} axis
   * @param {string} key
   */
  #choose(axis, key) {
    this.#asked = { ...this.#asked, [axis]: key, ...(axis === 'x' && { over: undefined }) };
    this.#options.asked();
    this.#draw();
  }

  /** @param {string} key */
  #isolate(key) {
    this.#isolated = this.#isolated === key ? undefined : key;
    this.#draw();
  }

  /** @param {Known} known */
  #render(known) {
    const { x, y } = known;
    render(
      html`<h3>Which starts are in danger</h3>
        <p class="hint">
          Each mark is a start, before its first epoch: what could be known of it then, and how it ends. Click one to open its
          run.
        </p>
        <div class="row">${this.#choice('Across', 'x', x)} ${this.#choice('Up', 'y', y)}</div>
        ${this.#legend(known)} ${this.#picture.element} ${this.#reading}
        ${this.#slider?.element ?? nothing}
        <p class="danger">${this.#danger(known)}</p>
        <p class="unseen" id="scatter-words">${this.#words}</p>`,
      this.#place,
    );
    this.#renderReading();
  }

  /**
   * @param {string} label
   * @param {'x' | 'y'} axis
   * @param {Quantity} chosen
   */
  #choice(label, axis, chosen) {
    const groups = [...new Set(this.#quantities.map(({ group }) => group))];
    return html`<label class="choice"
      >${label}
      <select
        @change=${(/** @type {Event} */ { currentTarget }) =>
          this.#choose(axis, /** @type {HTMLSelectElement} */ (currentTarget).value)}
      >
        ${groups.map(
          (name) =>
            html`<optgroup label=${name}>
              ${this.#quantities
                .filter(({ group }) => group === name)
                .map(
                  (quantity) =>
                    html`<option value=${quantity.key} ?selected=${quantity === chosen} .selected=${quantity === chosen}>
                      ${quantity.name}
                    </option>`,
                )}
            </optgroup>`,
        )}
      </select></label
    >`;
  }

  /** @param {Known} known */
  #legend({ groups, marks }) {
    return html`<div class="endings-key" role="group" aria-label="Endings, to see one alone">
      ${groups.map(({ key, title, detail, count: starts }, at) => {
        const { colours, path } = marks[at];
        return html`<button
          type="button"
          aria-pressed=${String(key === this.#isolated)}
          @click=${() => this.#isolate(key)}
        >
          <svg aria-hidden="true" viewBox="-6 -6 12 12">
            ${svg`<path d=${path(0, 0, 4.5)} fill=${colours[this.#theme.paint.isDark ? 1 : 0]} />`}
          </svg>
          ${title}${detail === '' ? nothing : `, ${detail}`} <b>${count(starts)}</b>
        </button>`;
      })}
    </div>`;
  }

  /** @param {Known} known */
  #danger(known) {
    const over = this.#threshold;
    if (over === undefined) return nothing;
    return thresholdInWords(known.x, isSigned(known.all), over, countsOf(known, over));
  }

  #renderReading() {
    const known = this.#known;
    const seed = this.#read;
    const group = known?.groups[known.each[seed ?? -1]];
    render(
      known && group && seed !== undefined
        ? html`<p>
              <b>Seed ${seed}</b>: ${known.x.name} ${number(known.xs[seed])}; ${known.y.name}
              ${number(known.ys[seed])}. ${group.title}${group.detail === '' ? nothing : `, ${group.detail}`}.
            </p>
            <button type="button" @click=${() => this.#options.open(seed)}>Open seed ${seed}</button>`
        : html`<p class="quiet">Point at a mark, or use the arrow keys in the picture, to read it.</p>`,
      this.#reading,
    );
  }
}

/** @param {Known} known @param {number} over */
function countsOf({ xs, each, groups }, over) {
  const failed = Array.from(each, (group) => groups[group].kind !== LEARNT);
  return countOver(xs, failed, over);
}

/** What the picture shows, in words. @param {Known} known */
function describe({ x, y, xs, ys, groups }) {
  const known = xs.length;
  const range = (/** @type {Quantity} */ { name }, /** @type {Float64Array} */ values) => {
    const sorted = values.filter(Number.isFinite).sort();
    return `${name} from ${number(sorted[0])} to ${number(sorted.at(-1) ?? 0)}`;
  };
  if (known === 0) return 'No start has ended yet.';
  const endings = groups.map(
    ({ title, detail, count: starts }) => `${count(starts)} ${title}${detail && `, ${detail}`}`,
  );
  return `${count(known)} starts. Across: ${range(x, xs)}; up: ${range(y, ys)}. ${endings.join('; ')}.`;
}
