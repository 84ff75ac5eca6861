// Has the browser keep the page, so that it works without a net, and says when a new version of it is ready. It is
// loaded when the page is there. Where something of it is not allowed, the page works with a net, as any other.

import { trusted } from '../text/trusted.js';
import { tellKept } from '../ui/kept.js';
import { isOurs, reloadAsNewest } from '../ui/reload.js';

const READY = 'A new version is ready.';

/** The page has it, and what is made of its parts, such as the page as one file, has not. */
const MANIFEST = 'link[href="xor-playground.webmanifest"]';

/** A page that is open for long asks for a new version after so long, in milliseconds, when somebody comes to it. */
const ASKS_AFTER = 3_600_000;

/** A page that is never idle does not wait for longer, in milliseconds. */
const IDLE_WITHIN = 10_000;

/** @param {import('../app/element.js').Playground} playground */
export async function keep(playground) {
  // Where it is developed, each change is to be seen; in a frame it is a part of another page.
  if (process.env.NODE_ENV !== 'production' || window.top !== window) return;
  if (!document.querySelector(MANIFEST)) return;
  offerToInstall();
  await idle();
  try {
    const { serviceWorker } = navigator;
    // One that could not start is not kept: with its headers, it would stay so when the host has mended them.
    if (playground.parameters.length === 0) return await startAnew();
    follow(await serviceWorker.register(trusted('sw.js')), playground);
    // Never, if something could not be kept.
    await serviceWorker.ready;
    // It may have been withdrawn, or what it kept be lost.
    const page = await caches.match(new URL('index.html', location.href), { ignoreSearch: true });
    tellKept({ isReady: page !== undefined });
  } catch {
    // Not here.
  }
}

/** A page that could not start has nothing to lose, and may do so in a new version, or as the host has it now. */
async function startAnew() {
  if (!isOurs(navigator.serviceWorker.controller)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return;
  // Without a net it fails, and what is kept stays.
  await registration.update();
  await installed(registration.installing);
  if (registration.waiting) {
    if (isFirst('newest')) await reloadAsNewest();
  } else if (isFirst('anew')) {
    await drop(registration);
    location.reload();
  }
}

/** @param {ServiceWorker | null} worker */
async function installed(worker) {
  if (!worker) return;
  await new Promise((resolve) => {
    const look = () => worker.state === 'installing' || resolve(undefined);
    worker.addEventListener('statechange', look);
    look();
  });
}

/**
 * Whether something has not been done in this tab before. What does not help is not done again and again.
 * @param {string} what
 */
function isFirst(what) {
  const name = `xor-playground ${what}`;
  // Where the tab may keep nothing, this throws, and it is not done.
  const wasDone = sessionStorage.getItem(name) !== null;
  sessionStorage.setItem(name, 'done');
  return !wasDone;
}

/** @param {ServiceWorkerRegistration} registration */
async function drop(registration) {
  const names = await caches.keys();
  const ours = names.filter(
    (name) => name.startsWith('xor-playground ') && name.endsWith(` ${registration.scope}`),
  );
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
}

async function idle() {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
  }
  // Safari has no such thing.
  const whenIdle =
    window.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act));
  await new Promise((resolve) => whenIdle(resolve, { timeout: IDLE_WITHIN }));
}

/**
 * @param {ServiceWorkerRegistration} registration
 * @param {import('../app/element.js').Playground} playground
 */
function follow(registration, playground) {
  const tell = () => {
    // A page that came past the service worker, as by a forced reload, is the newest.
    if (!registration.waiting || !registration.active) return;
    if (!isOurs(navigator.serviceWorker.controller)) return;
    playground.notify(READY, { label: 'Reload', act: reloadAsNewest });
  };
  const watch = () => registration.installing?.addEventListener('statechange', tell);
  registration.addEventListener('updatefound', watch);
  watch();
  tell();
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || Date.now() - asked < ASKS_AFTER) return;
    asked = Date.now();
    registration.update().catch(() => {
      // There is no net now.
    });
  });
}

/** What a browser says where it can install the page; TypeScript does not know it. @typedef {Event & { prompt(): Promise<unknown> }} Offer */

function offerToInstall() {
  window.addEventListener('beforeinstallprompt', (event) => {
    const offer = /** @type {Offer} */ (event);
    const install = () => {
      // Once; a browser that would ask again offers it again.
      tellKept({ install: undefined });
      offer.prompt();
    };
    tellKept({ install });
  });
  window.addEventListener('appinstalled', () => tellKept({ install: undefined }));
}
