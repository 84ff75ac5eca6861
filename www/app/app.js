// A playground: controls change the session, the session tells the views, the views draw.

import { AskView } from '../stage/ask-view.js';
import { CurveView } from '../stage/curve-view.js';
import { connect as connectNetwork } from '../stage/network/network.js';
import { askQuestions, QUESTIONS } from '../stage/questions.js';
import { BASIC, isAdvanced } from '../stage/settings/basic.js';
import { connectSettings } from '../stage/settings/controls.js';
import { connectSpeed } from '../stage/speed.js';
import { StatusView } from '../stage/status-view.js';
import { SurfaceView } from '../stage/surface-view.js';
import { TableView } from '../stage/table-view.js';
import { TimeView } from '../stage/time-view.js';
import { connectTransport, press } from '../stage/transport.js';
import { Attention } from '../state/attention.js';
import { onOtherEngine, useWholeEngine } from '../state/engine.js';
import { needsTwoLines } from '../state/gates.js';
import { isTrap } from '../state/guard.js';
import { drawsTwoLines, hasMore, layersInWords } from '../state/layers.js';
import { hashOf, readHash } from '../state/link.js';
import { watch } from '../state/memo.js';
import { Session } from '../state/session.js';
import { element, find, setText } from '../ui/dom.js';
import { Part } from '../ui/part.js';
import { Panes } from './panes.js';
import { VIEWS, viewIds } from './views.js';

/** Text alternatives follow the pictures at this distance while training, in milliseconds. */
const DESCRIBE_EVERY = 1000;

/** So much is quoted of what a link calls a view. */
const LONGEST_ID = 24;

const FAILED = 'Something in this page has failed. The console says more.';
const KEPT = 'The link in the address bar still holds your run.';
const AGAIN = 'Reload the page to go on.';

const STUMBLED =
  'Something could not be computed, not even the second time. The rest goes on, and the run is kept.';

/**
 * @typedef {object} Place what an app is made in
 * @property {ShadowRoot} root
 * @property {import('../ui/theme.js').Theme} theme
 * @property {import('./messages.js').Messages} messages
 * @property {number} ems how wide it is
 * @property {() => void} changed is called when something may be another one
 * @property {(kind: string) => void} ended is told of every other outcome
 */

/**
 * Where a playground is.
 * @typedef {object} Standing
 * @property {string} run what a link's hash holds
 * @property {number} [epoch] the link's, if not given
 * @property {number} [head] how far the run is trained
 * @property {number} [steps] another number whenever the run was changed, a drag being one change
 */

export class App {
  #place;
  #context;
  #session;
  #panes;
  #showTransport;
  #surface;
  #curve;
  /** @type {import('../state/view.js').View[]} */
  #views;
  #ending = new AbortController();
  /** The epoch that the link names, until somebody goes on from there. @type {number | undefined} */
  #at;
  #described = 0;
  /** Which views trap, and in which run. @type {Map<import('../state/view.js').View, unknown>} */
  #stumbled = new Map();
  /** Where is said what it is to answer; it is not always in the page. */
  #goal;

  /**
   * @param {Place} place
   * @param {Standing} standing
   */
  constructor(place, standing) {
    const { root, theme } = place;
    this.#place = place;
    const address = readHash(standing.run);
    const session = new Session(address.link);
    this.#session = session;
    const attention = new Attention(() => session.redraw(), session);
    /** @type {import('../state/view.js').Context} */
    const context = {
      ...{ root, session, attention, theme },
      notify: (line, action) => this.notify(line, action),
      openView: (id) => this.#openView(id),
      views: VIEWS,
      ended: this.#ending.signal,
      pictures: {
        surface: { draw: (onto, sheet) => this.#surface.draw(onto, sheet) },
        curve: { draw: (onto, sheet) => this.#curve.draw(onto, sheet) },
      },
    };
    this.#context = context;
    this.#goal = element(root, 'ready-goal');
    this.#surface = new SurfaceView(context);
    this.#curve = new CurveView(context);
    this.#showTransport = connectTransport(context);
    this.#views = [
      { show: this.#showTransport },
      { show: connectSpeed(context) },
      { show: connectSettings(context, BASIC) },
      new StatusView(context),
      this.#surface,
      this.#curve,
      new TimeView(context),
      new TableView(context),
      new AskView(context),
      connectNetwork(find(root, '#network .body'), context),
      ...this.#parts(context),
    ];
    askQuestions(context, QUESTIONS);
    this.#panes = new Panes(context, place.ems, () => this.#othersAreOpen());
    session.onChange(() => this.draw());
    session.onTrap = (error) => this.#stumble(error);
    onOtherEngine(() => {
      session.renew();
      this.#surface.exchange();
    }, this.#ending.signal);
    this.draw();
    this.#take(address, standing);
    // A link to a view is followed to see that; whoever reloads, or comes back, is where they were.
    const [navigation] = performance.getEntriesByType('navigation');
    const { type } = /** @type {PerformanceNavigationTiming} */ (navigation) ?? {};
    const isNew = type === 'navigate' && standing.epoch === undefined;
    if (isNew && root.host.hasAttribute('address') && parent === window) this.#panes.seek();
  }

  /** What a link to what is seen would hold. */
  get hash() {
    const { link, epoch, goal, lesson } = this.#session;
    if (epoch !== this.#at && goal !== this.#at) this.#at = undefined;
    const views = this.#panes.open.filter((id) => id !== 'lessons' || lesson === undefined);
    const ofOpen = Object.entries(this.#session.asked).filter(([id]) => views.includes(id));
    return hashOf(link, { at: this.#at, lesson, views, asked: Object.fromEntries(ofOpen) });
  }

  /** The epoch that is shown. */
  get epoch() {
    return this.#session.epoch;
  }

  get parameters() {
    return this.#session.trainer.parameters().slice();
  }

  /** Where it is: what a link would hold, and what beside that it takes to come back. @returns {Required<Standing>} */
  get standing() {
    const { steps, standing } = this.#session;
    return { run: this.hash, epoch: standing.epoch, head: standing.head, steps };
  }

  /** @param {Standing} standing to go to */
  comeBack(standing) {
    this.#take(readHash(standing.run), standing);
  }

  /** @type {import('../state/view.js').Context['notify']} */
  notify(line, action) {
    if (!this.#ending.signal.aborted) this.#place.messages.add(line, action);
  }

  /** @param {string[]} ids the views to open */
  open(ids) {
    this.#panes.set(ids);
    this.#othersAreOpen();
  }

  /**
   * Does what a key means to the whole playground.
   * @param {KeyboardEvent} event
   * @param {EventTarget | null} target what has the focus
   */
  press(event, target) {
    press(this.#context, event, target);
  }

  /** Has everything fit into a playground of another size. @param {number} ems */
  fit(ems) {
    this.#panes.fit(ems);
    this.#session.redraw();
  }

  /**
   * What nobody caught. A call to the engine that traps each time concerns what made it; by anything else, the run goes
   * no further, and the playground says so.
   * @param {unknown} error
   */
  fail(error) {
    if (isTrap(error)) return this.#sayStumbled();
    this.#session.fail();
    // There are no more frames, and it must not say Pause.
    this.#showTransport();
    const { root, messages } = this.#place;
    const kept = root.host.hasAttribute('address') ? [KEPT] : [];
    messages.trouble([FAILED, ...kept, AGAIN].join(' '));
  }

  /** Frees what the playground holds. */
  end() {
    this.#ending.abort();
    this.#session.end();
  }

  /**
   * @param {import('../state/link.js').Address} address
   * @param {Standing} standing where the run was besides, if that is known
   */
  #take({ link, at, lesson, views = [], asked = {}, problems }, { epoch = at ?? 0, head = epoch }) {
    const session = this.#session;
    this.#at = at;
    const unknown = views.find((id) => !viewIds.includes(id));
    if (unknown) {
      const id = unknown.slice(0, LONGEST_ID);
      problems.push(`The link: there is no view “${id}”, only ${viewIds.join(', ')}.`);
    }
    this.#place.messages.show(problems);
    session.restore({ link, epoch, head });
    this.#panes.set(lesson === undefined ? views : [...views, 'lessons']);
    session.openLesson(lesson);
    session.askOfViews(asked);
  }

  /** @param {string} id */
  #openView(id) {
    this.#panes.goTo(id);
    this.#othersAreOpen();
  }

  #othersAreOpen() {
    // Without its view, no lesson is open.
    if (!this.#panes.has('lessons')) this.#session.openLesson(undefined);
    this.#session.redraw();
  }

  /** Draws now: with each frame, and for those who can't wait for one. */
  draw() {
    const session = this.#session;
    if (session.lesson !== undefined) this.#panes.show('lessons');
    this.#introduce();
    for (const view of this.#views) this.#show(view);
    this.#panes.draw();
    const now = performance.now();
    if (!session.training || now - this.#described >= DESCRIBE_EVERY) {
      this.#described = now;
      this.#show(this.#words);
    }
    this.#place.changed();
  }

  /** The text alternatives of the pictures. */
  #words = {
    show: () => {
      this.#surface.describe();
      this.#curve.describe();
    },
  };

  /**
   * What traps stays as it was until there is another run; the rest is drawn.
   * @param {import('../state/view.js').View} view
   */
  #show(view) {
    const { run } = this.#session;
    if (this.#stumbled.get(view) === run) return;
    try {
      view.show();
    } catch (error) {
      if (!isTrap(error)) throw error;
      this.#stumbled.set(view, run);
      this.#stumble(error);
    }
  }

  /** @param {unknown} error */
  #stumble(error) {
    console.error(error);
    this.#sayStumbled();
  }

  #sayStumbled() {
    this.notify(STUMBLED);
  }

  /** Says which network learns what. */
  #introduce = watch(
    () => [this.#session.run],
    (run) => {
      const { hidden, rows } = run;
      const { root } = this.#place;
      setText(element(root, 'hidden-words'), layersInWords(hidden));
      const learns = drawsTwoLines(hidden) || hasMore(run) || !needsTwoLines(rows);
      setText(element(root, 'learns'), learns ? 'learns' : 'tries to learn');
    },
  );

  /**
   * What the first view does without.
   * @param {import('../state/view.js').Context} context
   */
  #parts(context) {
    const { root, session } = context;
    const advanced = element(root, 'advanced', HTMLDetailsElement);
    advanced.addEventListener('toggle', () => session.redraw());
    const rest = {
      connected: () => session.redraw(),
      words: 'A part of this page could not be loaded.',
    };
    const outcome = new Part(context, {
      ...rest,
      isWanted: () => session.training || session.epoch > 0 || session.link !== '',
      load: () => import('../stage/outcome-view.js'),
      connect: ({ OutcomeView }) => new OutcomeView(context, this.#place.ended),
    });
    const settings = new Part(context, {
      ...rest,
      isWanted: () => advanced.open || isAdvanced(session),
      load: () => Promise.all([import('../stage/settings/advanced.js'), useWholeEngine()]),
      connect: ([{ connectAdvanced }]) => ({ show: connectAdvanced(context) }),
      connected: ({ show }) => {
        // At once: somebody may type into it before the next frame.
        show();
        session.redraw();
      },
    });
    const about = this.#popUp('about', {
      ...rest,
      load: () => import('./about.js'),
      connect: ({ connectAbout }, place) => ({ show: connectAbout(place, root.host) }),
    });
    element(root, 'problem-button', HTMLButtonElement).disabled = false;
    const problem = this.#popUp('problem', {
      ...rest,
      load: () => Promise.all([import('../stage/problem/problem.js'), useWholeEngine()]),
      connect: ([{ connectProblem }], place) => ({ show: connectProblem(place, context) }),
    });
    const other = new Part(context, {
      ...rest,
      isWanted: () => session.setting('data') !== 'xor',
      load: () => import('../stage/problem/other.js'),
      connect: ({ connectOther }) => {
        return { show: connectOther(context, { goal: this.#goal, surface: this.#surface }) };
      },
    });
    return [outcome, settings, about, problem, other];
  }

  /**
   * What is loaded when it is opened.
   * @template M
   * @template {{ show(): void }} T
   * @param {string} id
   * @param {object} options as those of a part
   * @param {() => Promise<M>} options.load
   * @param {(loaded: M, place: HTMLElement) => T} options.connect
   * @param {() => void} options.connected
   * @param {string} options.words
   */
  #popUp(id, { connect, ...options }) {
    const place = element(this.#place.root, id);
    let isOpen = false;
    place.addEventListener('toggle', (event) => {
      isOpen = /** @type {ToggleEvent} */ (event).newState === 'open';
      this.#session.redraw();
    });
    return new Part(this.#context, {
      ...options,
      place,
      isWanted: () => isOpen,
      connect: (loaded) => connect(loaded, place),
    });
  }
}
