// Every control does what it says, and nothing else.

import { expectSameNumbers, oracle } from '../oracle.js';
import { drawFrames, drawUntil, holdFrames } from './frames.js';
import { expect, test } from './page.js';

test.describe('Train', () => {
  test('pauses where it is, and goes on from there', async ({ playground }) => {
    await holdFrames(playground.page);
    await playground.open();
    await playground.train.click();
    await drawFrames(playground.page, 3);
    await playground.pause.click();
    await drawFrames(playground.page, 3);
    await playground.expectEpoch(60);
    await playground.train.click();
    await drawFrames(playground.page, 2);
    await playground.expectEpoch(100);
    expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 100).predictions);
  });

  test('goes on for as many epochs again when the target is reached', async ({ playground }) => {
    await holdFrames(playground.page);
    await playground.open('#epochs=40');
    await playground.train.click();
    await drawFrames(playground.page, 3);
    await playground.expectEpoch(40, 40);

    await playground.train.click();
    await drawFrames(playground.page, 3);
    await playground.expectEpoch(80, 80);
    await expect(playground.train).toBeVisible();
    await playground.train.click();
    await drawFrames(playground.page, 3);
    await playground.expectEpoch(120, 120);
  });

  test('goes on from a weight that was broken after the end, and heals it', async ({
    playground,
  }) => {
    await playground.open();
    await playground.trainToTheEnd();
    await playground.network.getByRole('spinbutton', { name: 'Weight x → h1' }).focus();
    await expect(playground.button('Add a hidden layer')).toBeVisible();
    await playground.page.keyboard.type('0');
    await playground.page.keyboard.press('Enter');
    await expect(playground.status).not.toContainText('4 of 4');
    await playground.train.click();
    await playground.expectEpoch('10,000', '10,000');
    await expect(playground.status).toContainText('4 of 4');
  });

  test('goes on from where it ended when Epochs is raised', async ({ playground }) => {
    await holdFrames(playground.page);
    await playground.open('#epochs=60');
    await playground.train.click();
    await drawFrames(playground.page, 3);
    await expect(playground.train).toBeVisible();
    await playground.type('Epochs', 100);
    await drawFrames(playground.page, 1);
    await drawUntil(playground.page, () =>
      expect(playground.outcome).toContainText('Paused', { timeout: 500 }),
    );
    await playground.train.click();
    await playground.expectEpoch(60, 100);
    await drawFrames(playground.page, 2);
    await playground.expectEpoch(100, 100);
    expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 100).predictions);
  });

  test('stops where it is when Epochs is lowered below that', async ({ playground }) => {
    await holdFrames(playground.page);
    await playground.open();
    await playground.train.click();
    await drawFrames(playground.page, 5);
    await playground.type('Epochs', 70);
    await drawFrames(playground.page, 2);
    await expect(playground.train).toBeVisible();
    await playground.expectEpoch(100, null);
    await drawUntil(playground.page, () =>
      expect(playground.outcome).toContainText('Not learnt after 100 epochs', { timeout: 500 }),
    );
  });

  test('is no faster for being paused and continued within a frame', async ({ playground }) => {
    await holdFrames(playground.page);
    await playground.open();
    await playground.train.click();
    for (let press = 0; press < 4; press++) await playground.page.keyboard.press('Enter');
    await drawFrames(playground.page, 5);
    await playground.expectEpoch(100);
  });

  test('ends exactly at the target', async ({ playground }) => {
    await playground.open('#epochs=4321');
    await playground.type('Speed', 1000);
    await playground.train.click();
    await playground.ended();
    await playground.expectEpoch('4,321', '4,321');
  });
});

test.describe('Step', () => {
  test('trains one epoch', async ({ playground }) => {
    await playground.open();
    await playground.step.click();
    await playground.expectEpoch(1);
    expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 1).predictions);
  });

  test('goes on beyond the target', async ({ playground }) => {
    await playground.open('#epochs=1');
    await playground.step.click();
    await expect(playground.outcome).toContainText('Not learnt after 1 epoch');
    await playground.step.click();
    await playground.expectEpoch(2, null);
    expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 2).predictions);
    await expect(playground.outcome).toContainText('Not learnt after 2 epochs');
    await expect(playground.progress).toHaveAttribute('aria-valuenow', '1');
  });

  test('pauses while training', async ({ playground }) => {
    await holdFrames(playground.page);
    await playground.open();
    await playground.train.click();
    await drawFrames(playground.page, 1);
    await playground.step.click();
    await drawFrames(playground.page, 2);
    await expect(playground.train).toBeVisible();
    await playground.expectEpoch(21);
  });
});

test('Reset goes to epoch 0 of the same start, also while training', async ({ playground }) => {
  await holdFrames(playground.page);
  await playground.open('#seed=4');
  await playground.train.click();
  await drawFrames(playground.page, 3);
  await playground.reset.click();
  await drawFrames(playground.page, 3);
  await playground.expectEpoch(0);
  await expect(playground.train).toBeVisible();
  await expect(playground.field('Seed')).toHaveValue('4');
  expectSameNumbers(await playground.predictions(), oracle({ seed: 4 }, 0).predictions);
});

test('New start draws another seed, shows it, and goes to epoch 0', async ({ playground }) => {
  await playground.open();
  const seeds = new Set(['0']);
  for (let start = 0; start < 5; start++) {
    await playground.step.click();
    const before = await playground.predictions();
    await playground.newStart.click();
    await playground.expectEpoch(0);
    const seed = await playground.field('Seed').inputValue();
    expect(seed).toMatch(/^\d{1,10}$/);
    seeds.add(seed);
    expect(await playground.predictions()).not.toEqual(before);
  }
  expect(seeds.size).toBe(6);
});

test('a seed that New start has drawn gives the same start when it is typed', async ({
  playground,
}) => {
  await playground.open();
  await playground.newStart.click();
  await playground.settled();
  const seed = await playground.field('Seed').inputValue();
  const start = await playground.predictions();
  await playground.type('Seed', 1);
  expect(await playground.predictions()).not.toEqual(start);
  await playground.type('Seed', seed);
  expect(await playground.predictions()).toEqual(start);
});

test('a typed seed is another start, at epoch 0', async ({ playground }) => {
  await playground.open();
  await playground.step.click();
  for (const seed of [4294967295, 12]) {
    await playground.type('Seed', seed);
    await playground.expectEpoch(0);
    expectSameNumbers(await playground.predictions(), oracle({ seed }, 0).predictions);
  }
});

test('a typed number of hidden neurons is another network, at epoch 0', async ({ playground }) => {
  await playground.open('#seed=4294967295');
  await expect(playground.page.getByText('A neural network with two hidden neurons')).toBeVisible();
  await playground.step.click();
  for (const [hidden, words] of /** @type {const} */ ([
    [8, 'eight hidden neurons learns'],
    [1, 'one hidden neuron tries to learn'],
  ])) {
    await playground.type('Hidden neurons', hidden);
    await playground.expectEpoch(0);
    const run = { seed: 4294967295, hidden };
    expectSameNumbers(await playground.predictions(), oracle(run, 0).predictions);
    await expect(playground.page.getByText(`A neural network with ${words}`)).toBeVisible();
  }
});

test('a number counts a moment after it has been typed, without Enter', async ({ playground }) => {
  await playground.open();
  await playground.field('Seed').fill('12');
  await expect
    .poll(async () => (await playground.predictions())[0])
    .toBeCloseTo(oracle({ seed: 12 }, 0).predictions[0], 12);
});

test('a number that has just been typed counts when Train is clicked', async ({ playground }) => {
  await playground.open('#epochs=10');
  // Key by key, as only that is a change which the field tells of when it is left.
  await playground.field('Seed').press('ControlOrMeta+a');
  await playground.field('Seed').pressSequentially('12');
  await playground.train.click();
  await playground.ended();
  await playground.expectEpoch(10, 10);
  expectSameNumbers(await playground.predictions(), oracle({ seed: 12 }, 10).predictions);
});

test.describe('sliders', () => {
  const ends = /** @type {const} */ ([
    ['Learning rate', '0.001', '20', '1', '1.2'],
    ['Epochs', '1', '10,000,000', '5,000', '6,000'],
    ['Speed', '1', '100,000', '20', '25'],
  ]);
  for (const [name, low, high, start, next] of ends) {
    test(`${name} goes from ${low} to ${high} by keyboard, and says its value`, async ({
      playground,
    }) => {
      await playground.open();
      const slider = playground.slider(name);
      const field = playground.field(name);
      const says = async (/** @type {string} */ value) => {
        await expect(slider).toHaveAttribute('aria-valuetext', value);
        await expect(field).toHaveValue(value.replaceAll(',', ''));
      };
      await says(start);
      await slider.press('ArrowRight');
      await says(next);
      await slider.press('ArrowLeft');
      await says(start);
      await slider.press('Home');
      await says(low);
      await slider.press('ArrowLeft');
      await says(low);
      await slider.press('End');
      await says(high);
      await slider.press('ArrowRight');
      await says(high);
      await slider.press('PageDown');
      await expect(slider).not.toHaveAttribute('aria-valuetext', high);
    });
  }

  test('follow the pointer', async ({ playground }) => {
    await playground.open();
    for (const [name, low, high] of ends) {
      const slider = playground.slider(name);
      const box = await slider.boundingBox();
      if (!box) throw new Error('The slider has no place');
      await slider.click({ position: { x: box.width - 2, y: box.height / 2 } });
      await expect(slider).toHaveAttribute('aria-valuetext', high);
      await slider.click({ position: { x: 2, y: box.height / 2 } });
      await expect(slider).toHaveAttribute('aria-valuetext', low);
    }
  });

  test('follow a typed value between their stops', async ({ playground }) => {
    await playground.open();
    for (const [name] of ends) {
      await playground.type(name, 17);
      await expect(playground.slider(name)).toHaveAttribute('aria-valuetext', '17');
      await playground.field(name).press('ArrowUp');
      await expect(playground.field(name)).toHaveValue('20');
      await playground.field(name).press('ArrowDown');
      await expect(playground.field(name)).toHaveValue('15');
    }
  });
});

test('number fields step with the arrow keys, not beyond what they accept', async ({
  playground,
}) => {
  await playground.open();
  const hidden = playground.field('Hidden neurons');
  await hidden.press('ArrowUp');
  await expect(hidden).toHaveValue('3');
  await hidden.press('PageUp');
  await expect(hidden).toHaveValue('13');
  await hidden.press('PageUp');
  await expect(hidden).toHaveValue('16');
  for (let page = 0; page < 2; page++) await hidden.press('PageDown');
  await expect(hidden).toHaveValue('1');
  const seed = playground.field('Seed');
  await seed.press('ArrowDown');
  await expect(seed).toHaveValue('0');
  await seed.press('ArrowUp');
  await expect(seed).toHaveValue('1');
  const x = playground.field('x');
  for (let step = 0; step < 3; step++) await x.press('ArrowUp');
  await expect(x).toHaveValue('0.3');
  await expect(playground.answer).toContainText('(0.3, 1) gives ');
});

test.describe('the learning rate', () => {
  test('holds from the epoch on at which it is changed', async ({ playground }) => {
    await holdFrames(playground.page);
    await playground.open();
    const { page } = playground;

    await playground.train.click();
    await drawFrames(page, 5);
    await playground.type('Learning rate', 0.3);
    await expect(playground.pause).toBeVisible();
    await playground.expectEpoch(100);
    expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 100).predictions);
    await drawFrames(page, 20);
    await playground.expectEpoch(500);
    const changed = await playground.predictions();
    const unchanged = oracle({ seed: 0 }, 500).predictions;
    expect(Math.abs(changed[0] - unchanged[0])).toBeGreaterThan(1e-3);

    // The same run, made another way: trained to the change, and on from there.
    await playground.type('Learning rate', 1);
    await playground.type('Epochs', 100);
    await playground.reset.click();
    await drawFrames(page, 1);
    await playground.train.click();
    await drawFrames(page, 5);
    await playground.type('Learning rate', 0.3);
    await playground.type('Epochs', 500);
    await playground.train.click();
    await drawFrames(page, 20);
    await playground.expectEpoch(500, 500);
    expect(await playground.predictions()).toEqual(changed);
  });

  test('that is set before training is that of the whole run', async ({ playground }) => {
    await playground.open('#seed=5');
    await playground.type('Learning rate', 5);
    await playground.trainToTheEnd();
    expectSameNumbers(await playground.predictions(), oracle({ seed: 5, lr: 5 }, 5000).predictions);
  });

  test('that was changed on the way is changed again after Reset', async ({ playground }) => {
    await playground.open('#seed=5');
    await playground.step.click();
    await playground.type('Learning rate', 0.3);
    await playground.step.click();
    const changed = await playground.predictions();
    await playground.reset.click();
    await expect(playground.field('Learning rate')).toHaveValue('1');
    await playground.step.click();
    await expect(playground.field('Learning rate')).toHaveValue('0.3');
    await playground.step.click();
    await playground.expectEpoch(2);
    expect(await playground.predictions()).toEqual(changed);
  });
});

test.describe('Speed', () => {
  for (const speed of [1, 300]) {
    test(`${speed} is ${speed} a frame`, async ({ playground }) => {
      await holdFrames(playground.page);
      await playground.open();
      await playground.type('Speed', speed);
      await playground.train.click();
      await drawFrames(playground.page, 4);
      await playground.expectEpoch((4 * speed).toLocaleString('en-US'));
    });
  }

  test('changes while training, and changes no number', async ({ playground }) => {
    await holdFrames(playground.page);
    await playground.open();
    await playground.train.click();
    await drawFrames(playground.page, 1);
    await playground.type('Speed', 40);
    await drawFrames(playground.page, 2);
    await playground.expectEpoch(100);
    expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 100).predictions);
  });

  test('100,000 trains 100,000 epochs within seconds, and the page stays alive', async ({
    playground,
  }) => {
    await playground.open('#epochs=100000');
    await playground.type('Speed', 100_000);
    await playground.train.click();
    await playground.ended();
    await playground.expectEpoch('100,000', '100,000');
    await expect(playground.status).toContainText('4 of 4 rows right');
  });
});

test.describe('what something is', () => {
  test('is said at the thing, by click and by key', async ({ playground }) => {
    await playground.open();
    const { page } = playground;
    const question = playground.button('What is the learning rate?');
    const words = page.getByText('How far each update goes down the slope of the error.');
    await question.click();
    await expect(words).toBeVisible();
    const [asked, said] = [await question.boundingBox(), await words.boundingBox()];
    expect(Number(said?.y)).toBeGreaterThanOrEqual(Number(asked?.y) + Number(asked?.height));
    await page.keyboard.press('Escape');
    await expect(words).toBeHidden();
    await question.press('Enter');
    await expect(words).toBeVisible();
    await question.click();
    await expect(words).toBeHidden();
  });

  test('is one at a time', async ({ playground }) => {
    await playground.open();
    const loss = playground.page.getByText('How wrong the network is');
    await playground.button('What is the loss?').click();
    await expect(loss).toBeVisible();
    await playground.button('What is a seed?').click();
    await expect(playground.page.getByText('A number that picks the random weights')).toBeVisible();
    await expect(loss).toBeHidden();
  });

  test('changes no name', async ({ playground }) => {
    await playground.open();
    const { page } = playground;
    for (const name of ['Network', 'Decision surface', 'Loss curve', 'Settings']) {
      await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
    }
    await expect(page.getByRole('table', { name: 'Truth table', exact: true })).toBeVisible();
    await expect(playground.field('Seed')).toBeVisible();
    await expect(playground.slider('Speed')).toBeVisible();
  });
});

test('Stop when learnt stops at the first epoch at which all rows are right, and Train goes on from there', async ({
  playground,
}) => {
  await playground.open();
  await playground.element.getByRole('checkbox', { name: 'Stop when learnt' }).check();
  await playground.type('Speed', 700);
  await playground.train.click();
  await playground.expectEpoch(666);
  await expect(playground.train).toBeVisible();
  await expect(playground.outcome).toContainText('Learnt: 4 of 4, first at epoch 666');
  expect((await playground.read()).right).toBe(4);
  await playground.time.fill('665');
  await playground.expectEpoch(665);
  expect((await playground.read()).right).toBeLessThan(4);
  await playground.train.click();
  await playground.expectEpoch(666);
  await expect(playground.train).toBeVisible();
  await playground.train.click();
  await playground.ended();
  await playground.expectEpoch('5,000');
  // However much is trained in a frame.
  await playground.reset.click();
  await playground.type('Speed', 100_000);
  await playground.train.click();
  await playground.expectEpoch(666);
  // A start that does not learn is trained to its last epoch.
  await playground.type('Seed', 11);
  await playground.train.click();
  await playground.ended();
  await playground.expectEpoch('5,000');
});
