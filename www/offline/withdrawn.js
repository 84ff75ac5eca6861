// A service worker that withdraws the one of the page: put in the place of sw.js, it drops all that browsers have kept
// of the page in this folder, and itself, the next time that they look. The page is loaded from the host from then on.

self.addEventListener('install', () => {
  /** @type {any} */ (self).skipWaiting();
});

self.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(withdraw()));

async function withdraw() {
  const { registration } = /** @type {any} */ (self);
  const names = await caches.keys();
  const ours = names.filter(
    (name) => name.startsWith('xor-playground ') && name.endsWith(` ${registration.scope}`),
  );
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
}
