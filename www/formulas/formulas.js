// The formulas, with the numbers of now: one update of one epoch, step by step, for one sample.

import './formulas.css';
import { render } from 'lit';
import { truthTable } from 'xor-playground';
import { make, setText } from '../dom.js';
import { pair } from '../format.js';
import { Anatomy } from './anatomy.js';
import { backwardOf } from './backward.js';
import { option, sampleChoice, Walk } from './controls.js';
import { flowOf } from './flow.js';
import { errorOf, forwardOf } from './forward.js';
import { Pen } from './notation.js';
import { Pointing } from './pointing.js';
import { stepsOf } from './steps.js';
import { sumOf } from './sum.js';
import { Tracing } from './tracing.js';
import { updateOf } from './update.js';

/** @typedef {import('../attention.js').Attention} Attention */
/** @typedef {import('../attention.js').Flow} Flow */
/** @typedef {import('../attention.js').Thing} Thing */
/** @typedef {import('../session.js').Session} Session */
/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./steps.js').Step} Step */
/** @typedef {import('./tracing.js').Numbers} Numbers */

/** (0, 1) → 1 */
const FIRST_SAMPLE = 1;

const CHECK_WORDS =
  'A finite difference is (E(w + h) − E(w − h)) / 2h, without the chain rule: here for ever smaller h, and from ' +
  'these on to h = 0 (Ridders’ scheme). How E changes is computed as one difference, so that no digits cancel; ' +
  'that is why so many of them agree.';

/** @type {import('../panel.js').Connect} */
export function connect(place, { session, attention }) {
  return new FormulasView(place, session, attention);
}

class FormulasView {
  #session;
  #attention;
  #tracing;
  #samples = truthTable();
  #sample = FIRST_SAMPLE;
  #pen = new Pen(false);
  #checks = false;
  #inDiagram = true;

  /** The run whose steps these are. */
  #link = '';
  /** @type {Anatomy} */
  #anatomy;
  /** @type {Step[]} */
  #steps;
  #at = 0;
  /** @type {Numbers | undefined} */
  #numbers;
  /** The moment of the session that the numbers are of. @type {unknown} */
  #moment;
  /** Whether something else than the moment has changed since it was shown last. */
  #changed = true;
  /** @type {Flow | undefined} */
  #flow;
  /** What was chosen when it was looked at last. @type {Thing | undefined} */
  #chosen;

  #title = make('h3', '');
  #why = make('p', '');
  #box = make('div', '', { className: 'box', tabIndex: 0 });
  #checkWords = make('p', CHECK_WORDS, { className: 'hint' });
  #choice;
  #walk;
  #pointing;

  /**
   * @param {HTMLElement} place
   * @param {Session} session
   * @param {Attention} attention
   */
  constructor(place, session, attention) {
    this.#session = session;
    this.#attention = attention;
    this.#tracing = new Tracing(session);
    this.#anatomy = new Anatomy(session);
    this.#steps = stepsOf(this.#anatomy);
    this.#link = session.link;
    this.#chosen = attention.chosen;
    this.#choice = sampleChoice(
      this.#samples.map(([x, y, target]) => `${pair(x, y)} → ${target}`),
      (sample) => this.#change(() => this.#take(sample)),
    );
    this.#walk = new Walk(
      (step) => this.#go(step),
      (steps) => this.#go(this.#at + steps),
    );
    this.#pointing = new Pointing(this.#box, attention, (thing) => this.#choose(thing));
    this.#build(place);
    place.addEventListener('keydown', (event) => this.#key(event));
    place.closest('details')?.addEventListener('toggle', ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || target.open) return;
      this.#leave();
      // When it is opened again, it flows again.
      this.#changed = true;
    });
  }

  /** @param {HTMLElement} place */
  #build(place) {
    const options = make('div', '', { className: 'options' });
    options.append(
      option('All digits', false, (all) => this.#change(() => this.#write(all))),
      option('Check by finite differences', false, (checks) =>
        this.#change(() => this.#check(checks)),
      ),
      option('Show in the diagram', true, (shown) => this.#change(() => this.#flowInto(shown))),
    );
    const words = make('div', '', { className: 'words' });
    words.setAttribute('aria-live', 'polite');
    words.append(this.#title, this.#why);
    this.#checkWords.hidden = true;
    this.#box.setAttribute('role', 'group');
    this.#box.setAttribute('aria-label', 'Formulas of this step');
    const hint = make(
      'p',
      'x₁ and x₂ are the inputs x and y, a is a weighted sum, and y is what a neuron answers; t is the target. ← and → go from step to step, ↑ and ↓ from symbol to symbol.',
      { className: 'hint' },
    );
    place.append(
      this.#choice.group,
      this.#walk.element,
      words,
      this.#box,
      options,
      this.#checkWords,
      hint,
    );
  }

  show() {
    const { link, moment } = this.#session;
    if (link !== this.#link) this.#begin(link);
    if (this.#attention.chosen !== this.#chosen) this.#follow();
    if (moment !== this.#moment || !this.#numbers) {
      this.#moment = moment;
      this.#numbers = this.#tracing.take(this.#sample);
      this.#changed = true;
    }
    const changed = this.#changed;
    this.#changed = false;
    if (changed) this.#render(this.#numbers);
    this.#pointing.show();
    // Last, as it has everything drawn again.
    if (changed) this.#showFlow(this.#numbers);
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

  /** @param {Numbers} numbers */
  #render(numbers) {
    const step = this.#steps[this.#at];
    this.#choice.show(this.#sample);
    this.#walk.show(this.#steps, this.#at);
    setText(this.#title, step.title);
    setText(this.#why, step.why);
    render(contentOf(step, this.#scene(numbers)), this.#box);
  }

  /**
   * @param {Numbers} numbers
   * @returns {Scene}
   */
  #scene(numbers) {
    return {
      ...{ anatomy: this.#anatomy, numbers, pen: this.#pen, checks: this.#checks },
      samples: this.#samples.map(([x, y]) => pair(x, y)),
      setting: (key) => this.#session.setting(key),
    };
  }

  /** @param {Numbers} numbers */
  #showFlow(numbers) {
    if (!this.#inDiagram) {
      this.#leave();
      return;
    }
    const before = this.#flow;
    const flow = flowOf(this.#steps[this.#at], this.#anatomy, numbers);
    if (this.#session.training && before && sameThings(before, flow)) {
      // The next frame draws it anyway; to ask for it now would draw every frame twice.
      before.labels = flow.labels;
      return;
    }
    this.#flow = flow;
    this.#attention.show(flow);
  }

  /** Nothing flows any more. */
  #leave() {
    if (this.#flow && this.#attention.flow === this.#flow) this.#attention.show(undefined);
    this.#flow = undefined;
  }

  /**
   * Changes what is looked at, and has it shown.
   * @param {() => void} change
   */
  #change(change) {
    change();
    this.#changed = true;
    this.#session.redraw();
  }

  /** @param {number} sample */
  #take(sample) {
    this.#sample = sample;
    this.#numbers = undefined;
  }

  /** @param {boolean} all */
  #write(all) {
    this.#pen = new Pen(all);
  }

  /** @param {boolean} checks */
  #check(checks) {
    this.#checks = checks;
    this.#checkWords.hidden = !checks;
  }

  /** @param {boolean} shown */
  #flowInto(shown) {
    this.#inDiagram = shown;
  }

  /** @param {number} step */
  #go(step) {
    const to = Math.min(this.#steps.length - 1, Math.max(0, step));
    if (to === this.#at) return;
    this.#change(() => {
      this.#at = to;
      this.#box.scrollLeft = 0;
    });
  }

  /** Goes to what is chosen, in the diagram or here. */
  #follow() {
    this.#chosen = this.#attention.chosen;
    const step = this.#stepOf(this.#chosen);
    if (step < 0) return;
    this.#at = step;
    this.#changed = true;
  }

  /** @param {Thing} thing */
  #choose(thing) {
    if (!thing.startsWith('n')) return;
    this.#go(Math.max(0, this.#stepOf(thing)));
    this.#attention.choose(thing);
  }

  /**
   * The step of a neuron in the present direction; −1 where there is none.
   * @param {Thing | undefined} thing
   */
  #stepOf(thing) {
    const phase = this.#steps[this.#at].phase === 'backward' ? 'backward' : 'forward';
    return this.#steps.findIndex(
      (step) => step.phase === phase && 'neuron' in step && step.neuron.thing === thing,
    );
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const { target } = event;
    const isTaken = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    const isModified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!step || isTaken || isModified) return;
    event.preventDefault();
    this.#go(this.#at + step);
  }
}

/**
 * @param {Step} step
 * @param {Scene} scene
 */
function contentOf(step, scene) {
  switch (step.phase) {
    case 'forward':
      return forwardOf(step.neuron, scene);
    case 'error':
      return errorOf(scene);
    case 'backward':
      return backwardOf(step.neuron, scene);
    case 'sum':
      return sumOf(step.links, scene);
    case 'update':
      return updateOf(step.links, scene);
  }
}

/**
 * Whether the same flows, apart from the numbers.
 * @param {Flow} one
 * @param {Flow} other
 */
function sameThings(one, other) {
  return (
    one.direction === other.direction &&
    one.things.size === other.things.size &&
    [...one.things].every((thing) => other.things.has(thing))
  );
}
