// The works that are measured: (a) and (b) train one network, (c) many starts, (d) draws.

import { articleStart, engine, painter, survey } from './engine.js';
import { circle, picturePoints, SEED, xor } from './problems.js';

/**
 * @typedef {import('./contestants.js').Contestant} Contestant
 * @typedef {import('./problems.js').Problem} Problem
 * @typedef {import('./measure.js').Task} Task
 *
 * @typedef {object} Work
 * @property {string} key
 * @property {string} name
 * @property {string} unit
 * @property {Problem} problem
 * @property {(contestants: Contestant[]) => Task[]} tasks
 */

const STARTS = 1024;
/** Where a thousand would not fit a turn: the libraries take milliseconds for an epoch of one. */
const FEW_STARTS = 16;
const MANY = new Set(['unrolled', 'loop']);

/** How far the engine trains each in one call: enough for the starts themselves not to count. */
const SURVEY_EPOCHS = 1000;

const SIDE = 200;

/** @returns {Work[]} */
export function works() {
  const [a, b] = [xor(articleStart(SEED)), circle()];
  return [
    { key: 'a', name: a.name, unit: 'epochs', problem: a, tasks: training(a) },
    { key: 'b', name: b.name, unit: 'epochs', problem: b, tasks: training(b) },
    {
      key: 'c',
      name: `survey: ${STARTS} starts of XOR, 2-2-1`,
      unit: 'epochs',
      problem: a,
      tasks: surveying(a),
    },
    ...[a, b].flatMap((problem) => [
      {
        key: 'd',
        name: `decision surface, ${SIDE} × ${SIDE}: ${problem.name}, computed`,
        unit: 'pictures',
        problem,
        tasks: computing(problem),
      },
      {
        key: 'd',
        name: `decision surface, ${SIDE} × ${SIDE}: ${problem.name}, onto a canvas`,
        unit: 'pictures',
        problem,
        tasks: drawing(problem),
      },
    ]),
  ];
}

/**
 * @param {Problem} problem
 * @returns {Work['tasks']}
 */
function training(problem) {
  return (contestants) =>
    contestants.map((contestant) => {
      const learner = contestant.start(problem, problem.parameters);
      return { ...contestant, run: (epochs) => learner.step(epochs) };
    });
}

/**
 * @param {Problem} problem
 * @returns {Work['tasks']}
 */
function surveying(problem) {
  const starts = Array.from({ length: STARTS }, (_, seed) => articleStart(seed));
  return (contestants) =>
    contestants.map((contestant) => {
      if (contestant === engine) return ownSurvey();
      const many = MANY.has(contestant.key);
      const learners = starts
        .slice(0, many ? STARTS : FEW_STARTS)
        .map((parameters) => contestant.start(problem, parameters));
      return {
        ...contestant,
        note: many ? undefined : `${FEW_STARTS} starts`,
        size: learners.length,
        run(epochs) {
          for (const learner of learners) learner.step(epochs);
        },
      };
    });
}

/** @returns {Task} */
function ownSurvey() {
  return {
    ...engine,
    note: 'with the epoch at which each start had learnt',
    size: STARTS * SURVEY_EPOCHS,
    run(times) {
      for (let time = 0; time < times; time++) survey(STARTS, SURVEY_EPOCHS);
    },
  };
}

/**
 * @param {Problem} problem
 * @returns {Work['tasks']}
 */
function computing(problem) {
  const points = picturePoints(SIDE);
  return (contestants) =>
    contestants.map((contestant) => {
      if (contestant === engine) return ownPicture(problem, noCanvas());
      const learner = contestant.start(problem, problem.parameters);
      return {
        ...contestant,
        run(times) {
          for (let time = 0; time < times; time++) learner.outputs(points);
        },
      };
    });
}

/**
 * @param {Problem} problem
 * @returns {Work['tasks']}
 */
function drawing(problem) {
  const points = picturePoints(SIDE);
  return (contestants) =>
    contestants.map((contestant) => {
      const canvas = newCanvas();
      if (contestant === engine) return ownPicture(problem, canvas);
      const learner = contestant.start(problem, problem.parameters);
      const image = canvas.createImageData(SIDE, SIDE);
      const pixels = new Uint32Array(image.data.buffer);
      return {
        ...contestant,
        run(times) {
          for (let time = 0; time < times; time++) {
            const outputs = learner.outputs(points);
            for (let pixel = 0; pixel < pixels.length; pixel++) {
              pixels[pixel] = GREYS[(outputs[pixel] * 255) & 255];
            }
            canvas.putImageData(image, 0, 0);
          }
        },
      };
    });
}

/** Opaque greys from black to white, as the pixels of an image hold them. */
const GREYS = Uint32Array.from({ length: 256 }, (_, grey) => (0xff000000 | (grey * 0x10101)) >>> 0);

/**
 * @param {Problem} problem
 * @param {CanvasRenderingContext2D} canvas
 * @returns {Task}
 */
function ownPicture(problem, canvas) {
  const draw = painter(problem, SIDE);
  return {
    ...engine,
    note: 'with colours and the line of 0.5',
    run(times) {
      for (let time = 0; time < times; time++) draw(canvas);
    },
  };
}

function newCanvas() {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas');
  return context;
}

/** A canvas that takes the picture and does nothing with it. */
function noCanvas() {
  const canvas = newCanvas();
  canvas.putImageData = () => {};
  return canvas;
}

/**
 * Those with one of the keys, or all where none is named.
 * @template {{ key: string }} Item
 * @param {Item[]} items
 * @param {string[]} keys
 */
export function named(items, keys) {
  const known = items.map(({ key }) => key);
  const unknown = keys.find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new Error(`There is no ${unknown}: choose from ${[...new Set(known)].join(', ')}.`);
  }
  return items.filter(({ key }) => keys.length === 0 || keys.includes(key));
}
