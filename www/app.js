// The page: controls change the session, the session tells the views, the views draw.

import { AskView } from './ask-view.js';
import { Attention } from './attention.js';
import { connectControls } from './controls.js';
import { CurveView } from './curve-view.js';
import { element, find, setText } from './dom.js';
import { canLearn, layersInWords } from './layers.js';
import { followLink, readAddress } from './link.js';
import { addNotice, showNotice, showTrouble } from './messages.js';
import { connect as connectNetwork } from './network/network.js';
import { Panel } from './panel.js';
import { Session } from './session.js';
import { StatusView } from './status-view.js';
import { SurfaceView } from './surface-view.js';
import { TableView } from './table-view.js';
import { TimeView } from './time-view.js';

/** Text alternatives follow the pictures at this distance while training, in milliseconds. */
const DESCRIBE_EVERY = 1000;

export function connect() {
  const address = readAddress();
  const session = new Session(address.link);
  const attention = new Attention(() => session.redraw());
  const surface = new SurfaceView(session);
  const curve = new CurveView(session);
  const context = { session, attention, pictures: { surface, curve } };
  const status = new StatusView(session);
  const lessons = new Panel('lessons', () => import('./lessons/lessons.js'), context);
  /** @type {import('./panel.js').View[]} */
  const views = [
    status,
    surface,
    curve,
    new TimeView(session),
    new TableView(session),
    new AskView(session),
    connectNetwork(find(element('network'), '.body'), context),
    new Panel('space', () => import('./space/space.js'), context),
    new Panel('formulas', () => import('./formulas/formulas.js'), context, 1),
    lessons,
    new Panel('home', () => import('./home/home.js'), context),
  ];
  const showControls = connectControls(session);
  let { lesson } = session;
  element('lessons').addEventListener('toggle', () => {
    if (!element('lessons', HTMLDetailsElement).open) session.openLesson(undefined);
  });
  let described = 0;

  function draw() {
    if (session.lesson !== undefined && session.lesson !== lesson) lessons.open();
    lesson = session.lesson;
    showControls();
    setText(element('hidden-words'), layersInWords(session.hidden));
    setText(element('learns'), canLearn(session.hidden) ? 'learns' : 'tries to learn');
    for (const view of views) view.show();
    const now = performance.now();
    if (session.training && now - described < DESCRIBE_EVERY) return;
    described = now;
    surface.describe();
    curve.describe();
  }

  function drawOrRecover() {
    try {
      draw();
    } catch (error) {
      session.recover(error);
      surface.renew();
      draw();
    }
    session.drawn();
  }

  /** What nobody caught: the run goes no further, and the page says so. */
  function fail() {
    session.fail();
    showTrouble(
      'Something in this page has failed, and replaying the run did not help. The console says more; the link in the address bar still holds your run. Reload the page to go on.',
    );
    // Last, as it asks the engine, which may fail again.
    showControls();
  }

  window.addEventListener('error', ({ error }) => {
    // Without an error, it is only the browser's remark that a size changed while it was looked at.
    if (error) fail();
  });
  window.addEventListener('unhandledrejection', fail);

  async function loadRest() {
    try {
      const { connectRest } = await import('./rest.js');
      views.push(...connectRest(session));
      session.redraw();
    } catch (error) {
      console.error(error);
      addNotice('A part of this page could not be loaded. Reload it to try once more.');
    }
  }

  session.onChange(drawOrRecover);
  keepSettingsInReach();
  keepTrainInReach();
  drawOrRecover();
  followLink(session, address, showNotice);
  element('slow').remove();
  loadRest();
}

/** On wide pages the buttons stay at the window's edge when one has scrolled past them. */
function keepTrainInReach() {
  const run = element('run');
  new IntersectionObserver(([{ isIntersecting }]) => {
    run.classList.toggle('afloat', !isIntersecting);
  }).observe(element('status'));
}

/** On narrow pages the settings come after what moves; so they do in the document, for the Tab key. */
function keepSettingsInReach() {
  const settings = element('settings');
  const narrow = matchMedia('(max-width: 700px)');
  const place = () => {
    const next = narrow.matches ? find(document, '.study') : element('ask');
    next.before(settings);
  };
  narrow.addEventListener('change', place);
  place();
}
