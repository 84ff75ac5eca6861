// The lesson "When the program is wrong": the article's program with the mistakes that people make in it, and what comes
// of each from the same start, beside the right program.

import { html, nothing, render } from 'lit';
import {
  mistakenPrograms,
  rightCourse,
  rightProgram,
  settingRange,
  Trainer,
} from 'xor-playground/full';
import { indexAfter } from '../../plot/line-drawing.js';
import { LinePlot } from '../../plot/line-plot.js';
import { drawOthers } from '../../plot/other-lines.js';
import { tickText } from '../../plot/ticks.js';
import { recall } from '../../state/memo.js';
import { parameterName, parametersOf } from '../../state/parameters.js';
import { count, decimals, pair, significant } from '../../text/format.js';
import { number } from '../../text/minus.js';
import { find, make } from '../../ui/dom.js';
import { BY_HAND, copy, download, select } from '../../ui/hand-out.js';
import { NumberField, numberParts, wholeNumber } from '../../ui/number-field.js';
import { Player } from '../../ui/player.js';
import { codeLines } from './code-lines.js';
import { following } from './following.js';
import { WORDS } from './mistake-words.js';
import { presets } from './presets.js';
import { ROWS } from './rows.js';
import { slice } from './slice.js';
import { SYMPTOMS, symptomOf, symptomWords } from './symptoms.js';

/** @typedef {import('./symptoms.js').Course} Course */
/** @typedef {import('./symptoms.js').Symptom} Symptom */

/**
 * A mistake, and what comes of it from the present seed.
 * @typedef {object} Mistake
 * @property {import('xor-playground/full').MistakenProgram} program
 * @property {string} name
 * @property {Course | undefined} course
 * @property {Symptom} symptom
 */

const EPOCHS = 5000;
const SEEDS = settingRange('seed');
/** So many starts are tried, a few in a frame. */
const STARTS = 100;
/** The epochs at which the loss is told in words. */
const TOLD = [0, 1, 10, 100, 1000, EPOCHS];
/** The network of a program that was asked about in public: the start that a seed draws, one lower. */
const ASKED = 'seed=1&bias=on,off';
const ASKED_EPOCHS = 100;
/** What of a link doesn't make the page's run another one than the article's with its seed. */
const OF_ARTICLE = ['seed', 'epochs'];
const MARKS = { wrong: 'wrong', right: 'should be', missing: 'missing', both: '' };
/** The right program, among those whose starts are tried. */
const RIGHT = 'right';

class MistakesLesson {
  #context;
  #place;
  #seed = 0;
  /** The page's seed that was taken over last. */
  #followed = '';
  #programs = mistakenPrograms();
  /** @type {Course} */
  #right;
  /** @type {Mistake[]} */
  #mistakes = [];
  /** @type {Symptom | 'all'} */
  #symptom = 'all';
  /** The name of the mistake that is open, if one is. @type {string | undefined} */
  #open;
  #answer = '';
  #picture = make('div', '', { className: 'plot' });
  #plot;
  #field;
  #fieldRow;
  /** How many starts learn, by the mistake's name: as far as they are tried. @type {Map<string, { tried: number, learnt: number }>} */
  #shares = new Map();
  /** Tries them, as long as the lesson is to be seen. */
  #trying;
  /** The largest numbers before NaN, by mistake and seed. @type {Map<string, string>} */
  #sizes = new Map();
  /** The epoch from which on the program that was asked about is NaN. @type {number | undefined} */
  #askedAt;
  /** The page's run that was followed last. */
  #link = '';

  /**
   * @param {HTMLElement} place
   * @param {import('../../state/view.js').Context} context
   */
  constructor(place, context) {
    const { theme, ended } = context;
    this.#context = context;
    this.#place = place;
    const { row, input, error } = numberParts('lesson-mistakes-seed', 'Seed of these runs');
    row.classList.add('seed');
    input.inputMode = 'numeric';
    this.#fieldRow = row;
    this.#field = new NumberField({
      ...{ input, error },
      ...wholeNumber('Seed', ...SEEDS),
      accept: (value) => this.#begin(value),
    });
    this.#picture.setAttribute('role', 'img');
    this.#picture.ariaLabel = 'Loss with the mistake and without';
    this.#picture.setAttribute('aria-describedby', 'mistake-curve-words');
    this.#plot = new LinePlot(this.#picture, {
      ...{ theme, ended },
      label: 'epoch',
      xText: count,
      yText: tickText,
      drawBelow: (drawing) => drawOthers(drawing, [this.#beside()]),
      drawMarks: (drawing) => this.#drawMarks(drawing),
      redraw: () => this.#draw(),
    });
    theme.onChange(() => this.#draw());
    this.#trying = new Player({
      ...{ place, ended },
      step: () => slice(() => this.#tryStart()),
      changed: () => this.#render(),
    });
    this.#right = courseOf(rightCourse(0, 0));
    this.#begin(this.#pageSeed() ?? 0);
  }

  /** Takes over the page's seed when that has become another, and goes on with what it did when it was seen last. */
  follow() {
    const seed = this.#pageSeed();
    if (seed !== undefined && seed !== this.#seed) this.#begin(seed);
    else if (this.#link !== this.#context.session.link) this.#render();
    this.#goOn();
  }

  /** The page's seed, if it has one, and it is another than before. */
  #pageSeed() {
    const seed = this.#context.session.setting('seed');
    if (seed === this.#followed) return undefined;
    this.#followed = seed;
    return seed === '' ? undefined : Number(seed);
  }

  /** From another seed. @param {number} seed */
  #begin(seed) {
    this.#seed = seed;
    this.#right = courseOf(rightCourse(seed, EPOCHS));
    this.#mistakes = this.#programs.map((program) => {
      const came = program.course(seed, EPOCHS);
      const course = came && courseOf(came);
      return { program, name: program.name, course, symptom: symptomOf(course, this.#right) };
    });
    this.#answer = '';
    // What another seed shows may be none of what is chosen.
    if (!this.#chosen.length) this.#symptom = 'all';
    this.#field.show(seed);
    this.#draw();
  }

  /** The mistakes with the symptom that is chosen. */
  get #chosen() {
    return this.#mistakes.filter(
      ({ symptom }) => this.#symptom === 'all' || symptom === this.#symptom,
    );
  }

  get #mistake() {
    return this.#chosen.find(({ name }) => name === this.#open);
  }

  /** @param {Symptom | 'all'} symptom */
  #choose(symptom) {
    this.#symptom = symptom;
    this.#open = this.#mistake?.name;
    this.#draw();
  }

  /**
   * Opens a mistake, or closes it.
   * @param {string} name
   * @param {HTMLElement} button that did it, which stays in sight
   */
  #toggle(name, button) {
    this.#open = this.#open === name ? undefined : name;
    this.#answer = '';
    this.#draw();
    button.scrollIntoView({ block: 'nearest' });
    this.#goOn();
  }

  /** How much of the curves is shown: of a run that ends in NaN, what comes before. */
  get #end() {
    const notFiniteAt = this.#mistake?.course?.notFiniteAt;
    return notFiniteAt === undefined ? EPOCHS : Math.min(EPOCHS, Math.max(10, 2 * notFiniteAt));
  }

  /** The curve of the right program, as far as it is shown; which it is, stands above the picture. */
  #beside() {
    const { epochs, losses } = this.#right;
    const points = indexAfter(epochs, this.#end);
    return { name: '', xs: epochs.subarray(0, points), ys: losses.subarray(0, points) };
  }

  #draw() {
    const course = this.#mistake?.course;
    if (course) {
      const last = course.losses.findIndex((loss) => !Number.isFinite(loss));
      const points = last < 0 ? course.losses.length : last;
      const end = this.#end;
      const shown = [course, this.#right].flatMap(({ epochs, losses }) =>
        Array.from(losses.subarray(0, indexAfter(epochs, end))).filter(Number.isFinite),
      );
      this.#plot.draw({
        xs: course.epochs.subarray(0, points),
        ys: course.losses.subarray(0, points),
        xRange: [0, end],
        yRange: [0, 1.08 * Math.max(...shown)],
        logarithmic: false,
      });
    }
    this.#render();
  }

  /** @param {import('../../plot/line-drawing.js').LineDrawing} drawing */
  #drawMarks(drawing) {
    const notFiniteAt = this.#mistake?.course?.notFiniteAt;
    if (notFiniteAt === undefined) return;
    drawing.context.fillStyle = drawing.paint.colour('ink');
    drawing.drawVertical(drawing.across(notFiniteAt), { dash: 3 });
  }

  /** What is still to be tried: the right program, and then the mistake that is open. */
  get #untried() {
    const mistake = this.#mistake;
    if (!mistake?.course || !isDrawn(mistake.program)) return undefined;
    return [RIGHT, mistake.name]
      .map((name) => ({ name, share: this.#shareOf(name), program: mistake.program }))
      .find(({ share }) => share.tried < STARTS);
  }

  /** Has it tried, if there is such. */
  #goOn() {
    if (this.#untried && !this.#trying.playing) this.#trying.toggle();
  }

  /** Tries one more start; whether there are others. */
  #tryStart() {
    const untried = this.#untried;
    if (!untried) return false;
    const { name, share, program } = untried;
    const { tried } = share;
    const came = name === RIGHT ? rightCourse(tried, EPOCHS) : program.course(tried, EPOCHS);
    share.learnt += came?.hasLearnt ? 1 : 0;
    came?.free();
    share.tried += 1;
    return this.#untried !== undefined;
  }

  /** @param {string} name */
  #shareOf(name) {
    return recall(this.#shares, name, () => ({ tried: 0, learnt: 0 }));
  }

  async #copy(/** @type {string} */ text) {
    const copied = await copy(text);
    this.#answer = copied ? 'Program copied.' : BY_HAND;
    this.#render();
    if (copied) return;
    find(this.#place, '.whole', HTMLDetailsElement).open = true;
    select(find(this.#place, '.whole pre'));
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  async #download(name, text) {
    const file = `xor-${name}-seed-${this.#seed}.py`;
    const program = new Blob([text], { type: 'text/x-python' });
    this.#answer = await download(this.#place, file, program);
    this.#render();
  }

  /** Opens a run on the stage, and has it in sight. @param {string} link */
  #openRun(link) {
    const { session, root } = this.#context;
    session.load(link);
    find(root, '#outcome').scrollIntoView({ block: 'nearest' });
  }

  #render() {
    this.#link = this.#context.session.link;
    const present = SYMPTOMS.filter(([symptom]) =>
      this.#mistakes.some((mistake) => mistake.symptom === symptom),
    );
    /** @type {[Symptom | 'all', string][]} */
    const options = [['all', 'All mistakes'], ...present];
    render(
      html`<div class="mistakes">
        <p class="lead">
          You typed the program in, and it doesn’t learn, or says NaN? Here is the article’s program with
          the mistakes that people make, each run from the same start as the right one. Choose what you
          see, and compare lines.
        </p>
        ${this.#fieldRow}
        <p>${this.#startWords()}</p>
        <p>
          The loss here is the mean squared error: 0.25 where all four answers are ½, 0.125 where two are and the others
          are right. A program that prints the mean cross-entropy says 0.6931 (ln 2) and 0.3466 (half of that) in their place.
        </p>
        ${presets('What do you see?', options, this.#symptom, (symptom) => this.#choose(symptom))}
        <ol class="list">
          ${this.#chosen.map((mistake) => this.#itemTemplate(mistake))}
        </ol>
        <p>
          None of these? Gradients that don’t agree with finite differences show a mistake wherever it is:
          <b>Formulas</b> has both, with each number of an epoch to compare with your own. And one start in six doesn’t
          learn although the program is right: that is the lesson before.
        </p>
      </div>`,
      this.#place,
    );
  }

  #startWords() {
    const { learntAt } = this.#right;
    const { run } = this.#context.session;
    const isOther = run.changed.some((key) => !OF_ARTICLE.includes(key));
    return html`The right program${
      learntAt === undefined
        ? html` does not learn from this seed, either, within ${count(EPOCHS)} epochs. To see what a mistake does, take one
            from which it does, such as 0.`
        : html` has all four rows right at epoch ${count(learntAt)} from this seed.`
    }${isOther ? ' (The page’s own run has other settings. These are the article’s.)' : nothing}`;
  }

  /** @param {Mistake} mistake */
  #itemTemplate({ program, name, course }) {
    const isOpen = name === this.#mistake?.name;
    return html`<li>
      <h4>
        <button
          type="button"
          aria-expanded=${String(isOpen)}
          aria-describedby="symptom-${name}"
          @click=${(/** @type {Event} */ { currentTarget }) =>
            this.#toggle(name, /** @type {HTMLElement} */ (currentTarget))}
        >
          ${program.title}
        </button>
      </h4>
      <p class="symptom" id="symptom-${name}">${symptomWords(course, this.#right, program.error)}</p>
      ${isOpen ? this.#openTemplate(program, course) : nothing}
    </li>`;
  }

  /**
   * @param {import('xor-playground/full').MistakenProgram} program
   * @param {Course | undefined} course
   */
  #openTemplate(program, course) {
    const { name, error } = program;
    const { why, tell } = WORDS[name];
    const text = program.text(this.#seed);
    const link = program.link(this.#seed);
    return html`<section class="open" aria-label=${program.title}>
      ${this.#linesTemplate(program)}
      <p>${why}</p>
      ${error ? html`<pre class="code error"><code>${error}</code></pre>` : nothing}
      ${course ? this.#courseTemplate(course) : nothing}
      <p><b>How to tell:</b> ${tell}</p>
      ${this.#moreWords(program, course)}
      <div class="row">
        <button type="button" @click=${() => this.#copy(text)}>Copy this program</button>
        <button type="button" @click=${() => this.#download(name, text)}>Download it</button>
        <button
          type="button"
          @click=${() => this.#download('right', rightProgram(this.#seed))}
        >
          Download the right one
        </button>
      </div>
      <p class="answer" aria-live="polite">${this.#answer}</p>
      ${
        link === undefined
          ? nothing
          : html`<p>
              This is also a run of the page:
              <a href="#${link}" @click=${following(() => this.#openRun(link))}>${program.title.toLowerCase()}</a>.
            </p>`
      }
      <details class="whole">
        <summary>The whole program</summary>
        <pre class="code" tabindex="0" role="region" aria-label="Program with the mistake"><code>${text}</code></pre>
      </details>
      ${course ? this.#parametersTemplate(course) : nothing}
    </section>`;
  }

  /** @param {import('xor-playground/full').MistakenProgram} program */
  #linesTemplate({ changes }) {
    const pieces = [];
    for (let at = 0; at < changes.length; at += 2)
      pieces.push(codeLines(changes[at], changes[at + 1]));
    return html`<div class="code" role="group" aria-label="The lines in question">
      ${pieces.map(
        (lines) => html`<div>
          ${lines.map(
            ({ kind, text }) => html`<div class="line ${kind}">
              <span class="mark">${MARKS[kind]}</span> <code>${text}</code>
            </div>`,
          )}
        </div>`,
      )}
    </div>`;
  }

  /** @param {Course} course */
  #courseTemplate(course) {
    const index = this.#plot.pointed;
    const reading =
      index === undefined ? 'Point at the curves to read them.' : this.#readingAt(course, index);
    // Not every curve has every epoch.
    const told = new Set(
      TOLD.filter((epoch) => epoch <= this.#end).map((epoch) => lastTo(course.epochs, epoch)),
    );
    return html`<div class="bench wide">
      <div class="pictures">
        <p class="keys-of-lines">
          <span class="key-mistake">with the mistake</span>
          <span class="key-right-program">right program</span>
          ${course.notFiniteAt === undefined ? nothing : html`<span class="key-nan">NaN from here on</span>`}
        </p>
        ${this.#picture}
        <p id="mistake-curve-words" hidden>
          ${Array.from(told, (index) => `${this.#readingAt(course, index)} `)}
        </p>
        <p class="reading">${reading}</p>
      </div>
      <div class="words">
        <table>
          <caption>
            Answers at epoch ${count(EPOCHS)}
          </caption>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Target</th>
              <th scope="col">Mistake</th>
              <th scope="col">Right</th>
            </tr>
          </thead>
          <tbody>
            ${ROWS.map(
              ([x, y, target], row) => html`<tr>
                <th scope="row">${pair(x, y)}</th>
                <td>${target}</td>
                <td>${decimals(course.outputs[row])}</td>
                <td>${decimals(this.#right.outputs[row])}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  /**
   * @param {Course} course
   * @param {number} index in its curve
   */
  #readingAt({ epochs, losses }, index) {
    const right = this.#right.losses[lastTo(this.#right.epochs, epochs[index])];
    return (
      `Epoch ${count(epochs[index])}: loss ${significant(losses[index])}, ` +
      `with the right program ${significant(right)}.`
    );
  }

  /**
   * From how many starts it learns, and what else there is to say of this mistake.
   * @param {import('xor-playground/full').MistakenProgram} program
   * @param {Course | undefined} course
   */
  #moreWords(program, course) {
    if (!course) return nothing;
    if (!isDrawn(program)) return html`<p>It is the same from every seed: nothing is drawn.</p>`;
    const { tried, learnt } = this.#shareOf(program.name);
    const right = this.#shareOf(RIGHT);
    const share =
      tried < STARTS
        ? html`<p>Trying the seeds 0 to ${STARTS - 1}: ${tried} of ${STARTS} …</p>`
        : html`<p>
            Of the seeds 0 to ${STARTS - 1}, <b>${learnt}</b> learn within ${count(EPOCHS)} epochs; with the right
            program, ${right.learnt}.
          </p>`;
    return html`${share}
    ${course.notFiniteAt === undefined ? nothing : this.#finiteWords(program, course.notFiniteAt)}`;
  }

  /**
   * How the numbers left what is finite, here and in a program that was asked about.
   * @param {import('xor-playground/full').MistakenProgram} program
   * @param {number} notFiniteAt
   */
  #finiteWords(program, notFiniteAt) {
    const sizes = recall(this.#sizes, `${program.name} ${this.#seed}`, () =>
      sizesBefore(program, this.#seed, notFiniteAt),
    );
    this.#askedAt ??= askedAt(program);
    return html`<p>The largest weight or bias in the epochs before NaN: ${sizes}.</p>
      <p>
        It can take longer. A program that somebody asked about in public draws its weights from −1 to 0 after
        np.random.seed(1), and has no bias at the output. It is NaN after ${this.#askedAt} epochs (in a loop that counts
        from 0, the one with i = ${this.#askedAt - 1}).
      </p>`;
  }

  /** @param {Course} course */
  #parametersTemplate({ parameters }) {
    const names = parametersOf({
      hidden: [2],
      biases: parameters.length < 9 ? [false, false] : [true, true],
    });
    const shape = { hidden: [2] };
    const all = parametersOf(shape);
    const rightOf = (/** @type {string} */ name) =>
      this.#right.parameters[
        all.findIndex((parameter) => parameterName(shape, parameter) === name)
      ];
    return html`<details>
      <summary>Weights and biases at epoch ${count(EPOCHS)}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col"></th>
            <th scope="col">Mistake</th>
            <th scope="col">Right</th>
          </tr>
        </thead>
        <tbody>
          ${names.map((parameter, at) => {
            const name = parameterName(shape, parameter);
            return html`<tr>
              <th scope="row">${name}</th>
              <td>${number(parameters[at])}</td>
              <td>${number(rightOf(name))}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </details>`;
  }
}

/**
 * The index of the last of rising epochs that is not after this one.
 * @param {Float64Array} epochs
 * @param {number} epoch
 */
function lastTo(epochs, epoch) {
  return Math.max(0, indexAfter(epochs, epoch) - 1);
}

/** Whether the start is drawn, so that it is another one with another seed. @param {import('xor-playground/full').MistakenProgram} program */
function isDrawn(program) {
  return program.link(0)?.includes('seed') ?? true;
}

/**
 * The largest weight or bias in the last epochs before NaN.
 * @param {import('xor-playground/full').MistakenProgram} program
 * @param {number} seed
 * @param {number} notFiniteAt
 */
function sizesBefore(program, seed, notFiniteAt) {
  const epochs = [3, 2, 1].map((before) => notFiniteAt - before).filter((epoch) => epoch >= 0);
  const sizes = epochs.map((epoch) => {
    const came = program.course(seed, epoch);
    if (!came) throw new Error('What ends with an error has no NaN');
    return Math.max(...courseOf(came).parameters.map(Math.abs));
  });
  return sizes.map((size) => significant(size, 2).replace('e+', 'e')).join(', ');
}

/**
 * The epoch from which on the program that was asked about is NaN.
 * @param {import('xor-playground/full').MistakenProgram} program
 */
function askedAt(program) {
  const trainer = new Trainer(ASKED);
  const lower = Array.from(trainer.parameters(), (parameter) => parameter - 1);
  trainer.free();
  const came = program.courseFrom(`bias=on,off&parameters=${lower.join(',')}`, ASKED_EPOCHS);
  const epoch = came && courseOf(came).notFiniteAt;
  if (epoch === undefined) throw new Error('The program that was asked about is NaN');
  return epoch;
}

/**
 * What came of a program, taken out of the engine.
 * @param {import('xor-playground/full').MistakenCourse} came
 * @returns {Course}
 */
function courseOf(came) {
  const { epochs, losses, parameters, outputs, learntAt, hasLearnt, notFiniteAt } = came;
  came.free();
  return { epochs, losses, parameters, outputs, learntAt, hasLearnt, notFiniteAt };
}

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  const lesson = new MistakesLesson(place, context);
  return { show: () => lesson.follow() };
}
