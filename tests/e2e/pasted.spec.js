// Why?: what people have of a program of their own, pasted.

import { violations } from './axe.js';
import { expect, test } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

/** Networks that have learnt, as programs print them. */
const NUMPY = `Final hidden weights:  [[20. 20.]
 [20. 20.]]
Final hidden bias:  [[-10. -30.]]
Final output weights:  [[ 20.]
 [-20.]]
Final output bias:  [[-10.]]`;
const TORCH = `OrderedDict([('fc1.weight', tensor([[ 20.,  20.],
        [-20., -20.]])), ('fc1.bias', tensor([-10.,  30.])), ('fc2.weight', tensor([[20., 20.]])), ('fc2.bias', tensor([-30.]))])`;
const KERAS = `[array([[20., 20., -20.],
       [20., 20., -20.]], dtype=float32), array([-10., -30., 30.], dtype=float32), array([[ 20.],
       [-10.],
       [10.]], dtype=float32), array([-20.], dtype=float32)]`;
const LISTS = 'W1 = [[20, -20], [20, -20]]\nb1 = [-10, 30]\nW2 = [[20], [20]]\nb2 = [-30]';

/** @param {Playground} playground */
function pastedOf(playground) {
  const view = playground.view('Why?');
  const part = view.locator('.pasted');
  const field = part.getByRole('textbox', { name: /^Paste what you have/ });
  const read = part.getByRole('button', { name: 'Read it', exact: true });
  return {
    ...{ view, part, field, read },
    answer: part.locator('#why-pasted-answer'),
    rows: part.getByRole('table', { name: 'Pasted network' }).locator('tbody tr'),
    sentences: part.locator('ul li'),
    starts: part.locator('.starts'),
    /** @param {string} text */
    async paste(text) {
      await field.fill(text);
      await read.click();
    },
  };
}

/** @param {Playground} playground @param {string} [hash] */
async function open(playground, hash = '#seed=11&view=why') {
  await playground.open(hash);
  await playground.expectView('Why?');
  return pastedOf(playground);
}

for (const [program, text, name, hidden] of [
  ['a NumPy program', NUMPY, '2-2-1', '2'],
  ['PyTorch', TORCH, '2-2-1', '2'],
  ['Keras', KERAS, '2-3-1', '3'],
  ['Python', LISTS, '2-2-1', '2'],
]) {
  test(`weights that ${program} printed become a run, and one can go back`, async ({
    playground,
  }) => {
    const pasted = await open(playground);
    await pasted.paste(text);
    await expect(pasted.answer).toHaveText(`Weights and biases of a ${name} network.`);
    await expect(pasted.rows).toHaveCount(1);
    await expect(pasted.rows).toContainText('4 of 4');
    await pasted.rows.getByRole('button').click();
    await playground.expectEpoch('0');
    await expect(playground.status).toContainText('4 of 4 rows right');
    await expect(playground.field('Hidden neurons')).toHaveValue(hidden);
    await expect(pasted.field).toHaveValue(text);
    await playground.undo.click();
    await expect(playground.field('Seed')).toHaveValue('11');
    await expect(playground.undo).toBeDisabled();
  });
}

test('whoever has a program of their own comes to the field at once', async ({ playground }) => {
  await playground.open('#view=why');
  const { view, field } = pastedOf(playground);
  await view.getByRole('button', { name: 'Paste what it prints' }).click();
  await expect(field).toBeFocused();
  await expect(field).toBeInViewport();
});

test('where arrays can be read in several ways, the predictions of all are shown', async ({
  playground,
}) => {
  const pasted = await open(playground);
  await pasted.paste('[[20, -20], [20, -20]]\n[-10, 30]\n[20, 20]\n[-30]');
  await expect(pasted.answer).toContainText('which can be read in 4 ways.');
  await expect(pasted.rows).toHaveCount(4);
  await expect(pasted.rows.nth(0)).toContainText('a row for each input');
  await expect(pasted.rows.nth(0)).toContainText('4 of 4');
  await expect(pasted.rows.nth(2)).toContainText('a row for each neuron (PyTorch)');
  await expect(pasted.rows.filter({ hasText: '4 of 4' })).toHaveCount(1);
});

test('predictions are told, and a start that ends like them opens', async ({ playground }) => {
  const pasted = await open(playground, '#lr=1&view=why');
  await pasted.paste('[[0.02]\n [0.5]\n [0.98]\n [0.5]]');
  await expect(pasted.answer).toHaveText('Predictions for the 4 rows.');
  await expect(pasted.sentences).toHaveText([
    '2 of 4 rows are right.',
    /^\(0, 1\) and \(1, 1\) are answered 0.5, about the mean of their targets, ½:/,
  ]);
  await pasted.starts.getByRole('button', { name: 'Try 1,000 starts' }).click();
  await expect(pasted.starts).toContainText(
    /[1-9]\d* of 1,000 starts ends? like this after 5,000 epochs, each row within 0.05\./,
  );
  const button = pasted.starts.getByRole('button', { name: /^Open seed / });
  const seed = /\d+/.exec((await button.textContent()) ?? '')?.[0] ?? '';
  await button.click();
  await playground.expectEpoch('5,000');
  await expect(playground.field('Seed')).toHaveValue(seed);
  await expect(playground.rows.nth(1)).toContainText(/0\.(4[5-9]|5[0-5])/);
  await expect(playground.rows.nth(3)).toContainText(/0\.(4[5-9]|5[0-5])/);
  await expect(button).toBeVisible();
  await playground.undo.click();
  await expect(playground.field('Seed')).toHaveValue('0');
});

test('a search for starts can be stopped', async ({ playground }) => {
  const pasted = await open(playground, '#hidden=16,16&epochs=1000000&view=why');
  await pasted.paste('0.5 0.5 0.5 0.5');
  await pasted.starts.getByRole('button', { name: 'Try 1,000 starts' }).click();
  await pasted.starts.getByRole('button', { name: 'Stop' }).click();
  await expect(pasted.starts).toContainText('It was called off.');
});

test('of many rows, predictions are read, and no starts are tried', async ({ playground }) => {
  const pasted = await open(playground, '#data=circle&samples=300&view=why');
  await pasted.paste('0.5 '.repeat(300));
  await expect(pasted.answer).toHaveText('Predictions for the 300 rows.');
  await expect(pasted.part).toContainText('where there are up to 200 rows');
  await expect(pasted.starts).toHaveCount(0);
});

test('a loss is said to be that of a plateau', async ({ playground }) => {
  const pasted = await open(playground);
  await pasted.paste('Epoch 5000, loss: 0.1253');
  await expect(pasted.answer).toContainText('A loss, 0.1253.');
  await expect(pasted.sentences).toHaveText([
    'The mean squared error is 0.125 where two rows with the targets 0 and 1 are answered their mean, ½, and the others are right.',
  ]);
  await pasted.paste('0.6931');
  await expect(pasted.sentences).toHaveText([
    'The mean cross-entropy is 0.6931 where every row is answered the mean of all targets, ½.',
  ]);
  // Such a run is seen, and stays there.
  await pasted.part.getByRole('button', { name: /^Open a run that stays there/ }).click();
  await expect(playground.page).toHaveURL(/#seed=11&loss=cross-entropy&start=zeros/);
  await playground.expectEpoch('0');
  await playground.step.click();
  await playground.expectEpoch('1');
  await expect(playground.status).toContainText('0.6931');
  // From zeros, what one line is enough for is learnt.
  const other = await open(playground, '#data=and&view=why');
  await other.paste('0.1875');
  await expect(other.sentences.first()).toContainText(
    'every row is answered the mean of all targets',
  );
  await expect(other.part.getByText('a loss does not say')).toBeVisible();
  await expect(other.part.getByRole('button', { name: /^Open a run that stays/ })).toHaveCount(0);
});

test('what a program prints is pasted as it is', async ({ playground }) => {
  const pasted = await open(playground);
  await pasted.paste(
    'epoch 5000, loss 0.1254\n(0 ^ 0) = 0.0169\n(0 ^ 1) = 0.4995\n(1 ^ 0) = 0.9831\n(1 ^ 1) = 0.5006',
  );
  await expect(pasted.answer).toHaveText('Predictions for the 4 rows.');
  await expect(pasted.sentences.first()).toHaveText('2 of 4 rows are right.');
  await pasted.paste('Epoch 4000, Loss: 0.2501\nEpoch 5000, Loss: 0.2500');
  await expect(pasted.answer).toContainText('A loss, 0.25.');
  await pasted.paste('It worked yesterday; seed 11');
  await expect(pasted.answer).toContainText('type 11 under Seed');
});

test('of many rows, no plateau is said', async ({ playground }) => {
  const pasted = await open(playground, '#data=circle&view=why');
  await pasted.paste('0.25');
  await expect(pasted.answer).toContainText('can be said of up to 8 rows');
  await expect(pasted.sentences).toHaveCount(0);
});

test('what is not understood is named, and nothing is lost', async ({ playground }) => {
  const pasted = await open(playground);
  await pasted.read.click();
  await expect(pasted.answer).toHaveText('Nothing is pasted yet.');
  for (const [text, words] of [
    [
      '1 2 3',
      '3 numbers: predictions are 4 in a row or a column, weights and biases of a 2-2-1 network 9.',
    ],
    ['[[0.1, 0.2]', 'The bracket that line 1 opens is not closed: [.'],
    ['[[0.1 ... 0.2]]', 'Line 1 has “...”: numbers are left out'],
    ['[[0.1, nan]]', 'Line 1 has “nan”, which is no finite number.'],
    ['[[1, 2], [3, 4], [5, 6]], [1, 2], [[1], [2]], [1]', 'weights of a 3-2-1 network'],
  ]) {
    await pasted.paste(text);
    await expect(pasted.answer).toContainText(words);
    await expect(pasted.field).toHaveValue(text);
    await expect(pasted.rows).toHaveCount(0);
  }
  await expect(playground.field('Seed')).toHaveValue('11');
  await expect(playground.undo).toBeDisabled();
});

test('it fits a phone, and axe-core finds nothing wrong with it', async ({ playground }) => {
  await playground.page.setViewportSize({ width: 390, height: 844 });
  const pasted = await open(playground);
  for (const text of ['[[20, -20], [20, -20]]\n[-10, 30]\n[20, 20]\n[-30]', '0.5 0.5 0.5 0.5']) {
    await pasted.paste(text);
    await expect(pasted.answer).not.toHaveText('');
    await playground.expectNoScrollSideways();
    const wide = await pasted.view.evaluate((view) =>
      [view, ...view.querySelectorAll('*')]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map(({ localName, className }) => `${localName}.${className}`),
    );
    expect(wide).toEqual([]);
    expect(await violations(playground.page)).toEqual([]);
  }
});
