// The border to the engine: what it exports is called through here (scripts/guard-loader.mjs). A call that traps is made
// once more; only one that traps each time is an error, and only of that call. A trap may leave the objects that the call
// had in its hands unusable: how they are made again is loaded right after the first view (retrying.js).

/** @typedef {(...given: any[]) => any} Call */

/**
 * Makes a call, and once more if it traps.
 * @typedef {(name: string, call: Call, given: any[], self?: any) => any} Attempt
 */

/** What was made before it was known how that is made again, with what makes it. @type {[made: any, make: () => any][]} */
export const early = [];

/** What a class of the engine has, by the prototype of its objects. @type {WeakMap<object, Record<string, Call>>} */
export const originals = new WeakMap();

/** @type {Attempt} */
let attempt = (_, call, given, self) => {
  const act = () => Reflect.apply(call, self, given);
  let result;
  try {
    result = act();
  } catch (error) {
    if (!isTrap(error)) throw error;
    result = act();
  }
  if (!self) early.push([result, act]);
  return result;
};

/** Has the rest there, for when it is needed. */
export async function prepare() {
  const retrying = await import('./retrying.js');
  attempt = retrying.attempt;
}

/** @param {unknown} error */
export const isTrap = (error) => error instanceof WebAssembly.RuntimeError;

/**
 * @template T
 * @param {T} exported a function of the engine, or a class
 * @param {string} name
 * @returns {T} what is called in its stead
 */
export function guard(exported, name) {
  const call = /** @type {any} */ (exported);
  const { prototype } = call;
  if (!prototype?.free) {
    return /** @type {any} */ ((/** @type {any[]} */ ...given) => attempt(name, call, given));
  }
  const make = (/** @type {any[]} */ ...given) => new call(...given);
  const own = /** @type {Record<string, Call>} */ ({ make });
  originals.set(prototype, own);
  for (const [key, { value, get }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (/^(_|constructor)/.test(key)) continue;
    own[key] = value ?? get;
    /** @this {any} @param {any[]} given */
    const guarded = function (...given) {
      return attempt(key, own[key], given, this);
    };
    Object.defineProperty(prototype, key, get ? { get: guarded } : { value: guarded });
  }
  return new Proxy(call, { construct: (_, given) => attempt(name, make, given) });
}
