// The settings that are always in sight, in this order. A control for another setting is a row here, or in
// advanced.js.

import { sizesText } from '../../state/layers.js';

/** @typedef {import('../../state/session.js').Session} Session */

/**
 * @typedef {object} Row
 * @property {string} key its setting's in a link
 * @property {string} [id] its control's, where that is not the key
 * @property {'scale' | 'whole' | 'number' | 'choice' | 'check'} kind a slider with a field, a field for a whole number or
 *   any number, names, or yes or no
 * @property {string} [heading] stands above it
 * @property {string} label
 * @property {string} [name] what it is called where the label alone would not say it
 * @property {(session: Session) => string} [detail] what tells it from others with the same label
 * @property {number} [step] how far the arrow keys go in a field for any number; how far a scale goes, which has no
 *   logarithmic stops then
 * @property {boolean} [isWhole] whether a scale has whole numbers only
 * @property {[min: number, max: number]} [range] where it is not the setting's
 * @property {(session: Session) => [min: number, max: number]} [rangeNow] the same, where it can be another one later
 * @property {(session: Session) => string | number | boolean | undefined} [get] where it is not the setting itself; undefined
 *   where there is nothing to set
 * @property {(session: Session, value: any, passes?: boolean) => void} [set] is told whether it is a value that a scale may
 *   only pass; the one at which it comes to rest follows
 * @property {(session: Session) => boolean} [isThere] whether it is seen
 * @property {(session: Session) => string} [hint]
 * @property {string} [none] the answer to 0 in a field for a whole number that does not take it
 * @property {string} [answeredAt] the id of the control whose room for answers it shares
 */

/** @type {Row[]} */
export const BASIC = [
  {
    ...{ key: 'lr', kind: 'scale', label: 'Learning rate' },
    get: (session) => session.rateSet,
    set: (session, rate, passes) => session.setLearningRate(rate, passes),
  },
  {
    ...{ key: 'epochs', kind: 'scale', label: 'Epochs', isWhole: true },
    set: (session, epochs) => session.setEpochs(epochs),
  },
  {
    // No setting of the run: it trains the same, only not as far.
    ...{ key: 'epochs', id: 'stops', kind: 'check', label: 'Stop when learnt' },
    answeredAt: 'epochs',
    get: (session) => session.stopsWhenLearnt,
    set: (session, stops) => {
      session.stopsWhenLearnt = stops;
    },
  },
  {
    ...{ key: 'hidden', kind: 'whole', label: 'Hidden neurons' },
    none: 'For none, set Hidden layers to 0 under Advanced.',
    get: ({ hidden }) => hidden[0],
    set: (session, size) => setSize(session, 0, size),
    hint: ({ hidden }) => (hidden.length === 0 ? 'There is no hidden layer.' : ''),
  },
  {
    ...{ key: 'seed', kind: 'whole', label: 'Seed', answeredAt: 'hidden' },
    // There is none where a link gives the weights and biases themselves.
    get: (session) => session.setting('seed') || Number.NaN,
  },
];

/**
 * @param {Session} session
 * @param {number} layer
 * @param {number} size
 */
export function setSize(session, layer, size) {
  session.change({ hidden: sizesText(session.hidden.with(layer, size)) });
}

/**
 * The keys of a link that are seen outside of the Advanced part: changes on the way in the curve, what is learnt in the
 * first sentence.
 */
export const ELSEWHERE = [
  ...BASIC.map(({ key }) => key),
  ...['edits', 'data', 'samples', 'noise', 'data-seed', 'split', 'split-seed'],
];

/**
 * Whether something is set that is seen in the Advanced part.
 * @param {Session} session
 */
export function isAdvanced({ hidden, changed }) {
  return hidden.length !== 1 || changed.some((key) => !ELSEWHERE.includes(key));
}
