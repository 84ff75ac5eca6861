// Many starts with the present settings: how often they learn, when, how they end where they don't, and which were in
// danger.

import { html, nothing, render } from 'lit';
import { duration } from '../../text/duration.js';
import { count } from '../../text/format.js';
import { button } from '../../ui/button.js';
import { choice } from '../../ui/choice.js';
import { download } from '../../ui/hand-out.js';
import { STARTS, usual } from './asked.js';
import { csvOf } from './csv.js';
import { Examples } from './examples.js';
import { Histogram } from './histogram.js';
import { differencesInWords, linkFrom, planFor } from './plan.js';
import { Sample } from './sample.js';
import { Scatter } from './scatter.js';
import { allGroups, summaryOf } from './summary.js';
import { shareInWords } from './words.js';

/** @typedef {import('../../state/view.js').Context} Context */
/** @typedef {import('./summary.js').Summary} Summary */
/** @typedef {import('./summary.js').Group} Group */

/** While it is under way, what is shown follows at this distance, in milliseconds. */
const FOLLOW_EVERY = 200;
/** And at so many times what it takes, which with very many starts is more. */
const REST = 4;
/** What may still take so long is told, in milliseconds. */
const LONG = 3000;

export class StartsPart {
  #place;
  #session;
  #asked;
  #histogram;
  #scatter;
  #examples;
  #starts = usual().starts;
  /** @type {Sample | undefined} */
  #sample;
  /** What is known of the sample, at a count of its runs. @type {Summary | undefined} */
  #summary;
  /** What would be surveyed now, and the run that it is for. @type {import('./plan.js').Plan} */
  #plan;
  #planned;
  /** The run that it is drawn for. @type {string | undefined} */
  #drawn;
  #followed = 0;
  /** How long it took to show what came, in milliseconds. */
  #took = 0;

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   * @param {() => void} asked is called when something else is asked for
   */
  constructor(place, context, asked) {
    const { session, ended } = context;
    this.#place = place;
    this.#session = session;
    this.#asked = asked;
    this.#planned = session.run;
    this.#plan = planFor(session.link);
    this.#histogram = new Histogram(ended);
    this.#examples = new Examples(context);
    this.#scatter = new Scatter(context, { open: (seed) => this.#open(seed), asked });
    ended.addEventListener('abort', () => this.hide());
  }

  /** What is asked for. */
  get asked() {
    return { starts: this.#starts, scatter: this.#scatter.asked };
  }

  set asked({ starts, scatter }) {
    this.#starts = starts;
    this.#scatter.asked = scatter;
    this.#draw();
  }

  show() {
    if (this.#session.link !== this.#drawn) this.#draw();
  }

  hide() {
    this.#sample?.cancel();
  }

  #begin() {
    this.#sample?.cancel();
    this.#summary = undefined;
    this.#examples.clear();
    const sample = new Sample(this.#plan, this.#starts, () => {
      if (this.#sample === sample) this.#follow();
    });
    this.#sample = sample;
    this.#draw();
  }

  /** Shows what came, unless that was done just now. */
  #follow() {
    const now = performance.now();
    const pause = Math.max(FOLLOW_EVERY, REST * this.#took);
    if (this.#sample?.isUnderWay && now - this.#followed < pause) return;
    this.#draw();
    this.#followed = performance.now();
    this.#took = this.#followed - now;
  }

  /** @param {number} starts */
  #choose(starts) {
    this.#starts = starts;
    this.#asked();
    this.#draw();
  }

  /** Makes it the run of the page, at its end. @param {number} seed */
  #open(seed) {
    if (!this.#sample?.endings) return;
    const epoch = this.#sample.endings.epochs[seed];
    this.#session.restore({ link: linkFrom(this.#sample.plan, seed), epoch, head: epoch });
  }

  #download() {
    if (!this.#sample?.endings) return;
    const { endings, plan } = this.#sample;
    const seeds = this.#sample.count;
    const csv = csvOf(endings, seeds, plan.epochs);
    const name = `survey-seeds-0-to-${seeds - 1}.csv`;
    download(this.#place, name, new Blob([csv], { type: 'text/csv' }));
  }

  #draw() {
    const { run, link } = this.#session;
    this.#drawn = link;
    if (run !== this.#planned) {
      this.#plan = planFor(link);
      this.#planned = run;
    }
    const sample = this.#sample;
    if (sample?.endings && this.#summary?.count !== sample.count && sample.count > 0) {
      this.#summary = summaryOf(sample.endings, sample.count, sample.plan.epochs);
    }
    this.#histogram.draw(this.#summary?.times);
    if (this.#summary && sample) this.#scatter.show(sample, this.#summary, this.#seedOpen(sample));
    const { refusal } = this.#plan;
    render(
      html`<p class="hint">${this.#lead()}</p>
        <div class="row">
          ${choice(
            'Starts',
            STARTS.map((starts) => [starts, count(starts)]),
            this.#starts,
            (starts) => this.#choose(starts),
          )}
          ${
            sample?.isUnderWay
              ? button('Cancel', false, () => sample.cancel())
              : button('Survey', refusal !== undefined || this.#isKnown, () => this.#begin())
          }
          <p>${this.#progress()}</p>
        </div>
        <p class="share">${this.#told()}</p>
        <p class="unseen" aria-live="polite">${sample?.isUnderWay ? nothing : this.#told()}</p>
        ${this.#summary && sample ? this.#result(this.#summary, sample) : nothing}`,
      this.#place,
    );
  }

  /** Whether another survey would come to the same. */
  get #isKnown() {
    return this.#isOfPresent && this.#sample?.count === this.#starts;
  }

  /** Whether the sample is of the present settings. */
  get #isOfPresent() {
    return this.#sample?.plan.link === this.#plan.link;
  }

  #lead() {
    const { epochs, refusal } = this.#plan;
    if (refusal) return `${refusal} So there is nothing to survey: each run would be the same.`;
    const edited =
      this.#session.run.edits !== '' ? ' What is changed by hand, or on the way, is left out.' : '';
    const far = `${count(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`;
    return `With the present settings, a network is trained in the background from each of the seeds from 0 on, for ${far}.${edited}`;
  }

  /** How far it is. */
  #progress() {
    const sample = this.#sample;
    if (!sample) return nothing;
    const { starts, isUnderWay, timeLeft, failure } = sample;
    if (failure !== undefined) return failure;
    if (isUnderWay) {
      const left = timeLeft < LONG ? '' : `, ${duration(timeLeft)} to go`;
      return html`<progress aria-label="Survey" max=${starts} value=${sample.count}></progress>
        ${count(sample.count)} of ${count(starts)}${left}`;
    }
    return sample.count < starts ? `Called off after ${count(sample.count)} starts.` : nothing;
  }

  /** The answer, as soon as it is whole. */
  #told() {
    const summary = this.#summary;
    if (!summary)
      return this.#sample && !this.#sample.isUnderWay ? 'No start is trained yet.' : nothing;
    return html`<strong>${shareInWords(summary)}</strong>`;
  }

  /**
   * @param {Summary} summary
   * @param {Sample} sample
   */
  #result(summary, { plan, count: seeds }) {
    const differences = this.#isOfPresent ? '' : differencesInWords(plan, this.#plan);
    return html`${
      this.#isOfPresent
        ? nothing
        : html`<p class="former">Of the settings before: ${differences}. Survey again for those of now.</p>`
    }
      <p class="hint">
        Seeds 0 to ${count(seeds - 1)}. In brackets is where the share of all starts lies, with 95 % confidence.
      </p>
      ${this.#histogram.element} ${this.#endings(summary)} ${this.#scatter.element}
      <div class="row">${button('Download CSV', false, () => this.#download())}</div>`;
  }

  /** The seed that the page has the run of, if that is one of these. @param {Sample} sample */
  #seedOpen({ plan }) {
    const seed = this.#session.setting('seed');
    // A start that is given has none.
    if (seed === '') return undefined;
    return linkFrom(plan, Number(seed)) === this.#session.link ? Number(seed) : undefined;
  }

  /** @param {Summary} summary */
  #endings(summary) {
    return html`<h3>How they end</h3>
      <table aria-label="Endings">
        <thead>
          <tr>
            <th scope="col">Ending</th>
            <th scope="col">Starts</th>
            <th scope="col">Example</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${allGroups(summary).map((group) => this.#row(group))}
        </tbody>
      </table>`;
  }

  /** What a run answers in the end. @param {number} seed */
  #pictureOf(seed) {
    if (!this.#sample?.endings) return nothing;
    const { plan, endings } = this.#sample;
    return this.#examples.of(linkFrom(plan, seed), endings.epochs[seed]);
  }

  /** @param {Group} group */
  #row({ kind, title, detail, count: starts, seed }) {
    const isOpen = this.#sample && linkFrom(this.#sample.plan, seed) === this.#session.link;
    const name = detail === '' ? title : `${title}, ${detail}`;
    return html`<tr aria-current=${isOpen ? 'true' : nothing} class=${kind}>
      <th scope="row">${title} ${detail === '' ? nothing : html`<small>${detail}</small>`}</th>
      <td>${count(starts)}</td>
      <td><span class="example">${this.#pictureOf(seed)} seed ${seed}</span></td>
      <td class="act">
        <button type="button" aria-label="Open: ${name}" @click=${() => this.#open(seed)}>Open</button>
      </td>
    </tr>`;
  }
}
