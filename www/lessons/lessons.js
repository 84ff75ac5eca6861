// The article's lessons: a list of them, and the one that is open. Each is loaded when it is first opened.

import { html, render } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { make } from '../dom.js';
import { hashOf } from '../link.js';
import { addNotice } from '../messages.js';
import { LESSONS, lessonWith } from './list.js';
import './lessons.css';

/** So much of a name is shown. */
const LONGEST_NAME = 24;

/** @typedef {import('./list.js').Lesson} Lesson */
/** @typedef {import('../panel.js').Context} Context */
/** @typedef {import('../panel.js').View} View */

/** @type {import('../panel.js').Connect} */
export function connect(place, context) {
  const { session } = context;
  /** @type {Map<Lesson, Mounted>} */
  const mounted = new Map();
  /** Whether a link leads here, so that the lesson is to be seen when it is there. */
  let isLinked = session.lesson !== undefined;
  const reveal = () => {
    if (isLinked) place.closest('details')?.scrollIntoView({ block: 'start' });
    isLinked = false;
  };
  /** What the list was drawn for last. */
  let shown = '';
  /** The lesson that was open last: no link names one when the panel is opened by hand. */
  let last = LESSONS[0];

  /**
   * @param {Event} event
   * @param {Lesson} lesson
   */
  function follow(event, lesson) {
    // The address would start the run anew; with a modifier, the link opens another window.
    if (!(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    session.openLesson(lesson.id);
  }

  /**
   * From the foot of a lesson to the head of another.
   * @param {Event} event
   * @param {Lesson} lesson
   */
  function turn(event, lesson) {
    follow(event, lesson);
    if (!event.defaultPrevented) return;
    const title = place.querySelector('h3');
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {Lesson} lesson */
  const address = ({ id }) => `#${hashOf(session.link, { lesson: id })}`;

  /** @param {Lesson} open */
  function contents(open) {
    return html`<nav class="contents" aria-label="Lessons">
      <ol>
        ${LESSONS.map(
          (lesson) => html`<li>
            <a
              href=${address(lesson)}
              aria-current=${ifDefined(lesson === open ? 'true' : undefined)}
              @click=${(/** @type {Event} */ event) => follow(event, lesson)}
              >${lesson.title}</a
            >
          </li>`,
        )}
      </ol>
    </nav>`;
  }

  /**
   * @param {Lesson | undefined} lesson
   * @param {string} word
   * @param {string} className
   */
  function turning(lesson, word, className) {
    if (!lesson) return html`<span></span>`;
    return html`<a
      class=${className}
      href=${address(lesson)}
      @click=${(/** @type {Event} */ event) => turn(event, lesson)}
      >${word}: ${lesson.title}</a
    >`;
  }

  /**
   * @param {Lesson} open
   * @param {HTMLElement} body
   */
  function page(open, body) {
    const index = LESSONS.indexOf(open);
    return html`${contents(open)}
      <article aria-labelledby="lesson-title">
        <h3 id="lesson-title" tabindex="-1">${open.title}</h3>
        ${body}
        <nav class="turning" aria-label="Previous and next lesson">
          ${turning(LESSONS[index - 1], 'Previous lesson', 'previous')}
          ${turning(LESSONS[index + 1], 'Next lesson', 'next')}
        </nav>
      </article>`;
  }

  return {
    show() {
      nameUnknown(session);
      const lesson = lessonWith(session.lesson) ?? last;
      last = lesson;
      const instrument = mounted.get(lesson) ?? new Mounted(lesson, context, reveal);
      mounted.set(lesson, instrument);
      const what = `${lesson.id} ${session.link}`;
      if (what !== shown) {
        shown = what;
        render(page(lesson, instrument.place), place);
        instrument.open();
      }
      instrument.show();
    },
  };
}

/**
 * A lesson of a link that there is not is named, and the first one opened.
 * @param {import('../session.js').Session} session
 */
function nameUnknown(session) {
  const { lesson } = session;
  if (lesson === undefined || lessonWith(lesson)) return;
  const ids = LESSONS.map(({ id }) => id).join(', ');
  const [{ id }] = LESSONS;
  addNotice(`The link: lesson takes one of ${ids}, not “${shortened(lesson)}”. ${id} is open.`);
  session.openLesson(id);
}

/** @param {string} text */
function shortened(text) {
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text;
}

/** A lesson that was opened. It stays as it was left. */
class Mounted {
  place = make('div', '', { className: 'lesson' });
  #lesson;
  #context;
  #loaded;
  /** @type {View | undefined} */
  #view;
  #loading = false;

  /**
   * @param {Lesson} lesson
   * @param {Context} context
   * @param {() => void} loaded
   */
  constructor(lesson, context, loaded) {
    this.#lesson = lesson;
    this.#context = context;
    this.#loaded = loaded;
  }

  show() {
    this.#view?.show();
  }

  async open() {
    if (this.#view || this.#loading) return;
    this.#loading = true;
    this.place.replaceChildren(make('p', 'Loading…', { className: 'hint' }));
    try {
      const { connect } = await this.#lesson.load();
      this.place.replaceChildren();
      const view = connect(this.place, this.#context);
      view.show();
      this.#view = view;
      this.#loaded();
    } catch (error) {
      console.error(error);
      // Firefox remembers that a module failed, until the page is reloaded.
      const words =
        'This lesson could not be loaded. Open another one, then this one again; if that does not help, reload the page.';
      this.place.replaceChildren(make('p', words, { className: 'error' }));
    } finally {
      this.#loading = false;
    }
  }
}
