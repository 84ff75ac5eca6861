// The address bar: its hash holds the run, follows it, and is followed. A run that was changed is another entry of
// the history, so Back goes to the run before; and an entry knows the epoch that its run was at.

import { LONGEST } from './state/link.js';

/** @typedef {import('./app/element.js').Standing} Standing */

/** After each time that the address is written, in milliseconds. */
const PAUSE = 400;

/** What is written again and again, as in a drag, is so once in this time, but for the first few times: Safari allows 100 in 30 seconds. */
const INTERVAL = 1000;
const FEW = 10;

/** What was refused is tried again after so long, in milliseconds. */
const LATER = 10_000;

/** Under which name the tab keeps where a page was when it was left. */
const KEPT = 'xor-playground';

/** A browser that reloads may have missed the last addresses, not more than these. */
const MISSED = 4;

/**
 * Goes to what the address holds, and keeps the address up to date with the playground, and the playground with
 * the address.
 * @param {import('./app/element.js').Playground} playground
 */
export function followAddress(playground) {
  let timer = 0;
  let waits = false;
  let times = 0;
  /** How often it was written of late: one time is forgotten in each interval. */
  let often = 0;
  let counted = 0;
  /** What was seen of the playground last, and what of that the address says. @type {Standing} */
  let seen;
  /** @type {Standing} */
  let written;
  /** The addresses of late, the present one last. @type {string[]} */
  let late = [];
  /** Where the run was before it was changed, if that is not written yet. @type {Standing | undefined} */
  let left;

  function see() {
    const before = seen;
    seen = playground.standing;
    // What is only looked at, and what was changed by the same drag, has no entry of its own.
    if (seen.run !== before.run && seen.steps !== (before.steps ?? 0)) left ??= before;
  }

  function write() {
    // Another address was gone to, and that is not told yet: it counts.
    if (location.hash !== late.at(-1)) {
      take();
      return;
    }
    if (left) {
      replace(left);
      if (seen.run !== left.run && !put('pushState', seen)) return;
    }
    left = undefined;
    replace(seen);
  }

  /** @param {Standing} standing */
  function replace(standing) {
    if (isOther(standing)) put('replaceState', standing);
  }

  /**
   * @param {'pushState' | 'replaceState'} way
   * @param {Standing} standing
   * @returns {boolean} whether it is written
   */
  function put(way, standing) {
    times += 1;
    const { run, epoch, head } = standing;
    const address = new URL(location.href);
    address.hash = isLong(run) ? '' : run;
    try {
      history[way]({ epoch, head, ...(isLong(run) && { run }) }, '', address);
      written = standing;
      remember();
      return true;
    } catch {
      // Not allowed here, or not so often: the page works without.
      return false;
    }
  }

  /** Whether that is not what is written. @param {Standing} standing */
  function isOther({ run, epoch }) {
    return run !== written.run || epoch !== written.epoch;
  }

  function remember() {
    late = [...late, location.hash].slice(-MISSED);
  }

  /** Writes at once, so that a reload finds it; what follows soon after waits for its turn. */
  function writeInTurn() {
    see();
    waits = timer !== 0;
    if (waits) return;
    times = 0;
    write();
    if (times === 0) return;
    const now = performance.now();
    often = Math.max(0, often - (now - counted) / INTERVAL) + times;
    counted = now;
    const pause = isOther(seen) ? LATER : Math.max(times * PAUSE, (often - FEW) * INTERVAL);
    timer = window.setTimeout(() => {
      timer = 0;
      if (waits || isOther(seen)) writeInTurn();
    }, pause);
  }

  /** @param {Partial<Standing>} moment */
  function take(moment = momentIn(history.state)) {
    waits = false;
    left = undefined;
    playground.comeBack({ run: location.hash, ...moment });
    // What of a link can't be used stays in the address until the run is changed.
    seen = playground.standing;
    written = seen;
    remember();
    if (moment.run !== undefined) put('replaceState', seen);
  }

  function writeNow() {
    see();
    write();
  }

  /** A page that is on its way out can change its history no more: what it comes back to is kept beside it. */
  function keep() {
    writeNow();
    try {
      // What was refused is in no address.
      const addresses = seen.run === written.run ? late : [...late, null];
      sessionStorage.setItem(KEPT, JSON.stringify({ ...seen, late: addresses }));
    } catch {
      // Not allowed here: it comes back to where the address was written last.
    }
  }

  take(keptMoment());
  playground.addEventListener('change', writeInTurn);
  playground.addEventListener('epoch', writeInTurn);
  window.addEventListener('hashchange', () => take());
  window.addEventListener('popstate', () => {
    // From one of these to another, the address stays the same.
    const isOther = isLong(momentIn(history.state).run) || isLong(written.run);
    if (location.hash === late.at(-1) && isOther) take();
  });
  window.addEventListener('pagehide', keep);
  // A phone may say nothing else before it drops a page.
  document.addEventListener('visibilitychange', writeNow);
}

/** Whether the address does not hold it. @param {string | undefined} run */
function isLong(run = '') {
  return run.length > LONGEST;
}

/**
 * Where the run was when this page was reloaded: its epoch, and itself, if the address has missed that.
 * @returns {Partial<Standing> | undefined}
 */
function keptMoment() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
    sessionStorage.removeItem(KEPT);
    const [navigation] = performance.getEntriesByType('navigation');
    const isReload = /** @type {PerformanceNavigationTiming} */ (navigation)?.type === 'reload';
    if (!isReload || !kept?.late.includes(location.hash)) return undefined;
    const isMissed = kept.late.at(-1) !== location.hash;
    const { run, ...moment } = momentIn(kept);
    return { ...moment, ...((isMissed || isLong(run)) && { run }) };
  } catch {
    return undefined;
  }
}

/**
 * The epoch that the run was at, as an entry of the history has it.
 * @param {unknown} state
 * @returns {Partial<Standing>}
 */
function momentIn(state) {
  if (typeof state !== 'object' || state === null) return {};
  const { epoch, head, run } = /** @type {Record<string, unknown>} */ (state);
  const kept = typeof run === 'string' ? { run } : {};
  return typeof epoch === 'number' && typeof head === 'number' ? { epoch, head, ...kept } : {};
}
