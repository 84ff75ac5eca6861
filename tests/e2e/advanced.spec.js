// The Advanced part: more layers, other activations, other rules.

import { expectSameNumbers, oracle } from '../oracle.js';
import { changeEngine } from './engine.js';
import { drawFrames, drawUntil, framesPass, holdFrames } from './frames.js';
import { expect, Playground, test } from './page.js';

/**
 * @param {Playground} playground
 * @param {string} hash
 */
async function expectHash(playground, hash) {
  await expect.poll(() => playground.page.evaluate(() => location.hash)).toBe(hash);
}

test.describe('the part', () => {
  test('is closed at first, and opens by click and by key', async ({ playground }) => {
    await playground.open();
    await expect(playground.rule).toBeHidden();
    await playground.advanced.click();
    await expect(playground.rule).toBeVisible();
    await playground.advanced.press('Enter');
    await expect(playground.rule).toBeHidden();
    await playground.advanced.press('Space');
    await expect(playground.rule).toBeVisible();
    await expect(playground.train).toBeVisible();
  });

  for (const hash of ['#hidden=8,8', '#hidden=0', '#activation=tanh', '#rule=adam', '#l2=0.1']) {
    test(`is open for a link with ${hash}, and stays closed when it is closed`, async ({
      playground,
    }) => {
      await playground.open(hash);
      await expect(playground.rule).toBeVisible();
      await playground.advanced.click();
      await playground.step.click();
      await playground.newStart.click();
      await expect(playground.rule).toBeHidden();
    });
  }

  for (const hash of ['#hidden=5', '#seed=11&lr=0.5&epochs=100', '#edits=10:lr:0.5']) {
    test(`is closed for a link with ${hash}`, async ({ playground }) => {
      await playground.open(hash);
      await expect(playground.rule).toBeHidden();
    });
  }
});

test.describe('hidden layers', () => {
  test('are added like the last, sized, and taken away, each time at epoch 0', async ({
    playground,
  }) => {
    await playground.open('#hidden=3&seed=7');
    await playground.advanced.click();
    const words = playground.page.locator('header p');
    const layers = playground.field('Hidden layers');
    await expect(layers).toHaveValue('1');
    await expect(playground.field('Neurons in layer 2')).toBeHidden();

    await playground.step.click();
    await layers.press('ArrowUp');
    await playground.expectEpoch(0);
    await expect(playground.field('Neurons in layer 2')).toHaveValue('3');
    await expectHash(playground, '#seed=7&hidden=3,3');
    await playground.type('Hidden neurons', 8);
    await playground.type('Neurons in layer 2', 4);
    await expectHash(playground, '#seed=7&hidden=8,4');
    await expect(words).toContainText('with two hidden layers of 8 and 4 neurons learns');

    await playground.type('Hidden layers', 3);
    await playground.field('Neurons in layer 3').press('ArrowDown');
    await expectHash(playground, '#seed=7&hidden=8,4,3');
    await expect(words).toContainText('with three hidden layers of 8, 4 and 3 neurons learns');
    await playground.trainToTheEnd();
    await playground.expectEpoch('5,000');

    await playground.type('Hidden layers', 1);
    await playground.expectEpoch(0);
    await expect(playground.field('Neurons in layer 2')).toBeHidden();
    await expectHash(playground, '#seed=7&hidden=8');
    await expect(words).toContainText('with eight hidden neurons learns');
  });

  test('may be none: then the first has no size, and the page says why', async ({ playground }) => {
    await playground.open();
    await playground.advanced.click();
    await playground.type('Hidden layers', 0);
    const hidden = playground.field('Hidden neurons');
    await expect(hidden).toBeDisabled();
    await expect(hidden).toHaveValue('');
    await expect(hidden).toHaveAccessibleDescription('There is no hidden layer.');
    await expect(playground.choice('Activation')).toBeHidden();
    await expect(playground.page.locator('header p')).toContainText(
      'with no hidden layer tries to learn',
    );
    await expectHash(playground, '#hidden=0');
    await playground.field('Hidden layers').press('ArrowUp');
    await expect(hidden).toBeEnabled();
    await expect(hidden).toHaveValue('2');
    expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 0).predictions);
    await expectHash(playground, '');
  });

  test('and their sizes say what they accept, and change nothing', async ({ playground }) => {
    await playground.open('#hidden=8,4');
    const before = await playground.predictions();
    for (const [name, range, value, wrong] of /** @type {const} */ ([
      ['Hidden layers', '0 to 6', 2, ['7', '-1', '1.5', '', 'two']],
      ['Neurons in layer 2', '1 to 16', 4, ['0', '17', '4,4', '']],
    ])) {
      for (const text of wrong) {
        await playground.type(name, text);
        await expect(await playground.errorOf(name)).toHaveText(
          `${name} takes a whole number from ${range}. It stays ${value}.`,
        );
        await expect(playground.field(name)).toHaveAttribute('aria-invalid', 'true');
      }
    }
    expect(await playground.predictions()).toEqual(before);
    await expectHash(playground, '#hidden=8,4');
  });

  test('go up to six of sixteen', async ({ playground }) => {
    await playground.open('#hidden=16');
    await playground.advanced.click();
    const layers = playground.field('Hidden layers');
    await layers.press('PageUp');
    await expect(layers).toHaveValue('6');
    await expect(layers).toHaveAttribute('aria-valuemax', '6');
    await expectHash(playground, '#hidden=16,16,16,16,16,16');
    await playground.step.click();
    await playground.expectEpoch(1);
  });
});

test.describe('the activation', () => {
  test('is chosen by people’s names, at epoch 0, and learns', async ({ playground }) => {
    await playground.open('#hidden=4&seed=3');
    await playground.advanced.click();
    const activation = playground.choice('Activation');
    await expect(activation).toHaveValue('sigmoid');
    // These, in this order; there may be more.
    await expect(activation.getByRole('option')).toContainText([
      ...['Sigmoid', 'tanh', 'ReLU', 'Leaky ReLU', 'Linear', 'Sine'],
    ]);
    await playground.step.click();
    await activation.selectOption('tanh');
    await playground.expectEpoch(0);
    await expectHash(playground, '#seed=3&hidden=4&activation=tanh');
    await activation.focus();
    await playground.page.keyboard.press('ArrowUp');
    await expectHash(playground, '#seed=3&hidden=4');
    await activation.selectOption('tanh');
    await playground.trainToTheEnd();
    await expect(playground.outcome.getByRole('heading')).toHaveText(/^Learnt/);
  });

  test('is that of each layer where there are several', async ({ playground }) => {
    await playground.open('#hidden=4,4&activation=relu');
    const [first, second] = [1, 2].map((layer) =>
      playground.choice(`Activation of layer ${layer}`),
    );
    await expect(first).toHaveValue('relu');
    await expect(second).toHaveValue('relu');
    await second.selectOption('Sine');
    await expectHash(playground, '#hidden=4,4&activation=relu,sine');
    await playground.type('Hidden layers', 3);
    await expect(playground.choice('Activation of layer 3')).toHaveValue('sine');
    await playground.type('Hidden layers', 1);
    await expect(playground.choice('Activation')).toHaveValue('relu');
    await expectHash(playground, '#hidden=4&activation=relu');
  });
});

test.describe('the rule', () => {
  test('brings the learning rate that suits it, and says so', async ({ playground }) => {
    await playground.open();
    await playground.advanced.click();
    const { rule } = playground;
    const rate = playground.field('Learning rate');
    // These, in this order; there may be more.
    await expect(rule.getByRole('option')).toContainText([
      ...['Gradient descent', 'Momentum', 'Nesterov', 'RMSProp', 'Adam', 'Rprop'],
    ]);
    await playground.step.click();
    await rule.selectOption('Adam');
    await playground.expectEpoch(0);
    await expect(rate).toHaveValue('0.02');
    await expect(rule).toHaveAccessibleDescription(
      'The learning rate is 0.02, which suits this rule.',
    );
    await expectHash(playground, '#lr=0.02&rule=adam');
    await rule.selectOption('Gradient descent');
    await expect(rate).toHaveValue('1');
    await expectHash(playground, '');
  });

  for (const [hash, words] of [
    ['#output=linear', 'A learning rate of about 0.05 suits this rule.'],
    ['#output=linear&lr=0.05', 'The learning rate is 0.05, which suits this rule.'],
    ['#loss=cross-entropy', 'The learning rate is 1, which suits this rule.'],
    ['#activation=elu', 'The learning rate is 1, which suits this rule.'],
    ['#activation=elu&output=linear', ''],
    ['#output=linear&loss=huber', ''],
    ['#hidden=2&output=relu', ''],
    ['#loss=hinge', ''],
    ['#batch=1', ''],
  ]) {
    test(`says of a rate what was measured, and no more: ${hash}`, async ({ playground }) => {
      await playground.open(hash);
      await expect(playground.rule).toHaveAccessibleDescription(words);
    });
  }

  test('a loss that is not the squared error stands beside it, in the status', async ({
    playground,
  }) => {
    const { status } = playground;
    await playground.open('#start=zeros');
    await expect(status).toHaveText('Epoch 0 of 5,000, loss 0.25, 0 of 4 rows right');
    const loss = playground.choice('Loss');
    for (const [name, words] of [
      ['Cross-entropy', 'cross-entropy 0.6931, squared error 0.25'],
      ['Hinge', 'hinge loss 1, squared error 0.25'],
      ['Huber', 'Huber loss 0.125, squared error 0.25'],
      ['Mean squared error', 'loss 0.25'],
      ['Half the squared error', 'loss 0.25'],
    ]) {
      await loss.selectOption(name);
      await expect(status).toHaveText(`Epoch 0 of 5,000, ${words}, 0 of 4 rows right`);
    }
    // Nor is it told of in the findings then.
    await playground.openView('Why?');
    await expect(playground.view('Why?').getByText('At epoch 0')).toBeVisible();
    await expect(playground.view('Why?').getByText('Training goes down')).toHaveCount(0);
  });

  test('a run with cross-entropy that stands still shows ln 2 at its end', async ({
    playground,
  }) => {
    await playground.open('#loss=cross-entropy&start=zeros&view=why');
    await playground.trainToTheEnd();
    await expect(playground.status).toHaveText(
      'Epoch 5,000 of 5,000, cross-entropy 0.6931, squared error 0.25, 0 of 4 rows right',
    );
    await expect(playground.view('Why?').getByText('Training goes down')).toHaveText(
      'Training goes down the cross-entropy, which is 0.6931: the mean over the rows, without a penalty. ' +
        'The mean squared error is 0.25. ' +
        'The mean cross-entropy is 0.6931 where every row is answered the mean of all targets, ½.',
    );
    // The curve is that of the squared error.
    await playground.curve.hover({ position: { x: 60, y: 20 } });
    await expect(playground.element.locator('#curve-reading')).toHaveText(
      /^Epoch [\d,]+: squared error 0\.25$/,
    );
  });

  test('leaves a learning rate that was chosen, and says what is usual', async ({ playground }) => {
    await playground.open('#lr=0.3');
    await playground.advanced.click();
    await playground.rule.focus();
    await playground.page.keyboard.press('ArrowDown');
    await expect(playground.rule).toHaveValue('momentum');
    await expect(playground.field('Learning rate')).toHaveValue('0.3');
    await expect(playground.rule).toHaveAccessibleDescription(
      'A learning rate of about 0.1 suits this rule.',
    );
    await expectHash(playground, '#lr=0.3&rule=momentum');
  });

  for (const rule of ['Momentum', 'Nesterov', 'RMSProp', 'Adam', 'Rprop']) {
    test(`${rule} learns from seed 0 at the rate that it brings`, async ({ playground }) => {
      await playground.open();
      await playground.advanced.click();
      await playground.rule.selectOption(rule);
      await playground.trainToTheEnd();
      await expect(playground.outcome.getByRole('heading')).toHaveText(/^Learnt/);
    });
  }
});

test('neither a hint nor an answer moves anything', async ({ playground }) => {
  const { page } = playground;
  await page.addInitScript(() => {
    /** @type {string[]} */
    const shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { sources } = /** @type {any} */ (entry);
        for (const { previousRect, currentRect } of sources) {
          const [before, after] = [previousRect, currentRect].map((rect) => JSON.stringify(rect));
          // Typed text has another place in a field that stays where it is.
          if (before !== after) shifts.push(`${before} became ${after}`);
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(window, { shifts });
  });
  await playground.open();
  await playground.advanced.click();
  await expect(playground.rule).toBeEnabled();
  await framesPass(page, 3);
  await page.evaluate('window.shifts.length = 0');

  for (const rule of ['momentum', 'adam', 'adagrad', 'gradient-descent']) {
    await playground.rule.selectOption(rule);
    await framesPass(page, 2);
  }
  await playground.type('Learning rate', 0.3);
  for (const name of /** @type {const} */ ([
    ...['Learning rate', 'Epochs', 'Hidden neurons', 'Seed', 'Hidden layers', 'x', 'y'],
  ])) {
    await playground.type(name, 'q');
    await expect(await playground.errorOf(name)).toBeVisible();
    await framesPass(page, 2);
  }
  expect(await page.evaluate('window.shifts')).toEqual([]);
});

test('one answer is seen where several fields share the room', async ({ playground }) => {
  await playground.open('#hidden=4,4,4');
  const [second, third] = [
    await playground.errorOf('Neurons in layer 2'),
    await playground.errorOf('Neurons in layer 3'),
  ];
  await playground.type('Neurons in layer 2', 'two');
  await playground.type('Neurons in layer 3', 'three');
  await expect(second).toBeHidden();
  await expect(third).toBeVisible();
  await playground.field('Neurons in layer 3').press('Escape');
  await expect(second).toBeVisible();
  // The layer goes, and with it what was said of it.
  await playground.type('Hidden layers', 1);
  await expect(second).toBeEmpty();
});

test('a link with all of it opens the same run, and is not written anew', async ({
  playground,
  context,
}) => {
  const hash = '#seed=5&lr=0.02&epochs=300&hidden=6,5,4&activation=tanh,relu,sine&rule=adam';
  await playground.open(hash);
  await expect(playground.field('Hidden layers')).toHaveValue('3');
  await expect(playground.field('Hidden neurons')).toHaveValue('6');
  await expect(playground.field('Neurons in layer 3')).toHaveValue('4');
  await expect(playground.choice('Activation of layer 3')).toHaveValue('sine');
  await expect(playground.rule).toHaveValue('adam');
  await playground.trainToTheEnd();
  const numbers = await playground.predictions();
  await expectHash(playground, hash);

  // The same, set by hand.
  const other = new Playground(await context.newPage());
  await other.open();
  await other.advanced.click();
  await other.type('Seed', 5);
  await other.type('Epochs', 300);
  await other.rule.selectOption('Adam');
  await other.type('Hidden layers', 3);
  await other.type('Hidden neurons', 6);
  await other.type('Neurons in layer 2', 5);
  await other.type('Neurons in layer 3', 4);
  for (const [layer, activation] of ['tanh', 'ReLU', 'Sine'].entries()) {
    await other.choice(`Activation of layer ${layer + 1}`).selectOption(activation);
  }
  await expectHash(other, hash);
  await other.trainToTheEnd();
  expect(await other.predictions()).toEqual(numbers);
});

test('a network of two layers of sixteen learns with Adam, 20 epochs a frame', async ({
  playground,
}) => {
  await holdFrames(playground.page);
  await playground.open('#hidden=16,16&activation=tanh&rule=adam&lr=0.01&epochs=600');
  await playground.train.click();
  for (const epoch of [20, 40, 60]) {
    await drawFrames(playground.page, 1);
    await playground.expectEpoch(epoch, 600);
  }
  await drawFrames(playground.page, 27);
  await playground.expectEpoch(600, 600);
  await drawUntil(playground.page, () =>
    expect(playground.outcome.getByRole('heading')).toHaveText(/^Learnt/, { timeout: 500 }),
  );
});

test('asks what takes training once a frame, and how the run ended once', async ({
  playground,
}) => {
  await playground.page.addInitScript(() => Object.assign(window, { asked: {} }));
  await changeEngine(playground.page, (exports) => {
    /** @type {any} */
    const { asked } = window;
    const counted =
      (/** @type {string} */ name) =>
      (/** @type {number[]} */ ...values) => {
        asked[name] = (asked[name] ?? 0) + 1;
        return exports[name](...values);
      };
    return Object.fromEntries(
      ['trainer_lookAhead', 'trainer_solvedAt'].map((name) => [name, counted(name)]),
    );
  });
  const asked = () => playground.page.evaluate('({ ...window.asked })');
  await holdFrames(playground.page);
  await playground.open('#epochs=1000');
  await playground.train.click();
  const before = await asked();
  await drawFrames(playground.page, 10);
  expect(await asked()).toEqual({ trainer_lookAhead: before.trainer_lookAhead + 10 });
  await drawFrames(playground.page, 40);
  await drawUntil(playground.page, () =>
    expect(playground.outcome.getByRole('heading')).toHaveText(/^Learnt/, { timeout: 500 }),
  );
  for (const x of [0.1, 0.2, 0.3]) await playground.type('x', x);
  await playground.surface.hover();
  expect(await asked()).toEqual({
    trainer_lookAhead: before.trainer_lookAhead + 50,
    trainer_solvedAt: 1,
  });
});

test.describe('every other setting', () => {
  /** @param {Playground} playground @param {string} name */
  const fieldOf = ({ element }, name) => element.getByRole('spinbutton', { name, exact: true });

  test('has a control, which shows what a link sets', async ({ playground }) => {
    await playground.open(
      '#output=tanh&loss=huber&batch=3&shuffle=7&start=uniform&range=0.5&rule=adamw&beta1=0.8' +
        '&beta2=0.99&epsilon=0.001&l1=0.002&l2=0.003&weight-decay=0.04',
    );
    for (const [name, value] of Object.entries({
      ...{ 'Output activation': 'tanh', Loss: 'huber', 'Drawn from': 'uniform' },
    })) {
      await expect(playground.choice(name)).toHaveValue(value);
    }
    for (const [name, value] of Object.entries({
      ...{ 'Batch in rows': '3', 'Order of rows: seed': '7', Range: '0.5', 'Beta 1': '0.8' },
      ...{ 'Beta 2': '0.99', Epsilon: '0.001', L1: '0.002', L2: '0.003', 'Weight decay': '0.04' },
    })) {
      await expect(fieldOf(playground, name)).toHaveValue(value);
    }
    // What this run does not have has no control.
    await expect(fieldOf(playground, 'Momentum')).toBeHidden();
    await expect(fieldOf(playground, 'Grow')).toBeHidden();
  });

  test('says when a list of the order of rows does not fit other rows', async ({ playground }) => {
    await playground.open('#batch=1&order=4,2,1,3');
    await expect(playground.page.getByLabel('List of row numbers')).toBeVisible();
    await playground.element.locator('#problem-button').click();
    await playground.element
      .locator('.problems')
      .getByRole('button', { name: /^Circle/ })
      .click();
    await expect(
      playground.page.getByText(/list of the order of rows was for other rows/),
    ).toBeVisible();
    await expect(playground.page.getByLabel('List of row numbers')).toBeHidden();
  });

  test('is changed by it, and kept in the link', async ({ playground }) => {
    await playground.open();
    await playground.advanced.click();
    await playground.choice('Loss').selectOption('mse');
    await fieldOf(playground, 'L2').fill('0,01');
    await fieldOf(playground, 'L2').press('Enter');
    await fieldOf(playground, 'Batch in rows').fill('2');
    await fieldOf(playground, 'Batch in rows').press('Enter');
    await fieldOf(playground, 'Order of rows: seed').fill('5');
    await fieldOf(playground, 'Order of rows: seed').press('Enter');
    await playground.choice('Drawn from').selectOption('zeros');
    await expectHash(playground, '#loss=mse&batch=2&shuffle=5&start=zeros&l2=0.01');
    // As given, there is nothing to draw.
    await playground.choice('Order of rows').selectOption('given');
    await expect(fieldOf(playground, 'Order of rows: seed')).toBeHidden();
    await expectHash(playground, '#loss=mse&batch=2&order=given&start=zeros&l2=0.01');
    // A list is that of the data at first; what can't be one is answered beside it, and changes nothing.
    await playground.choice('Order of rows').selectOption('list');
    const list = playground.page.getByLabel('List of row numbers');
    await expect(list).toHaveValue('1,2,3,4');
    await list.fill('4, 2, 1, 3');
    await list.press('Enter');
    await expect(list).toHaveValue('4,2,1,3');
    await expectHash(playground, '#loss=mse&batch=2&order=4,2,1,3&start=zeros&l2=0.01');
    await list.fill('4,2,1');
    await list.press('Enter');
    await expect(list).toHaveAccessibleDescription(/row 3 is missing/);
    await expectHash(playground, '#loss=mse&batch=2&order=4,2,1,3&start=zeros&l2=0.01');
    await list.fill('3,2,1,4');
    await list.press('Enter');
    await expect(list).toHaveAccessibleDescription('');
    await playground.undo.click();
    await expect(list).toBeHidden();
    await playground.redo.click();
    await expect(list).toHaveValue('3,2,1,4');
    // All rows are the batch of all.
    await fieldOf(playground, 'Batch in rows').fill('4');
    await fieldOf(playground, 'Batch in rows').press('Enter');
    await expect(playground.choice('Order of rows')).toBeHidden();
    await expectHash(playground, '#loss=mse&start=zeros&l2=0.01');
    await playground.rule.selectOption('momentum');
    await fieldOf(playground, 'Momentum').press('ArrowUp');
    await expect(fieldOf(playground, 'Momentum')).toHaveValue('0.91');
    await playground.undo.click();
    await expect(fieldOf(playground, 'Momentum')).toHaveValue('0.9');
  });

  test('says what it accepts, and what goes with what', async ({ playground }) => {
    await playground.open('#rule=momentum&lr=0.5');
    const momentum = fieldOf(playground, 'Momentum');
    await momentum.fill('1');
    await momentum.press('Enter');
    await expect(playground.element.locator('#momentum-error')).toHaveText(
      'Momentum takes a number from 0 to less than 1, not “1”. It stays 0.9.',
    );
    await momentum.fill('much');
    await momentum.press('Enter');
    await expect(playground.element.locator('#momentum-error')).toHaveText(
      'Momentum takes a number from 0 to less than 1, not “much”. It stays 0.9.',
    );
    await momentum.press('Escape');
    await expect(momentum).toHaveValue('0.9');
    await playground.choice('Output activation').selectOption('tanh');
    await playground.choice('Loss').selectOption('cross-entropy');
    await expect(playground.choice('Loss')).toHaveValue('sse');
    await expect(playground.element.locator('#loss-error')).toHaveText(
      'Loss cannot be “cross-entropy”: cross-entropy takes a sigmoid output.',
    );
    await expect(playground.choice('Loss')).toHaveAccessibleDescription(/takes a sigmoid output/);
    // An answer that stands there already does not hide it.
    await fieldOf(playground, 'L1').fill('much');
    await fieldOf(playground, 'L1').press('Enter');
    await expect(playground.element.locator('#l1-error')).toBeVisible();
    await expect(playground.element.locator('#loss-error')).toBeHidden();
    // Nor does what is chosen, and not drawn, just before.
    await playground.choice('Loss').evaluate((select) => {
      for (const value of ['hinge', 'cross-entropy']) {
        /** @type {HTMLSelectElement} */ (select).value = value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }
    });
    await expect(playground.choice('Loss')).toHaveValue('hinge');
    await playground.settled();
    await expect(playground.element.locator('#loss-error')).toBeVisible();
    // It is true no more.
    await playground.choice('Loss').selectOption('mse');
    await playground.choice('Output activation').selectOption('sigmoid');
    await expect(playground.element.locator('#loss-error')).toBeEmpty();
    await expectHash(playground, '#lr=0.5&loss=mse&rule=momentum');
    await momentum.fill('0.95');
    await momentum.press('Enter');
    await momentum.press('PageUp');
    await expect(momentum).toHaveValue('0.99');
  });
});

test.describe('features', () => {
  /** @param {Playground} playground @param {string} name */
  const box = ({ element }, name) => element.getByRole('checkbox', { name, exact: true });

  test('are ticked, and go into the link and back', async ({ playground }) => {
    await playground.open('#data=circle');
    await playground.advanced.click();
    await expect(box(playground, 'x')).toBeChecked();
    await expect(box(playground, 'x²')).not.toBeChecked();
    await box(playground, 'x²').check();
    await box(playground, 'y²').check();
    await box(playground, 'x').uncheck();
    await box(playground, 'y').uncheck();
    await expectHash(playground, '#data=circle&features=x2,y2');
    await expect(playground.element.getByRole('button', { name: 'Input x²' })).toBeVisible();
    await expect(
      playground.element.getByRole('button', { name: 'Input x', exact: true }),
    ).toBeHidden();
    await expect(
      playground.element.getByRole('spinbutton', { name: 'Weight y² → h1' }),
    ).toBeAttached();
    await playground.undo.click();
    await expect(box(playground, 'y')).toBeChecked();
    await expect(box(playground, 'y²')).not.toBeChecked();
    await expectHash(playground, '#data=circle');
  });

  test('are one at least, and say so', async ({ playground }) => {
    await playground.open('#features=xy');
    await box(playground, 'xy').click();
    await expect(box(playground, 'xy')).toBeChecked();
    await expect(
      playground.element.getByText('The network is given one of them at least.'),
    ).toBeVisible();
    await box(playground, 'sin x').check();
    await expectHash(playground, '#features=xy,sinx');
    await expect(
      playground.element.getByText('The network is given one of them at least.'),
    ).toBeHidden();
  });

  test('make of exclusive or what no layer is needed for', async ({ playground }) => {
    await playground.open('#features=x,y,xy&hidden=0&epochs=2000&lr=5');
    await playground.trainToTheEnd();
    await expect(playground.status).toContainText('4 of 4 rows right');
  });
});

test.describe('biases and direct connections', () => {
  /** @param {Playground} playground @param {string} name */
  const box = ({ element }, name) => element.getByRole('checkbox', { name, exact: true });

  test('come and go, in the diagram and in the link', async ({ playground }) => {
    await playground.open();
    await playground.advanced.click();
    await expect(box(playground, 'Bias in layer 1')).toBeChecked();
    await expect(box(playground, 'Bias in layer 2')).toBeHidden();
    await box(playground, 'Bias in layer 1').uncheck();
    await expectHash(playground, '#bias=off,on');
    const link = (/** @type {string} */ name) =>
      playground.element.getByRole('spinbutton', { name });
    await expect(link('Bias of h1')).toHaveCount(0);
    await expect(link('Bias of output')).toBeAttached();
    const key = playground.element.getByRole('list', { name: 'Key' });
    await expect(key).toContainText('bias');
    await box(playground, 'Bias of the output').uncheck();
    await expect(key.getByText('bias')).toBeHidden();
    await box(playground, 'Direct input to output').check();
    await expectHash(playground, '#bias=off&direct=on');
    await expect(link('Weight y → output')).toBeAttached();
    await expect(link('Bias of output')).toHaveCount(0);
    await playground.element.getByRole('spinbutton', { name: 'Hidden layers' }).fill('0');
    await expect(box(playground, 'Direct input to output')).toBeHidden();
  });

  test('one hidden neuron learns exclusive or with them', async ({ playground }) => {
    await playground.open('#seed=3&hidden=1&direct=on&view=formulas');
    await playground.trainToTheEnd();
    await expect(playground.status).toContainText('4 of 4 rows right');
    const panel = playground.view('Formulas');
    await panel
      .getByRole('combobox', { name: 'Step of the epoch' })
      .selectOption({ label: 'Forward: the output neuron' });
    await expect(panel.getByRole('group', { name: 'Formulas of this step' })).toContainText(
      'x→output',
    );
  });
});
