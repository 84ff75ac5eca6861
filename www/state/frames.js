// The frames of the screen: one that trains takes a step, and whatever changed since the last is drawn once, at its
// end.

/** The frames that train come this many milliseconds apart, on faster screens too. */
const FRAME = 1000 / 60;

/** How much earlier than it is due a frame may come. */
const JITTER = 2;

/** After so long without a frame, in milliseconds, nobody was there to see one. */
const AWAY = 1000;

/** A step that takes this many milliseconds or more is put off where something was done that is to be answered. */
const LONG = 4;

export class Frames {
  /** How many frames were drawn in: for what takes turns. */
  drawn = 0;
  #step;
  #flush;
  #request = 0;
  #isRunning = false;
  #isAsked = false;
  #isEnded = false;
  /** When the next frame that trains is due. */
  #due = 0;
  /** How long the last step took. */
  #took = 0;
  /** Whether the last frame that was due took no step. */
  #hasGivenWay = false;

  /**
   * @param {(now: number, frames: number) => void} step is called in every frame while they run, with how many of them
   *   it stands for: one, and those that it comes too late for
   * @param {() => void} flush draws what has changed
   */
  constructor(step, flush) {
    this.#step = step;
    this.#flush = flush;
  }

  get isRunning() {
    return this.#isRunning;
  }

  /** Asks for a flush with the next frame. */
  ask() {
    this.#isAsked = true;
    this.#next();
  }

  run() {
    this.#isRunning = !this.#isEnded;
    this.#took = 0;
    this.#due = -AWAY;
    this.ask();
  }

  /** Takes no more steps. */
  stop() {
    this.#isRunning = false;
  }

  /** There are no more frames. */
  end() {
    this.stop();
    this.#isEnded = true;
    cancelAnimationFrame(this.#request);
  }

  #next() {
    if (!this.#isEnded) this.#request ||= requestAnimationFrame(this.#frame);
  }

  /** @param {number} now */
  #frame = (now) => {
    this.#request = 0;
    if (this.#isRunning) {
      this.#next();
      this.#stepWhenDue(now);
    }
    if (!this.#isAsked) return;
    this.#isAsked = false;
    this.drawn += 1;
    this.#flush();
  };

  /** @param {number} now */
  #stepWhenDue(now) {
    if (now < this.#due - JITTER) return;
    // What was done since the last frame is answered first; but who goes on doing things does not stop it.
    this.#hasGivenWay = this.#isAsked && this.#took >= LONG && !this.#hasGivenWay;
    if (this.#hasGivenWay) return;
    // A browser that draws slowly trains as fast as any: what late frames missed is made up for.
    const late = now - this.#due;
    const frames = late < AWAY ? 1 + Math.max(0, Math.floor(late / FRAME)) : 1;
    this.#due = late < AWAY ? this.#due + frames * FRAME : now + FRAME;
    this.#isAsked = true;
    const began = performance.now();
    this.#step(now, frames);
    this.#took = performance.now() - began;
  }
}
