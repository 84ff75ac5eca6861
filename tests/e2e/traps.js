// Traps in the engine: each of its exports stops with an error once, or each time, as Rust's own would.

/**
 * What a page keeps of it.
 * @typedef {object} Traps
 * @property {Set<string>} exported
 * @property {Set<string>} called
 * @property {Set<string>} armed those that are to trap yet
 * @property {Set<string>} fired
 * @property {boolean} poisons whether an object that a call trapped with is of no use any more, as Rust has it
 */

/**
 * Before the page is opened.
 * @param {import('@playwright/test').Page} page
 * @param {string[]} names of exports that trap once, the next time that they are called; `*` for all
 * @param {boolean} [always] whether they trap each time instead
 */
export async function setTraps(page, names, always = false) {
  await page.addInitScript(
    ([armed, isAlways]) => {
      /** @type {Traps} */
      const traps = {
        exported: new Set(),
        called: new Set(),
        armed: new Set(armed[0] === '*' ? [] : armed),
        fired: new Set(),
        poisons: false,
      };
      Object.assign(window, { traps });
      /** What has trapped and is not made once more yet: meanwhile nothing else traps. */
      let last = '';
      /** For so many calls: it takes others to make one once more. */
      let quiet = 0;

      /** @param {string} name */
      function isDue(name) {
        if (!traps.armed.has(name) || (quiet > 0 && !isAlways)) return false;
        traps.fired.add(name);
        if (isAlways) return true;
        traps.armed.delete(name);
        last = name;
        quiet = Number.POSITIVE_INFINITY;
        setTimeout(() => {
          quiet = 0;
        });
        return true;
      }

      /** @param {string} name @param {any} result */
      function passed(name, result) {
        quiet -= 1;
        if (name === last) quiet = 12;
        if (name === last) last = '';
        return result;
      }

      /** Objects that trapped, by their module's exports. */
      const poisoned = new Set();

      /** @param {string} name @param {(...values: any[]) => any} call */
      function trapping(name, call) {
        traps.exported.add(name);
        if (armed[0] === '*') traps.armed.add(name);
        const isMethod = /^[a-z]+_(?!new$)/.test(name);
        return (/** @type {any[]} */ ...values) => {
          traps.called.add(name);
          const object = isMethod && `${names.get(call)} ${values[0]}`;
          if (poisoned.has(object)) throw new Error('recursive use of an object detected');
          if (!isDue(name)) return passed(name, call(...values));
          if (object && traps.poisons) poisoned.add(object);
          throw new WebAssembly.RuntimeError(`unreachable: ${name}`);
        };
      }

      /** @param {(...values: any[]) => any} call */
      function freeing(call) {
        return (/** @type {any[]} */ ...values) => {
          // There may be another object then, in the same place.
          poisoned.delete(`${names.get(call)} ${values[0]}`);
          return call(...values);
        };
      }

      /** Which module a function is of. @type {Map<unknown, string>} */
      const names = new Map();

      /** @param {Record<string, any>} exports @param {string} module */
      function changed(exports, module) {
        const entries = Object.entries(exports).map(([name, value]) => {
          names.set(value, module);
          if (/^__wbg_\w+_free$/.test(name)) return [name, freeing(value)];
          const isOurs = typeof value === 'function' && !name.startsWith('__');
          return [name, isOurs ? trapping(name, value) : value];
        });
        return Object.fromEntries(entries);
      }

      const instantiate = WebAssembly.instantiateStreaming.bind(WebAssembly);
      WebAssembly.instantiateStreaming = async (source, imports) => {
        const { url } = await source;
        const { module, instance } = await instantiate(source, imports);
        return { module, instance: { exports: changed(instance.exports, url) } };
      };
    },
    /** @type {const} */ ([names, always]),
  );
}

/**
 * What has come of them.
 * @param {import('@playwright/test').Page} page
 */
export async function trapsOf(page) {
  return page.evaluate(() => {
    const { exported, called, armed, fired } = /** @type {{ traps: Traps }} */ (
      /** @type {unknown} */ (window)
    ).traps;
    return { exported: [...exported], called: [...called], armed: [...armed], fired: [...fired] };
  });
}

/**
 * From now on, what trapped is of no use.
 * @param {import('@playwright/test').Page} page
 */
export async function poison(page) {
  await page.evaluate(() => {
    /** @type {any} */ (window).traps.poisons = true;
  });
}
