// The page without a pointer.

import { expect, test } from './page.js';

/** @param {import('@playwright/test').Page} page */
function focused(page) {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.id ?? '';
  });
}

test('space, S, R and N train, step, reset and draw a new start', async ({ playground }) => {
  await playground.open();
  const { keyboard } = playground.page;
  await keyboard.press('s');
  await keyboard.press('S');
  await playground.expectEpoch(2);
  await keyboard.press('r');
  await playground.expectEpoch(0);
  await keyboard.press('n');
  await expect(playground.field('Seed')).not.toHaveValue('0');
  await keyboard.press('Space');
  await expect(playground.pause).toBeVisible();
  await keyboard.press('Space');
  await expect(playground.train).toBeVisible();
});

test('the keys mean nothing while a field has the focus', async ({ playground }) => {
  await playground.open();
  for (const control of [
    playground.field('Seed'),
    playground.field('x'),
    playground.page.getByRole('checkbox', { name: 'Logarithmic' }),
  ]) {
    await control.focus();
    for (const key of ['s', 'n', 'r', 'Space']) await playground.page.keyboard.press(key);
    await playground.page.keyboard.press('Escape');
  }
  await playground.expectEpoch(0);
  await expect(playground.train).toBeVisible();
  await expect(playground.field('Seed')).toHaveValue('0');
});

test('the keys mean nothing together with Control, Alt, Meta or Shift', async ({ playground }) => {
  await playground.open();
  for (const modifier of ['ctrlKey', 'altKey', 'metaKey', 'shiftKey']) {
    // Dispatched, because the browser itself acts on some of these.
    await playground.page
      .locator('body')
      .dispatchEvent('keydown', { key: 'n', bubbles: true, [modifier]: true });
  }
  await expect(playground.field('Seed')).toHaveValue('0');
});

test('a slider lets the keys through, because it does nothing with them', async ({
  playground,
}) => {
  await playground.open();
  await playground.slider('Learning rate').focus();
  await playground.page.keyboard.press('s');
  await playground.expectEpoch(1);
  await playground.page.keyboard.press('Space');
  await expect(playground.pause).toBeVisible();
});

test('after a click with the mouse, space trains, whatever was clicked', async ({ playground }) => {
  await playground.open();
  await playground.newStart.click();
  const seed = await playground.field('Seed').inputValue();
  await playground.page.keyboard.press('Space');
  await expect(playground.pause).toBeVisible();
  await expect(playground.field('Seed')).toHaveValue(seed);
});

test('space presses the focused button once', async ({ playground }) => {
  await playground.open();
  await playground.step.focus();
  await playground.page.keyboard.press('Space');
  await playground.expectEpoch(1);
  await expect(playground.train).toBeVisible();
  await playground.train.focus();
  await playground.page.keyboard.press('Space');
  await expect(playground.pause).toBeVisible();
  await playground.page.keyboard.press('Enter');
  await expect(playground.train).toBeVisible();
});

test('a key held down steps on, but trains and draws a start only once', async ({ playground }) => {
  await playground.open();
  const { keyboard } = playground.page;
  for (let repeat = 0; repeat < 3; repeat++) await keyboard.down('s');
  await keyboard.up('s');
  await playground.expectEpoch(3);
  for (let repeat = 0; repeat < 2; repeat++) await keyboard.down('Space');
  await keyboard.up('Space');
  await expect(playground.pause).toBeVisible();
});

test('Tab reaches every control, in the order in which they stand', async ({ playground }) => {
  await playground.open();
  const reached = [];
  for (let press = 0; press < 18; press++) {
    await playground.page.keyboard.press('Tab');
    reached.push(await focused(playground.page));
  }
  expect(reached).toEqual([
    ...['train', 'step', 'reset', 'new-start', 'seed', 'hidden'],
    ...['Learning rate value', 'lr', 'Epochs value', 'epochs', 'Speed value', 'Speed'],
    ...['advanced-title', 'x', 'y', 'Input x', 'curve-log', 'time'],
  ]);
});

test('the focus can be seen on every control', async ({ playground }) => {
  await playground.open();
  for (let press = 0; press < 18; press++) {
    await playground.page.keyboard.press('Tab');
    const outline = await playground.page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(
        document.activeElement ?? document.body,
      );
      return { outlineStyle, outlineWidth };
    });
    expect(outline, await focused(playground.page)).toEqual({
      outlineStyle: 'solid',
      outlineWidth: '2px',
    });
  }
});

test('tells the whole story with the keyboard alone', async ({ playground }) => {
  await playground.open();
  const { keyboard } = playground.page;
  const tab = async (/** @type {number} */ times) => {
    for (let press = 0; press < times; press++) await keyboard.press('Tab');
  };
  await tab(5);
  await keyboard.type('11');
  await tab(6);
  await keyboard.type('100000');
  await keyboard.press('Enter');
  for (let press = 0; press < 10; press++) await keyboard.press('Shift+Tab');
  expect(await focused(playground.page)).toBe('train');
  await keyboard.press('Enter');
  await playground.ended();
  await expect(playground.outcome).toContainText('Not learnt after 5,000 epochs');

  // On to what the outcome offers, at the end of the page: more neurons until it has learnt.
  await playground.button('One more hidden neuron').focus();
  await keyboard.press('Enter');
  expect(await focused(playground.page)).toBe('train');
  await playground.ended();
  await expect(playground.field('Hidden neurons')).toHaveValue('3');
});

test('the outcome’s offers come after the curve in the Tab order', async ({ playground }) => {
  await playground.open('#seed=11');
  await playground.trainToTheEnd();
  await playground.time.focus();
  await playground.page.keyboard.press('Tab');
  await expect(playground.button('Try another start')).toBeFocused();
  await playground.page.keyboard.press('Tab');
  await expect(playground.button('One more hidden neuron')).toBeFocused();
});
