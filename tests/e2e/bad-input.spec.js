// A wrong input is answered where it was typed, in words that say what is accepted, and changes nothing.

import { expect, test } from './page.js';

/** @typedef {Exclude<import('./page.js').FieldName, 'Hidden layers'>} FieldName */

const NO_NUMBERS = [
  ...['', '   ', 'abc', 'NaN', 'Infinity', '-inf', '0x10', '1,5,2', '1,000.5', '1 2', '--1'],
  ...['½', '<b>1</b>'],
];
const TOO_LARGE = ['1e308', '1e999', '-1e999', '9'.repeat(400)];

/** @type {Record<FieldName, { accepts: string, rejected: string[], tooLarge?: string[] }>} */
const FIELDS = {
  x: {
    accepts: 'x takes a number, such as 0, 1 or -0.25.',
    rejected: NO_NUMBERS,
    tooLarge: TOO_LARGE,
  },
  y: {
    accepts: 'y takes a number, such as 0, 1 or -0.25.',
    rejected: NO_NUMBERS,
    tooLarge: TOO_LARGE,
  },
  Seed: {
    accepts: 'Seed takes a whole number from 0 to 4294967295',
    rejected: ['-1', '1.5', '4294967296', '12345678901234567890', 'abc', '', '0x10', '1 2'],
  },
  Epochs: {
    accepts: 'Epochs takes a whole number from 1 to 10000000',
    rejected: ['0', '10000001', '2.5', '-5', '', 'many', '1,2'],
  },
  'Learning rate': {
    accepts: 'Learning rate takes a number from 0.001 to 20',
    rejected: ['0', '-1', '21', '0.0009', 'abc', '', 'NaN', 'inf'],
  },
  'Hidden neurons': {
    accepts: 'Hidden neurons takes a whole number from 1 to 16',
    rejected: ['00', '17', '2.5', '-1', '', 'two', '8,8'],
  },
  Speed: {
    accepts: 'Speed takes a whole number from 1 to 100000',
    rejected: ['0', 'abc', '100001', '1.5', '-1', '', '0x10', '1,2'],
  },
};

for (const [key, { accepts, rejected, tooLarge = [] }] of Object.entries(FIELDS)) {
  const name = /** @type {FieldName} */ (key);

  test(`${name} says what it accepts, and changes nothing`, async ({ playground }) => {
    await playground.open();
    await playground.step.click();
    const field = playground.field(name);
    const error = await playground.errorOf(name);
    const good = await field.inputValue();
    const before = await playground.predictions();
    const answer = String(await playground.answer.textContent());
    const isAsked = name === 'x' || name === 'y';

    for (const text of [...rejected, ...tooLarge]) {
      await playground.type(name, text);
      const words = tooLarge.includes(text)
        ? `${name} takes a number from -1e+300 to 1e+300.`
        : accepts;
      await expect(error, text).toContainText(words);
      expect((await error.textContent())?.length).toBeLessThan(120);
      await expect(error).toBeVisible();
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(/ takes /);
    }
    expect(await playground.predictions()).toEqual(before);
    await expect(playground.answer).toHaveText(isAsked ? 'No answer' : answer);
    await playground.expectEpoch(1);
    await expect.poll(() => playground.page.evaluate(() => location.hash)).toBe('');

    await field.press('Escape');
    await expect(field).toHaveValue(good);
    await expect(playground.answer).toHaveText(answer);
    await expect(error).toBeEmpty();
    await expect(field).toHaveAttribute('aria-invalid', 'false');

    await playground.type(name, 'wrong');
    await expect(error).not.toBeEmpty();
    await playground.type(name, 7);
    await expect(error).toBeEmpty();
    await expect(field).toHaveValue('7');
  });
}

test('a wrong input is answered a moment after it was typed, without Enter', async ({
  playground,
}) => {
  await playground.open();
  await playground.field('Seed').fill('-1');
  await expect(await playground.errorOf('Seed')).toHaveText(
    'Seed takes a whole number from 0 to 4294967295. It stays 0.',
  );
});

test('whoever wants no hidden neurons is told where the layer is', async ({ playground }) => {
  await playground.open('#hidden=3');
  await playground.type('Hidden neurons', 0);
  await expect(await playground.errorOf('Hidden neurons')).toHaveText(
    'For none, set Hidden layers to 0 under Advanced. It stays 3.',
  );
  await playground.advanced.click();
  await playground.type('Hidden layers', 0);
  await expect.poll(() => playground.page.evaluate(() => location.hash)).toBe('#hidden=0');
});

test('a field goes on from its last good value with the arrow keys', async ({ playground }) => {
  await playground.open('#seed=5');
  await playground.type('Seed', 'abc');
  await playground.field('Seed').press('ArrowUp');
  await expect(playground.field('Seed')).toHaveValue('6');
  await expect(await playground.errorOf('Seed')).toBeEmpty();
});

test('x is taken however it is written, and shown as the page writes it', async ({
  playground,
}) => {
  await playground.open();
  for (const [text, shown] of [
    ['-0', '0'],
    ['−0', '0'],
    ['−0.25', '-0.25'],
    [' 0.5 ', '0.5'],
    ['0,5', '0.5'],
    ['−,25', '-0.25'],
    ['1e-3', '0.001'],
    ['.5', '0.5'],
    ['+1', '1'],
    ['1e300', '1e+300'],
    ['007', '7'],
  ]) {
    await playground.type('x', text);
    await expect(playground.answer).toContainText(`(${shown}, 1) gives `);
    await expect(playground.field('x')).toHaveValue(shown);
    expect(await playground.answered()).toBeLessThanOrEqual(1);
  }
});

test('whole numbers may have their digits in groups', async ({ playground }) => {
  await playground.open();
  for (const name of /** @type {const} */ (['Seed', 'Epochs', 'Speed'])) {
    await playground.type(name, '12,345');
    await expect(await playground.errorOf(name)).toBeEmpty();
    await expect(playground.field(name)).toHaveValue('12345');
  }
});

test('the learning rate may have a decimal comma', async ({ playground }) => {
  await playground.open();
  await playground.type('Learning rate', '0,25');
  await expect(playground.field('Learning rate')).toHaveValue('0.25');
});

test.describe('the answer belongs to what is typed', () => {
  test('with every key, and y keeps its place', async ({ playground }) => {
    await playground.open();
    const x = playground.field('x');
    await x.fill('');
    for (const [key, typed] of [
      ['0', '0'],
      [',', '0'],
      ['7', '0.7'],
      ['5', '0.75'],
    ]) {
      await x.press(key);
      await expect(playground.answer).toContainText(`(${typed}, 1) gives `);
    }
    // It is still as it was typed, so that one can go on.
    await expect(x).toHaveValue('0,75');
    await expect(await playground.errorOf('x')).toBeEmpty();
  });

  test('or is withdrawn with the reason, before Enter', async ({ playground }) => {
    await playground.open();
    const answer = String(await playground.answer.textContent());
    const error = await playground.errorOf('x');
    for (const text of ['q', 'e400', '', '0.5.', '-']) {
      await playground.field('x').fill(text);
      await expect(playground.answer).toHaveText('No answer');
      await expect(error).toHaveText('x takes a number, such as 0, 1 or -0.25.');
      await playground.field('x').fill('0');
      await expect(playground.answer).toHaveText(answer);
      await expect(error).toBeEmpty();
    }
  });

  test('and needs both', async ({ playground }) => {
    await playground.open();
    await playground.field('x').fill('q');
    await playground.field('y').fill('0.5');
    await expect(playground.answer).toHaveText('No answer');
    await expect(playground.field('x')).toHaveValue('q');
    // The network may be another one meanwhile.
    await playground.step.click();
    await expect(playground.answer).toHaveText('No answer');
    await playground.field('x').fill('1');
    await expect(playground.answer).toContainText('(1, 0.5) gives ');
  });

  test('and what is pointed at counts, whatever was typed', async ({ playground }) => {
    await playground.open();
    await playground.field('x').fill('q');
    const { width, height } = (await playground.surface.boundingBox()) ?? { width: 0, height: 0 };
    await playground.surface.click({ position: { x: width / 2, y: height / 2 } });
    await expect(playground.answer).toContainText(' gives ');
    await expect(playground.field('x')).not.toHaveValue('q');
    await expect(await playground.errorOf('x')).toBeEmpty();
  });
});

test('a slider cannot be driven past its ends', async ({ playground }) => {
  await playground.open();
  for (const name of /** @type {const} */ (['Learning rate', 'Epochs', 'Speed'])) {
    const slider = playground.slider(name);
    const before = await playground.field(name).inputValue();
    for (const [end, beyond] of [
      ['max', '1000000'],
      ['min', '-1000000'],
    ]) {
      await slider.evaluate(
        (input, [end, beyond]) => {
          const range = /** @type {HTMLInputElement} */ (input);
          range.setAttribute(end, beyond);
          range.value = beyond;
          range.dispatchEvent(new Event('input', { bubbles: true }));
        },
        [end, beyond],
      );
      await expect(playground.field(name)).toHaveValue(before);
    }
    await expect(slider).toHaveAttribute('aria-valuetext', Number(before).toLocaleString('en-US'));
  }
  await playground.step.click();
  await playground.expectEpoch(1);
});
