// Survey: how often a network with the present settings learns, and how often with another value of one of them.

import { html, render } from 'lit';
import { startQuantities } from 'xor-playground/full';
import { find, make } from '../../ui/dom.js';
import { askedText, readAsked } from './asked.js';
import { StartsPart } from './starts-part.js';
import sheet from './survey.css';
import { SweepPart } from './sweep-part.js';

/** What it shows. */
export const words =
  'How often a network with the present settings learns, when, and how it ends otherwise; and how often with other settings.';

export const sheets = [sheet];

const TABS = [
  { id: 'survey-starts', title: 'Starts' },
  { id: 'survey-sweep', title: 'Sweep' },
];

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  return new SurveyView(place, context);
}

class SurveyView {
  #tabs = make('div', '', { className: 'tabs', role: 'tablist', ariaLabel: 'Survey' });
  #session;
  #notify;
  /** In the order of the tabs. @type {[HTMLElement, HTMLElement]} */
  #panels;
  #starts;
  #sweep;
  #isSweep = false;
  /** What is asked for, as a link has it; another text is from another link. @type {string | undefined} */
  #said;

  /**
   * @param {HTMLElement} place
   * @param {import('../../state/view.js').Context} context
   */
  constructor(place, context) {
    this.#session = context.session;
    this.#notify = context.notify;
    const [starts, sweep] = TABS.map(({ id }) => {
      const panel = make('div', '', { id, role: 'tabpanel' });
      panel.setAttribute('aria-labelledby', `${id}-tab`);
      return panel;
    });
    this.#panels = [starts, sweep];
    place.append(this.#tabs, starts, sweep);
    const asked = () => this.#say();
    this.#starts = new StartsPart(starts, context, asked);
    this.#sweep = new SweepPart(sweep, context, asked);
    this.#render();
  }

  show() {
    const { survey = '' } = this.#session.asked;
    if (survey !== this.#said) this.#take(survey);
    (this.#isSweep ? this.#sweep : this.#starts).show();
  }

  hide() {
    this.#starts.hide();
    this.#sweep.hide();
  }

  /** Takes over what another link asks for. It is begun by hand: it takes all of somebody's processors. @param {string} text */
  #take(text) {
    this.#said = text;
    const { asked, problems } = readAsked(text, startQuantities(this.#session.link));
    for (const problem of problems) this.#notify(problem);
    this.#starts.asked = asked;
    this.#sweep.asked = asked.sweep;
    this.#isSweep = asked.isSweep;
    this.#render();
  }

  /** Has the link hold what is asked for. */
  #say() {
    const text = askedText({
      ...this.#starts.asked,
      sweep: this.#sweep.asked,
      isSweep: this.#isSweep,
    });
    this.#said = text;
    this.#session.askOfViews({ survey: text });
  }

  /** @param {boolean} isSweep */
  #turn(isSweep) {
    this.#isSweep = isSweep;
    this.#say();
    this.#render();
    this.show();
  }

  #render() {
    for (const [at, panel] of this.#panels.entries()) panel.hidden = (at === 1) !== this.#isSweep;
    render(
      TABS.map(({ id, title }, at) => {
        const isOpen = (at === 1) === this.#isSweep;
        return html`<button
          type="button"
          role="tab"
          id="${id}-tab"
          aria-selected=${String(isOpen)}
          aria-controls=${id}
          tabindex=${isOpen ? 0 : -1}
          @click=${() => this.#turn(at === 1)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => this.#press(event)}
        >
          ${title}
        </button>`;
      }),
      this.#tabs,
    );
  }

  /** Of two tabs, each arrow leads to the other. @param {KeyboardEvent} event */
  #press(event) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    event.stopPropagation();
    this.#turn(!this.#isSweep);
    find(this.#tabs, '[aria-selected="true"]').focus();
  }
}
