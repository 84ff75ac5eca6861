// Stands in for gpu.js. brain.js asks for it, but the network measured here, its `NeuralNetwork`, runs
// without; and the real one brings native code that has to be compiled or downloaded.
