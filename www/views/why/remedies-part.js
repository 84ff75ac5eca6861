// Remedies, tried and not guessed: the run, trained again in workers with one thing changed at a time, and what came of
// each.

import { html, nothing, render } from 'lit';
import { editsIn } from '../../state/edits.js';
import { count, significant } from '../../text/format.js';
import { button } from '../../ui/button.js';
import { likenessOf, planFor, STARTS } from './remedies.js';
import { CHANCE, summaryOf } from './results.js';
import { CANCELLED, isOver, Trials } from './trials.js';

/** @typedef {import('../../state/view.js').Context} Context */
/** @typedef {import('./results.js').Result} Result */
/** @typedef {import('./trials.js').Trial} Trial */

/** What may still take so long is told, in milliseconds. */
const LONG = 3000;
/** Digits of a loss. */
const DIGITS = 3;

export class RemediesPart {
  #place;
  #session;
  /** Those of the run that was tried last. @type {Trials | undefined} */
  #trials;
  /** What runs have in common that they are shown for: the one that they were tried for, and they themselves. */
  #alike = new Set();
  /** The run as it was tried. */
  #tried = '';
  /** What is drawn. @type {unknown[]} */
  #drawn = [];

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   */
  constructor(place, { session, ended }) {
    this.#place = place;
    this.#session = session;
    place.className = 'remedies';
    ended.addEventListener('abort', () => this.hide());
  }

  show() {
    const { link, isLearnt, training, solvedAt } = this.#standing();
    const present = [link, isLearnt, training, solvedAt];
    if (present.every((value, index) => value === this.#drawn[index])) return;
    this.#drawn = present;
    // What is tried is not of use to another run.
    if (!this.#isOfThis) this.#trials?.cancel();
    this.#draw();
  }

  hide() {
    this.#trials?.cancel();
  }

  #standing() {
    const { link, isLearnt, training } = this.#session;
    // While it trains, it is not looked for: that takes training again.
    const solvedAt = isLearnt && !training ? this.#session.solvedAt : undefined;
    return { link, isLearnt, training, solvedAt };
  }

  /** Whether what was tried last is of the present run. */
  get #isOfThis() {
    return this.#trials !== undefined && this.#alike.has(likenessOf(this.#session.link));
  }

  #try() {
    const { link } = this.#session;
    const plan = planFor(link);
    this.#trials?.cancel();
    const trials = new Trials(plan, () => {
      if (this.#trials === trials) this.#draw();
    });
    this.#trials = trials;
    this.#tried = link;
    const links = [link, plan.unchanged.link, ...plan.remedies.map((remedy) => remedy.link)];
    this.#alike = new Set(links.map(likenessOf));
    this.#draw();
  }

  /** Makes it the run of the page, at its end. @param {Result} result */
  #open({ link, epochs }) {
    this.#alike.add(likenessOf(link));
    this.#session.restore({ link, epoch: epochs, head: epochs });
  }

  #draw() {
    const trials = this.#isOfThis ? this.#trials : undefined;
    render(
      html`<h3>Remedies, tried and not guessed</h3>
        <p class="hint">${this.#lead(trials)}</p>
        ${this.#onTheWay()}
        <div class="row">
          ${this.#button(trials)}
          <p aria-live="polite">${trials ? this.#told(trials) : nothing}</p>
        </div>
        ${trials ? [this.#table(trials), ofOthers(trials), leftOut(trials.plan)] : nothing}`,
      this.#place,
    );
  }

  /** What they are for. @param {Trials | undefined} trials */
  #lead(trials) {
    const open = trials?.all.findIndex((trial) => this.#isOpen(trial)) ?? -1;
    if (trials && open > 0)
      return `The page shows “${trials.all[open].remedy.name}”, one of the remedies below.`;
    const { isLearnt, solvedAt } = this.#standing();
    if (!isLearnt) {
      return 'The run is trained again in the background, each time with one thing changed. Each begins where this run began, but for what is drawn from a seed, and other starts. Only what has been seen to work is marked.';
    }
    const learnt = solvedAt === undefined ? 'has learnt' : `learnt at epoch ${count(solvedAt)}`;
    return `This run ${learnt}. With remedies, it can be compared.`;
  }

  /** What becomes of the changes on the way. */
  #onTheWay() {
    const later = editsIn(this.#session.run.edits).filter(({ epoch }) => epoch > 0).length;
    if (later === 0) return nothing;
    const changes =
      later === 1 ? 'The change on the way is' : `The ${later} changes on the way are`;
    return html`<p class="hint">${changes} left out: this start is where the run began.</p>`;
  }

  /** @param {Trials | undefined} trials */
  #button(trials) {
    if (trials?.isUnderWay || trials?.isCounting)
      return button('Cancel', false, () => trials.cancel());
    const isWhole = trials?.all.every(({ result }) => result) && !trials.isCalledOff;
    const isKnown = isWhole && this.#tried === this.#session.link;
    const name = this.#session.isLearnt ? 'Try them anyway' : 'Try remedies';
    return button(name, isKnown === true, () => this.#try());
  }

  /** How far it is, or what is seen. @param {Trials} trials */
  #told(trials) {
    const { all, isUnderWay, timeLeft } = trials;
    if (!isUnderWay) {
      const isCounted = !trials.isCounting && !trials.isCalledOff;
      const summary = summaryOf(all, this.#session.count, isCounted);
      return trials.isCounting
        ? `${summary} Now, each is tried from ${STARTS} other starts.`
        : summary;
    }
    const words = `${all.filter(isOver).length} of ${all.length} are done.`;
    return timeLeft < LONG ? words : `${words} The others may take up to ${duration(timeLeft)}.`;
  }

  /** @param {Trials} trials */
  #table({ all }) {
    return html`<table aria-label="Remedies">
      <thead>
        <tr>
          <th scope="col">Remedy</th>
          <th scope="col">Result</th>
          <th scope="col">Rows right</th>
          <th scope="col">Loss</th>
          <th scope="col">Of ${STARTS} others learn</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${all.map((trial) => this.#row(trial))}
      </tbody>
    </table>`;
  }

  /** @param {Trial} trial */
  #row(trial) {
    const { remedy, share, result, reason, counted, learn } = trial;
    const { name, changed, seeds } = remedy;
    const head = html`<th scope="row">
      ${name} ${changed === '' ? nothing : html`<small>${changed}</small>`}
    </th>`;
    if (!result) {
      const part = seeds && share > 0 ? `${Math.round(share * seeds.length)} are done` : 'to come';
      return html`<tr>
        ${head}
        <td colspan="5" class="hint">${reason === undefined ? part : notTried(reason)}</td>
      </tr>`;
    }
    const { ending, words, right, loss } = result;
    const open = () => this.#open(result);
    return html`<tr
      aria-current=${this.#isOpen(trial) ? 'true' : nothing}
      class=${ending.kind === 'learnt' ? 'learnt' : ''}
    >
      ${head}
      <td>${words}</td>
      <td>${count(right)} of ${count(this.#session.count)}</td>
      <td>${significant(loss, DIGITS)}</td>
      <td>${learn ?? (counted ? html`<small>${counted} done</small>` : nothing)}</td>
      <td class="act"><button type="button" aria-label="Open: ${name}" @click=${open}>Open</button></td>
    </tr>`;
  }

  /** Whether its run is that of the page. @param {Trial} trial */
  #isOpen({ result }) {
    return result?.link === this.#session.link;
  }
}

/** What the counts of other starts are, and what they are worth. @param {Trials} trials */
function ofOthers({ all: [itself, ...others] }) {
  const { remedy } = [itself, ...others].find(({ learn }) => learn !== undefined) ?? {};
  const seeds = remedy?.others?.seeds;
  if (!seeds) return nothing;
  return html`<p class="hint">
    The last column: with the same thing changed, how many of ${STARTS} other starts learn, seeds
    ${seeds[0]} to ${seeds[STARTS - 1]}. Two counts that differ by less than ${CHANCE} may do so by chance.
  </p>`;
}

/** What is not tried, and why. @param {import('./remedies.js').Plan} plan */
function leftOut({ leftOut: all }) {
  if (all.length === 0) return nothing;
  return html`<p class="hint">Left out:</p>
    <ul class="hint">
      ${all.map(({ name, reason }) => html`<li>${name}. ${reason}</li>`)}
    </ul>`;
}

/** @param {string} reason */
function notTried(reason) {
  return reason === CANCELLED ? 'not tried' : html`not tried <small>${reason}</small>`;
}

/** @param {number} milliseconds */
function duration(milliseconds) {
  const minutes = milliseconds / 60_000;
  if (minutes < 1.5) return `about ${Math.ceil(minutes * 60)} seconds`;
  return minutes < 90
    ? `about ${Math.round(minutes)} minutes`
    : `about ${Math.round(minutes / 60)} hours`;
}
