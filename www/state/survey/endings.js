// How surveyed runs ended: columns of numbers, with an entry for each run.

/**
 * @typedef {object} Endings
 * @property {Uint8Array<ArrayBuffer>} solved 1 where all rows were right in the end, else 0
 * @property {Float64Array<ArrayBuffer>} solvedAt the first epoch at which all rows were right; NaN if
 *   there was none
 * @property {Float64Array<ArrayBuffer>} epochs how many were trained: fewer than asked for where a run
 *   diverged
 * @property {Float64Array<ArrayBuffer>} loss the mean squared error in the end
 * @property {Float64Array<ArrayBuffer>} right how many of the rows that train were right in the end
 * @property {number} rows how many rows there are in `outputs`: all, whether they train or are held out; 0 where these were not
 *   asked for
 * @property {Float64Array<ArrayBuffer>} outputs those of a run for all rows in the end, run by run
 * @property {number} maskWords how many words of the following belong to a run: one for each 32 rows
 * @property {Uint32Array<ArrayBuffer>} undecided the rows that were undecided in the end, a bit each,
 *   the first row's lowest in the first word
 * @property {Uint32Array<ArrayBuffer>} wrong the rows that were wrong in the end, a bit each
 * @property {Uint8Array<ArrayBuffer>} finding what is in its way: its place among the engine's `findingKinds`, from 1 on; 0
 *   where nothing is, or that was not asked for
 * @property {Uint32Array<ArrayBuffer>} findingRows how many rows that is about
 * @property {Float64Array<ArrayBuffer>} findingMean what is best to answer to all of them, where they have to get the same;
 *   else NaN
 */

/**
 * Takes the endings out of the engine's memory.
 * @param {import('xor-playground/full').Survey} survey is freed
 * @param {boolean} [hasOutputs] whether the outputs are asked for, which take much room
 * @returns {Endings}
 */
export function takeEndings(survey, hasOutputs = false) {
  const { rows, outputs } = hasOutputs
    ? /** @type {Endings & import('xor-playground/full').Survey} */ (survey)
    : { rows: 0, outputs: new Float64Array() };
  const { solved, solvedAt, epochs, loss, right, maskWords, undecided, wrong } =
    /** @type {Endings & import('xor-playground/full').Survey} */ (survey);
  const { finding, findingRows, findingMean } =
    /** @type {Endings & import('xor-playground/full').Survey} */ (survey);
  survey.free();
  return {
    ...{ solved, solvedAt, epochs, loss, right, rows, outputs, maskWords, undecided, wrong },
    ...{ finding, findingRows, findingMean },
  };
}

/**
 * Room for endings.
 * @param {number} count
 * @param {number} maskWords
 * @param {number} [rows] for so many outputs of each
 * @returns {Endings}
 */
export function makeEndings(count, maskWords, rows = 0) {
  return {
    solved: new Uint8Array(count),
    solvedAt: new Float64Array(count),
    epochs: new Float64Array(count),
    loss: new Float64Array(count),
    right: new Float64Array(count),
    rows,
    outputs: new Float64Array(count * rows),
    maskWords,
    undecided: new Uint32Array(count * maskWords),
    wrong: new Uint32Array(count * maskWords),
    finding: new Uint8Array(count),
    findingRows: new Uint32Array(count),
    findingMean: new Float64Array(count).fill(Number.NaN),
  };
}

/**
 * Puts some endings among others.
 * @param {Endings} all
 * @param {Endings} some
 * @param {number} first the place of the first of them
 */
export function putEndings(all, some, first) {
  all.solved.set(some.solved, first);
  all.solvedAt.set(some.solvedAt, first);
  all.epochs.set(some.epochs, first);
  all.loss.set(some.loss, first);
  all.right.set(some.right, first);
  all.outputs.set(some.outputs, first * all.rows);
  all.undecided.set(some.undecided, first * all.maskWords);
  all.wrong.set(some.wrong, first * all.maskWords);
  all.finding.set(some.finding, first);
  all.findingRows.set(some.findingRows, first);
  all.findingMean.set(some.findingMean, first);
}

/**
 * The memory of endings, for handing it over without a copy.
 * @param {Endings} endings
 */
export function buffersOf({ maskWords: _, rows: __, ...columns }) {
  return Object.values(columns).map(({ buffer }) => buffer);
}
