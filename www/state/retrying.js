// Makes a call to the engine once more where it traps, with the objects that it had in its hands made again, as they were
// before the call.

import { early, isTrap, originals } from './guard.js';

/** @typedef {import('./guard.js').Call} Call */

/**
 * Where a trainer is.
 * @typedef {object} Standing
 * @property {number} head
 * @property {number} epoch
 * @property {string} link the run, with what was changed on the way
 * @property {(trainer: any) => void} [cut] has its pictures show what they show
 */

/** How an object of the engine is made again, as it was at first. @type {WeakMap<any, () => any>} */
const makers = new WeakMap();
/** What was done with it since, the last of each kind. @type {WeakMap<any, Map<Call, any[]>>} */
const journals = new WeakMap();
/** Instead of that, for trainers. @type {WeakMap<any, Standing>} */
const standings = new WeakMap();

for (const [made, make] of early.splice(0)) {
  know(made, make);
  if (ownOf(made)?.seek) retried('', () => note(made), []);
}

/** @type {import('./guard.js').Attempt} */
export function attempt(name, call, given, self) {
  const act = () => {
    const result = Reflect.apply(call, self, given);
    const trainer = [self, given[0], result].find((handle) => ownOf(handle)?.seek);
    if (trainer && name !== 'free') note(trainer, { name, call, given });
    return result;
  };
  const result = retried(name, act, [self, ...given]);
  know(result, act);
  if (makers.has(self) && !standings.has(self)) {
    const journal = journals.get(self) ?? new Map();
    journal.delete(call);
    journals.set(self, journal.set(call, given));
  }
  return result;
}

/**
 * @param {string} name
 * @param {() => any} act
 * @param {any[]} held what the call has in its hands
 */
function retried(name, act, held) {
  try {
    return act();
  } catch (error) {
    // What is not given back is lost, no more.
    if (name === 'free') return undefined;
    if (!isTrap(error)) throw error;
  }
  const handles = held.filter((handle) => ownOf(handle) && makers.has(handle));
  handles.forEach(remake);
  try {
    return act();
  } catch (error) {
    // For whatever else is asked of them.
    if (isTrap(error)) handles.forEach(remake);
    throw error;
  }
}

/**
 * @param {any} made
 * @param {() => any} make
 */
function know(made, make) {
  for (const [index, handle] of [made].flat().entries()) {
    // Of what is taken from it bit by bit there is no other.
    if (ownOf(handle) && !ownOf(handle)?.takeText) makers.set(handle, () => [make()].flat()[index]);
  }
}

/** @param {any} handle */
function ownOf(handle) {
  return handle?.__wbg_ptr ? originals.get(Object.getPrototypeOf(handle)) : undefined;
}

/**
 * Notes where a trainer is after a call.
 * @param {any} trainer
 * @param {{ name: string, call: Call, given: any[] }} [done]
 */
function note(trainer, done) {
  const own = /** @type {Record<string, Call>} */ (ownOf(trainer));
  const read = (/** @type {string} */ key) => Reflect.apply(own[key], trainer, []);
  const before = /** @type {Standing} */ (standings.get(trainer));
  const [head, epoch] = [read('head'), read('epoch')];
  // What is trained on from an earlier epoch forgets what was changed after it.
  const goesOnEarlier = head !== before?.head && before?.epoch < before?.head;
  const mayBeChanged = goesOnEarlier || /^(set|move)/.test(done?.name ?? '');
  // All of it; where Train would end says nothing of where the trainer is.
  const link = before && !mayBeChanged ? before.link : Reflect.apply(own.link, trainer, [1, 0]);
  let cut = before?.cut;
  if (done?.name === 'cutAt') cut = (other) => done.call(other, ...done.given.slice(1));
  standings.set(trainer, { head, epoch, link, cut });
}

/** @param {any} handle as it is afterwards again */
function remake(handle) {
  const own = /** @type {Record<string, Call>} */ (ownOf(handle));
  const standing = standings.get(handle);
  const fresh = standing ? own.make(standing.link) : makers.get(handle)?.();
  if (standing) {
    Reflect.apply(own.step, fresh, [standing.head]);
    Reflect.apply(own.seek, fresh, [standing.epoch]);
    standing.cut?.(fresh);
  }
  for (const [method, given] of journals.get(handle) ?? []) {
    // Not with what is no more.
    if (given.every((one) => one?.__wbg_ptr !== 0)) Reflect.apply(method, fresh, given);
  }
  handle.__destroy_into_raw();
  handle.__wbg_ptr = fresh.__destroy_into_raw();
}
