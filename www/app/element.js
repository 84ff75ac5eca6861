// <xor-playground>: everything in one element, which any page can hold, also more than once.
//
// Attributes: `run`, what a link's hash holds; `view`, the views that are open; `controls`, `all`, `few` or `none`;
// `theme`, `system`, `light` or `dark`; `projector`, for large type and thick lines; `keys`, `none` where single
// letters are to do nothing. Property `run`: the run as it is now. Events: `change`, when `run` is another one, with it
// as `detail`; `epoch`, when another epoch is shown, with it; `outcome`, with what has happened: `ready`, `training`,
// `paused`, `learnt`, `stuck`, `ended` or `diverged`. A page that comes back to where a playground was, as after a
// reload, keeps its `standing` and gives it to `comeBack`.

import networkSheet from '../stage/network/network.css';
import questionsSheet from '../stage/questions.css';
import { BASIC } from '../stage/settings/basic.js';
import { makeForm } from '../stage/settings/form.js';
import settingsSheet from '../stage/settings/settings.css';
import { more } from '../state/engine.js';
import { prepare } from '../state/guard.js';
import { needsWholeEngine } from '../state/link.js';
import { element, find } from '../ui/dom.js';
import { fillWith } from '../ui/own-html.js';
import * as remedy from '../ui/remedy.js';
import { Theme } from '../ui/theme.js';
import { engine, NoEngine } from './engine.js';
import { connectLooks } from './looks.js';
import { Messages } from './messages.js';
import sheet from './playground.css';
import template from './playground.html';
import { SCRIPT } from './script.js';

/** @typedef {import('./app.js').Standing} Standing */

/** The size of letters at which pictures have a scale of 1, in CSS pixels. */
const USUAL_SIZE = 15;

export class Playground extends HTMLElement {
  static observedAttributes = ['run', 'view', 'theme', 'projector'];

  /**
   * What a fault of ours is told by, in a page with scripts of others: they come from elsewhere. If nothing, they can't
   * be told apart.
   * @type {string | undefined}
   */
  static ours = SCRIPT && new URL('.', SCRIPT).href;

  #root = this.attachShadow({ mode: 'open' });
  /** @type {import('./app.js').App | undefined} */
  #app;
  /** @type {Theme | undefined} */
  #theme;
  /** What is gone to when there is an app, and the engine for it. @type {Standing} */
  #awaited = { run: '' };
  #isUnderWay = false;
  #showLooks = () => {};
  #isBegun = false;
  /** The run and the epoch that were told of last. @type {{ run: string, epoch?: number }} */
  #told = this.#awaited;
  #ending = new AbortController();

  connectedCallback() {
    if (!this.#isBegun) this.#begin();
  }

  disconnectedCallback() {
    // It may only be on its way to another place in the page.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} value
   */
  attributeChangedCallback(name, before, value) {
    if (value === before) return;
    if (name === 'run') this.run = value ?? '';
    else if (name === 'view') this.#app?.open(namesIn(value));
    else this.#look();
  }

  /** What a link's hash holds: the run, and what of it is looked at. */
  get run() {
    return this.standing.run;
  }

  set run(hash) {
    this.comeBack({ run: hash });
  }

  /** Where it is now. */
  get standing() {
    return (!this.#isUnderWay && this.#app?.standing) || this.#awaited;
  }

  /** The weights and biases at the epoch that is shown: of each layer the weights, input by input, then the biases. */
  get parameters() {
    return this.#app?.parameters ?? new Float64Array();
  }

  /** @param {Standing} standing to go to */
  comeBack(standing) {
    this.#awaited = { ...standing, run: standing.run.replace(/^#/, '') };
    if (this.#app) this.#go(this.#app);
  }

  /**
   * Does what a key means to the playground, for a page that is about nothing else; a key that is pressed in the
   * playground itself comes there by itself.
   * @param {KeyboardEvent} event
   */
  press(event) {
    this.#app?.press(event, event.composedPath()[0]);
  }

  /** @type {import('../state/view.js').Context['notify']} */
  notify(line, action) {
    this.#app?.notify(line, action);
  }

  /** Whether another engine has to be loaded first, to go there. */
  get #lacksEngine() {
    return !more && needsWholeEngine(this.#awaited.run);
  }

  /** @param {import('./app.js').App} app */
  #go(app) {
    this.#isUnderWay = this.#lacksEngine;
    if (this.#isUnderWay) this.#goLater(app);
    else app.comeBack(this.#awaited);
    // Whoever asked for it knows of it.
    this.#told = this.standing;
  }

  /** @param {import('./app.js').App} app */
  async #goLater(app) {
    const awaited = this.#awaited;
    try {
      await engine(
        () => true,
        this,
        () => this.comeBack(awaited),
      );
    } catch (error) {
      const { message, action } = /** @type {NoEngine} */ (error);
      app.notify(message, action);
    }
    // Meanwhile it may have been sent elsewhere, or taken from the page.
    if (app !== this.#app || awaited !== this.#awaited) return;
    this.#isUnderWay = false;
    if (more) this.#go(app);
  }

  async #begin() {
    this.#isBegun = true;
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    const root = this.#root;
    root.adoptedStyleSheets = [sheet, networkSheet, settingsSheet, questionsSheet];
    fillWith(root, template);
    element(root, 'advanced').before(...makeForm(BASIC));
    const theme = new Theme(this);
    this.#theme = theme;
    this.#showLooks = connectLooks(this, root);
    this.#look();
    const messages = new Messages(root);
    this.addEventListener('keydown', (event) => this.press(event), { signal });
    try {
      // It may be sent elsewhere while it waits.
      do {
        await engine(
          () => this.#lacksEngine || this.hasAttribute('view'),
          this,
          () => this.#beginAgain(),
        );
      } while (this.#lacksEngine);
      // In the same file, but run only now: its modules use the engine from their first line.
      const { App } = await import(/* webpackMode: "eager" */ './app.js');
      if (signal.aborted) return;
      const ended = (/** @type {string} */ kind) => this.#tell('outcome', kind);
      const changed = () => this.#changed();
      const place = { root, theme, messages, ems: this.clientWidth / this.#size, changed, ended };
      const app = new App(place, this.#awaited);
      this.#app = app;
      this.#told = app.standing;
      if (this.hasAttribute('view')) app.open(namesIn(this.getAttribute('view')));
      this.#watch(app, signal);
      this.#bringRest();
    } catch (error) {
      if (error instanceof NoEngine) return messages.trouble(error.message, error.action);
      console.error(error);
      messages.trouble('The page could not start in this browser. The console says why.');
    }
  }

  #beginAgain() {
    this.#end();
    this.#begin();
  }

  /**
   * What is first seen is not printed yet, nothing is asked, and nothing is to be mended; without this, there are fewer
   * words and looks.
   */
  #bringRest() {
    const looks = import('./later.css').then(({ default: later }) => {
      this.#root.adoptedStyleSheets.push(later);
    });
    return Promise.allSettled([looks, prepare(), remedy.prepare()]);
  }

  #end() {
    this.#awaited = this.standing;
    this.#isUnderWay = false;
    this.#app?.end();
    this.#app = undefined;
    this.#theme?.end();
    this.#theme = undefined;
    this.#ending.abort();
    this.#root.replaceChildren();
    this.#isBegun = false;
  }

  /**
   * @param {import('./app.js').App} app
   * @param {AbortSignal} signal
   */
  #watch(app, signal) {
    const isOurs = (/** @type {string | undefined} */ text) =>
      Playground.ours !== undefined && text?.includes(Playground.ours);
    window.addEventListener(
      'error',
      ({ error, filename }) => {
        // Without an error, it is only the browser's remark that a size changed while it was looked at.
        if (error && isOurs(filename)) app.fail(error);
      },
      { signal },
    );
    window.addEventListener(
      'unhandledrejection',
      ({ reason }) => {
        if (isOurs(reason?.stack)) app.fail(reason);
      },
      { signal },
    );
    for (const type of ['beforeprint', 'afterprint']) {
      const print = () => {
        if (this.#theme) this.#theme.isPrinted = type === 'beforeprint';
        app.draw();
      };
      window.addEventListener(type, print, { signal });
    }
    const resizing = new ResizeObserver(() => {
      this.#fit();
      // The pictures know their sizes as well; they are drawn before the next frame is seen.
      setTimeout(() => this.#root.querySelector('.page')?.classList.add('ready'));
    });
    resizing.observe(this);
    signal.addEventListener('abort', () => resizing.disconnect());
  }

  #changed() {
    if (!this.#app) return;
    const told = this.#told;
    const { run } = this;
    const { epoch } = this.#app;
    this.#told = { run, epoch };
    if (told.run !== run) this.#tell('change', run);
    if (told.epoch !== epoch) this.#tell('epoch', epoch);
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** Looks as its attributes say. */
  #look() {
    if (!this.#theme) return;
    this.#theme.choice = themeIn(this.getAttribute('theme'));
    this.#theme.thick = this.hasAttribute('projector');
    this.#showLooks();
    this.#fit();
  }

  /** Everything takes the size of the playground and of its letters. */
  #fit() {
    if (this.#theme) this.#theme.scale = this.#size / USUAL_SIZE;
    this.#app?.fit(this.clientWidth / this.#size);
  }

  /** The size of its letters, in CSS pixels. */
  get #size() {
    return Number.parseFloat(getComputedStyle(find(this.#root, '.page')).fontSize);
  }
}

/** @param {string | null} text */
function namesIn(text) {
  return (text ?? '').split(/[\s,]+/).filter((name) => name !== '');
}

/** @param {string | null} text @returns {import('../ui/theme.js').Choice} */
function themeIn(text) {
  return text === 'light' || text === 'dark' ? text : 'system';
}

// A page may have it from two places, as from a bundle and from a script.
if (!customElements.get('xor-playground')) customElements.define('xor-playground', Playground);
