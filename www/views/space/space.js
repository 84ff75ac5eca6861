// The hidden layer's space: where the hidden neurons put the rows, and what the output neuron makes of it.

import { html, render } from 'lit';
import { SpacePicture } from '../../plot/hidden-space/space-picture.js';
import {
  findingInWords,
  layerInWords,
  percent,
  placesInWords,
} from '../../plot/hidden-space/space-words.js';
import { inWords } from '../../text/sized.js';
import { find, setText } from '../../ui/dom.js';
import { axesOf, takesInputs } from './axes.js';
import { Morph } from './morph.js';
import { PlaneChoice } from './plane-choice.js';
import sheet from './space.css';

/** While training, the words follow the picture at this distance, in milliseconds. */
const WORDS_EVERY = 250;

const TEMPLATE = html`
  <div class="picture">
    <div class="plot" role="img" aria-label="Hidden space" aria-describedby="space-words">
      <canvas></canvas>
    </div>
    <p id="space-words" hidden></p>
    <div class="legend" aria-hidden="true">
      <canvas width="256" height="1"></canvas>
      <span></span><span></span><span></span>
    </div>
  </div>
  <div class="beside">
    <div>
      <p class="layer"></p>
      <p class="finding"></p>
    </div>
    <div class="morph"></div>
    <div class="plane" role="group" aria-label="Plane of the hidden space" hidden></div>
    <div>
      <span class="key" aria-hidden="true"></span>
      <p class="hint"></p>
    </div>
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
  /** What else the picture shows, when it was painted last. */
  #painted = '';
  #worded = 0;
  #hasLegend = false;

  /**
   * @param {HTMLElement} place
   * @param {import('../../state/view.js').Context} context
   */
  constructor(place, context) {
    render(TEMPLATE, place);
    this.#place = place;
    this.#context = context;
    // In its turn, where it is seen to what traps.
    const show = () => context.session.redraw();
    // Another width, or other colours.
    const repaint = () => {
      this.#painted = '';
      show();
    };
    const canvas = find(place, '.plot canvas', HTMLCanvasElement);
    this.#picture = new SpacePicture(context, canvas, repaint);
    this.#morph = new Morph(find(place, '.morph'), context.ended, show);
    this.#choice = new PlaneChoice(find(place, '.plane'), show);
    context.theme.onChange(() => {
      this.#hasLegend = false;
      show();
    });
    if (context.session.hidden.length > 0) this.#morph.play();
  }

  show() {
    const { session } = this.#context;
    const { hidden, shape, run } = session;
    const axes = axesOf(shape);
    this.#choice.show(takesInputs(shape, run.names) ? [] : axes.map(({ name }) => name));
    const look = this.#lookAt(axes);
    this.#takeUp(look);
    const blend = hidden.length === 0 ? 1 : this.#morph.blend;
    const painted = `${blend} ${look.names} ${look.marked}`;
    if (painted !== this.#painted) {
      this.#picture.relabel(look);
      this.#picture.blend = blend;
      this.#picture.paint();
      this.#painted = painted;
    }
    this.#showLegend();
    this.#word(look.names);
  }

  /**
   * Looks at the network of now, if that is another one, or is looked at in another way.
   * @param {import('../../plot/hidden-space/space-picture.js').Look} look
   */
  #takeUp(look) {
    const { link, data, training, moment, trainer, axes, point, inputs } = this.#context.session;
    // Two inputs have their plane, whatever is asked about.
    const names = this.#axisNames;
    const section = inputs === 2 ? { names } : { axes, point, names };
    const how = `${link} ${look.neurons} ${training} ${section.axes} ${section.point}`;
    if (this.#moment === moment && this.#how === how) return;
    this.#picture.lookAt(
      { link, data, parameters: trainer.parameters(), ...section },
      { ...look, hasty: training },
    );
    [this.#moment, this.#how, this.#painted] = [moment, how, ''];
  }

  /** What the inputs are called that go across and up in their plane. */
  get #axisNames() {
    const { axes, run } = this.#context.session;
    return axes.map((axis) => run.names[axis]);
  }

  /**
   * @param {ReturnType<typeof axesOf>} axes
   * @returns {import('../../plot/hidden-space/space-picture.js').Look}
   */
  #lookAt(axes) {
    const { shape, inputs, run } = this.#context.session;
    const chosen = this.#choice.neurons;
    const joined = axes.length <= 2 && !this.#context.session.data.isMany;
    if (takesInputs(shape, run.names)) {
      return inputs <= 2
        ? { neurons: chosen, names: this.#axisNames, joined }
        : { neurons: this.#context.session.axes, names: this.#axisNames };
    }
    if (chosen.length === 0) return { neurons: [], names: ['PC₁', 'PC₂'] };
    const shown = (axes.length === 1 ? [0] : chosen).map((axis) => axes[axis]);
    const names = shown.map(({ name }) => name);
    const marked = shown.map(({ thing }) => this.#isLookedAt(thing));
    return { neurons: chosen, names, marked, joined };
  }

  /** @param {import('../../state/attention.js').Thing} thing */
  #isLookedAt(thing) {
    const { pointed, chosen } = this.#context.attention;
    return pointed === thing || chosen === thing;
  }

  #showLegend() {
    this.#nameLegend();
    if (this.#hasLegend) return;
    this.#picture.drawLegend(find(this.#place, '.legend canvas', HTMLCanvasElement));
    this.#hasLegend = true;
  }

  #nameLegend() {
    const [low, high] = this.#context.session.data.outputRange;
    const middle = (low + high) / 2;
    const spans = this.#place.querySelectorAll('.legend span');
    for (const [index, words] of [`output ${low}`, `${middle}`, `${high}`].entries()) {
      setText(/** @type {HTMLElement} */ (spans[index]), words);
    }
    setText(find(this.#place, '.key'), `output ${middle}`);
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
    const { hidden, shape, data } = this.#context.session;
    const finding = findingInWords(space, data, shape);
    find(this.#place, '.morph').hidden = hidden.length === 0;
    setText(find(this.#place, '.layer'), layerInWords(shape));
    setText(find(this.#place, '.finding'), this.#onTheWay() ?? finding);
    setText(find(this.#place, '.hint'), this.#hint(space));
    setText(
      find(this.#place, '#space-words'),
      `The rows: ${placesInWords(space, data, names)} ${finding} ${lineInWords(space, data)}`,
    );
  }

  #gridInWords() {
    const { inputs } = this.#context.session;
    if (inputs === 2) return 'the plane of the inputs';
    if (inputs === 1) return 'the input, which goes across';
    return `the plane of ${this.#axisNames.join(' and ')} that the surface shows`;
  }

  /** What is seen instead of the hidden space, before the picture has arrived there. */
  #onTheWay() {
    const { blend } = this.#picture;
    if (blend === 1) return undefined;
    return blend === 0
      ? `This is the plane of the inputs: the rows are where ${this.#axisNames.join(' and ')} put them.`
      : 'The rows are on their way from the plane of the inputs to where the hidden neurons put them.';
  }

  /**
   * How the picture is to be read.
   * @param {import('xor-playground/full').HiddenSpace} space
   */
  #hint(space) {
    const { shape, inputs, data, run } = this.#context.session;
    const neurons = takesInputs(shape, run.names) ? 0 : axesOf(shape).length;
    const spacings = space.inputRanges.map(([, , spacing]) =>
      inWords(Number(spacing.toPrecision(3))),
    );
    const [across, up] = spacings;
    const each = inputs === 1 || across === up ? across : `${across} across and ${up} up`;
    const grid = `The grid is ${this.#gridInWords()}, a line each ${each}.`;
    const dashed = data.isMany ? '' : 'Dashed: what joins the rows with the same target.';
    if (neurons === 0) return `${grid} ${dashed}`;
    const rest = `${dashed} Faint: where no input lands.`;
    if (neurons <= 2) return `${grid} ${rest}`;
    const share = percent(space.share);
    const variance = `This plane holds ${share} of the variance of the ${data.rows.length === 4 ? 'four rows' : 'rows'}.`;
    const colours =
      this.#choice.neurons.length === 0
        ? 'It goes through their mean, along the two directions in which they vary most. The faint colours and the line are what the output neuron answers in it.'
        : 'The faint colours and the line are what the output neuron answers with the other neurons held at their mean over the rows.';
    return `${variance} ${colours} ${grid} Its colours are the network’s own answers.`;
  }
}

/**
 * @param {import('xor-playground/full').HiddenSpace} space
 * @param {import('../../state/data.js').Data} data
 */
function lineInWords(space, { task, outputRange }) {
  if (task === 'regression') return '';
  const middle = (outputRange[0] + outputRange[1]) / 2;
  return space.line().length > 0
    ? `A straight line marks where the output is ${middle}.`
    : `No line: the output is on the same side of ${middle} everywhere in the picture.`;
}

/** What it shows. */
export const words =
  'Where the hidden neurons put the rows, and whether one straight line can part them.';

export const sheets = [sheet];

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  return new SpaceView(place, context);
}
