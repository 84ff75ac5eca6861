// The hidden layer's space: where the hidden neurons put the rows, and what the output neuron makes of it.

import './space.css';
import { html, render } from 'lit';
import { find, setText } from '../dom.js';
import { darkScheme } from '../theme.js';
import { Morph } from './morph.js';
import { PlaneChoice } from './plane-choice.js';
import { SpacePicture } from './space-picture.js';
import { findingInWords, layerInWords, numbered, percent, placesInWords } from './space-words.js';

/** While training, the words follow the picture at this distance, in milliseconds. */
const WORDS_EVERY = 250;

const TEMPLATE = html`
  <div class="title">
    <p class="layer"></p>
    <span class="key" aria-hidden="true">output 0.5</span>
  </div>
  <div class="plot" role="img" aria-label="Hidden space" aria-describedby="space-words">
    <canvas></canvas>
  </div>
  <p id="space-words" hidden></p>
  <div class="legend" aria-hidden="true">
    <canvas width="256" height="1"></canvas>
    <span>output 0</span><span>0.5</span><span>1</span>
  </div>
  <div class="morph"></div>
  <div class="choice" role="group" aria-label="Plane of the hidden space" hidden></div>
  <div class="words">
    <p class="finding"></p>
    <p class="hint"></p>
  </div>
`;

class SpaceView {
  #place;
  #context;
  #picture;
  #morph;
  #choice;
  /** The moment of the session that is looked at, in which plane, and whether in haste. @type {unknown} */
  #moment;
  #how = '';
  #worded = 0;
  #hasLegend = false;

  /**
   * @param {HTMLElement} place
   * @param {import('../panel.js').Context} context
   */
  constructor(place, context) {
    render(TEMPLATE, place);
    this.#place = place;
    this.#context = context;
    const show = () => this.show();
    this.#picture = new SpacePicture(find(place, '.plot canvas', HTMLCanvasElement), show);
    this.#morph = new Morph(find(place, '.morph'), show);
    this.#choice = new PlaneChoice(find(place, '.choice'), show);
    darkScheme.addEventListener('change', () => {
      this.#hasLegend = false;
      this.show();
    });
    if (context.session.hidden.length > 0) this.#morph.play();
  }

  show() {
    const { session } = this.#context;
    const { hidden } = session;
    const neurons = hidden[hidden.length - 1] ?? 2;
    this.#choice.show(neurons);
    const look = this.#lookAt(neurons);
    const how = `${session.link} ${this.#choice.neurons} ${session.training}`;
    const isAnother = this.#moment !== session.moment || this.#how !== how;
    if (isAnother) {
      const { link, trainer } = session;
      const hasty = session.training;
      this.#picture.lookAt({ link, parameters: trainer.parameters() }, { ...look, hasty });
      [this.#moment, this.#how] = [session.moment, how];
    } else {
      this.#picture.relabel(look);
    }
    this.#picture.blend = hidden.length === 0 ? 1 : this.#morph.blend;
    this.#picture.paint();
    this.#showLegend();
    this.#word(look.names);
  }

  /**
   * @param {number} neurons
   * @returns {import('./space-picture.js').Look}
   */
  #lookAt(neurons) {
    const { hidden } = this.#context.session;
    const chosen = this.#choice.neurons;
    const joined = neurons <= 2;
    if (hidden.length === 0) return { neurons: chosen, names: ['x', 'y'], joined };
    if (chosen.length === 0) return { neurons: [], names: ['PC₁', 'PC₂'] };
    const shown = neurons === 1 ? [0] : chosen;
    const marked = shown.map((neuron) => this.#isLookedAt(`n${hidden.length - 1}.${neuron}`));
    return { neurons: chosen, names: shown.map((n) => numbered('h', n + 1)), marked, joined };
  }

  /** @param {import('../attention.js').Thing} thing */
  #isLookedAt(thing) {
    const { pointed, chosen } = this.#context.attention;
    return pointed === thing || chosen === thing;
  }

  #showLegend() {
    if (this.#hasLegend) return;
    this.#picture.drawLegend(find(this.#place, '.legend canvas', HTMLCanvasElement));
    this.#hasLegend = true;
  }

  /** @param {(string | undefined)[]} names */
  #word(names) {
    const { session } = this.#context;
    const now = performance.now();
    if (session.training && now - this.#worded < WORDS_EVERY) return;
    this.#worded = now;
    this.#picture.ask((space) => this.#wordSpace(space, names));
  }

  /**
   * @param {import('xor-playground/full').HiddenSpace} space
   * @param {(string | undefined)[]} names
   */
  #wordSpace(space, names) {
    const { hidden } = this.#context.session;
    const finding = findingInWords(space, hidden);
    find(this.#place, '.morph').hidden = hidden.length === 0;
    setText(find(this.#place, '.layer'), layerInWords(hidden));
    setText(find(this.#place, '.finding'), finding);
    setText(find(this.#place, '.hint'), this.#hint(space));
    setText(
      find(this.#place, '#space-words'),
      `The rows: ${placesInWords(space, names)} ${finding} ${lineInWords(space)}`,
    );
  }

  /**
   * How the picture is to be read.
   * @param {import('xor-playground/full').HiddenSpace} space
   */
  #hint(space) {
    const { hidden } = this.#context.session;
    const neurons = hidden[hidden.length - 1] ?? 0;
    const grid = 'The grid is the plane of the inputs, a line each 0.1.';
    if (neurons === 0) return `${grid} Dashed: what joins the rows with the same target.`;
    const rest = 'Dashed: what joins the rows with the same target. Faint: where no input lands.';
    if (neurons <= 2) return `${grid} ${rest}`;
    const share = percent(space.share);
    const variance = `This plane holds ${share} of the variance of the four rows.`;
    const colours =
      this.#choice.neurons.length === 0
        ? 'It goes through their mean, along the two directions in which they vary most. The faint colours and the line are what the output neuron answers in it.'
        : 'The faint colours and the line are what the output neuron answers with the other neurons held at their mean over the rows.';
    return `${variance} ${colours} ${grid} Its colours are the network’s own answers.`;
  }
}

/** @param {import('xor-playground/full').HiddenSpace} space */
function lineInWords(space) {
  return space.line().length > 0
    ? 'A straight line marks where the output is 0.5.'
    : 'No line: the output is on the same side of 0.5 everywhere in the picture.';
}

/** @type {import('../panel.js').Connect} */
export function connect(place, context) {
  return new SpaceView(place, context);
}
