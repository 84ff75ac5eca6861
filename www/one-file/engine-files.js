// In the place of www/state/engine-files.js: the Wasm files are in the page.

import first from 'xor-playground/first/packed';
import full from 'xor-playground/full/packed';
import { unpacked } from './unpacked.js';

const WASM = 'application/wasm';

export const FIRST = undefined;

export function firstFile() {
  return unpacked(first, WASM);
}

export function fullFile() {
  return unpacked(full, WASM);
}
