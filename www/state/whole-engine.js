// The whole engine, and where its Wasm file is: a first view has neither.

export * as whole from 'xor-playground/full';
export const file = new URL('xor-playground/full/wasm', import.meta.url);
