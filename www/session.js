// The session: the one place that holds the run and takes it forward. Controls change it, views are
// told and draw from it.

import { freshSeed, Trainer } from 'xor-playground';

/**
 * What the controls and the link hold.
 * @typedef {object} Settings
 * @property {number} seed
 * @property {number} lr the learning rate
 * @property {number} epochs where Train ends
 * @property {number} hidden how many hidden neurons
 */

/**
 * A run is a value: with it, every epoch can be computed again.
 * @typedef {object} Run
 * @property {number} seed
 * @property {number} hidden
 * @property {[Edit, ...Edit[]]} edits the first is at epoch 0
 */

/**
 * The learning rate from an epoch on.
 * @typedef {object} Edit
 * @property {number} epoch
 * @property {number} lr
 */

/** Training takes at most this much of a frame, in milliseconds. */
const SLICE = 8;

/** The frames that train come this many milliseconds apart, on faster screens too. */
const FRAME = 1000 / 60;

/** How much earlier than it is due a frame may come. */
const JITTER = 2;

/** After this many recoveries without a picture in between, the engine is beyond help. */
const MAX_RECOVERIES = 3;

export const MAX_SPEED = 100_000;

export class Session {
  /** Epochs in a frame. About four seconds for 5,000 epochs on a screen with 60 frames a second. */
  speed = 20;
  /** The input that is asked about. */
  point = { x: 0, y: 1 };

  /** @type {Run} */
  #run;
  #epochs;
  /** @type {Trainer} */
  #trainer;
  /** The epoch that the trainer has reached, kept here for when the trainer is lost. */
  #epoch = 0;
  #training = false;
  #recoveries = 0;
  /** Whether the last step went well. */
  #stepped = true;
  /** When the next frame that trains is due. */
  #due = 0;
  #request = 0;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {Settings} settings */
  constructor({ seed, lr, epochs, hidden }) {
    this.#run = { seed, hidden, edits: [{ epoch: 0, lr }] };
    this.#epochs = epochs;
    this.#trainer = replay(this.#run, 0);
  }

  /**
   * Calls `listener` after every change, once a frame while training.
   * @param {() => void} listener
   */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  /** The run under way, for views to read. */
  get trainer() {
    return this.#trainer;
  }

  get epoch() {
    return this.#epoch;
  }

  get training() {
    return this.#training;
  }

  /** @returns {Settings} */
  get settings() {
    const { seed, hidden, edits } = this.#run;
    return { seed, hidden, lr: (edits.at(-1) ?? edits[0]).lr, epochs: this.#epochs };
  }

  /** Whether Train would start again from epoch 0. */
  get finished() {
    return this.#epoch >= this.#epochs || this.#trainer.divergedAt !== undefined;
  }

  /** Trains to the epochs set; from epoch 0 if they have been reached. */
  train() {
    if (this.finished) this.#restart();
    this.#training = true;
    this.redraw();
    cancelAnimationFrame(this.#request);
    this.#request = requestAnimationFrame(this.#frame);
  }

  pause() {
    this.#training = false;
    this.redraw();
  }

  toggle() {
    if (this.#training) this.pause();
    else this.train();
  }

  /** One epoch, also beyond the epochs set. */
  step() {
    this.#training = false;
    this.#advance(() => this.#trainer.step(1));
    this.redraw();
  }

  /** Back to epoch 0 of the same start, with the present learning rate. */
  reset() {
    this.load(this.settings);
  }

  /** Another random start. */
  newStart() {
    this.load({ ...this.settings, seed: freshSeed() });
  }

  /**
   * Takes over settings and goes to epoch 0.
   * @param {Settings} settings
   */
  load({ seed, hidden, lr, epochs }) {
    this.#training = false;
    this.#run = { seed, hidden, edits: [{ epoch: 0, lr }] };
    this.#epochs = epochs;
    this.#restart();
    this.redraw();
  }

  /**
   * Changes one setting. Seed and hidden size are another start, and go back to epoch 0; the learning
   * rate holds from the present epoch on.
   * @param {keyof Settings} key
   * @param {number} value
   */
  set(key, value) {
    if (this.settings[key] === value) return;
    if (key === 'seed' || key === 'hidden') {
      this.load({ ...this.settings, [key]: value });
      return;
    }
    if (key === 'epochs') this.#epochs = value;
    else this.#setLearningRate(value);
    if (this.finished) this.#training = false;
    this.redraw();
  }

  /** @param {number} speed */
  setSpeed(speed) {
    this.speed = speed;
    this.redraw();
  }

  /**
   * Asks about another input.
   * @param {{ x?: number, y?: number }} change
   */
  ask(change) {
    this.point = { ...this.point, ...change };
    this.redraw();
  }

  /**
   * Brings the run back after the engine has stopped with an error; throws that error if this has not
   * helped before.
   * @param {unknown} error
   */
  recover(error) {
    this.#recoveries += 1;
    if (!(error instanceof WebAssembly.RuntimeError) || this.#recoveries > MAX_RECOVERIES) {
      this.#training = false;
      throw error;
    }
    this.#trainer = replay(this.#run, this.#epoch);
  }

  /** Is told that everything was drawn. If the last step went well, too, the engine works. */
  drawn() {
    if (this.#stepped) this.#recoveries = 0;
  }

  /** Stops for good. */
  fail() {
    this.#training = false;
    this.#listeners.clear();
  }

  #restart() {
    const [first] = this.#run.edits;
    this.#run.edits = [{ epoch: 0, lr: (this.#run.edits.at(-1) ?? first).lr }];
    const before = this.#trainer;
    this.#epoch = 0;
    this.#trainer = replay(this.#run, 0);
    before.free();
  }

  /** @param {number} lr */
  #setLearningRate(lr) {
    const epoch = this.#epoch;
    const [first, ...later] = this.#run.edits.filter((edit) => edit.epoch < epoch);
    this.#run.edits = first ? [first, ...later, { epoch, lr }] : [{ epoch, lr }];
    this.#trainer.setLearningRate(lr);
  }

  /** @param {number} now */
  #frame = (now) => {
    if (!this.#training) return;
    this.#request = requestAnimationFrame(this.#frame);
    if (now < this.#due - JITTER) return;
    // What a late frame missed is not made up for.
    const late = now - this.#due;
    this.#due = late < FRAME ? this.#due + FRAME : now + FRAME;
    const left = this.#epochs - this.#epoch;
    this.#advance(() => this.#trainer.stepFor(Math.min(this.speed, left), SLICE));
    if (this.finished) this.#training = false;
    this.redraw();
  };

  /** @param {() => void} step */
  #advance(step) {
    try {
      step();
      this.#epoch = this.#trainer.epoch;
      this.#stepped = true;
    } catch (error) {
      this.#stepped = false;
      this.recover(error);
    }
  }

  /** Has everything drawn that listens. */
  redraw() {
    for (const listener of this.#listeners) listener();
  }
}

/**
 * The run at an epoch.
 * @param {Run} run
 * @param {number} epoch
 */
function replay({ seed, hidden, edits: [first, ...later] }, epoch) {
  const trainer = new Trainer(seed, hidden, first.lr);
  for (const edit of later) {
    trainer.step(edit.epoch - trainer.epoch);
    trainer.setLearningRate(edit.lr);
  }
  trainer.step(epoch - trainer.epoch);
  return trainer;
}
