// Undo and redo. A run is a value, so where it stood before a change is all that is kept.

/** No more changes than this are kept. */
const MOST = 200;

/** While training, changes of one kind are one as long as they come so close on each other, in milliseconds. */
const PAUSE = 1000;

/**
 * Where the run is, to come back to.
 * @typedef {object} Standing
 * @property {string} link
 * @property {number} epoch
 * @property {number} head how far it is trained
 * @property {number} [stretch] how many epochs Train goes on by
 */

export class History {
  /** @type {Standing[]} */
  #past = [];
  /** @type {Standing[]} */
  #future = [];
  /** What could be redone before the last change. @type {Standing[]} */
  #given = [];
  /**
   * The last change: of what kind it was, where it left the run, and when it was made.
   * @type {{ kind: string, after?: Standing, time: number }}
   */
  #last = { kind: '', time: 0 };
  #steps = 0;

  /** Another number for each change, undone and redone ones included; a drag is one. */
  get steps() {
    return this.#steps;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /**
   * Keeps where the run stood before a change. One that only goes on with the last, as a drag does and an arrow key
   * that is pressed again, is no step of its own.
   * @param {Standing} before
   * @param {Standing} after
   * @param {object} [change]
   * @param {string} [change.kind] `p4` for a weight; one without a kind is always a step of its own
   * @param {boolean} [change.isTraining]
   */
  record(before, after, { kind = '', isTraining = false } = {}) {
    if (isSame(before, after)) return;
    const last = this.#last;
    const time = performance.now();
    // What was trained in between is not lost.
    const isNext = last.after !== undefined && isSame(before, last.after);
    const goesOn = isTraining ? time - last.time < PAUSE : isNext;
    this.#last = { kind, after, time };
    if (kind !== '' && kind === last.kind && goesOn && this.canUndo) return;
    this.#given = this.#future;
    this.#future = [];
    this.#steps += 1;
    this.#past = [...this.#past, before].slice(-MOST);
  }

  /**
   * What was done since has been given up, as by the Escape key in a drag.
   * @param {Standing} standing
   */
  forget(standing) {
    this.#last.kind = '';
    const before = this.#past.at(-1);
    if (!before || !isSame(before, standing)) return;
    this.#past.pop();
    this.#future = this.#given;
  }

  /**
   * Where the run stood before the last change, if there is one.
   * @param {Standing} present to come back to by redoing it
   */
  undo(present) {
    return this.#move(this.#past, this.#future, present);
  }

  /** @param {Standing} present */
  redo(present) {
    return this.#move(this.#future, this.#past, present);
  }

  /**
   * @param {Standing[]} from
   * @param {Standing[]} to
   * @param {Standing} present
   */
  #move(from, to, present) {
    const standing = from.pop();
    if (!standing) return undefined;
    to.push(present);
    this.#last.kind = '';
    this.#steps += 1;
    return standing;
  }
}

/**
 * @param {Standing} one
 * @param {Standing} other
 */
function isSame(one, other) {
  return one.link === other.link && one.epoch === other.epoch && one.head === other.head;
}
