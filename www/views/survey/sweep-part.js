// A sweep: how often a network learns by the values of one setting.

import { html, nothing, render } from 'lit';
import { duration } from '../../text/duration.js';
import { count } from '../../text/format.js';
import { button } from '../../ui/button.js';
import { choice } from '../../ui/choice.js';
import { attempt } from '../../ui/dom.js';
import { download } from '../../ui/hand-out.js';
import { EACH, usual } from './asked.js';
import { sweepCsvOf } from './csv.js';
import { differencesInWords, linkFrom, planFor } from './plan.js';
import { SweepChart } from './sweep-chart.js';
import { presentOf, refusalOf, rest, SETTINGS, usualText, valuesOf } from './sweep-plan.js';
import { SweepRun } from './sweep-run.js';
import { bestInWords, percent } from './words.js';

/** @typedef {import('./sweep-plan.js').Setting} Setting */
/** @typedef {import('./sweep-plan.js').Value} Value */
/** @typedef {import('./sweep-run.js').Point} Point */

/** While it is under way, what is shown follows at this distance, in milliseconds. */
const FOLLOW_EVERY = 200;
/** What may still take so long is told, in milliseconds. */
const LONG = 3000;

/**
 * What is asked for.
 * @typedef {object} Asked
 * @property {string} key of the setting
 * @property {string | undefined} values as they were typed; those that are proposed, if there are none
 * @property {number} each how many starts each value has
 */

export class SweepPart {
  #place;
  #session;
  #told;
  #chart;
  #setting = SETTINGS[0];
  /** What was typed, if anything was. @type {string | undefined} */
  #text;
  #each = usual().sweep.each;
  /** What is wrong with it. */
  #error = '';
  /** The values that are asked for; none where they can't be used. @type {Value[]} */
  #values = [];
  /** Why none of them can be trained. @type {string | undefined} */
  #refusal;
  /** What that was found out for. */
  #checked = '';
  /** @type {SweepRun | undefined} */
  #run;
  /** The run that it is drawn for. @type {string | undefined} */
  #drawn;
  #followed = 0;

  /**
   * @param {HTMLElement} place
   * @param {import('../../state/view.js').Context} context
   * @param {() => void} asked is called when something else is asked for
   */
  constructor(place, { session, ended }, asked) {
    this.#place = place;
    this.#session = session;
    this.#told = asked;
    this.#chart = new SweepChart(ended, (point) => this.#open(point));
    ended.addEventListener('abort', () => this.hide());
  }

  /** @returns {Asked} */
  get asked() {
    return { key: this.#setting.key, values: this.#text, each: this.#each };
  }

  set asked({ key, values, each }) {
    this.#setting = SETTINGS.find((setting) => setting.key === key) ?? SETTINGS[0];
    this.#text = values;
    this.#each = each;
    this.#draw();
  }

  show() {
    if (this.#session.link !== this.#drawn) this.#draw();
  }

  hide() {
    this.#run?.cancel();
  }

  /** What is swept, as it would be typed. */
  get #shown() {
    return this.#text ?? usualText(this.#setting, this.#session.run);
  }

  /** Finds out what is asked for, or why it can't be used, unless that is known. */
  #check() {
    const checked = [this.#setting.key, this.#shown, this.#session.link].join(' ');
    if (checked === this.#checked) return;
    this.#checked = checked;
    this.#values = [];
    this.#error = '';
    attempt(
      () => {
        this.#values = valuesOf(this.#setting, this.#session.link, this.#shown);
      },
      (words) => {
        this.#error = words;
      },
    );
    this.#refusal = refusalOf(this.#values);
  }

  #begin() {
    this.#check();
    if (this.#canSweep) {
      this.#run?.cancel();
      const run = new SweepRun(this.#setting, this.#values, this.#each, () => {
        if (this.#run === run) this.#follow();
      });
      this.#run = run;
      // What is swept stays, also when another value becomes the present one.
      if (this.#setting.kind !== 'choice') this.#text = this.#shown;
      this.#told();
      // The last of them may end without a word.
      run.ended.then(() => this.#draw());
    }
    this.#draw();
  }

  /** Shows what came, unless that was done just now. */
  #follow() {
    const now = performance.now();
    if (this.#run?.isUnderWay && now - this.#followed < FOLLOW_EVERY) return;
    this.#followed = now;
    this.#draw();
  }

  /** @param {string} key */
  #choose(key) {
    this.#setting = SETTINGS.find((setting) => setting.key === key) ?? this.#setting;
    this.#text = undefined;
    this.#told();
    this.#draw();
  }

  /** @param {string} text */
  #type(text) {
    this.#text = text.trim() === '' ? undefined : text;
    this.#told();
    this.#draw();
  }

  /** Makes an example the run of the page, at its end: one that ends as most do. @param {Point} point */
  #open({ value, sample, counted }) {
    if (!sample?.endings || !counted) return;
    const epoch = sample.endings.epochs[counted.seed];
    this.#session.restore({ link: linkFrom(value.plan, counted.seed), epoch, head: epoch });
  }

  #download() {
    if (!this.#run) return;
    const { setting, points } = this.#run;
    const csv = new Blob([sweepCsvOf(points)], { type: 'text/csv' });
    download(this.#place, `sweep-${setting.key}.csv`, csv);
  }

  #draw() {
    this.#drawn = this.#session.link;
    this.#check();
    const run = this.#run;
    run?.follow();
    render(
      html`<p class="hint">${this.#lead()}</p>
        <div class="row">
          ${choice(
            'Setting',
            SETTINGS.map(({ key, title }) => [key, title]),
            this.#setting.key,
            (key) => this.#choose(key),
          )}
          ${choice(
            'Starts of each value',
            EACH.map((starts) => [starts, count(starts)]),
            this.#each,
            (each) => {
              this.#each = each;
              this.#told();
              this.#draw();
            },
          )}
        </div>
        ${this.#setting.kind === 'choice' ? nothing : this.#field()}
        <div class="row">
          ${
            run?.isUnderWay
              ? button('Cancel', false, () => run.cancel())
              : button('Sweep', !this.#canSweep || this.#isKnown, () => this.#begin())
          }
          <p>${this.#progress()}</p>
        </div>
        <p class="unseen" aria-live="polite">${run && !run.isUnderWay ? bestOf(run, this.#present(run)) : nothing}</p>
        ${run ? this.#result(run) : nothing}`,
      this.#place,
    );
  }

  /** What a sweep does, or why there is nothing to sweep. */
  #lead() {
    if (this.#refusal !== undefined) {
      return `${this.#refusal} So there is nothing to sweep with this setting.`;
    }
    const { words } = this.#setting;
    const all =
      'One setting takes several values, all else is as it is now; for each, networks are trained in the background from the seeds from 0 on.';
    return words === undefined ? all : `${all} ${words}`;
  }

  get #canSweep() {
    return this.#error === '' && this.#refusal === undefined;
  }

  #field() {
    const take = (/** @type {Event} */ { currentTarget }) =>
      this.#type(/** @type {HTMLInputElement} */ (currentTarget).value);
    const press = (/** @type {KeyboardEvent} */ event) => {
      if (event.key === 'Enter') take(event);
    };
    return html`<div class="values">
      <label for="sweep-values">Values</label>
      <input
        id="sweep-values"
        class="value"
        type="text"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="sweep-error"
        aria-invalid=${String(this.#error !== '')}
        .value=${this.#shown}
        @change=${take}
        @keydown=${press}
      />
      <p class="error" id="sweep-error" role="alert">${this.#error}</p>
    </div>`;
  }

  /** Whether another sweep would come to the same. */
  get #isKnown() {
    const run = this.#run;
    if (!run || run.setting !== this.#setting || run.starts !== this.#each) return false;
    if (run.count < run.all) return false;
    const links = (/** @type {Value[]} */ all) => all.map(({ plan }) => plan.link).join(' ');
    return links(this.#values) === links(run.points.map(({ value }) => value));
  }

  /** How far it is. */
  #progress() {
    const run = this.#run;
    if (!run) return nothing;
    const { all, count: done, isUnderWay, timeLeft, failure } = run;
    if (failure !== undefined) return failure;
    if (isUnderWay) {
      const left = timeLeft < LONG ? '' : `, ${duration(timeLeft)} to go`;
      return html`<progress aria-label="Sweep" max=${all} value=${done}></progress> ${count(done)} of
        ${count(all)}${left}`;
    }
    return done < all ? `Called off after ${count(done)} starts.` : nothing;
  }

  /** The value that the page has now; empty where that is none of these. @param {SweepRun} run */
  #present({ setting, points }) {
    const present = presentOf(setting, this.#session.run);
    const { link } = planFor(this.#session.link);
    // Among these it is the one that has all else in common, too.
    return (
      points.find(({ value, sample }) => sample && value.plan.link === link)?.value.value ?? present
    );
  }

  /** @param {SweepRun} run */
  #result(run) {
    const { setting, points } = run;
    const present = this.#present(run);
    const isNumber = setting.kind !== 'choice';
    if (isNumber) this.#chart.draw({ points, setting, present });
    return html`${this.#former(run)}
      <p id="sweep-words" class="best">${bestOf(run, present)}</p>
      ${isNumber ? this.#chart.element : nothing}
      <table aria-label="Sweep" class="sweep">
        <thead>
          <tr>
            <th scope="col">${setting.title}</th>
            <th scope="col">Learn</th>
            <th scope="col">Half by epoch</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${points.map((point) => this.#row(point, setting, present))}
        </tbody>
      </table>
      <p class="hint">
        In brackets, and as a line, is where the share of all starts lies, with 95 % confidence. Half of those that learn have by
        the epoch beside it.
      </p>
      <div class="row">${button('Download CSV', false, () => this.#download())}</div>`;
  }

  /**
   * What is said where a sweep is of other settings than those of now.
   * @param {SweepRun} run
   */
  #former({ setting, points }) {
    const { value } = points.find(({ sample }) => sample) ?? points[0];
    const now = rest(setting, this.#session.link, value);
    if (now === undefined || now === value.plan.link) return nothing;
    const differences = differencesInWords(value.plan, { ...value.plan, link: now });
    return html`<p class="former">Of the settings before: ${differences}. Sweep again for those of now.</p>`;
  }

  /**
   * @param {Point} point
   * @param {Setting} setting
   * @param {string} present
   */
  #row(point, setting, present) {
    const { value, counted } = point;
    const { refusal } = value.plan;
    const isNow = value.value === present;
    const use = () => this.#session.change(value.changes);
    return html`<tr aria-current=${isNow ? 'true' : nothing}>
      <th scope="row">${value.name}${isNow ? html` <small>now</small>` : nothing}</th>
      ${
        refusal === undefined
          ? html`<td>${counted ? interval(counted) : '–'}</td>
            <td>${counted?.half === undefined ? '–' : count(counted.half)}</td>`
          : html`<td colspan="2" class="refused">${refusal}</td>`
      }
      <td class="act">
        ${
          counted
            ? html`<button
                type="button"
                aria-label="Open an example of ${setting.title} ${value.name}: seed ${counted.seed}"
                @click=${() => this.#open(point)}
              >
                Open
              </button>`
            : nothing
        }
        ${
          refusal === undefined && !isNow
            ? html`<button type="button" @click=${use}>Use ${value.name}</button>`
            : nothing
        }
      </td>
    </tr>`;
  }
}

/**
 * A share, with its interval as a line.
 * @param {import('./summary.js').Counted} counted
 */
function interval({ learnt, count: all, interval: [low, high] }) {
  const share = (100 * learnt) / all;
  return html`<svg class="interval" aria-hidden="true" viewBox="-2 0 104 10" preserveAspectRatio="none">
      <path class="all" d="M0 5H100" />
      <path d="M${100 * low} 5H${100 * high}" />
      <path class="share" d="M${share} 1V9" />
    </svg>
    ${percent(learnt / all)} % <small>(${percent(low)} to ${percent(high)} %)</small>`;
}

/**
 * @param {SweepRun} run
 * @param {string} present
 */
function bestOf({ points, setting }, present) {
  const counted = points.flatMap(({ value, counted }) => (counted ? { value, counted } : []));
  if (counted.length === 0) return 'No start is trained yet.';
  const most = Math.max(...counted.map(shareOf));
  const best = counted.filter((point) => shareOf(point) === most);
  const names = best.map(({ value }) => value.name);
  const now = counted.find(({ value }) => value.value === present);
  return bestInWords(
    setting.title,
    { names, ...best[0].counted },
    now && { names: [now.value.name], ...now.counted },
  );
}

/** @param {{ counted: import('./summary.js').Counted }} point */
function shareOf({ counted: { learnt, count: all } }) {
  return learnt / all;
}
