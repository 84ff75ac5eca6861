// Inputs of different size: each has a range of its own in pictures and controls.

import { violations } from './axe.js';
import { expect, test } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

/** An age and an income; with children. */
const TWO = '#data=25,30000,0;60,90000,1;35,42000,0;52,110000,1&hidden=2&activation=tanh';
const THREE = '#data=25,30000,2,0;60,90000,0,1;35,42000,1,0;52,110000,3,1&hidden=2&activation=tanh';

/** @param {Playground} playground */
function partsOf({ element }) {
  return {
    surface: element.getByRole('img', { name: 'Decision surface' }),
    words: element.locator('#surface-words'),
    reading: element.locator('#surface-reading'),
    answer: element.getByRole('group', { name: 'Answer' }),
    field: (/** @type {string} */ name) => element.getByRole('spinbutton', { name, exact: true }),
    hold: (/** @type {string} */ name) => element.getByRole('slider', { name: `Hold ${name}` }),
  };
}

/**
 * Has the texts on the surface noted, as they are drawn.
 * @param {Playground} playground
 * @returns {Promise<() => Promise<{ text: string, x: number, y: number }[]>>} tells those that are drawn now
 */
async function noteTexts({ page }) {
  await page.addInitScript(() => {
    /** @type {{ text: string, x: number, y: number }[]} */
    let texts = [];
    const { clearRect, fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...room) {
      if (this.canvas.closest('#surface')) texts = [];
      clearRect.apply(this, room);
    };
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
      if (this.canvas.closest('#surface')) texts.push({ text, x, y });
      fillText.call(this, text, x, y);
    };
    Object.assign(window, { textsOnSurface: () => texts });
  });
  return () => page.evaluate('window.textsOnSurface()');
}

test('two inputs of different size have an axis each, on which rows lie apart', async ({
  playground,
}) => {
  const texts = await noteTexts(playground);
  await playground.open(TWO);
  const { words } = partsOf(playground);
  await expect(words).toContainText('for x from 20 to 64 and y from 20,000 to 120,000, blue for 0');
  await expect
    .poll(async () => (await texts()).map(({ text }) => text))
    .toEqual(['20', '40', '60', 'x', '50k', '100k', 'y', '0', '1', '0', '1'].map(expectAxis));
  const rows = (await texts()).slice(-4);
  for (const [at, row] of rows.entries()) {
    for (const other of rows.slice(at + 1)) {
      expect(Math.hypot(row.x - other.x, row.y - other.y)).toBeGreaterThan(30);
    }
  }
});

/** Where there is room, a name has an arrow. @param {string} text */
function expectAxis(text) {
  return expect.stringMatching(new RegExp(`^${text}( [→↑])?$`));
}

test('a click asks where it is in both ranges', async ({ playground }) => {
  await playground.open(TWO);
  const { surface, answer, words, reading } = partsOf(playground);
  await expect(words).toContainText('and y from 20,000 to 120,000');
  // What was asked before lies far outside.
  await expect(answer).toContainText('(25, 30000) gives ');
  const box = await surface.boundingBox();
  if (!box) throw new Error('The surface has no place');
  await surface.click({ position: { x: 0.55 * box.width, y: 0.5 * box.height } });
  await expect(answer).toHaveText(/^\((4\d(\.\d+)?), (6\d{4}|7\d{4})\) gives /);
  await surface.hover({ position: { x: 0.6 * box.width, y: 0.3 * box.height } });
  await expect(reading).toHaveText(/^x \d\d(\.\d+)?, y \d\d,\d{3}: output /);
});

test('the line of a neuron is moved through a place of both ranges', async ({ playground }) => {
  await playground.open(`${TWO}&parameters=0.1,0,-0.00005,1,-1,0,2,1,-1`);
  await playground.element.getByRole('button', { name: 'Neuron h1' }).click();
  const line = playground.element.locator('.neuron-line');
  await expect(line).toHaveClass(/held/);
  const box = await line.boundingBox();
  if (!box) throw new Error('The line has no place');
  // 0.1 · 42 − 64,000 / 20,000 − 1 = 0.
  const [x, y] = [42, 64_000];
  const at = { x: (x - 20) / 44, y: (120_000 - y) / 100_000 };
  const { mouse } = playground.page;
  await mouse.move(box.x + at.x * box.width, box.y + at.y * box.height);
  await mouse.down();
  await mouse.move(box.x + at.x * box.width, box.y + (at.y - 0.1) * box.height, { steps: 3 });
  await mouse.up();
  // By ten thousand upwards.
  await expect
    .poll(async () =>
      Number(
        await playground.element
          .getByRole('spinbutton', { name: 'Value of bias of h1' })
          .inputValue(),
      ),
    )
    .toBeCloseTo(-0.5, 1);
});

test('by keys the surface is read in steps of each range', async ({ playground }) => {
  await playground.open(TWO);
  const { reading, words } = partsOf(playground);
  await expect(words).toContainText('and y from 20,000 to 120,000');
  await playground.element.getByLabel('Read the decision surface with the arrow keys').focus();
  await expect(reading).toHaveText(/^x 25, y 30,000: output /);
  await playground.page.keyboard.press('ArrowUp');
  await expect(reading).toHaveText(/^x 25, y 32,500: output /);
  await playground.page.keyboard.press('End');
  await expect(reading).toHaveText(/^x 64, y 32,500: output /);
  await playground.page.keyboard.press('Enter');
  await expect(partsOf(playground).answer).toContainText('(64, 32500) gives ');
});

test('what is held goes through its own range, in its own steps', async ({ playground }) => {
  await playground.open(THREE);
  const { hold, words, field } = partsOf(playground);
  await expect(words).toContainText('x1 from 20 to 64 and x2 from 20,000 to 120,000, with x3 = 2');
  await expect(hold('x3')).toHaveAttribute('max', '3.2');
  await playground.element.getByLabel('Up', { exact: true }).selectOption('2');
  await expect(hold('x2')).toHaveAttribute('min', '20000');
  await expect(hold('x2')).toHaveAttribute('step', '2500');
  await expect(words).toContainText('x3 from -0.4 to 3.2, with x2 = 30,000');
  await hold('x2').fill('90000');
  await expect(words).toContainText('with x2 = 90,000');
  await field('x2').focus();
  await playground.page.keyboard.press('ArrowUp');
  await expect(field('x2')).toHaveValue('91000');
  await field('x1').focus();
  await playground.page.keyboard.press('ArrowUp');
  await expect(field('x1')).toHaveValue('26');
});

test('another problem has its square again, and its own fields', async ({ playground }) => {
  await playground.open(TWO);
  const { words, answer, field } = partsOf(playground);
  await expect(answer).toContainText('(25, 30000) gives ');
  await expect(field('y')).toHaveValue('30000');
  await playground.element.locator('#problem-button').click();
  await playground.element.getByRole('button', { name: /^Exclusive or/ }).click();
  await expect(words).toContainText('for x and y from -0.5 to 1.5, blue for 0');
  await expect(answer).toContainText('(0, 0) gives ');
  await expect(field('y')).toHaveValue('0');
});

test('rows are drawn, moved and read in the plane of their own ranges', async ({ playground }) => {
  await playground.open(`${TWO}&view=data`);
  await playground.expectView('Data');
  const plane = playground.element.getByRole('img', { name: 'Rows in the plane' });
  const box = await plane.boundingBox();
  if (!box) throw new Error('The plane has no place');
  await plane.click({ position: { x: 0.6 * box.width, y: 0.5 * box.height } });
  const text = playground.element.getByLabel('Rows as text');
  await expect(text).toHaveValue(/\n4\d(\.\d+)?,[67]\d{4}(\.\d+)?,1\s*$/);
  await expect(playground.element.locator('#data')).toContainText('has smaller ones made of them');
});

test('rows of a link can be scaled as they are, which can be undone', async ({ playground }) => {
  await playground.open(`${TWO}&view=data`);
  await playground.expectView('Data');
  const { element } = playground;
  const text = element.getByLabel('Rows as text');
  const before = await text.inputValue();
  await element.getByRole('button', { name: 'Scale, or choose columns' }).click();
  await expect(text).toHaveValue(before);
  await element.getByLabel('Inputs', { exact: true }).selectOption('unit');
  await element.getByRole('button', { name: 'Use these rows' }).click();
  await expect(element.locator('#data-answer')).toContainText('is now (');
  await expect(element.locator('#surface-words')).toContainText('from -0.5 to 1.5');
  await playground.undo.click();
  await expect(text).toHaveValue(before);
});

test('names above a pasted table are those of the inputs everywhere, and in the link', async ({
  playground,
}) => {
  await playground.open('#view=data');
  await playground.expectView('Data');
  const { element } = playground;
  const text = element.getByLabel('Rows as text');
  await text.fill('Age,Income ($),bought\n25,30000,0\n60,90000,1\n35,42000,0\n52,110000,1');
  await playground.button('Use these rows').click();
  await expect(element.locator('#table thead th')).toHaveText([
    ...['Age', 'Income', 'Target', 'Prediction', 'Verdict'],
  ]);
  const { words, answer, field } = partsOf(playground);
  await expect(words).toContainText(
    'for Age from 20 to 64 and Income from 20,000 to 120,000, blue',
  );
  await expect(element.getByRole('button', { name: 'Input Income' })).toBeAttached();
  await expect(
    element
      .getByRole('slider', { name: /^Weight Age → h1/ })
      .or(element.getByRole('spinbutton', { name: 'Weight Age → h1' }))
      .first(),
  ).toBeAttached();
  await expect
    .poll(() => playground.page.evaluate(() => location.hash))
    .toContain('&names=Age,Income&');
  // It comes again with the link, and is taken back with the rows.
  await playground.page.reload();
  await expect(text).toHaveValue(/^Age,Income,target\n/);
  await expect(field('Income')).toBeVisible();
  await field('Income').fill('50000');
  await expect(answer).toContainText('(25, 50000) gives ');
  await field('Income').fill('much');
  await expect(element.getByText(/^Income takes a number/)).toBeVisible();
});

test('names that cannot be used are said, and those that there were are used', async ({
  playground,
}) => {
  await playground.open(`${TWO}&names=age,age`);
  await expect(
    playground.page.getByText(/Names takes a different name for each input/),
  ).toBeVisible();
  await expect(partsOf(playground).words).toContainText('for x from 20 to 64 and y from');
});

test('long names have room: in the picture, in the diagram, in the table', async ({
  playground,
}) => {
  const texts = await noteTexts(playground);
  await playground.open(`${TWO}&names=years_of_age,annual_income`);
  await expect(partsOf(playground).words).toContainText('for years_of_age from 20');
  await expect
    .poll(async () => (await texts()).map(({ text }) => text).join())
    .toContain('annual_income ↑');
  expect(await violations(playground.page)).toEqual([]);
});
