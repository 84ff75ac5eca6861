// A survey as a table: a line for each seed.

import { endingOf, isLearnt } from './summary.js';

/**
 * @param {import('../../state/survey/endings.js').Endings} endings
 * @param {number} count how many of them are there
 * @param {number} epochs that were asked for
 */
export function csvOf(endings, count, epochs) {
  const lines = Array.from({ length: count }, (_, seed) => {
    const { solvedAt, right, loss } = endings;
    const learnt = isLearnt(endings, seed, epochs);
    const learntAt = learnt ? solvedAt[seed] : '';
    const ending = learnt ? 'learnt' : endingInPlain(endings, seed);
    return [seed, learntAt, right[seed], loss[seed], ending].join();
  });
  return ['seed,learnt_at,rows_right,loss,ending', ...lines, ''].join('\n');
}

/**
 * A sweep as a table: a line for each value of which something is known.
 * @param {import('./sweep-run.js').Point[]} points
 */
export function sweepCsvOf(points) {
  const lines = points.flatMap(({ value, counted }) => {
    if (!counted) return [];
    const { learnt, count, interval, half = '' } = counted;
    return [[value.value, count, learnt, learnt / count, ...interval, half].join()];
  });
  return ['value,starts,learnt,share,low,high,half_learnt_by', ...lines, ''].join('\n');
}

/**
 * Its name in the engine, with the rows: `collision of 2`.
 * @param {import('../../state/survey/endings.js').Endings} endings
 * @param {number} seed
 */
function endingInPlain(endings, seed) {
  const { kind } = endingOf(endings, seed);
  return kind === 'collision' ? `${kind} of ${endings.findingRows[seed]}` : kind;
}
