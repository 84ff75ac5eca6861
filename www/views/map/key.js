// What the colours of a map stand for, and how much of what is seen has which.

import { html, nothing, svg } from 'lit';
import { mapLowestLoss, mapOctaves } from 'xor-playground/full';
import { count, significant } from '../../text/format.js';
import { minus } from '../../text/minus.js';
import { notRightInWords } from './words.js';

/** @typedef {import('./tally.js').Tally} Tally */
/** @typedef {import('./tiles.js').Columns} Columns */
/** @typedef {import('./tiles.js').Paint} Paint */

/** @typedef {'epochs' | 'ending' | 'loss'} Colouring */

/** @type {[Colouring, string][]} */
export const COLOURINGS = [
  ['epochs', 'Epochs to learn'],
  ['ending', 'Which rows are right'],
  ['loss', 'Loss in the end'],
];

/** So many colours make a course, and about so many have numbers. */
const STEPS = 48;
const NUMBERS = 3;
/** So many endings are listed. */
const MOST = 8;
/** So many rows are told apart by colour. */
const FEW = 4;

/**
 * @typedef {object} Entry
 * @property {string} colour
 * @property {string} words
 * @property {string} share
 *
 * @typedef {object} Key
 * @property {string} title
 * @property {{ colours: string[], numbers: string[] }} [course] of colours, from one end to the other
 * @property {string} [rest] what the entries are about
 * @property {Entry[]} entries
 */

/**
 * @param {object} given
 * @param {Colouring} given.colouring
 * @param {Paint} given.paint
 * @param {number} given.epochs
 * @param {readonly (readonly number[])[]} given.rows
 * @param {number} given.samples how many of them train
 * @param {Tally} given.tally
 * @returns {Key}
 */
export function keyOf({ colouring, paint, epochs, rows, samples, tally }) {
  /** @param {Partial<Record<keyof Columns, number>>} run */
  const colourOf = (run) => coloursOf([run], paint, epochs, samples)[0];
  const shareOf = (/** @type {number} */ part) => percent(part, tally.all);
  const diverged = entriesIf(tally.diverged > 0, () => ({
    ...{ colour: colourOf({ right: 0, epochs: 0 }), words: 'diverges' },
    share: shareOf(tally.diverged),
  }));
  if (colouring === 'loss') {
    const losses = along((share) => ({ loss: mapLowestLoss() ** (1 - share) }));
    const numbers = along(
      (share) => minus(significant(mapLowestLoss() ** (1 - share), 1)),
      NUMBERS,
    );
    const course = { colours: coloursOf(losses, paint, epochs, samples), numbers };
    return { title: `Mean squared error at epoch ${count(epochs)}:`, course, entries: diverged };
  }
  const isByRows = colouring === 'ending' && rows.length <= FEW && samples === rows.length;
  const groups = isByRows ? tally.others : byNumber(tally.others);
  const listed = groups.slice(0, MOST);
  const others = groups.slice(MOST).reduce((sum, group) => sum + group.count, 0);
  if (colouring === 'epochs') listed.sort((one, other) => one.missing - other.missing);
  const entries = listed.map(({ rows: mask, missing, count: number }) => ({
    colour: colourOf({ right: samples - missing, rows: isByRows ? mask : 0 }),
    words: isByRows
      ? notRightInWords(mask, missing, rows)
      : rightInWords(samples - missing, samples),
    share: shareOf(number),
  }));
  const unlisted = entriesIf(others > 0, () => ({
    ...{ colour: 'none', words: 'otherwise', share: shareOf(others) },
  }));
  const rest = entries.length > 0 ? `Else, at epoch ${count(epochs)}:` : undefined;
  const all = [...entries, ...unlisted, ...diverged];
  if (colouring === 'epochs') {
    const halved = (/** @type {number} */ share) => epochs / 2 ** (mapOctaves() * (1 - share));
    const runs = along((share) => ({ solvedAt: halved(share) }));
    const [first, ...numbers] = along((share) => count(Math.round(halved(share))), NUMBERS);
    const course = {
      colours: coloursOf(runs, paint, epochs, samples),
      numbers: [`≤ ${first}`, ...numbers],
    };
    const share = shareOf(tally.learnt);
    const title = `All rows right${share && ` (${share} of this picture)`}, at epoch:`;
    return { title, course, rest, entries: all };
  }
  const learnt = {
    colour: colourOf({ solvedAt: 1 }),
    words: 'all rows right, some time',
    share: shareOf(tally.learnt),
  };
  return { title: '', entries: [learnt, ...all] };
}

/** @param {Key} key */
export function keyTemplate({ title, course, rest, entries }) {
  return html`${title === '' ? nothing : html`<p>${title}</p>`}
    ${
      course
        ? html`<div class="course">
            <svg viewBox="0 0 ${STEPS} 1" preserveAspectRatio="none" shape-rendering="crispEdges" aria-hidden="true">
              ${course.colours.map((colour, step) => svg`<rect x=${step} width="1" height="1" fill=${colour} />`)}
            </svg>
            <p>${course.numbers.map((number) => html`<span>${number}</span>`)}</p>
          </div>`
        : nothing
    }
    ${rest === undefined ? nothing : html`<p>${rest}</p>`}
    <ul>
      ${entries.map(
        ({ colour, words, share }) => html`<li>
          <svg class="swatch" viewBox="0 0 1 1" aria-hidden="true">
            <rect width="1" height="1" fill=${colour} />
          </svg>
          ${words} <small>${share}</small>
        </li>`,
      )}
    </ul>`;
}

/**
 * @param {boolean} are
 * @param {() => Entry} entry
 */
function entriesIf(are, entry) {
  return are ? [entry()] : [];
}

/** Those together of which as many rows are not right. @param {Tally['others']} others */
function byNumber(others) {
  /** @type {Map<number, Tally['others'][0]>} */
  const all = new Map();
  for (const { missing, rows, count: number } of others) {
    const sum = all.get(missing)?.count ?? 0;
    all.set(missing, { missing, rows, count: sum + number });
  }
  return [...all.values()].sort((one, other) => other.count - one.count);
}

/**
 * @param {number} right
 * @param {number} samples
 */
function rightInWords(right, samples) {
  return right === 0 ? 'no row right' : `${count(right)} of ${count(samples)} rows right`;
}

/**
 * At equal distances, both ends included.
 * @template T
 * @param {(share: number) => T} at
 * @param {number} [parts]
 */
function along(at, parts = STEPS - 1) {
  return Array.from({ length: parts + 1 }, (_, step) => at(step / parts));
}

/**
 * The colours of runs of which little is said; else all is right, and trained to the end.
 * @param {Partial<Record<keyof Columns, number>>[]} runs
 * @param {Paint} paint
 * @param {number} epochs
 * @param {number} samples
 */
function coloursOf(runs, paint, epochs, samples) {
  const floats = (/** @type {keyof Columns} */ key, /** @type {number} */ other) =>
    Float64Array.from(runs, (run) => run[key] ?? other);
  const colours = paint({
    solvedAt: floats('solvedAt', Number.NaN),
    epochs: floats('epochs', epochs),
    loss: floats('loss', 1),
    right: floats('right', samples),
    rows: Uint32Array.from(runs, ({ rows = 0 }) => rows),
  });
  return runs.map((_, index) => {
    const [red, green, blue] = colours.subarray(4 * index);
    return `rgb(${red} ${green} ${blue})`;
  });
}

/**
 * @param {number} part
 * @param {number} all
 */
function percent(part, all) {
  if (all === 0) return '';
  const share = (100 * part) / all;
  return `${share > 0 && share < 0.1 ? '< 0.1' : share.toFixed(share < 10 ? 1 : 0)} %`;
}
