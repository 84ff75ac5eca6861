// Whether a run's start depends on its seed.

import { readSetting } from 'xor-playground';

/** The start that no seed changes. */
export const ZEROS = 'zeros';

/**
 * Why no seed changes a run's start, if none does.
 * @param {string} link
 */
export function whyNoSeed(link) {
  if (readSetting(link, 'seed') === '') {
    return 'The weights and biases of the start are given: no seed changes them.';
  }
  return readSetting(link, 'start') === ZEROS
    ? 'The start is all zeros, whatever the seed.'
    : undefined;
}
