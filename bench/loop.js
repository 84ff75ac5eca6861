// The rival: the same network, full batch, as a plain JavaScript loop over typed arrays, written to
// be fast. Everything that an epoch reuses is in local variables, and nothing is allocated.

const INPUTS = new Float64Array([0, 0, 0, 1, 1, 0, 1, 1]);
const TARGETS = new Float64Array([0, 1, 1, 0]);

/** The 2-2-1 sigmoid network, trained by gradient descent on ½ Σ (t − y)². */
export class LoopTrainer {
  /**
   * @param {Float64Array} parameters nine: hidden weights from x, from y, hidden biases, output
   *   weights, output bias
   * @param {number} learningRate
   */
  constructor(parameters, learningRate) {
    this.parameters = Float64Array.from(parameters);
    this.learningRate = learningRate;
  }

  /** @param {number} epochs */
  step(epochs) {
    const rate = this.learningRate;
    let [x0, x1, y0, y1, b0, b1, o0, o1, ob] = this.parameters;
    for (let epoch = 0; epoch < epochs; epoch++) {
      let gx0 = 0;
      let gx1 = 0;
      let gy0 = 0;
      let gy1 = 0;
      let gb0 = 0;
      let gb1 = 0;
      let go0 = 0;
      let go1 = 0;
      let gob = 0;
      for (let sample = 0; sample < 4; sample++) {
        const x = INPUTS[2 * sample];
        const y = INPUTS[2 * sample + 1];
        const h0 = 1 / (1 + Math.exp(-(x * x0 + y * y0 + b0)));
        const h1 = 1 / (1 + Math.exp(-(x * x1 + y * y1 + b1)));
        const output = 1 / (1 + Math.exp(-(h0 * o0 + h1 * o1 + ob)));
        const delta = (TARGETS[sample] - output) * output * (1 - output);
        const d0 = delta * o0 * h0 * (1 - h0);
        const d1 = delta * o1 * h1 * (1 - h1);
        gx0 += x * d0;
        gx1 += x * d1;
        gy0 += y * d0;
        gy1 += y * d1;
        gb0 += d0;
        gb1 += d1;
        go0 += h0 * delta;
        go1 += h1 * delta;
        gob += delta;
      }
      x0 += rate * gx0;
      x1 += rate * gx1;
      y0 += rate * gy0;
      y1 += rate * gy1;
      b0 += rate * gb0;
      b1 += rate * gb1;
      o0 += rate * go0;
      o1 += rate * go1;
      ob += rate * gob;
    }
    this.parameters.set([x0, x1, y0, y1, b0, b1, o0, o1, ob]);
  }
}
