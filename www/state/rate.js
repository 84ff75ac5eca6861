// How fast it trains.

/** How often it is measured, in milliseconds. */
const EVERY = 500;

export class Rate {
  /** Epochs per second, measured last; 0 while that is not known. */
  value = 0;
  #trained = 0;
  #since = 0;

  /** Training begins. */
  begin() {
    this.value = 0;
    this.#trained = 0;
    this.#since = performance.now();
  }

  /**
   * @param {number} now
   * @param {number} trained how many epochs a frame trained
   */
  measure(now, trained) {
    this.#trained += trained;
    const elapsed = now - this.#since;
    if (elapsed < EVERY) return;
    // After a pause, the first measure begins.
    this.value = elapsed < 2 * EVERY ? (this.#trained / elapsed) * 1000 : 0;
    this.#trained = 0;
    this.#since = now;
  }
}
