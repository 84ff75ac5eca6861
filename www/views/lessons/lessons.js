// The article's lessons: a list of them, and the one that is open. Each is loaded when it is first opened.

import { html, render } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { hashOf } from '../../state/link.js';
import { isTooLong } from '../../state/long-link.js';
import { recall } from '../../state/memo.js';
import { find, make } from '../../ui/dom.js';
import { Part } from '../../ui/part.js';
import { following } from './following.js';
import sheet from './lessons.css';
import { LESSONS, lessonWith } from './list.js';

/** So much of a name is shown. */
const LONGEST_NAME = 24;
/** The head of a lesson is in sight where it is no farther down than this share of the window. */
const HIGH_ENOUGH = 0.6;

/** @typedef {import('./list.js').Lesson} Lesson */
/** @typedef {import('../../state/view.js').Context} Context */

/** What it shows. */
export const words =
  'Nine lessons to try out, from y = kx + 3 to what is wrong with a program that doesn’t learn.';

export const sheets = [sheet];

/** @type {import('../../state/view.js').Connect} */
export function connect(place, context) {
  const { session } = context;
  /** The lessons that were opened: they stay as they were left. @type {Map<string, ReturnType<typeof mount>>} */
  const mounted = new Map();
  /** Whether something other than this view opened the lesson: whoever follows a link wants to see it. */
  let isLinked = session.lesson !== undefined;
  /** What was drawn last. */
  let shown = '';
  /** The lesson that was open last: no link names one when the view is opened by hand. */
  let last = LESSONS[0];

  /** @param {Lesson} lesson */
  function go(lesson) {
    last = lesson;
    session.openLesson(lesson.id);
  }

  /** From the foot of a lesson to the head of another. @param {Lesson} lesson */
  function turn(lesson) {
    go(lesson);
    find(place, 'h3').focus({ preventScroll: true });
    reveal();
  }

  /** Has the head of the lesson in sight, and moves nothing where it is already. */
  function reveal() {
    const { top } = find(place, 'h3').getBoundingClientRect();
    if (top >= 0 && top <= HIGH_ENOUGH * innerHeight) return;
    place.closest('.pane')?.scrollIntoView({ block: 'start' });
  }

  /** @param {Lesson} lesson */
  function mount(lesson) {
    const body = make('div', '', { className: 'lesson' });
    const view = new Part(context, {
      place: body,
      load: lesson.load,
      connect: ({ connect }) => connect(body, context),
      connected: (view) => {
        // It may have been left before it was there.
        if (!body.checkVisibility()) return;
        view.show();
        // A lesson is longer once it is there, and only then there is somewhere to scroll to.
        if (isLinked) reveal();
        isLinked = false;
      },
      words: 'This lesson could not be loaded.',
    });
    return { body, view };
  }

  /** @param {Lesson} lesson */
  const address = ({ id }) => {
    const hash = hashOf(session.link, { lesson: id });
    // Another tab would open none of it.
    return `#${isTooLong(hash) ? hashOf('', { lesson: id }) : hash}`;
  };

  /** @param {Lesson} open */
  function contents(open) {
    return html`<nav class="contents" aria-label="Lessons">
      <ol>
        ${LESSONS.map(
          (lesson) => html`<li>
            <a
              href=${address(lesson)}
              aria-current=${ifDefined(lesson === open ? 'true' : undefined)}
              @click=${following(() => go(lesson))}
              >${lesson.title}</a
            >
          </li>`,
        )}
      </ol>
      <select
        aria-label="Lesson"
        .value=${open.id}
        @change=${(/** @type {Event} */ { currentTarget }) =>
          go(LESSONS[/** @type {HTMLSelectElement} */ (currentTarget).selectedIndex])}
      >
        ${LESSONS.map(
          ({ id, title }, index) =>
            html`<option value=${id} ?selected=${id === open.id}>${index + 1}. ${title}</option>`,
        )}
      </select>
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
      @click=${following(() => turn(lesson))}
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
      nameUnknown(context);
      const lesson = lessonWith(session.lesson) ?? last;
      isLinked ||= lesson !== last;
      last = lesson;
      const { body, view } = recall(mounted, lesson.id, () => mount(lesson));
      const what = `${lesson.id} ${session.link}`;
      if (what !== shown) {
        shown = what;
        render(page(lesson, body), place);
        view.load();
      }
      view.show();
      if (!isLinked) return;
      reveal();
      isLinked = view.it === undefined;
    },
  };
}

/**
 * A lesson of a link that there is not is named, and the first one opened.
 * @param {Context} context
 */
function nameUnknown({ session, notify }) {
  const { lesson } = session;
  if (lesson === undefined || lessonWith(lesson)) return;
  const ids = LESSONS.map(({ id }) => id).join(', ');
  const [{ id }] = LESSONS;
  notify(`The link: lesson takes one of ${ids}, not “${shortened(lesson)}”. ${id} is open.`);
  session.openLesson(id);
}

/** @param {string} text */
function shortened(text) {
  return text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text;
}
