// The benchmark page. It reads from its address what to measure (bench/bench.mjs writes it there), and
// leaves the result in `window.benchResult`, or what went wrong in `window.benchError`.

import { check, reference } from './check.js';
import { CONTESTANTS } from './contestants.js';
import { load } from './engine.js';
import { growth } from './growth.js';
import { measure, median } from './measure.js';
import { named, works } from './works.js';

/**
 * @typedef {object} Plan
 * @property {number} rounds
 * @property {number} seconds how long a turn is
 * @property {string[]} only the works to measure; none means all
 * @property {string[]} contestants likewise
 * @property {boolean} growth measures how the time grows, instead
 */

/** @returns {Plan} */
function plan() {
  const query = new URLSearchParams(location.search);
  const list = (/** @type {string} */ key) => query.get(key)?.split(',').filter(Boolean) ?? [];
  return {
    rounds: Number(query.get('rounds') ?? 9),
    seconds: Number(query.get('seconds') ?? 0.25),
    only: list('only'),
    contestants: list('contestants'),
    growth: query.has('growth'),
  };
}

/** @param {string} text */
function say(text) {
  const state = document.getElementById('state');
  if (state) state.textContent = text;
}

/** @param {Plan} plan */
async function contest({ rounds, seconds, only, contestants: keys }) {
  const contestants = named(CONTESTANTS, keys);
  const chosen = named(works(), only);
  const problems = [...new Set(chosen.map(({ problem }) => problem))];

  const checks = [];
  for (const problem of problems) {
    const course = reference(problem);
    for (const contestant of contestants) {
      say(`Checking that ${contestant.name} learns: ${problem.name}`);
      const loss = await check(problem, contestant, course);
      checks.push({
        problem: problem.name,
        contestant: contestant.key,
        loss,
        reference: course.after,
      });
    }
  }

  const measured = [];
  for (const { key, name, unit, problem, tasks } of chosen) {
    say(`Measuring: ${name}`);
    const entered = await prepared(tasks, contestants);
    const speeds = await measure(entered, { rounds, seconds });
    const own = entered.findIndex((task) => task.key === 'engine');
    measured.push({
      key,
      name,
      unit,
      problem: problem.name,
      contestants: entered.map((task, index) => ({
        ...describe(task),
        perSecond: {
          median: median(speeds[index]),
          min: Math.min(...speeds[index]),
          max: Math.max(...speeds[index]),
        },
        // Round by round, because neighbours in time share what disturbs the machine.
        engineTimes:
          own < 0 ? null : median(speeds[index].map((speed, round) => speeds[own][round] / speed)),
      })),
    });
  }
  // Plain arrays: not every way out of a browser knows the typed ones.
  const plain = problems.map((problem) => ({
    ...problem,
    inputs: [...problem.inputs],
    targets: [...problem.targets],
    parameters: [...problem.parameters],
  }));
  return { rounds, seconds, checks, work: measured, problems: plain };
}

/**
 * The tasks of a work, each made when its contestant is ready.
 * @param {import('./works.js').Work['tasks']} tasks
 * @param {import('./contestants.js').Contestant[]} contestants
 */
async function prepared(tasks, contestants) {
  const made = [];
  for (const contestant of contestants) {
    await contestant.ready?.();
    made.push(...tasks([contestant]));
  }
  return made;
}

/** @param {import('./measure.js').Task & Partial<import('./contestants.js').Contestant>} task */
function describe({ key, name, precision, updates, note }) {
  return { key, name, precision, updates, note };
}

try {
  await load();
  const settings = plan();
  const result = settings.growth ? await growth(settings) : await contest(settings);
  Object.assign(window, { benchResult: result });
  say(JSON.stringify(result, null, 2));
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  Object.assign(window, { benchError: text });
  say(text);
}
