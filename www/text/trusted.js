// Addresses of scripts of our own.

import { policyFor } from './policy.js';

const policy = policyFor('xor-playground-worker', { createScriptURL: (address) => address });

/** @param {string} address of a script of ours */
export function trusted(address) {
  return /** @type {string} */ (policy?.createScriptURL?.(address) ?? address);
}
