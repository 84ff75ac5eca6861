// The loss that a lesson draws over the weights of a network, its slope, and the steps down that slope: all three
// of the same loss.

import { changeSetting, Landscape, readSetting } from 'xor-playground/full';
import { count } from '../../text/format.js';

/**
 * A loss, as a lesson writes it.
 * @typedef {object} Written
 * @property {string} formula
 * @property {string} words
 */

/** Of the losses that are drawn as they are, by their names in links, over so many rows. @type {Record<string, (rows: number) => Written>} */
const WRITTEN = {
  sse: (rows) => ({
    formula: 'E = ½ Σ (t − a)²',
    words: `E is half the sum of (t − a)² over the ${rowsInWords(rows)}: what this run goes down. It is ${rows === 4 ? 'twice' : `${count(rows / 2)} times`} the loss in the bar above, which is their mean.`,
  }),
  mse: (rows) => ({
    formula: 'E = mean of (t − a)²',
    words: `E is the mean of (t − a)² over the ${rowsInWords(rows)}: what this run goes down, and the loss in the bar above.`,
  }),
};

/** @param {number} rows @returns {Written} */
const other = (rows) => ({
  formula: 'E = mean of (t − a)²',
  words: `E is the mean of (t − a)² over the ${rowsInWords(rows)}: the loss in the bar above, and what your steps go down. (This run itself goes down another loss.)`,
});

/** @param {number} rows */
function rowsInWords(rows) {
  return rows === 4 ? 'four rows' : `${count(rows)} rows`;
}

/**
 * What the engine measures is the mean squared error. Half the sum over n rows is n/2 times as much. Of other losses
 * it says the slope only, so there the mean is drawn, and descended.
 */
export class WeightLoss {
  /** What maps are drawn of. */
  landscape;
  /** How many times the mean squared error the loss is. */
  factor;
  written;

  /**
   * @param {string} link
   * @param {number} samples how many rows there are
   */
  constructor(link, samples) {
    const loss = readSetting(link, 'loss');
    const isHalf = loss === 'sse';
    this.factor = isHalf ? samples / 2 : 1;
    this.written = (WRITTEN[loss] ?? other)(samples);
    this.landscape = new Landscape(isHalf ? link : changeSetting(link, 'loss', 'mse'));
  }

  /** @param {Float64Array} parameters of the network that is looked at */
  moveTo(parameters) {
    this.landscape.moveTo(parameters);
  }

  /**
   * The loss with another value of one weight.
   * @param {number} index
   * @param {number} value
   */
  at(index, value) {
    return this.factor * this.landscape.lossWith(index, value);
  }

  /**
   * The same at evenly spaced values.
   * @param {number} index
   * @param {[low: number, high: number]} range
   * @param {number} count
   */
  along(index, [low, high], count) {
    return this.landscape.along(index, low, high, count).map((loss) => this.factor * loss);
  }

  /**
   * How steep that curve is.
   * @param {number} index
   * @param {number} value
   */
  slope(index, value) {
    // What a step at a rate of 1 takes off.
    return value - this.landscape.stepped(index, value, 1);
  }

  /**
   * Where a step of gradient descent along this weight leads: value − rate × slope.
   * @param {number} index
   * @param {number} value
   * @param {number} rate
   */
  stepped(index, value, rate) {
    return this.landscape.stepped(index, value, rate);
  }

  free() {
    this.landscape.free();
  }
}
