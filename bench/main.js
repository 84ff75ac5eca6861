// Measures the engine beside what one would write in JavaScript: each contestant in turn, several
// rounds, in one page. The result is for scripts/bench.mjs to read.

import init, { Surface, Trainer } from 'xor-playground';
import { LoopTrainer } from './loop.js';

const ROUNDS = 9;
/** How long a contestant works in a round, in milliseconds. */
const ROUND_LENGTH = 250;
const EPOCHS_A_CALL = 2000;

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {() => number} work does some work and says how much
 */

/**
 * Work done per second, over about {@link ROUND_LENGTH}.
 * @param {Contestant} contestant
 */
function measure({ work }) {
  const start = performance.now();
  let done = 0;
  let elapsed = 0;
  while (elapsed < ROUND_LENGTH) {
    done += work();
    elapsed = performance.now() - start;
  }
  return (done / elapsed) * 1000;
}

/** A rival that computes something else would be no rival. */
function checkThatBothLearnTheSame() {
  engine.step(1000);
  loop.step(1000);
  const parameters = engine.parameters();
  if (loop.parameters.some((value, index) => Math.abs(value - parameters[index]) > 1e-9)) {
    throw new Error('The contestants do not compute the same network');
  }
}

/**
 * The median of at least one number.
 * @param {number[]} numbers
 */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

/**
 * @param {{ name: string, unit: string, contestants: Contestant[] }} work the last contestant is
 *   what the others are compared with
 */
async function run({ name, unit, contestants }) {
  /** @type {number[][]} */
  const rounds = [];
  // The first round is for the compilers, and is not counted.
  for (let round = 0; round <= ROUNDS; round++) {
    const measured = [];
    for (const contestant of contestants) {
      measured.push(measure(contestant));
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (round > 0) rounds.push(measured);
  }
  return {
    name,
    unit,
    contestants: contestants.map((contestant, index) => {
      const speeds = rounds.map((round) => round[index]);
      return {
        name: contestant.name,
        perSecond: {
          median: median(speeds),
          min: Math.min(...speeds),
          max: Math.max(...speeds),
        },
        ratio: median(rounds.map((round) => round[index] / round[contestants.length - 1])),
      };
    }),
  };
}

await init();

const engine = new Trainer(0, 2, 1);
const loop = new LoopTrainer(engine.parameters(), 1);
checkThatBothLearnTheSame();
const training = {
  name: 'XOR, 2-2-1, full batch',
  unit: 'epochs',
  contestants: [
    {
      name: 'this engine (Wasm)',
      work: () => engine.step(EPOCHS_A_CALL),
    },
    {
      name: 'typed-array loop (JavaScript)',
      work: () => {
        loop.step(EPOCHS_A_CALL);
        return EPOCHS_A_CALL;
      },
    },
  ],
};

const context = document.createElement('canvas').getContext('2d');
const surface = new Surface(200, false);
const drawing = {
  name: 'Decision surface, 200 × 200, onto a canvas',
  unit: 'pictures',
  contestants: [
    {
      name: 'this engine (Wasm)',
      work: () => {
        if (context) surface.draw(engine, context);
        return 1;
      },
    },
  ],
};

const result = { rounds: ROUNDS, work: [await run(training), await run(drawing)] };
Object.assign(window, { benchResult: result });
const state = document.getElementById('state');
if (state) state.textContent = JSON.stringify(result, null, 2);
