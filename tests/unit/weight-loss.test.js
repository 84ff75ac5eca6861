// What the lesson on going downhill draws over a weight, and the steps that it takes.

import assert from 'node:assert/strict';
import test from 'node:test';
import { runAt } from './engine.js';

const { WeightLoss } = await import('../../www/views/lessons/weight-loss.js');

/**
 * The loss around a run at an epoch.
 * @param {string} link
 * @param {number} epoch
 */
function lossOf(link, epoch) {
  const { trainer } = runAt(link, epoch);
  const loss = new WeightLoss(link, trainer.outputs().length);
  const parameters = trainer.parameters();
  loss.moveTo(parameters);
  return { loss, parameters, trainer };
}

for (const link of ['seed=0', 'seed=11&loss=mse', 'seed=3&loss=cross-entropy', 'hidden=0']) {
  test(`a step is the rate times the slope of what is drawn: ${link}`, () => {
    const { loss, parameters } = lossOf(link, 40);
    for (const [index, value] of parameters.entries()) {
      const [before, , after] = loss.along(index, [value - 1e-5, value + 1e-5], 3);
      const slope = (after - before) / 2e-5;
      assert.ok(Math.abs(loss.slope(index, value) - slope) < 1e-8 + 1e-6 * Math.abs(slope));
      const step = loss.stepped(index, value, 0.5) - value;
      assert.ok(Math.abs(step + 0.5 * slope) < 1e-8 + 1e-6 * Math.abs(slope));
    }
  });
}

for (const link of ['seed=0', 'seed=0&loss=mse&lr=2']) {
  test(`the run’s next epoch makes the same step along each weight: ${link}`, () => {
    const { loss, parameters, trainer } = lossOf(link, 40);
    const { learningRate } = trainer;
    trainer.step(1);
    for (const [index, value] of trainer.parameters().entries()) {
      const stepped = loss.stepped(index, parameters[index], learningRate);
      assert.ok(Math.abs(stepped - value) < 1e-12);
    }
  });
}

test('half the sum over four rows is twice the mean that the page shows', () => {
  const { loss, parameters, trainer } = lossOf('seed=0', 40);
  assert.ok(Math.abs(loss.at(0, parameters[0]) - 2 * trainer.loss) < 1e-12);
});
