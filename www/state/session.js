// The session: the one place that holds the run and takes it forward. Controls change it, views are
// told and draw from it.

import { changeSetting, freshSeed, settingRange, Trainer } from 'xor-playground';
import { dataOf } from './data.js';
import { more } from './engine.js';
import { Frames } from './frames.js';
import { isTrap } from './guard.js';
import { History } from './history.js';
import { recall } from './memo.js';
import { Rate } from './rate.js';
import { linkAfter, linkWith, runIn } from './run.js';

/** @typedef {import('./history.js').Standing} Standing */

/** Training takes at most this much of a frame, in milliseconds. */
const SLICE = 8;

/** A rate that is dragged holds when it has rested for so long, in milliseconds. */
const REST = 100;

/** New starts have seeds below this: they can be said aloud. */
const SEEDS = 10_000;

/** What is asked about first of two inputs, and which of all go across and up first. */
const FIRST_POINT = [0, 1];
const AXES = [0, 1];

const [, LARGEST_EPOCHS] = settingRange('epochs');

export const MAX_SPEED = 100_000;

/** From so many weights and biases on, not all pictures of the network can be drawn in one frame. */
const LARGE = 500;

export class Session {
  /** Epochs in a frame, of 60 in a second: about four seconds for 5,000 epochs. */
  speed = 20;
  /** Whether training stops by itself at the epoch at which all rows are right for the first time. */
  stopsWhenLearnt = false;
  /** Runs that were kept, to compare this one with. @type {readonly import('./kept.js').KeptRun[]} */
  kept = [];
  /** The inputs that are asked about. @type {readonly number[]} */
  point = FIRST_POINT;
  /** Which inputs go across and up in pictures; the others are held there at what is asked about. */
  axes = AXES;
  /** Another one whenever pictures show another section of the inputs. @type {unknown} */
  section;

  /** The whole run, with what was changed on the way: every epoch can be computed again from it. */
  #run;
  /** @type {Trainer} */
  #trainer;
  /** The epoch that the trainer is at, and how far the run is trained: for another engine's trainer. */
  #epoch = 0;
  #head = 0;
  /** By how many epochs Train goes on when those that were set are reached: by as many again. */
  #stretch;
  #history = new History();
  /** @type {import('./data.js').Data | undefined} */
  #data;
  /** The run's key of that. */
  #learns = '';
  /** What is known of the run, at whatever epoch. @type {Map<string, unknown>} */
  #known = new Map();
  /** What the trainer has answered at the present epoch. @type {Map<string, unknown>} */
  #answers = new Map();
  /**
   * What is gone to at full speed, whatever Epochs and Speed say: an epoch, once the run is trained to its head.
   * @type {{ epoch: number, head: number } | undefined}
   */
  #goal;
  /** The learning rate that holds when its drag rests. @type {number | undefined} */
  #rateToCome;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  /** What changes the past, once the engine is prepared for that. @type {{ change(): void, trains: boolean } | undefined} */
  #pending;
  /** @type {string | undefined} */
  #lesson;
  #isPreparing = false;
  /** Whether the next epoch is being looked ahead to. */
  #isLooking = false;
  #rate = new Rate();
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #frames = new Frames(
    (now, frames) => this.#train(now, frames),
    () => {
      for (const listener of this.#listeners) listener();
      this.#lookAhead();
    },
  );

  /** @param {string} link */
  constructor(link) {
    this.#run = runIn(link);
    this.#trainer = this.#trainerOf(link);
    this.#stretch = this.epochs;
  }

  /**
   * Calls `listener` in the frame after a change, once for all changes since the frame before.
   * @param {() => void} listener
   */
  onChange(listener) {
    this.#listeners.add(listener);
  }

  /** The run under way, for views to read. */
  get trainer() {
    return this.#trainer;
  }

  /** The run as it is set; another object when it is another run. */
  get run() {
    return this.#run;
  }

  get epoch() {
    // What follows the epoch that is gone to is trained unseen.
    return Math.min(this.#epoch, this.goal ?? this.#epoch);
  }

  /** How far the run is trained. */
  get head() {
    return this.#head;
  }

  get training() {
    return this.#frames.isRunning;
  }

  /**
   * While training, what takes long to draw takes turns of frames, which are 0 and 1 by turns.
   * @returns {number | undefined} whose turn it is; none where everything is drawn
   */
  get turn() {
    return this.training ? this.#frames.drawn % 2 : undefined;
  }

  /**
   * Whether a part of the stage is drawn in this frame: only a large network has them take turns.
   * @param {number} turn
   */
  isTurn(turn) {
    return this.#run.size < LARGE || (this.turn ?? turn) === turn;
  }

  /** The run as the hash of a link. */
  get link() {
    return this.#run.link;
  }

  /**
   * What the run is set to, as a link has it; empty where it is not used.
   * @param {string} key
   */
  setting(key) {
    return this.#run.setting(key);
  }

  /** The keys of the settings that are not the article's. */
  get changed() {
    return this.#run.changed;
  }

  /** Where Train ends. */
  get epochs() {
    return this.#run.epochs;
  }

  /** What the network is made of; another object for another run. */
  get shape() {
    return this.#run.shape;
  }

  /** How many inputs a row has. */
  get inputs() {
    return this.#run.inputs;
  }

  /** What is learnt: the inputs and the target of each row; another array when it is something else. */
  get rows() {
    return this.#run.rows;
  }

  /** The same, and what follows from it. */
  get data() {
    const { learns, rows } = this.#run;
    if (!this.#data || learns !== this.#learns) this.#data = dataOf(this.#trainer, rows);
    this.#learns = learns;
    return this.#data;
  }

  /** The sizes of the hidden layers. */
  get hidden() {
    return this.#run.hidden;
  }

  /** The learning rate that is set: while it is dragged in training, the one that holds when the drag rests. */
  get rateSet() {
    return this.#rateToCome ?? this.learningRate;
  }

  /** The learning rate at the present epoch. */
  get learningRate() {
    return this.#ask('learningRate', () => this.#trainer.learningRate);
  }

  /** The epoch at which the run diverges, if that is the next. */
  get divergedAt() {
    // Of an epoch that takes long, only what is known.
    return this.#ask('divergedAt', () => this.#tried(() => this.#trainer.lookAhead()));
  }

  /**
   * The first epoch so far at which all rows were right, unless that is far on in a long run. To find it, the run is
   * trained again, once.
   */
  get solvedAt() {
    const known = /** @type {number | undefined} */ (this.#known.get('solvedAt'));
    if (known !== undefined && known <= this.#epoch) return known;
    const found = this.#ask('solvedAt', () => this.#trainer.solvedAt());
    if (found !== undefined) this.#known.set('solvedAt', found);
    return found;
  }

  /** How many rows there are to be learnt: those that are not held out for a test. */
  get count() {
    return this.rows.length - this.data.tests.size;
  }

  /** How many of them are right. */
  get right() {
    return this.#ask('right', () => this.#trainer.rightCount);
  }

  /** Whether all rows are right. */
  get isLearnt() {
    return this.right === this.count;
  }

  /** How it does on the rows that are held out for a test, if there are any. */
  get test() {
    return this.#ask('test', () => {
      const { size } = this.data.tests;
      const loss = more?.testLossOf(this.#trainer);
      return more && loss !== undefined
        ? { loss, right: more.testRightOf(this.#trainer), count: size }
        : undefined;
    });
  }

  /** What the loss is called that is descended, and what it is; nothing where the squared error says the same. */
  get descended() {
    return this.#ask('descended', () => more?.descendedLossOf(this.#trainer));
  }

  /** Another one whenever the network may be another one. @returns {unknown} */
  get moment() {
    return this.#answers;
  }

  /** Epochs per second while training; 0 while not, or not yet known. */
  get rate() {
    return this.training ? this.#rate.value : 0;
  }

  /** The epoch that is being gone to, until it is reached or something else is done. */
  get goal() {
    return this.#goal?.epoch;
  }

  /** Whether the run is being trained again up to here, so that what follows can be replaced. */
  get isPreparing() {
    return this.training && this.#isPreparing;
  }

  /** Is told of a call to the engine that traps each time. @type {(error: unknown) => void} */
  onTrap = () => {};

  /** What is asked of views, as a link has it. @type {import('./link.js').Asked} */
  asked = {};

  /** The lesson that is open, by its name in a link. */
  get lesson() {
    return this.#lesson;
  }

  /** Whether the epochs that were set are reached, or no more can be trained. */
  get finished() {
    return this.#epoch >= this.epochs || this.divergedAt !== undefined;
  }

  /** Whether Train can go on: not where the run diverges, and not beyond the most epochs that a link can set. */
  get canTrain() {
    return this.divergedAt === undefined && this.#epoch < LARGEST_EPOCHS;
  }

  get canUndo() {
    return this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  /** Another number for each change of the run that can be undone, and each that was. */
  get steps() {
    return this.#history.steps;
  }

  /**
   * Trains on from the present epoch to the epochs that are set. Where these are reached, they are raised by as many
   * as were set at first, to the next multiple of them: after 5,000 epochs to 10,000, then to 15,000. So Train always
   * goes on, the progress bar has an end to go to, and a network that was broken by hand can heal. Starting over is
   * what Reset is for.
   */
  train() {
    if (!this.canTrain) return;
    if (this.#epoch >= this.epochs) this.#raiseEpochs();
    if (this.#pending) {
      this.#pending.trains = true;
      return;
    }
    this.#dropGoal();
    this.#beginFrames();
  }

  pause() {
    this.#stop();
    this.redraw();
  }

  toggle() {
    if (this.training) this.pause();
    else this.train();
  }

  /** One epoch, also beyond the epochs set. */
  step() {
    this.#stop();
    this.#replace(() => this.#advance(() => this.#trainer.step(1), this.#replacing));
  }

  /**
   * Goes to an epoch of the run so far, at once where that takes no longer than a frame. Training on from there replaces
   * what followed.
   * @param {number} epoch
   */
  seek(epoch) {
    this.#goTo({ epoch: Math.min(epoch, this.#head), head: this.#head });
  }

  /**
   * Goes to any epoch: one that has not been trained yet is trained at full speed, at once where that takes
   * no longer than a frame.
   * @param {number} epoch
   */
  goTo(epoch) {
    this.#goTo({ epoch, head: Math.max(epoch, this.#head) });
  }

  /**
   * Where the run is, or is on its way to.
   * @returns {Standing}
   */
  get standing() {
    const { epoch, head } = this.#goal ?? { epoch: this.#epoch, head: this.#head };
    return { link: this.link, epoch, head };
  }

  /**
   * Gives up a change: goes back to where the run was, as if nothing had been done since.
   * @param {Standing} standing
   */
  giveUp(standing) {
    this.#travel({ ...standing, stretch: this.#stretch });
    this.#history.forget(standing);
  }

  /**
   * Goes to where a run was, as after a reload.
   * @param {Standing} standing
   */
  restore(standing) {
    const { link, epoch, head } = standing;
    if (link === this.link) {
      this.#goTo({ epoch, head: Math.max(head, this.#head) });
      return;
    }
    const before = this.#standing;
    this.#travel(standing);
    this.#record(before);
  }

  /** Takes the last change back: the run, its epoch, and how far it was trained. */
  undo() {
    const standing = this.#history.undo(this.#standing);
    if (standing) this.#travel(standing);
  }

  redo() {
    const standing = this.#history.redo(this.#standing);
    if (standing) this.#travel(standing);
  }

  /** @param {string | undefined} lesson */
  openLesson(lesson) {
    if (lesson === this.#lesson) return;
    this.#lesson = lesson;
    this.redraw();
  }

  /** @param {import('./link.js').Asked} asked of the views that it names */
  askOfViews(asked) {
    this.asked = { ...this.asked, ...asked };
    this.redraw();
  }

  /** Back to epoch 0. What was changed on the way belongs to the run: it comes again at its epoch. */
  reset() {
    this.load(this.link);
  }

  /** Back to epoch 0 of the run as it is where nothing is changed on the way. */
  resetWithoutChanges() {
    this.load(this.#run.plain);
  }

  /** Another random start. */
  newStart() {
    const present = Number(this.setting('seed') || Number.NaN);
    this.#load(changeSetting(this.#afresh(), 'seed', String(anotherSeed(present))));
  }

  /**
   * Takes over a run and goes to its epoch 0.
   * @param {string} link
   */
  load(link) {
    this.#load(link);
  }

  /**
   * Another run: these settings are changed, the others are kept, and it goes to epoch 0.
   * @param {Record<string, string | number>} settings
   * @param {string} [kind] as in `edit`; the same settings again are one step, if it is not said
   */
  change(settings, kind = Object.keys(settings).join()) {
    const changes = Object.entries(settings);
    if (changes.every(([key, value]) => this.setting(key) === String(value))) return;
    const change = (/** @type {string} */ link, /** @type {typeof changes[0]} */ [key, value]) =>
      changeSetting(link, key, String(value));
    this.#load(changes.reduce(change, this.#afresh()), kind);
  }

  /**
   * Changes where Train ends.
   * @param {number} epochs
   */
  setEpochs(epochs) {
    if (epochs === this.epochs) return;
    const before = this.#standing;
    this.#stretch = epochs;
    this.#setEpochs(before, epochs, 'epochs');
    // Going to an epoch goes on, whatever Epochs says.
    if (!this.#goal && this.finished) this.#frames.stop();
    this.redraw();
  }

  /**
   * Changes the learning rate from the present epoch on. While it trains, one that it only passes, as in a drag, holds from
   * where the drag rests or ends: each rate that was trained with is one more change in the link.
   * @param {number} rate
   * @param {boolean} [passes]
   */
  setLearningRate(rate, passes) {
    this.#forgetRate();
    if (passes && this.training) {
      this.#rateToCome = rate;
      this.#resting = setTimeout(() => this.setLearningRate(rate), REST);
      return;
    }
    if (rate === this.learningRate) return this.#leave();
    this.edit((trainer) => trainer.setLearningRate(rate), 'lr');
  }

  /**
   * Changes one weight or bias at the present epoch.
   * @param {number} index among all, in the order of `trainer.parameters()`
   * @param {number} value
   */
  setParameter(index, value) {
    if (Object.is(value, this.#trainer.parameters()[index])) return this.#leave();
    this.edit((trainer) => trainer.setParameter(index, value), `p${index}`);
  }

  /**
   * Changes the run at the present epoch; training goes on if it was under way.
   * @param {(trainer: Trainer) => void} change
   * @param {string} [kind] changes of one kind that follow on each other are undone as one
   */
  edit(change, kind = 'edit') {
    const { trains } = this.#pending ?? { trains: this.training && !this.#isTrained };
    this.#dropGoal();
    this.#replace(() => this.#advance(() => change(this.#trainer), kind), trains);
  }

  /** @param {number} speed */
  setSpeed(speed) {
    this.speed = speed;
    this.redraw();
  }

  /** @param {readonly import('./kept.js').KeptRun[]} kept */
  setKept(kept) {
    this.kept = kept;
    this.redraw();
  }

  /** Where in pictures that is which is asked about. */
  get place() {
    const [x, y] = this.axes.map((axis) => this.point[axis]);
    return { x, y };
  }

  /** From where to where pictures go across and up. */
  get ranges() {
    return this.axes.map((axis) => this.data.inputRanges[axis]);
  }

  /**
   * Asks about a place of pictures.
   * @param {{ x?: number, y?: number }} place
   */
  askAt({ x, y }) {
    const place = [x, y];
    this.ask(this.point.map((input, at) => place[this.axes.indexOf(at)] ?? input));
  }

  /**
   * Asks about other inputs.
   * @param {readonly number[]} point
   * @param {number[]} [axes] which of them go across and up
   */
  ask(point, axes = this.axes) {
    this.point = point;
    this.axes = axes;
    this.#cut(this.#trainer);
    this.redraw();
  }

  /** Goes on with another engine. */
  renew() {
    this.#trainer.free();
    this.#replay();
    this.redraw();
  }

  /** Stops for good. */
  fail() {
    this.#forgetRate();
    this.#frames.end();
    this.#listeners.clear();
  }

  /** Stops for good, and gives the engine's memory back. */
  end() {
    this.fail();
    this.#trainer.free();
  }

  /** Has what has changed drawn with the next frame, however often it is called until then. */
  redraw() {
    this.#frames.ask();
  }

  /** Where the run is, and how Train goes on from there. */
  get #standing() {
    return { ...this.standing, stretch: this.#stretch };
  }

  /** The kind of change that training is: no change at the head, one by itself in the past, where it replaces what followed. */
  get #replacing() {
    return this.#epoch < this.#head ? '' : undefined;
  }

  /** The run from epoch 0 on, with the present learning rate, and nothing changed on the way. */
  #afresh() {
    return changeSetting(this.#run.plain, 'lr', String(this.learningRate));
  }

  /**
   * @param {string} link
   * @param {string} [kind] as in `edit`
   */
  #load(link, kind) {
    const before = this.#standing;
    const { epochs } = this;
    this.#stop();
    this.#restart(link);
    if (this.epochs !== epochs) this.#stretch = this.epochs;
    this.#record(before, kind);
    this.redraw();
  }

  /**
   * A trainer whose pictures show what the others show.
   * @param {string} link
   */
  #trainerOf(link) {
    const { inputs, rows } = this;
    const { learns } = this.#run;
    // Two inputs have their plane, whatever is asked about.
    if (this.point.length !== inputs || (inputs > 2 && learns !== this.#learns)) {
      this.axes = AXES;
      this.point = inputs === 2 ? FIRST_POINT : rows[0].slice(0, -1);
    }
    const trainer = new Trainer(link);
    this.#cut(trainer);
    return trainer;
  }

  /** Only where inputs are held there is another section to see. @param {Trainer} trainer */
  #cut(trainer) {
    if (this.inputs === 2) return;
    this.section = {};
    const [across, up] = this.axes;
    more?.cutAt(trainer, across, up, Float64Array.from(this.point));
  }

  /** Trains a new trainer to where the last one was. */
  #replay() {
    this.#trainer = this.#trainerOf(this.link);
    this.#trainer.step(this.#head);
    this.#trainer.seek(this.#epoch);
    this.#answers = new Map();
  }

  #raiseEpochs() {
    const times = Math.floor(this.#epoch / this.#stretch) + 1;
    this.#setEpochs(this.#standing, Math.min(times * this.#stretch, LARGEST_EPOCHS));
  }

  /**
   * @param {Standing} before
   * @param {number} epochs
   * @param {string} [kind] as in `edit`
   */
  #setEpochs(before, epochs, kind) {
    const { plain, edits } = this.#run;
    this.#setLink(linkWith(changeSetting(plain, 'epochs', String(epochs)), edits));
    this.#record(before, kind);
  }

  /**
   * @param {Standing} before
   * @param {string} [kind] as in `edit`
   */
  #record(before, kind) {
    this.#history.record(before, this.#standing, { kind, isTraining: this.training });
  }

  /** @param {Standing} standing */
  #travel({ link, epoch, head, stretch }) {
    this.#stop();
    this.#restart(link);
    this.#stretch = stretch ?? this.epochs;
    this.#goTo({ epoch, head });
  }

  /**
   * Changes the run at the present epoch. In the past, the run is trained again first, up to here, in as many frames as
   * that takes; whatever else is done calls it off.
   * @param {() => void} change
   * @param {boolean} [trains] whether training goes on from there
   */
  #replace(change, trains = false) {
    this.#pending = undefined;
    if (this.#isPrepared()) {
      change();
      if (!trains || this.finished) this.#frames.stop();
    } else {
      this.#pending = { change, trains };
      this.#beginFrames();
    }
    this.redraw();
  }

  /** Whether what follows the present epoch can be replaced; if not, what that takes is done for a while. */
  #isPrepared() {
    let isPrepared = this.#epoch >= this.#head;
    if (!isPrepared) {
      this.#advance(() => {
        isPrepared = this.#trainer.prepareFor(SLICE);
      });
    }
    this.#isPreparing = !isPrepared;
    return isPrepared;
  }

  /** Whether the run is trained as far as is gone to. */
  get #isTrained() {
    return this.#goal !== undefined && this.#head >= this.#goal.head;
  }

  /** @param {{ epoch: number, head: number }} goal */
  #goTo(goal) {
    this.#stop();
    this.#goal = goal;
    if (this.#head < goal.head) {
      this.#advance(() => {
        this.#trainTowards(goal);
        if (this.#trainer.head < goal.epoch || this.#trainer.head >= goal.head) return;
        this.#trainTowards(goal);
        // Where the rest takes longer, what is gone to is shown meanwhile.
        if (this.#trainer.head < goal.head) this.#trainer.seek(goal.epoch);
      });
    }
    this.#arrive();
    if (this.#goal) this.#beginFrames();
    else this.redraw();
  }

  /**
   * Trains on for a while: to the epoch that is gone to, and from there to the head.
   * @param {{ epoch: number, head: number }} goal
   */
  #trainTowards({ epoch, head: end }) {
    const { head } = this.#trainer;
    this.#trainer.seek(head);
    this.#trainer.stepFor(Math.min(MAX_SPEED, (head < epoch ? epoch : end) - head), SLICE);
  }

  /** Ends where one is going to, or as near to it as the run gets. */
  #arrive() {
    const goal = this.#goal;
    if (!goal || (this.#head < goal.head && this.divergedAt === undefined)) return;
    const head = this.#head;
    const epoch = Math.min(goal.epoch, head);
    this.#goal = { epoch, head };
    this.#advance(() => this.#trainer.seek(epoch, SLICE));
    if (this.#epoch === epoch) this.#stop();
  }

  /** @param {string} link */
  #restart(link) {
    this.#trainer.free();
    this.#setLink(link);
    this.#epoch = 0;
    this.#head = 0;
    this.#trainer = this.#trainerOf(link);
    this.#answers = new Map();
  }

  /** @param {string} link */
  #setLink(link) {
    this.#run = runIn(link);
    this.#known = new Map();
  }

  /**
   * What the trainer answers at the present epoch; it is asked once, because some answers take training.
   * @template T
   * @param {string} name
   * @param {() => T} ask
   */
  #ask(name, ask) {
    return recall(this.#answers, name, ask);
  }

  /**
   * Where it does not train, an epoch that takes long is looked ahead to in as many frames as that takes; hardly in the
   * first: what was done is answered before.
   */
  #lookAhead() {
    if (!more || this.training) {
      this.#isLooking = false;
      return;
    }
    const known = this.divergedAt;
    const limit = this.#isLooking ? SLICE : 0;
    const isSeen = this.#tried(() => more?.lookAheadFor(this.#trainer, limit));
    this.#isLooking = isSeen === false;
    if (this.#isLooking) this.redraw();
    // What was answered is true as long as nothing diverges.
    else if (isSeen && known === undefined && this.#trainer.lookAhead() !== undefined) {
      this.#answers = new Map();
      this.redraw();
    }
  }

  /** What was to be changed stays as it is. */
  #leave() {
    if (this.#pending) this.#stop();
  }

  #forgetRate() {
    clearTimeout(this.#resting);
    this.#rateToCome = undefined;
  }

  #stop() {
    this.#forgetRate();
    this.#frames.stop();
    this.#dropGoal();
    this.#pending = undefined;
    this.#isPreparing = false;
  }

  /** Goes no further. Where what follows that epoch was being trained, it is there already, as far as is seen. */
  #dropGoal() {
    const { goal } = this;
    this.#goal = undefined;
    if (goal !== undefined && this.#epoch > goal) this.#advance(() => this.#trainer.seek(goal));
  }

  #beginFrames() {
    this.#rate.begin();
    this.#frames.run();
  }

  /**
   * @param {number} now
   * @param {number} frames that this one stands for
   */
  #train(now, frames) {
    const goal = this.#goal;
    const pending = this.#pending;
    if (pending) this.#replace(pending.change, pending.trains);
    else if (this.#isTrained) this.#arrive();
    else if (goal || this.#isPrepared()) this.#trainOn(now, frames, goal);
  }

  /**
   * @param {number} now
   * @param {number} frames
   * @param {{ epoch: number, head: number } | undefined} goal
   */
  #trainOn(now, frames, goal) {
    const from = goal ? this.#head : this.#epoch;
    const wasLearnt = this.stopsWhenLearnt && this.isLearnt;
    const [answers, head] = [this.#answers, this.#head];
    if (goal) this.#advance(() => this.#trainTowards(goal));
    else {
      const length = Math.min(frames * this.speed, this.epochs - from);
      this.#advance(() => this.#trainer.stepFor(length, SLICE), this.#replacing);
    }
    // In the midst of an epoch that takes longer than a frame, and beyond what is gone to, there is nothing new to see.
    const isSame = this.#epoch === from && this.#head === head;
    const isBeyond = goal !== undefined && this.#epoch > goal.epoch;
    if ((isSame || isBeyond) && this.divergedAt === undefined) this.#answers = answers;
    this.#rate.measure(now, this.#epoch - from);
    if (goal) this.#arrive();
    else if (this.stopsWhenLearnt && !wasLearnt && this.isLearnt) this.#stopWhereLearnt(from);
    else if (this.finished) this.#stop();
  }

  /** @param {number} from what was learnt before this epoch was forgotten again */
  #stopWhereLearnt(from) {
    this.#stop();
    const { solvedAt = from } = this;
    if (solvedAt > from) this.seek(solvedAt);
  }

  /**
   * @param {() => void} step
   * @param {string} [kind] as in `edit`, if it changes the run
   */
  #advance(step, kind) {
    const before = this.#standing;
    const from = this.#epoch;
    try {
      step();
      if (kind !== undefined) {
        const since = this.#trainer.link(this.epochs, from);
        this.#setLink(linkAfter(this.#run, from, since));
      }
      this.#head = this.#trainer.head;
      this.#epoch = this.#trainer.epoch;
      this.#answers = new Map();
      if (kind !== undefined) this.#record(before, kind);
    } catch (error) {
      // The trainer is where it was.
      this.#frames.stop();
      this.#goal = undefined;
      this.#pending = undefined;
      this.#fail(error);
    }
  }

  /**
   * What there is to know, if it can be known.
   * @template T
   * @param {() => T} ask
   */
  #tried(ask) {
    try {
      return ask();
    } catch (error) {
      return this.#fail(error);
    }
  }

  /** @param {unknown} error @returns {undefined} */
  #fail(error) {
    if (!isTrap(error)) throw error;
    this.onTrap(error);
    this.redraw();
  }
}

/**
 * The seed of another start, each as likely as the others (within one in 400,000: there are 2³² numbers to share out).
 * @param {number} present
 */
function anotherSeed(present) {
  let seed = present;
  while (seed === present || Number.isNaN(seed)) {
    seed = Math.floor(random() * SEEDS);
  }
  return seed;
}

/** From 0 up to 1. */
function random() {
  try {
    return freshSeed() / 2 ** 32;
  } catch {
    // The browser has no random numbers for cryptography: others will do.
    return Math.random();
  }
}
