// In the place of www/state/whole-engine.js: its Wasm file has no address.

export * as whole from 'xor-playground/full';
export const file = undefined;
