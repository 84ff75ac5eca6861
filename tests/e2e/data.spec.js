// Data: points and numbers, and rows of one's own, which are drawn, typed, pasted, dropped, or read from a file.

import { readFile } from 'node:fs/promises';
import { drawUntil, holdFrames } from './frames.js';
import { expect, test } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

const CIRCLE = '#data=circle&hidden=8&activation=tanh&start=xavier-uniform&rule=adam&lr=0.03';

/** @param {Playground} playground */
function problemOf({ element }) {
  const choices = element.getByRole('region', { name: 'Problem', exact: true });
  return {
    word: element.locator('#problem-button'),
    choices,
    /** @param {string} name */
    choice: (name) => choices.getByRole('button', { name: new RegExp(`^${name} `) }),
  };
}

/** What is said of many rows, in the place of the truth table. @param {Playground} playground */
const fitOf = ({ element }) => element.locator('#table .fit');

/** @param {Playground} playground */
const hashOf = ({ page }) => page.evaluate(() => location.hash);

/** @param {Playground} playground */
function editorOf(playground) {
  const view = playground.view('Data');
  return {
    view,
    plane: view.getByRole('img', { name: 'Rows in the plane' }),
    text: view.getByRole('textbox', { name: 'Rows as text' }),
    use: view.getByRole('button', { name: 'Use these rows' }),
    answer: view.locator('#data-answer'),
    /**
     * Where an input is in the window, in the plane of exclusive or.
     * @param {number} x
     * @param {number} y
     */
    async placeOf(x, y) {
      const box = await view.getByRole('img', { name: 'Rows in the plane' }).boundingBox();
      if (!box) throw new Error('The plane has no place');
      // As www/plot/plane.js has it, on a sheet of scale 1.
      const side = box.width - 46;
      return {
        x: box.x + 34 + ((x + 0.5) / 2) * side,
        y: box.y + 8 + ((1.5 - y) / 2) * side,
      };
    },
  };
}

test.describe('points', () => {
  test('are chosen by their picture, and bring what it takes to learn them', async ({
    playground,
  }) => {
    await playground.open('#seed=3');
    const { word, choice } = problemOf(playground);
    await word.click();
    await choice('Circle').click();
    await expect(word).toHaveText('a disc');
    await expect(playground.element.locator('header')).toContainText('eight hidden neurons learns');
    await expect(playground.status).toContainText('of 200 rows right');
    await expect(fitOf(playground).getByRole('table')).toHaveAccessibleName(
      'Rows and what they are taken for',
    );
    await expect(playground.element.getByRole('table', { name: 'Truth table' })).toBeHidden();
    await playground.trainToTheEnd();
    await expect(playground.outcome).toContainText(/Learnt: 200 of 200, first at epoch \d+/);
    await expect(fitOf(playground)).toContainText('100 %');
    await expect(playground.surface).toHaveAccessibleDescription(/200 of 200 rows are right\./);

    await playground.undo.click();
    await expect(word).toHaveText('exclusive or');
    await expect(playground.element.getByRole('table', { name: 'Truth table' })).toBeVisible();
    await expect.poll(() => hashOf(playground)).toBe('#seed=3');
  });

  test('come as many, as noisy, and from the seed that one wants', async ({ playground }) => {
    await playground.open(CIRCLE);
    const { word, choices } = problemOf(playground);
    await word.click();
    const field = (/** @type {string} */ name) => choices.getByRole('spinbutton', { name });
    await expect(field('Samples value')).toHaveValue('200');
    await field('Samples value').fill('500');
    await field('Samples value').press('Enter');
    await field('Noise value').fill('25');
    await field('Noise value').press('Enter');
    await field('Seed of the points').fill('7');
    await field('Seed of the points').press('Enter');
    await expect(playground.status).toContainText('of 500 rows right');
    await expect
      .poll(() => hashOf(playground))
      .toContain('data=circle&samples=500&noise=25&data-seed=7');
    await field('Noise value').fill('51');
    await field('Noise value').press('Enter');
    await expect(choices).toContainText('It stays 25.');
  });

  test('can have a surface of two colours alone', async ({ playground }) => {
    await playground.open(CIRCLE);
    const coloursOf = () =>
      playground.surface.locator('canvas').evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
        const { width, height } = canvas;
        // A copy: reading would change how the browser keeps the page's own.
        const copy = new OffscreenCanvas(width, 1);
        const context = copy.getContext('2d', { willReadFrequently: true });
        context?.drawImage(canvas, 0, -height / 3);
        const row = context?.getImageData(0, 0, width, 1).data ?? [];
        const colours = new Set();
        for (let at = 0; at < row.length; at += 4) {
          colours.add([...row.slice(at, at + 3)].map((part) => part >> 4).join());
        }
        return colours.size;
      });
    const discrete = playground.element.getByRole('checkbox', { name: 'Discrete' });
    let all = 0;
    await expect.poll(async () => (all = await coloursOf())).toBeGreaterThan(12);
    await discrete.check();
    await expect.poll(coloursOf).toBeLessThan(all - 3);
    await discrete.uncheck();
    await expect.poll(coloursOf).toBe(all);
    await discrete.check();
    const { word, choice } = problemOf(playground);
    await word.click();
    await choice('And').click();
    await expect(discrete).toBeHidden();
    await playground.undo.click();
    await expect.poll(coloursOf).toBeLessThan(all - 3);
  });

  test('that are not all right at the end are no failure', async ({ playground }) => {
    await playground.open(`${CIRCLE}&noise=50&epochs=50`);
    await playground.trainToTheEnd();
    await expect(playground.outcome.getByRole('heading')).toHaveText(
      /^After 50 epochs: \d+ of 200 right$/,
    );
    await expect(playground.outcome).toContainText('% of the rows are on the right side of ½.');
  });

  test('are explained one by one, by their number', async ({ playground }) => {
    await playground.open(`${CIRCLE}&view=formulas`);
    await playground.expectView('Formulas');
    const formulas = playground.view('Formulas');
    const number = formulas.getByRole('spinbutton', { name: 'Number' });
    await expect(number).toBeVisible();
    await number.fill('150');
    await number.press('Enter');
    await expect(formulas.locator('output')).toHaveText(/ → 0$/);
    await number.fill('201');
    await number.press('Enter');
    await expect(formulas).toContainText(/from 1 to 200/);
  });

  test('lie in the hidden space as dots', async ({ playground }) => {
    await playground.open(`${CIRCLE}&view=space&at=300`);
    await playground.expectView('Hidden space');
    const space = playground.view('Hidden space');
    await expect(space.locator('.finding')).toHaveText(
      'One flat cut separates the 1s from the 0s.',
    );
    await expect(space.getByRole('img', { name: 'Hidden space' })).toHaveAccessibleDescription(
      /The rows: 200 of them, each a dot in the colour of its target\./,
    );
  });
});

test('numbers have errors instead of classes, and colours from the lowest to the highest', async ({
  playground,
}) => {
  await playground.open();
  const { word, choice } = problemOf(playground);
  await word.click();
  await choice('Plane').click();
  await expect(playground.element.locator('header')).toContainText(
    'the target is a tenth of x + y',
  );
  await playground.trainToTheEnd();
  await expect(fitOf(playground)).toContainText('R², the share explained');
  await expect(playground.element.locator('#legend-high')).toHaveText('1.5, orange');
  await expect(playground.element.locator('#legend-line')).toHaveText('0');
  await expect(playground.outcome).toContainText('Learnt: 200 of 200');
});

test.describe('rows of one’s own', () => {
  test('are drawn: added, moved, erased, each a step of undo', async ({ playground }) => {
    const { page } = playground;
    await playground.open();
    await playground.openView('Data');
    const { view, placeOf, text } = editorOf(playground);
    await expect(text).toHaveValue('x,y,target\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n');
    const middle = await placeOf(0.5, 0.5);
    await page.mouse.click(middle.x, middle.y);
    await expect(playground.status).toContainText('of 5 rows right');
    await expect(playground.rows).toHaveCount(5);
    const [across, up, target] = await playground.rows.last().locator('td').allTextContents();
    expect(Number(across)).toBeCloseTo(0.5, 1);
    expect(Number(up)).toBeCloseTo(0.5, 1);
    expect(target).toBe('1');

    // Half a picture to the left, and back by undo.
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    const left = await placeOf(-0.25, 0.5);
    await page.mouse.move(left.x, left.y, { steps: 5 });
    await page.mouse.up();
    await expect
      .poll(async () => Number(await playground.rows.last().locator('td').first().textContent()))
      .toBeCloseTo(-0.25, 1);
    await playground.undo.click();
    await expect(playground.rows.last().locator('td').first()).toHaveText(across);

    await view.getByRole('radio', { name: 'Erase' }).check();
    await page.mouse.click(middle.x, middle.y);
    await expect(playground.rows).toHaveCount(4);
    await playground.undo.click();
    await expect(playground.rows).toHaveCount(5);
  });

  test('begin anew when the plane is cleared; the last row stays', async ({ playground }) => {
    const { page } = playground;
    await playground.open('#view=data');
    await playground.expectView('Data');
    const { view, placeOf } = editorOf(playground);
    await view.getByRole('button', { name: 'Clear' }).click();
    await expect(playground.rows).toHaveCount(4);
    const place = await placeOf(0.25, 1.25);
    await page.mouse.click(place.x, place.y);
    await expect(playground.rows).toHaveCount(1);
    await view.getByRole('radio', { name: 'Erase' }).check();
    const again = await placeOf(0.25, 0.25);
    await page.mouse.click(again.x, again.y);
    await expect(playground.rows).toHaveCount(1);
  });

  test('are typed, and learnt when one says so', async ({ playground }) => {
    await playground.open('#view=data');
    await playground.expectView('Data');
    const { text, use, answer } = editorOf(playground);
    await expect(use).toHaveAttribute('aria-disabled', 'true');
    await text.fill('0 0 1\n0 1 1\n1 0 1\n1 1 0');
    await expect(answer).toContainText('Read: 4 rows of 3 columns with blanks between them');
    await expect(playground.rows.locator('td:nth-child(3)')).toHaveText(['0', '1', '1', '0']);
    await use.click();
    await expect(answer).toContainText('It learns 4 rows now.');
    await expect.poll(() => hashOf(playground)).toContain('data=nand');
    // What was typed stays, for a change.
    await expect(text).toHaveValue('0 0 1\n0 1 1\n1 0 1\n1 1 0');
    await expect(use).toHaveAttribute('aria-disabled', 'true');
  });

  test('that can’t be read are answered by line and column, and nothing is lost', async ({
    playground,
  }) => {
    await playground.open('#view=data');
    await playground.expectView('Data');
    const { view, text, use, answer } = editorOf(playground);
    await text.fill('x,y,target\n0,0,0\n0,maybe,1\n1,0,1\n1,1,0');
    await use.click();
    await expect(answer).toContainText('Line 3, column 2 (“y”): “maybe” is no number.');
    await expect(text).toHaveValue(/maybe/);
    await expect(playground.rows).toHaveCount(4);
    await view.getByRole('button', { name: 'Back to the run’s' }).click();
    await expect(text).toHaveValue(/^x,y,target\n0,0,0\n0,1,1/);
    await expect(answer).toHaveText('');
  });

  test('come from a file: columns, classes by name, missing cells, scaling', async ({
    playground,
  }) => {
    await playground.open('#view=data');
    await playground.expectView('Data');
    const { view, use, answer } = editorOf(playground);
    const lines = ['name;height;weight;kind'];
    for (let row = 0; row < 20; row++) {
      lines.push(`n${row};1,${10 + row};${50 + row};${row < 10 ? 'cat' : 'dog'}`);
    }
    lines.push('lost;;3;cat');
    await view.locator('input[type="file"]').setInputFiles({
      name: 'animals.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\r\n')),
    });
    await expect(answer).toContainText(
      'Read: 21 rows of 4 columns with semicolons between them, with decimal commas, below their names.',
    );
    await expect(view.getByLabel('x', { exact: true })).toHaveValue('1');
    await view.getByLabel('1 is').selectOption('cat');
    await view.getByLabel('Inputs').selectOption('unit');
    await use.click();
    await expect(answer).toContainText('It learns 20 rows now. dog is 0, cat is 1.');
    await expect(answer).toContainText(
      'height is now (height − 1.1) / 0.19, weight is now (weight − 50) / 19.',
    );
    await expect(answer).toContainText('1 left out');
    await expect(playground.status).toContainText('of 20 rows right');
    await playground.trainToTheEnd();
    await expect(playground.outcome).toContainText('Learnt: 20 of 20');
    await playground.undo.click();
    await expect(playground.rows).toHaveCount(4);
  });

  test('go out as CSV, and come in again to the same run', async ({ playground }) => {
    await playground.open(`${CIRCLE}&samples=50&view=data`);
    await playground.expectView('Data');
    const { view, text, use } = editorOf(playground);
    const saving = playground.page.waitForEvent('download');
    await view.getByRole('button', { name: 'Download as CSV' }).click();
    const saved = await readFile(await (await saving).path(), 'utf8');
    expect(saved.trim().split('\n')).toHaveLength(51);
    await playground.page.goto('about:blank');
    await playground.open('#view=data');
    await playground.expectView('Data');
    await text.fill(saved);
    await use.click();
    await expect(playground.status).toContainText('of 50 rows right');
    // It is what was drawn, by its numbers.
    const drawn = playground.page.locator('xor-playground');
    await expect(drawn.locator('#problem-button')).toHaveText('rows of your own');
  });

  test('too many for a link are kept beside it: a reload, Back and Forward find them', async ({
    playground,
  }) => {
    const { page } = playground;
    await playground.open('#view=data');
    await playground.expectView('Data');
    const { view, text, use } = editorOf(playground);
    const many = (/** @type {number} */ from) =>
      Array.from({ length: 900 }, (_, row) => `${from + row * 0.01},${row * 0.02},${row % 2}`);
    await text.fill(many(0).join('\n'));
    await use.click();
    await expect(playground.status).toContainText('of 900 rows right');
    await expect(view).toContainText('So many rows are too much for a link');
    await expect.poll(() => hashOf(playground)).toBe('');
    await page.reload();
    await playground.expectView('Data');
    await expect(playground.status).toContainText('of 900 rows right');
    await text.fill(many(5).slice(1).join('\n'));
    await use.click();
    await expect(playground.status).toContainText('of 899 rows right');
    await expect.poll(() => page.evaluate('history.state.run?.length > 8000')).toBe(true);
    await expect.poll(() => page.evaluate('history.state.run.split(";").length')).toBe(899);
    await page.goBack();
    await expect(playground.status).toContainText('of 900 rows right');
    await page.goBack();
    await expect(playground.status).toContainText('of 4 rows right');
    await page.goForward();
    await expect(playground.status).toContainText('of 900 rows right');
  });

  test('too many for a link, and the start, have the same address, and Back and Forward tell them apart', async ({
    playground,
  }) => {
    const { page } = playground;
    await playground.open('#view=data');
    await playground.expectView('Data');
    const { text, use } = editorOf(playground);
    await text.fill(
      Array.from({ length: 900 }, (_, row) => `${row * 0.01},${row * 0.02},${row % 2}`).join('\n'),
    );
    await use.click();
    await expect(playground.status).toContainText('of 900 rows right');
    await playground.element.getByRole('button', { name: 'Close Rows of your own' }).click();
    await expect
      .poll(() => page.evaluate('history.state.run?.includes("view") ?? true'))
      .toBe(false);
    await playground.undo.click();
    await expect(playground.status).toContainText('of 4 rows right');
    await expect.poll(() => page.evaluate('history.state.run')).toBe(undefined);
    await page.goBack();
    await expect(playground.status).toContainText('of 900 rows right');
    await page.goForward();
    await expect(playground.status).toContainText('of 4 rows right');
  });

  test('are drawn whatever their targets: the same, or huge', async ({ playground }) => {
    for (const data of ['0,0,5;1,1,5', '0,0,1e308;1,1,-1e308', '0,0,0', '0,0,-1e-300;1,0,1e-300']) {
      await playground.page.goto('about:blank');
      await playground.open(`#data=${data}`);
      await expect(playground.element.locator('#problem-button')).toHaveText('rows of your own');
      await expect(playground.surface).toHaveAccessibleDescription(
        /^Output of the network for x and y/,
      );
      await playground.step.click();
      await expect(playground.trouble).toBeHidden();
    }
  });

  test('and what the engine refuses of them is answered at its field', async ({ playground }) => {
    await playground.open('#data=circle&samples=40&split=25&lr=0.03');
    await playground.advanced.click();
    const batch = playground.element.getByRole('spinbutton', { name: /^Batch/ });
    await batch.fill('35');
    await batch.press('Enter');
    await expect(playground.element.locator('#batch-error')).toContainText('from 1 to 30');
    const { word, choices } = problemOf(playground);
    await word.click();
    const field = choices.getByRole('spinbutton', { name: 'Test rows value' });
    await field.fill('1');
    await field.press('Enter');
    await expect(choices).toContainText('1 percent of 40');
    await expect(choices).toContainText('It stays 25.');
    await expect(playground.status).toContainText('of 30 rows right');
  });

  test('are in the link, and a link’s are shown', async ({ playground }) => {
    await playground.open('#data=0,0,0;0,1,0;1,0,0;1,1,1;0.5,0.5,1&seed=2');
    await expect(playground.element.locator('#problem-button')).toHaveText('rows of your own');
    await expect(playground.rows).toHaveCount(5);
    await expect(playground.rows.last().locator('td').first()).toHaveText('0.5');
  });
});

test('many points are drawn at every frame while they are learnt', async ({ playground }) => {
  await holdFrames(playground.page);
  await playground.open(`${CIRCLE}&samples=500&noise=10`);
  await drawUntil(playground.page, () =>
    expect(fitOf(playground)).toContainText('taken for', { timeout: 500 }),
  );
  await playground.train.click();
  for (const epoch of [20, 40, 60]) {
    await playground.page.evaluate('drawFrame(1000 / 60)');
    await playground.expectEpoch(epoch);
  }
});

test.describe('rows that are held out for a test', () => {
  const SPLIT = `${CIRCLE}&noise=30&split=50`;

  test('have their loss beside that of training, and are counted apart', async ({ playground }) => {
    await playground.open(`${SPLIT}&epochs=600`);
    await expect(playground.status).toContainText(/test 0\.\d+, \d+ of 100 rows right/);
    await playground.trainToTheEnd();
    await expect(playground.outcome).toContainText(
      /Of those held out for the test, \d+ of 100 are right\./,
    );
    await expect(fitOf(playground).getByRole('table')).toHaveAccessibleName(
      'Test rows and what they are taken for',
    );
    await expect(fitOf(playground)).toContainText(/Of those that train, \d+ of 100 are right\./);
    await expect(playground.curve).toHaveAccessibleDescription(/, test 0\.\d+\./);
    await playground.curve.hover();
    await expect(playground.element.locator('#curve-reading')).toHaveText(
      /^Epoch [\d,]+: loss 0\.\d+, test 0\.\d+$/,
    );
  });

  test('have their curve in the picture that is taken home', async ({ playground }) => {
    await playground.open(`${SPLIT}&at=100&view=home`);
    await playground.expectView('Take it home');
    const home = playground.view('Take it home');
    const saving = playground.page.waitForEvent('download');
    await home.getByRole('button', { name: 'SVG, picture of the loss curve' }).click();
    const picture = await readFile(await (await saving).path(), 'utf8');
    expect(picture).toContain('>test</text>');
  });

  test('of a truth table are marked, and another problem has none', async ({ playground }) => {
    await playground.open('#split=25&seed=11');
    await expect(playground.rows.filter({ hasText: 'held out' })).toHaveCount(1);
    await expect(playground.status).toContainText('of 3 rows right');
    await playground.page.goto('about:blank');
    await playground.open(SPLIT);
    const { word, choice } = problemOf(playground);
    await word.click();
    await choice('Exclusive or').click();
    await expect(playground.status).toContainText('of 4 rows right');
  });

  test('are as many as one wants, and undone', async ({ playground }) => {
    await playground.open(CIRCLE);
    const { word, choices } = problemOf(playground);
    await word.click();
    const field = choices.getByRole('spinbutton', { name: 'Test rows value' });
    await field.fill('25');
    await field.press('Enter');
    await expect(playground.status).toContainText('of 150 rows right');
    await expect(choices.getByRole('spinbutton', { name: 'Seed of the split' })).toBeVisible();
    await field.press('Escape');
    await playground.page.keyboard.press('Escape');
    await playground.undo.click();
    await expect(playground.status).toContainText('of 200 rows right');
  });

  test('are not explained: no update looks at them', async ({ playground }) => {
    await playground.open(`${SPLIT}&view=formulas`);
    await playground.expectView('Formulas');
    const number = playground.view('Formulas').getByRole('spinbutton', { name: 'Number' });
    await number.fill('100');
    await number.press('Enter');
    await expect(playground.view('Formulas').locator('output')).toHaveText(/→ [01]$/);
    await number.fill('101');
    await number.press('Enter');
    await expect(playground.view('Formulas')).toContainText(/from 1 to 100/);
  });
});

test('with formulas open at a row, another problem with fewer rows is explained at one of its own', async ({
  playground,
}) => {
  await playground.open(`${CIRCLE}&view=formulas`);
  await playground.expectView('Formulas');
  const formulas = playground.view('Formulas');
  const number = formulas.getByRole('spinbutton', { name: 'Number' });
  await number.fill('150');
  await number.press('Enter');
  const { word, choice } = problemOf(playground);
  await word.click();
  await choice('And').click();
  await expect(formulas.getByRole('radio', { name: '(0, 1) → 0', exact: true })).toBeChecked();
});
