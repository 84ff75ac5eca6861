// Data with one input, and with three to eight: what is seen of them, asked and held.

import { violations } from './axe.js';
import { expect, test } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

/** What suits parity. */
const NETWORK = 'hidden=4&activation=tanh&start=xavier-uniform&rule=adam&lr=0.1&epochs=400';
const PARITY = `#data=parity3&${NETWORK}`;
const SINE =
  '#data=sine&hidden=8&activation=tanh&output=linear&start=xavier-uniform&rule=adam&lr=0.03&epochs=300';
const FIVE = '0,0,1,0.5,0.2,1;1,0.5,0,0.1,0.9,0;0.3,0.8,0.7,0,0.4,1;0.9,0.1,0.6,1,0,0';

/** @param {Playground} playground */
function partsOf({ element }) {
  return {
    surface: element.getByRole('img', { name: 'Decision surface' }),
    curve: element.getByRole('img', { name: 'Output curve' }),
    words: element.locator('#surface-words'),
    answer: element.getByRole('group', { name: 'Answer' }),
    heads: element.locator('#table thead th'),
    across: element.getByLabel('Across'),
    up: element.getByLabel('Up', { exact: true }),
    field: (/** @type {string} */ name) => element.getByRole('spinbutton', { name, exact: true }),
    hold: (/** @type {string} */ name) => element.getByRole('slider', { name: `Hold ${name}` }),
  };
}

/** Where the parts of the stage are. @param {Playground} playground */
function placesOf({ page }) {
  return page.evaluate(() => {
    const root = document.querySelector('xor-playground')?.shadowRoot;
    return [...(root?.querySelectorAll('#stage section, #stage canvas') ?? [])].map((part) => {
      const { left, top, width, height } = part.getBoundingClientRect();
      return [left, top, width, height].map(Math.round).join();
    });
  });
}

test('three inputs are chosen by a picture, seen as the plane of two, and the third is held', async ({
  playground,
}) => {
  await playground.open();
  const { surface, words, answer, heads, across, up, field, hold } = partsOf(playground);
  await playground.element.locator('#problem-button').click();
  await playground.element.getByRole('button', { name: /^Parity of three/ }).click();
  await expect(playground.rows).toHaveCount(8);
  await expect(heads).toHaveText(['x1', 'x2', 'x3', 'Target', 'Prediction', 'Verdict']);
  await expect(surface).toBeVisible();
  await expect(words).toContainText('for x1 and x2 from -0.5 to 1.5, with x3 = 0, blue for 0');
  await expect(across).toHaveValue('0');
  await expect(up).toHaveValue('1');
  await playground.settled();
  const cells = await playground.rows.locator('data').all();
  const predictions = await Promise.all(cells.map((cell) => cell.getAttribute('value')));
  await expect(answer).toHaveText(`(0, 0, 0) gives ${predictions[0]}`);

  await hold('x3').fill('1');
  await expect(words).toContainText('with x3 = 1,');
  await expect(answer).toHaveText(`(0, 0, 1) gives ${predictions[1]}`);
  await expect(field('x3')).toHaveValue('1');
  await field('x2').fill('1');
  await expect(answer).toHaveText(`(0, 1, 1) gives ${predictions[3]}`);

  // What is chosen twice changes places.
  await across.selectOption('x2');
  await expect(up).toHaveValue('0');
  await up.selectOption('x3');
  await expect(words).toContainText('for x2 and x3 from -0.5 to 1.5, with x1 = 0,');
  await expect(hold('x1')).toHaveValue('0');
  await expect(hold('x3')).toHaveCount(0);

  await playground.trainToTheEnd();
  await expect(playground.outcome).toContainText('Learnt: 8 of 8');
  await playground.undo.click();
  await expect(playground.rows).toHaveCount(4);
  await expect(heads).toHaveText(['x', 'y', 'Target', 'Prediction', 'Verdict']);
  await expect(playground.field('y')).toBeVisible();
  await expect(across).toBeHidden();
  await expect(answer).toContainText('(0, 1) gives');
});

test('a click on the surface asks there, and leaves what is held', async ({ playground }) => {
  await playground.open(PARITY);
  const { answer, hold } = partsOf(playground);
  await hold('x3').fill('1');
  const canvas = playground.element.locator('#surface .plot canvas');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('There is no surface');
  await canvas.click({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(answer).toHaveText(/^\(0\.\d+, 0\.\d+, 1\) gives 0\.\d+$/);
});

test('what is held and which inputs are seen moves nothing', async ({ playground }) => {
  await playground.open(`#data=${FIVE}&${NETWORK}`);
  const { across, hold, words } = partsOf(playground);
  await expect(hold('x5')).toBeVisible();
  await playground.settled();
  const before = await placesOf(playground);
  await hold('x5').fill('1');
  await across.selectOption('x4');
  await expect(words).toContainText('for x4 and x2');
  await playground.settled();
  expect(await placesOf(playground)).toEqual(before);
  await playground.expectNoScrollSideways('with five inputs');
});

test('one input is seen as a curve, and asked by itself', async ({ playground }) => {
  await playground.open(SINE);
  const { curve, words, answer } = partsOf(playground);
  await expect(curve).toBeVisible();
  await expect(words).toContainText('Output of the network as a curve over x from -7 to 7.');
  await playground.trainToTheEnd();
  await playground.type('x', 0);
  await expect(answer).toContainText('(0) gives ');
  await playground.type('x', 'a');
  await expect(answer).toHaveText('No answer');
  await expect(playground.field('y')).toBeHidden();
});

test('a neuron of one input is a curve, and its line goes straight up', async ({ playground }) => {
  await playground.open('#data=line&hidden=2&output=linear');
  await playground.element.getByRole('button', { name: 'Neuron h1' }).click();
  const path = playground.element.locator('.neuron-line .line');
  await expect
    .poll(async () => (await path.getAttribute('d')) ?? '')
    .toMatch(/^(M\S+ \S+L\S+ \S+)?$/);
  await expect(playground.element.locator('#surface-title')).toHaveText('h1 answers');
});

test('rows of five inputs are pasted, come again with the link, and can be taken back', async ({
  playground,
}) => {
  await playground.open('#view=data');
  await playground.expectView('Data');
  const text = playground.element.getByLabel('Rows as text');
  await text.fill(FIVE.replaceAll(';', '\n'));
  await playground.button('Use these rows').click();
  await expect(playground.element.locator('#data-answer')).toContainText('It learns 4 rows now.');
  await expect(playground.element.getByRole('img', { name: 'Rows in the plane' })).toBeHidden();
  await expect(playground.element.locator('#data')).toContainText(
    'Rows of 5 inputs do not lie in one plane',
  );
  await expect.poll(() => playground.page.evaluate(() => location.hash)).toContain(FIVE);
  await playground.page.reload();
  await expect(partsOf(playground).heads).toHaveCount(8);
});

for (const [name, hash] of [
  ['three inputs', PARITY],
  ['one input', SINE],
  ['five inputs', `#data=${FIVE}&${NETWORK}`],
  ['eight inputs', '#data=0,0,1,0.5,0.25,1,0,1,1;1,0.5,0,0.125,0.75,0,1,0,0&hidden=4'],
]) {
  test(`axe-core finds nothing wrong with ${name}`, async ({ playground }) => {
    await playground.open(hash);
    await expect(partsOf(playground).heads.first()).toHaveText(name === 'one input' ? 'x' : 'x1');
    await playground.settled();
    expect(await violations(playground.page)).toEqual([]);
  });
}

const VIEWS = /** @type {const} */ ([
  ['formulas', 'Formulas'],
  ['space', 'Hidden space'],
  ['home', 'Take it home'],
  ['compare', 'Compare'],
  ['lessons', 'Lessons'],
  ['why', 'Why?'],
  ['survey', 'Survey'],
  ['map', 'Map'],
]);

for (const [id, name] of VIEWS) {
  test(`${name} works with three inputs and with one`, async ({ playground }) => {
    for (const hash of [PARITY, SINE]) {
      await playground.open(`${hash}&view=${id}`);
      await playground.expectView(name);
      await playground.settled();
      await playground.button('Step').click();
      await expect(playground.element.locator('#status')).toContainText('Epoch 1 of');
      await playground.settled();
      await playground.closeView(name);
    }
  });
}
