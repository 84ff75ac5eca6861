// The service worker: has the browser keep all files of the page, and answers from them, so that it works without a
// net. `scripts/offline-plugin.mjs` makes it sw.js, beside the page, with the list of the files.
//
// Each version keeps its files in a cache of its own, and is complete or not there at all: what is sent is checked
// against its hash. A new version waits until no page of the former one is open, or until somebody says Reload in one.
// Then it is all that is loaded anew. Pages that are still open are told apart by what they ask for, as names have
// hashes: they get the files of their own version as long as they live.

/*! With Workbox, copyright 2018 Google LLC, by the MIT licence: https://opensource.org/license/mit */
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { registerRoute, setCatchHandler } from 'workbox-routing';

/**
 * What of a service worker's world is used here; TypeScript has it beside that of pages only.
 * @typedef {Event & { waitUntil(what: Promise<unknown>): void }} Lifetime
 * @typedef {object} Scope
 * @property {{ scope: string, installing: unknown, waiting: unknown }} registration
 * @property {{ matchAll(asked: object): Promise<{ id: string, url: string }[]>, claim(): Promise<void> }} clients
 * @property {() => void} skipWaiting
 * @property {(type: string, listener: (event: any) => void) => void} addEventListener
 */
const worker = /** @type {Scope} */ (/** @type {unknown} */ (self));

// The list takes the place of this name.
const { version, files } = /** @type {any} */ (self).__WB_MANIFEST;
const { scope } = worker.registration;

/** Another playground of the same origin, in another folder, has caches of its own. */
const PREFIX = 'xor-playground';
const OURS = `${PREFIX} ${version} ${scope}`;

/** Under which address the cache keeps which pages were open when this version took over. */
const FORMER = new URL('former-pages', scope).href;

/** Names of files that are never another one. */
const HASHED = /\.[0-9a-f]{8,}\.\w+$/;

/** An answer may depend on what is asked by, which is not what it is kept for. */
const MATCHING = { ignoreVary: true };

const kept = new PrecacheController({ cacheName: OURS });
kept.strategy.matchOptions = MATCHING;
kept.addToCacheList(files);

/** Whether there are no files of former versions any more, or somebody is about to see. */
let isTidy = false;

// Before the routes: who answers ends what is done about a request.
worker.addEventListener('fetch', (/** @type {Lifetime} */ event) => {
  if (!isTidy) event.waitUntil(tidy());
});

// What stands behind the `?` says how the page looks, or that a file is asked for again: the file is the same.
registerRoute(new PrecacheRoute(kept, { cleanURLs: false, ignoreURLParametersMatching: [/./] }));
registerRoute(
  ({ url }) => url.href.startsWith(scope) && HASHED.test(url.pathname),
  async ({ request }) =>
    (await caches.match(request, { ...MATCHING, ignoreSearch: true })) ?? fetch(request),
);
// A browser may have lost what it kept. What is there instead is of one version, too.
setCatchHandler(({ request }) => fetch(request));

worker.addEventListener('install', (/** @type {Lifetime} */ event) =>
  event.waitUntil(install(event)),
);

/** @param {any} event */
async function install(event) {
  try {
    await kept.install(event);
  } catch (error) {
    // Until one succeeds, each version that is tried would leave a part of itself. No other worker has this cache.
    await caches.delete(OURS);
    throw error;
  }
}

worker.addEventListener('message', ({ data }) => {
  if (data === 'take over') worker.skipWaiting();
});

worker.addEventListener('activate', (/** @type {Lifetime} */ event) => event.waitUntil(takeOver()));

async function takeOver() {
  const cache = await caches.open(OURS);
  await cache.put(FORMER, Response.json(await openPages()));
  // Those that were opened before there was a service worker go on without a net as well.
  await worker.clients.claim();
  await tidy();
}

/** The pages that are open, by what the browser calls them: after a reload it is another one. */
async function openPages() {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return pages.filter(({ url }) => url.startsWith(scope)).map(({ id }) => id);
}

/** Drops the files of former versions when none of their pages is open. */
async function tidy() {
  isTidy = true;
  const cache = await caches.open(OURS);
  const former = await cache.match(FORMER);
  if (!former) return;
  const ids = await former.json();
  const open = await openPages();
  const names = await caches.keys();
  // What is not a former version's may be the next one's.
  const { installing, waiting } = worker.registration;
  isTidy = !installing && !waiting && !ids.some((/** @type {string} */ id) => open.includes(id));
  if (!isTidy) return;
  const others = names.filter(
    (name) => name.startsWith(`${PREFIX} `) && name.endsWith(` ${scope}`) && name !== OURS,
  );
  await Promise.all([...others.map((name) => caches.delete(name)), cache.delete(FORMER)]);
}
