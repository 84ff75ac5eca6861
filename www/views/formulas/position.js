// Where one is in an epoch: at which step, for which sample, and with which numbers. It follows the run, and what
// is chosen.

import { Anatomy } from '../../notation/anatomy.js';
import { Tracing } from '../../notation/tracing.js';
import { stepsOf } from './steps.js';

/** @typedef {import('../../state/attention.js').Thing} Thing */
/** @typedef {import('./steps.js').Step} Step */

/** (0, 1) → 1 */
const FIRST_SAMPLE = 1;

/**
 * What is there to be shown.
 * @typedef {object} Now
 * @property {Anatomy} anatomy
 * @property {Step[]} steps
 * @property {number} at which of them
 * @property {Step} step that one
 * @property {import('../../notation/tracing.js').Numbers} numbers of the sample
 */

export class Position {
  #session;
  #attention;
  #tracing;
  #sample = FIRST_SAMPLE;
  #at = 0;
  /** The run whose steps these are. */
  #link = '';
  #anatomy;
  #steps;
  /** What was chosen when it was looked at last. @type {Thing | undefined} */
  #chosen;
  /** The moment of the session that the numbers are of. @type {unknown} */
  #moment;
  /** @type {Now['numbers'] | undefined} */
  #numbers;
  /** @type {Now | undefined} */
  #now;

  /** @param {import('../../state/view.js').Context} context */
  constructor(context) {
    const { session, attention } = context;
    this.#session = session;
    this.#attention = attention;
    this.#tracing = new Tracing(context);
    this.#anatomy = new Anatomy(session);
    this.#steps = stepsOf(this.#anatomy);
    this.#link = session.link;
    this.#chosen = attention.chosen;
  }

  /** The same one as long as nothing has changed. @returns {Now} */
  get now() {
    const { link, moment } = this.#session;
    if (link !== this.#link) this.#begin(link);
    if (this.#attention.chosen !== this.#chosen) this.#follow();
    if (moment !== this.#moment) this.#numbers = undefined;
    if (this.#numbers && this.#now) return this.#now;
    this.#moment = moment;
    this.#numbers ??= this.#tracing.take(this.#trained);
    this.#now = {
      ...{ anatomy: this.#anatomy, steps: this.#steps, numbers: this.#numbers },
      ...{ at: this.#at, step: this.#steps[this.#at] },
    };
    return this.#now;
  }

  /** The sample, if it is one that is learnt from; another one, if not. */
  get #trained() {
    const { rows, data } = this.#session;
    if (this.#sample >= rows.length) this.#sample = Math.min(FIRST_SAMPLE, rows.length - 1);
    while (data.tests.has(this.#sample)) this.#sample = (this.#sample + 1) % rows.length;
    return this.#sample;
  }

  /** @param {number} sample */
  take(sample) {
    this.#sample = sample;
    this.#numbers = undefined;
  }

  /**
   * Whether there is such a step, and it is another one.
   * @param {number} step
   */
  go(step) {
    const to = Math.min(this.#steps.length - 1, Math.max(0, step));
    if (to === this.#at) return false;
    this.#at = to;
    this.#now = undefined;
    return true;
  }

  /**
   * The step of a neuron in the present direction; −1 where there is none.
   * @param {Thing | undefined} thing
   */
  stepOf(thing) {
    const phase = this.#steps[this.#at].phase === 'backward' ? 'backward' : 'forward';
    return this.#steps.findIndex(
      (step) => step.phase === phase && 'neuron' in step && step.neuron.thing === thing,
    );
  }

  /**
   * Another run, or the same one with a change: its steps may be others.
   * @param {string} link
   */
  #begin(link) {
    const { title } = this.#steps[this.#at];
    this.#link = link;
    this.#anatomy = new Anatomy(this.#session);
    this.#steps = stepsOf(this.#anatomy);
    this.#at = Math.max(
      0,
      this.#steps.findIndex((step) => step.title === title),
    );
    this.#numbers = undefined;
  }

  /** Goes to what is chosen, in the diagram or in the formulas. */
  #follow() {
    this.#chosen = this.#attention.chosen;
    const step = this.stepOf(this.#chosen);
    if (step >= 0) this.go(step);
  }
}
