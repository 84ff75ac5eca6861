// The libraries are installed by the benchmark alone, and types are checked without them.
declare module 'brain.js';
declare module 'convnetjs';
declare module 'synaptic';
declare module '@tensorflow/tfjs-backend-cpu';
declare module '@tensorflow/tfjs-backend-wasm';
declare module '@tensorflow/tfjs-core';
declare module '@tensorflow/tfjs-core/dist/register_all_gradients.js';
