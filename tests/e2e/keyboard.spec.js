// The page without a pointer.

import { expect, test } from './page.js';

/**
 * What has the focus, by its name or its id.
 * @param {import('./page.js').Playground} playground
 */
function focused(playground) {
  return playground.inside(({ activeElement }) => activeElement?.ariaLabel ?? activeElement?.id);
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

test('keys of one letter can be switched off, and those with Control stay', async ({
  playground,
}) => {
  await playground.open();
  const { keyboard } = playground.page;
  const about = playground.button('About');
  await about.click();
  const keys = playground.page.getByRole('checkbox', {
    name: 'Space and letters are keys of the page',
  });
  await keys.uncheck();
  await keyboard.press('Escape');
  await playground.type('Epochs', 300);
  for (const focus of ['the page', 'a slider', 'a button']) {
    if (focus === 'a slider') await playground.slider('Learning rate').focus();
    if (focus === 'a button') await playground.reset.focus();
    for (const key of ['s', 'n', 'r', 'S']) await keyboard.press(key);
    if (focus !== 'a button') await keyboard.press('Space');
    await expect(playground.train, focus).toBeVisible();
    await playground.expectEpoch(0, 300);
    await expect(playground.field('Seed'), focus).toHaveValue('0');
  }
  // A button is pressed by Space as anywhere.
  await playground.step.focus();
  await keyboard.press('Space');
  await playground.expectEpoch(1, 300);
  await keyboard.press('Control+z');
  await expect(playground.field('Epochs')).toHaveValue('5000');

  // Whoever can't have them needs not say so each time.
  await playground.page.reload();
  await expect(playground.train).toBeEnabled();
  await keyboard.press('s');
  await playground.settled();
  await playground.expectEpoch(0);
  await about.click();
  await expect(keys).not.toBeChecked();
  await keys.check();
  await keyboard.press('Escape');
  await keyboard.press('s');
  await playground.expectEpoch(1);
  await playground.page.reload();
  await expect(playground.train).toBeEnabled();
  await keyboard.press('s');
  await playground.expectEpoch(2);
  await expect.poll(() => playground.page.evaluate(() => localStorage.length)).toBe(0);
  await about.click();
  await expect(keys).toBeChecked();
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
  await playground.settled();
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

test('Tab reaches every control, in the order in which they stand, and each shows its focus', async ({
  playground,
}) => {
  await playground.open();
  await playground.network.hover();
  await expect(playground.button('Add a hidden layer')).toBeVisible();
  const controls = await playground.inside((root) => {
    const all = root.querySelectorAll('button, input, select, summary, [tabindex="0"]');
    return [...all]
      .filter(
        (control) =>
          control.matches(':not(:disabled)') &&
          control.checkVisibility({ visibilityProperty: true }),
      )
      .map((control) => control.ariaLabel ?? control.id);
  });
  expect(controls.slice(0, 9)).toEqual([
    ...['problem-button', 'about-button', 'projector', 'Theme'],
    ...['train', 'step', 'reset', 'new-start', 'Undo'],
  ]);
  for (const control of controls) {
    await playground.page.keyboard.press('Tab');
    expect(await focused(playground)).toBe(control);
    const outline = await playground.inside(({ activeElement }) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(
        /** @type {Element} */ (activeElement),
      );
      return { outlineStyle, outlineWidth };
    });
    expect(outline, control).toEqual({ outlineStyle: 'solid', outlineWidth: '2px' });
  }
});

test('Control or Command with Z undoes, and with Shift, or Y, does it again', async ({
  playground,
}) => {
  await playground.open('#epochs=500');
  await playground.trainToTheEnd();
  await playground.newStart.click();
  await expect(playground.field('Seed')).not.toHaveValue('0');
  const seed = await playground.field('Seed').inputValue();
  const { keyboard } = playground.page;
  for (const again of ['Control+Shift+z', 'Control+y', 'Meta+Shift+z']) {
    await keyboard.press(again.startsWith('Meta') ? 'Meta+z' : 'Control+z');
    await playground.expectEpoch(500, 500);
    await expect(playground.undo).toBeDisabled();
    await keyboard.press(again);
    await playground.expectEpoch(0, 500);
    await expect(playground.field('Seed')).toHaveValue(seed);
    await expect(playground.redo).toBeDisabled();
  }
  // Where one types, they mean what is typed.
  await playground.field('x').focus();
  await keyboard.press('Control+z');
  await expect(playground.field('Seed')).toHaveValue(seed);
  await expect(playground.undo).toBeEnabled();
});

test('Undo keeps the focus when there is nothing more to undo', async ({ playground }) => {
  await playground.open();
  await playground.type('Epochs', 300);
  await playground.undo.focus();
  await playground.page.keyboard.press('Enter');
  await expect(playground.undo).toBeDisabled();
  await expect(playground.undo).toBeFocused();
  await playground.page.keyboard.press('Space');
  await expect(playground.train).toBeVisible();
});

test('tells the whole story with the keyboard alone', async ({ playground }) => {
  await playground.open();
  const { keyboard } = playground.page;
  const tabTo = async (/** @type {string} */ name, key = 'Tab') => {
    for (let press = 0; press < 60 && (await focused(playground)) !== name; press++) {
      await keyboard.press(key);
    }
    expect(await focused(playground)).toBe(name);
  };
  await tabTo('Speed value');
  await keyboard.type('100000');
  await tabTo('seed');
  await keyboard.type('11');
  await keyboard.press('Enter');
  await tabTo('train', 'Shift+Tab');
  await keyboard.press('Enter');
  await playground.ended();
  await expect(playground.outcome).toContainText('Not learnt after 5,000 epochs');

  // On to what the outcome offers: more neurons until it has learnt.
  await playground.button('One more hidden neuron').focus();
  await keyboard.press('Enter');
  await expect(playground.field('Hidden neurons')).toHaveValue('3');
  await expect(playground.train).toBeFocused();
  await playground.ended();
});
