// Findings: what keeps the run from learning, as the engine sees it at the epoch that is shown, with the numbers that
// show it.

import { html, nothing, render } from 'lit';
import { descendedPlateausOf, diagnose } from 'xor-playground/full';
import { neuronName } from '../../state/parameters.js';
import { count, significant } from '../../text/format.js';
import { button } from '../../ui/button.js';

/** @typedef {import('../../state/view.js').Context} Context */
/** @typedef {import('xor-playground/full').Finding} Finding */

/** It is examined when nothing has changed for so many milliseconds: that takes about a tenth of a second. */
const AFTER = 150;
/** With nothing else changed, a run of the article’s network. */
const OF_LESSON = ['seed', 'lr', 'epochs'];
const LESSON = 'Through it step by step: the lesson';

/**
 * Something that was found.
 * @typedef {object} Found
 * @property {string} title
 * @property {string} words
 * @property {string} kind
 * @property {number} seenAt
 * @property {number | undefined} learnsAt
 * @property {{ thing: import('../../state/attention.js').Thing, name: string }[]} neurons
 */

export class FindingsPart {
  #place;
  #session;
  #attention;
  /** What was found, and the state of the run that it was found in. @type {Found[]} */
  #found = [];
  /** @type {unknown[]} */
  #examined = [];
  /** @type {unknown[]} */
  #drawn = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   */
  constructor(place, { session, attention, ended }) {
    this.#place = place;
    this.#session = session;
    this.#attention = attention;
    place.className = 'findings';
    ended.addEventListener('abort', () => this.hide());
  }

  show() {
    const state = this.#state();
    if (same(state, this.#drawn)) return;
    this.#drawn = state;
    clearTimeout(this.#waiting);
    if (!this.#isKnown && !this.#session.training && !this.#isLearnt) {
      this.#waiting = setTimeout(() => this.#examine(), AFTER);
    }
    this.#draw();
  }

  hide() {
    clearTimeout(this.#waiting);
    this.#attention.point(undefined);
    // What it would have found is asked for again.
    this.#drawn = [];
  }

  /** What the findings depend on. */
  #state() {
    const { run, epoch, training, isLearnt, divergedAt } = this.#session;
    return [run, epoch, training, isLearnt, divergedAt];
  }

  /** Whether there is nothing to be found. */
  get #isLearnt() {
    const { isLearnt, divergedAt } = this.#session;
    return isLearnt && divergedAt === undefined;
  }

  get #isKnown() {
    return same(this.#examined, this.#state());
  }

  #examine() {
    const { trainer, shape, training } = this.#session;
    // It goes on, and is examined when it is there.
    if (training) return;
    this.#found = diagnose(trainer).map((finding) => foundIn(finding, shape));
    this.#examined = this.#state();
    this.#draw();
  }

  #draw() {
    render(
      html`<h3>Findings</h3>
        ${this.#content()}`,
      this.#place,
    );
  }

  #content() {
    const { training, epoch, epochs } = this.#session;
    if (this.#isLearnt) return html`<p>Nothing is in the way: all rows are right.</p>`;
    if (training) {
      return html`<p class="hint">The run is examined when it is paused, or at its end.</p>`;
    }
    if (!this.#isKnown) return html`<p class="hint">It is being examined.</p>`;
    if (this.#found.length === 0) return html`<p>Nothing is in the way.</p>`;
    const [first] = this.#found;
    // It is there alone.
    if (first.kind === 'too-few-updates') {
      return html`${this.#descended()}<p>${onTheWay(first, epoch, epochs)}</p>`;
    }
    return html`${this.#descended()}
      <p class="hint">${leadOf(first, epoch)}</p>
      <ol>
        ${this.#found.map((found) => this.#item(found))}
      </ol>
      ${this.#isOfLesson ? button(LESSON, false, () => this.#session.openLesson('stuck')) : nothing}`;
  }

  /** What is descended, where that is not what is called the loss, and which plateaus it is near. */
  #descended() {
    const { trainer, descended } = this.#session;
    if (!descended) return nothing;
    const [name, loss] = descended;
    return html`<p>
      Training goes down the ${name}, which is ${significant(loss)}: the mean over the rows, without a penalty. The mean
      squared error is ${significant(trainer.loss)}. ${descendedPlateausOf(trainer).join(' ')}
    </p>`;
  }

  /** Whether it is such a run as the lesson goes through. */
  get #isOfLesson() {
    const { changed, hidden } = this.#session;
    const [first] = this.#found;
    const isOfArticle = hidden.join() === '2' && changed.every((key) => OF_LESSON.includes(key));
    return isOfArticle && first?.kind === 'collision';
  }

  /** @param {Found} found */
  #item({ title, words, neurons }) {
    return html`<li>
      <strong>${title}</strong>
      <p>${words}</p>
      ${neurons.length === 0 ? nothing : html`<p class="hint">Look at ${this.#buttons(neurons)}</p>`}
    </li>`;
  }

  /**
   * The neurons by name: what they answer is shown while one is pointed at.
   * @param {Found['neurons']} neurons
   */
  #buttons(neurons) {
    const attention = this.#attention;
    return neurons.map(({ thing, name }) => {
      const point = (/** @type {Event} */ event) => {
        // A finger leaves nothing pointed at.
        if (!(event instanceof PointerEvent && event.pointerType === 'touch'))
          attention.point(thing);
      };
      const leave = () => attention.point(undefined);
      return html`<button
        type="button"
        @pointerenter=${point}
        @pointerleave=${leave}
        @focus=${point}
        @blur=${leave}
        @click=${() => attention.choose(thing)}
      >
        ${name}
      </button> `;
    });
  }
}

/**
 * @param {Finding} finding of which nothing is kept
 * @param {import('../../state/parameters.js').Shape} shape
 * @returns {Found}
 */
function foundIn(finding, shape) {
  const { title, words, kind, seenAt, learnsAt, layer } = finding;
  const neurons = layer === undefined ? [] : [...finding.neurons];
  finding.free();
  return {
    ...{ title, words, kind, seenAt, learnsAt },
    neurons: neurons.map((neuron) => ({
      thing: /** @type {const} */ (`n${layer ?? 0}.${neuron}`),
      name: neuronName(shape, layer ?? 0, neuron),
    })),
  };
}

/**
 * Where nothing but too few updates was found.
 * @param {Found} found
 * @param {number} epoch
 * @param {number} epochs
 */
function onTheWay({ words, learnsAt }, epoch, epochs) {
  const what =
    learnsAt !== undefined && learnsAt <= epochs
      ? 'nothing is in the way: it is still on its way.'
      : 'nothing is in the way but too few updates.';
  return `At epoch ${count(epoch)}, ${what} ${words}`;
}

/** @param {Found} first @param {number} epoch */
function leadOf({ seenAt }, epoch) {
  return seenAt === epoch
    ? `At epoch ${count(epoch)}, what weighs most comes first:`
    : `At epoch ${count(epoch)}, nothing is the matter yet. Trained on, it has come to this at epoch ${count(seenAt)}:`;
}

/**
 * @param {unknown[]} one
 * @param {unknown[]} other
 */
function same(one, other) {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
