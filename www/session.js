// The session: the one place that holds the run and takes it forward. Controls change it, views are
// told and draw from it.

import { changeSetting, freshSeed, readSetting, Trainer } from 'xor-playground';
import { sizesIn } from './layers.js';

/**
 * Something that was changed on the way: the learning rate, or a weight or bias.
 * @typedef {object} Edit
 * @property {number} epoch
 * @property {number} [parameter] its index among all; none for the learning rate
 * @property {number} value
 */

/** Training takes at most this much of a frame, in milliseconds. */
const SLICE = 8;

/** The frames that train come this many milliseconds apart, on faster screens too. */
const FRAME = 1000 / 60;

/** How much earlier than it is due a frame may come. */
const JITTER = 2;

/** How often the epochs per second are measured, in milliseconds. */
const MEASURE_EVERY = 500;

/** After this many recoveries without a picture in between, the engine is beyond help. */
const MAX_RECOVERIES = 3;

export const MAX_SPEED = 100_000;

export class Session {
  /** Epochs in a frame. About four seconds for 5,000 epochs on a screen with 60 frames a second. */
  speed = 20;
  /** The input that is asked about. */
  point = { x: 0, y: 1 };

  /** The whole run, with what was changed on the way: every epoch can be computed again from it. */
  #link;
  /** @type {Trainer} */
  #trainer;
  /** The epoch that the trainer is at, and how far the run is trained: for when the trainer is lost. */
  #epoch = 0;
  #head = 0;
  /** What has been read from the link. @type {Map<string, string>} */
  #settings = new Map();
  /** What the trainer has answered at the present epoch. @type {Map<string, unknown>} */
  #answers = new Map();
  #training = false;
  /** The epoch that is gone to at full speed, whatever Epochs and Speed say. @type {number | undefined} */
  #goal;
  /** @type {string | undefined} */
  #lesson;
  #recoveries = 0;
  /** Whether the last step went well. */
  #stepped = true;
  /** When the next frame that trains is due. */
  #due = 0;
  #request = 0;
  /** Epochs per second, measured last; the epochs since, and since when. */
  #rate = 0;
  #measured = 0;
  #measuredSince = 0;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {string} link */
  constructor(link) {
    this.#link = link;
    this.#trainer = new Trainer(link);
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

  /** The run as the hash of a link. */
  get link() {
    return this.#link;
  }

  /**
   * What the run is set to, as a link has it; empty where it is not used.
   * @param {string} key
   */
  setting(key) {
    return recall(this.#settings, key, () => readSetting(this.#link, key));
  }

  /** The keys of the settings that are not the article's. */
  get changed() {
    return [...new URLSearchParams(this.#link).keys()];
  }

  /** Where Train ends. */
  get epochs() {
    return Number(this.setting('epochs'));
  }

  /** The sizes of the hidden layers. */
  get hidden() {
    return sizesIn(this.setting('hidden'));
  }

  /** The learning rate at the present epoch. */
  get learningRate() {
    return this.#ask('learningRate', () => this.#trainer.learningRate);
  }

  /** The changes on the way. */
  get edits() {
    return this.#ask('edits', () => editsOf(this.#trainer));
  }

  /** The epoch at which the run diverges, if that is the next. */
  get divergedAt() {
    return this.#ask('divergedAt', () => this.#trainer.lookAhead());
  }

  /** The first epoch so far at which all rows were right. This trains the run again. */
  get solvedAt() {
    return this.#ask('solvedAt', () => this.#trainer.solvedAt());
  }

  /** Another one whenever the network may be another one. @returns {unknown} */
  get moment() {
    return this.#answers;
  }

  /** Epochs per second while training; 0 while not, or not yet known. */
  get rate() {
    return this.#training ? this.#rate : 0;
  }

  /** The epoch that is being gone to, until it is reached or something else is done. */
  get goal() {
    return this.#goal;
  }

  /** The lesson that is open, by its name in a link. */
  get lesson() {
    return this.#lesson;
  }

  /** Whether Train would start again from epoch 0. */
  get finished() {
    return this.#epoch >= this.epochs || this.divergedAt !== undefined;
  }

  /** Trains to the epochs set; from epoch 0 if they have been reached. */
  train() {
    if (this.finished) this.#restart(this.#again());
    this.#goal = undefined;
    this.#beginFrames();
  }

  pause() {
    this.#stop();
    this.redraw();
  }

  toggle() {
    if (this.#training) this.pause();
    else this.train();
  }

  /** One epoch, also beyond the epochs set. */
  step() {
    this.#stop();
    this.#advance(() => this.#trainer.step(1));
    this.redraw();
  }

  /**
   * Goes to an epoch of the run so far. Training on from there replaces what followed.
   * @param {number} epoch
   */
  seek(epoch) {
    this.#stop();
    this.#advance(() => this.#trainer.seek(epoch), { edits: false });
    this.redraw();
  }

  /**
   * Goes to any epoch: one that has not been trained yet is trained at full speed, at once where that takes
   * no longer than a frame.
   * @param {number} epoch
   */
  goTo(epoch) {
    this.#stop();
    this.#advance(() => this.#trainer.seek(Math.min(epoch, this.#head)), { edits: false });
    const isTrained = epoch <= this.#head;
    if (!isTrained) {
      this.#advance(() => this.#trainer.stepFor(epoch - this.#epoch, SLICE));
    }
    if (isTrained || this.#epoch >= epoch || this.divergedAt !== undefined) {
      this.redraw();
      return;
    }
    this.#goal = epoch;
    this.#beginFrames();
  }

  /**
   * Where the run is, to come back to.
   * @typedef {{ link: string, epoch: number, head: number }} Standing
   * @returns {Standing}
   */
  get standing() {
    return { link: this.#link, epoch: this.#epoch, head: this.#head };
  }

  /**
   * Comes back to where the run was, as if nothing had been done since.
   * @param {Standing} standing
   */
  comeBack({ link, epoch, head }) {
    this.#stop();
    this.#restart(link);
    const replay = () => {
      this.#trainer.step(head);
      this.#trainer.seek(epoch);
    };
    this.#advance(replay, { edits: false });
    this.redraw();
  }

  /** @param {string | undefined} lesson */
  openLesson(lesson) {
    if (lesson === this.#lesson) return;
    this.#lesson = lesson;
    this.redraw();
  }

  /** Back to epoch 0 of the same start, with the present learning rate. */
  reset() {
    this.load(this.#afresh());
  }

  /** Another random start. */
  newStart() {
    this.change({ seed: freshSeed() });
  }

  /**
   * Takes over a run and goes to its epoch 0.
   * @param {string} link
   */
  load(link) {
    this.#stop();
    this.#restart(link);
    this.redraw();
  }

  /**
   * Another run: these settings are changed, the others are kept, and it goes to epoch 0.
   * @param {Record<string, string | number>} settings
   */
  change(settings) {
    const changes = Object.entries(settings);
    if (changes.every(([key, value]) => this.setting(key) === String(value))) return;
    const change = (/** @type {string} */ link, /** @type {typeof changes[0]} */ [key, value]) =>
      changeSetting(link, key, String(value));
    this.load(changes.reduce(change, this.#afresh()));
  }

  /**
   * Changes where Train ends.
   * @param {number} epochs
   */
  setEpochs(epochs) {
    this.#setLink(changeSetting(this.#link, 'epochs', String(epochs)));
    if (this.finished) this.#training = false;
    this.redraw();
  }

  /**
   * Changes the learning rate from the present epoch on.
   * @param {number} rate
   */
  setLearningRate(rate) {
    if (rate === this.learningRate) return;
    this.edit((trainer) => trainer.setLearningRate(rate));
  }

  /**
   * Changes one weight or bias at the present epoch.
   * @param {number} index among all, in the order of `trainer.parameters()`
   * @param {number} value
   */
  setParameter(index, value) {
    if (Object.is(value, this.#trainer.parameters()[index])) return;
    this.edit((trainer) => trainer.setParameter(index, value));
  }

  /**
   * Changes the run at the present epoch; training goes on if it was under way.
   * @param {(trainer: Trainer) => void} change
   */
  edit(change) {
    this.#goal = undefined;
    this.#advance(() => change(this.#trainer), { edits: true });
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
    this.#trainer = new Trainer(this.#link);
    this.#trainer.step(this.#head);
    this.#trainer.seek(this.#epoch);
    this.#answers = new Map();
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

  /** The run from epoch 0 on, with the present learning rate, and nothing changed on the way. */
  #afresh() {
    return changeSetting(this.#link, 'lr', String(this.learningRate));
  }

  /** The same, from weights that were changed by hand before the first epoch, if some were. */
  #again() {
    const edits = this.setting('edits').split(',');
    const first = edits.filter((edit) => edit.startsWith('0:')).join();
    return changeSetting(this.#afresh(), 'edits', first);
  }

  /** @param {string} link */
  #restart(link) {
    this.#trainer.free();
    this.#setLink(link);
    this.#epoch = 0;
    this.#head = 0;
    this.#trainer = new Trainer(link);
    this.#answers = new Map();
  }

  /** @param {string} link */
  #setLink(link) {
    this.#link = link;
    this.#settings = new Map();
  }

  /**
   * What the trainer answers at the present epoch; it is asked once, because some answers take training.
   * @template T
   * @param {string} name
   * @param {() => T} ask
   */
  #ask(name, ask) {
    return /** @type {T} */ (recall(this.#answers, name, ask));
  }

  #stop() {
    this.#training = false;
    this.#goal = undefined;
  }

  #beginFrames() {
    this.#training = true;
    this.#rate = 0;
    this.#measured = 0;
    this.#measuredSince = performance.now();
    this.redraw();
    cancelAnimationFrame(this.#request);
    this.#request = requestAnimationFrame(this.#frame);
  }

  /** @param {number} now */
  #frame = (now) => {
    if (!this.#training) return;
    this.#request = requestAnimationFrame(this.#frame);
    if (now < this.#due - JITTER) return;
    // What a late frame missed is not made up for.
    const late = now - this.#due;
    this.#due = late < FRAME ? this.#due + FRAME : now + FRAME;
    const end = this.#goal ?? this.epochs;
    const speed = this.#goal === undefined ? this.speed : MAX_SPEED;
    const from = this.#epoch;
    this.#advance(() => this.#trainer.stepFor(Math.min(speed, end - from), SLICE));
    this.#measure(now, this.#epoch - from);
    if (this.#epoch >= end || this.divergedAt !== undefined) this.#stop();
    this.redraw();
  };

  /**
   * @param {number} now
   * @param {number} trained how many epochs the frame trained
   */
  #measure(now, trained) {
    this.#measured += trained;
    const elapsed = now - this.#measuredSince;
    if (elapsed < MEASURE_EVERY) return;
    // After a pause, the first measure begins.
    this.#rate = elapsed < 2 * MEASURE_EVERY ? (this.#measured / elapsed) * 1000 : 0;
    this.#measured = 0;
    this.#measuredSince = now;
  }

  /**
   * @param {() => void} step
   * @param {{ edits?: boolean }} [options] whether it changes the run: in the past, what followed goes
   */
  #advance(step, { edits = this.#epoch < this.#head } = {}) {
    try {
      step();
      if (edits) this.#setLink(this.#trainer.link(this.epochs));
      this.#head = this.#trainer.head;
      this.#epoch = this.#trainer.epoch;
      this.#answers = new Map();
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
 * What was changed in the run under way.
 * @param {Trainer} trainer
 * @returns {Edit[]}
 */
function editsOf(trainer) {
  const numbers = trainer.edits();
  return Array.from({ length: numbers.length / 3 }, (_, index) => {
    const [epoch, parameter, value] = numbers.subarray(3 * index, 3 * index + 3);
    return parameter < 0 ? { epoch, value } : { epoch, parameter, value };
  });
}

/**
 * What is known under a name, or what `find` says, which is known from then on.
 * @template T
 * @param {Map<string, T>} known
 * @param {string} name
 * @param {() => T} find
 */
function recall(known, name, find) {
  if (!known.has(name)) known.set(name, find());
  return /** @type {T} */ (known.get(name));
}
