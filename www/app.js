// The page: controls change the session, the session tells the views, the views draw.

import { AskView } from './ask-view.js';
import { connectControls } from './controls.js';
import { CurveView } from './curve-view.js';
import { element, find, setText } from './dom.js';
import { layersInWords } from './layers.js';
import { followLink, readAddress } from './link.js';
import { showNotice, showTrouble } from './messages.js';
import { Session } from './session.js';
import { StatusView } from './status-view.js';
import { SurfaceView } from './surface-view.js';
import { TableView } from './table-view.js';
import { TimeView } from './time-view.js';

/** Text alternatives follow the pictures at this distance while training, in milliseconds. */
const DESCRIBE_EVERY = 1000;

export function connect() {
  const { link, problems } = readAddress();
  const session = new Session(link);
  const surface = new SurfaceView(session);
  const curve = new CurveView(session);
  const status = new StatusView(session);
  const views = [
    status,
    surface,
    curve,
    new TimeView(session),
    new TableView(session),
    new AskView(session),
  ];
  const showControls = connectControls(session);
  let described = 0;

  function draw() {
    showControls();
    setText(element('hidden-words'), layersInWords(session.hidden));
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

  session.onChange(drawOrRecover);
  keepSettingsInReach();
  drawOrRecover();
  showNotice(problems);
  followLink(session, showNotice);
  element('slow').remove();
}

/** On narrow pages the settings come last; there they are in the document, too, for the Tab key. */
function keepSettingsInReach() {
  const settings = element('settings');
  const home = settings.parentElement;
  const narrow = matchMedia('(max-width: 700px)');
  const place = () => (narrow.matches ? find(document, 'main') : home)?.append(settings);
  narrow.addEventListener('change', place);
  place();
}
