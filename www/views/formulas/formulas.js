// The formulas, with the numbers of now: one update of one epoch, step by step, for one sample.

import { render } from 'lit';
import { Pen } from '../../notation/notation.js';
import { rowName } from '../../text/format.js';
import { make, setText } from '../../ui/dom.js';
import { backwardOf } from './backward.js';
import { option, RowChoice, Walk } from './controls.js';
import { FlowAt } from './flow.js';
import sheet from './formulas.css';
import { errorOf, forwardOf } from './forward.js';
import { Pointing } from './pointing.js';
import { Position } from './position.js';
import { sumOf } from './sum.js';
import { updateOf } from './update.js';

/** @typedef {import('../../state/attention.js').Thing} Thing */
/** @typedef {import('../../state/view.js').Context} Context */
/** @typedef {import('./position.js').Now} Now */
/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./steps.js').Step} Step */

const LETTERS =
  ' w a weight, b a bias, z a weighted sum, a what a neuron answers, t the target. ' +
  'Numbers are rounded (≈), in each equation as finely as it takes to hold; All digits has them whole. ' +
  '← and → go from step to step, ↑ and ↓ from symbol to symbol.';

const list = new Intl.ListFormat('en-GB');

const CHECK_WORDS =
  'A finite difference is (E(w + h) − E(w − h)) / 2h, without the chain rule: here for ever smaller h, and from ' +
  'these on to h = 0 (Ridders’ scheme). How E changes is computed as one difference, so that no digits cancel; ' +
  'that is why so many of them agree.';

/** What it shows. */
export const words = 'One epoch step by step: forward, the error, the chain rule back, the update.';

export const sheets = [sheet];

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  return new FormulasView(place, context);
}

class FormulasView {
  #session;
  #attention;
  #position;
  #pen = new Pen(false);
  #checks = false;
  #inDiagram = true;
  /** What is written. @type {Now | undefined} */
  #written;
  /** @type {FlowAt | undefined} */
  #flow;

  #title = make('h3', '');
  #why = make('p', '');
  #box = make('div', '', { className: 'box', tabIndex: 0 });
  #checkWords = make('p', CHECK_WORDS, { className: 'hint', hidden: true });
  #letters = make('p', '', { className: 'hint' });
  #choice;
  #walk;
  #pointing;

  /**
   * @param {HTMLElement} place
   * @param {Context} context
   */
  constructor(place, context) {
    this.#session = context.session;
    this.#attention = context.attention;
    this.#position = new Position(context);
    this.#choice = new RowChoice((sample) => {
      this.#position.take(sample);
      this.#move();
    });
    this.#walk = new Walk(
      (step) => this.#go(step),
      (steps) => this.#go(this.#position.now.at + steps),
    );
    this.#pointing = new Pointing(this.#box, context.attention, (thing) => this.#choose(thing));
    this.#build(place);
    place.addEventListener('keydown', (event) => this.#key(event));
  }

  /** @param {HTMLElement} place */
  #build(place) {
    const options = make('div', '', { className: 'options' });
    options.append(
      option('All digits', false, (all) => this.#write(() => (this.#pen = new Pen(all)))),
      option('Check by finite differences', false, (checks) =>
        this.#write(() => {
          this.#checks = checks;
          this.#checkWords.hidden = !checks;
        }),
      ),
      option('Show in the diagram', true, (shown) => {
        this.#inDiagram = shown;
        this.#flowAnew();
      }),
    );
    const words = make('div', '', { className: 'words' });
    words.setAttribute('aria-live', 'polite');
    words.append(this.#title, this.#why);
    this.#box.setAttribute('role', 'group');
    this.#box.ariaLabel = 'Formulas of this step';
    place.append(
      ...[this.#walk.element, this.#choice.group, words, this.#box, options, this.#checkWords],
      this.#letters,
    );
  }

  show() {
    const { now } = this.#position;
    const isAnother = now !== this.#written;
    // First, as what loses the focus when it is replaced has everything drawn again.
    this.#written = now;
    if (isAnother) this.#render(now);
    this.#pointing.show();
    if (!this.#flow) this.#flowAnew();
  }

  hide() {
    this.#leave();
  }

  /** @param {Now} now */
  #render({ anatomy, steps, at, step, numbers }) {
    const { rows, data, count, inputs, run } = this.#session;
    const are = inputs === 1 ? 'is the input' : 'are the inputs';
    setText(this.#letters, `${list.format(run.names)} ${are},${LETTERS}`);
    this.#choice.show(numbers.sample, data);
    this.#walk.show(steps, at);
    if (this.#title.textContent !== step.title) this.#box.scrollLeft = 0;
    setText(this.#title, step.title);
    setText(this.#why, step.why);
    /** @type {Scene} */
    const scene = {
      ...{ anatomy, numbers, pen: this.#pen, checks: this.#checks },
      nameOf: (sample) => rowName(rows[sample]),
      count,
      setting: (key) => this.#session.setting(key),
    };
    render(contentOf(step, scene), this.#box);
  }

  /**
   * Only how it is written changes.
   * @param {() => void} change
   */
  #write(change) {
    change();
    this.#written = undefined;
    this.show();
  }

  /** It is somewhere else: here first, then in the diagram. */
  #move() {
    this.show();
    this.#flowAnew();
  }

  /** Has the diagram show what flows, by another flow, so that it is drawn. */
  #flowAnew() {
    if (!this.#inDiagram) {
      this.#leave();
      return;
    }
    this.#flow = new FlowAt(this.#position);
    this.#attention.show(this.#flow);
  }

  /** Nothing flows any more. */
  #leave() {
    if (this.#flow && this.#attention.flow === this.#flow) this.#attention.show(undefined);
    this.#flow = undefined;
  }

  /** @param {number} step */
  #go(step) {
    if (this.#position.go(step)) this.#move();
  }

  /** @param {Thing} thing */
  #choose(thing) {
    if (!thing.startsWith('n')) return;
    // What becomes chosen is followed.
    if (thing === this.#attention.chosen) this.#go(this.#position.stepOf(thing));
    else this.#attention.choose(thing);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const { target } = event;
    const isTaken = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    const isModified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!step || isTaken || isModified) return;
    event.preventDefault();
    this.#go(this.#position.now.at + step);
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
