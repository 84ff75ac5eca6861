// What to do about a file that could not be loaded: ask again, or reload where the site has another by now.

import { reloadAsNewest } from './reload.js';

/** What stopped by itself is not missing. */
const STOPPED = 'This part has stopped with an error. The rest goes on, and the run is kept.';

/**
 * @param {string} words that say what is missing
 * @param {any} error what it failed with; its `file` is the address, if that is known
 * @param {Element} host the playground; in a page with an address of its own, a reload comes back to the run
 * @param {() => void} [again] asks for it again, if that is possible here
 * @returns {Promise<import('./remedy.js').Remedy>}
 */
export async function remedyFor(words, error, host, again) {
  const isGone = await isReplaced(error);
  const what = error instanceof WebAssembly.RuntimeError ? STOPPED : words;
  if (again && !isGone) return { line: what, action: { label: 'Try again', act: again } };
  const line = isGone ? `${what} The site has changed meanwhile, or is incomplete.` : what;
  if (host.hasAttribute('address')) return { line, action: { label: 'Reload', act: reload } };
  return { line: `${line} Reload the page.` };
}

/** Reloads the page, and has its files asked for, whatever the browser has kept of them. */
async function reload() {
  const scripts = [...document.scripts].map(({ src }) => src).filter(Boolean);
  const files = scripts.map((file) => fetch(file, { cache: 'reload' }));
  await Promise.allSettled(files);
  await reloadAsNewest();
}

/**
 * Whether the server has nothing, or something else, where the file was.
 * @param {any} error
 */
async function isReplaced(error) {
  if (error instanceof WebAssembly.LinkError) return true;
  if (!error.file) return false;
  try {
    const { ok, headers } = await fetch(error.file, { cache: 'reload' });
    return !ok || /html/.test(String(headers.get('content-type')));
  } catch {
    // It is not reached.
    return false;
  }
}
