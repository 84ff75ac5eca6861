// Loads the page anew. A new version of it that waits in the browser takes over first: a reload alone would bring the
// former one again.

/** What has not taken over by then is not waited for; in milliseconds. */
const LIMIT = 5000;

/**
 * Whether a service worker is the one of this page: the origin may have another, which the page is below.
 * @param {ServiceWorker | null | undefined} worker
 */
export function isOurs(worker) {
  return worker?.scriptURL === new URL('sw.js', location.href).href;
}

export async function reloadAsNewest() {
  await takeOver().catch(() => {
    // Not allowed here: there is none.
  });
  location.reload();
}

async function takeOver() {
  const registration = await navigator.serviceWorker?.getRegistration();
  const waiting = registration?.waiting;
  if (!waiting || !isOurs(waiting)) return;
  const isDone = new Promise((resolve) => {
    waiting.addEventListener('statechange', () => {
      if (waiting.state !== 'activating') resolve(undefined);
    });
    setTimeout(resolve, LIMIT);
  });
  waiting.postMessage('take over');
  await isDone;
}
