// What the network learns: exclusive or, or another gate.

import { expect, test } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

/** @param {Playground} playground */
function problemOf({ element }) {
  const word = element.locator('#problem-button');
  const choices = element.getByRole('region', { name: 'Problem', exact: true });
  return {
    word,
    choices,
    /** @param {string} name */
    choice: (name) => choices.getByRole('button', { name: new RegExp(`^${name} `) }),
  };
}

/** The targets in the truth table. @param {Playground} playground */
function targetsOf({ rows }) {
  return expect.poll(() => rows.locator('td:nth-child(3)').allTextContents());
}

test('is chosen by its picture, where the page says what it is', async ({ playground }) => {
  await playground.open('#seed=3');
  const { word, choices, choice } = problemOf(playground);
  await expect(word).toHaveText('exclusive or');
  await word.click();
  await expect(
    choices.getByRole('group', { name: 'Truth tables' }).getByRole('button'),
  ).toHaveCount(9);
  await expect(choice('Exclusive or')).toHaveAttribute('aria-pressed', 'true');
  await expect(choice('Exclusive or')).toContainText('No straight line parts them');
  await expect(choice('And')).toContainText('One straight line parts them');
  await choice('And').click();
  await expect(choices).toBeHidden();
  await expect(word).toHaveText('and');
  await targetsOf(playground).toEqual(['0', '0', '0', '1']);
  await expect.poll(() => playground.page.evaluate(() => location.hash)).toBe('#seed=3&data=and');
  await expect(playground.outcome).toContainText('1 (orange) where x and y are 1, else 0 (blue)');
  await playground.trainToTheEnd();
  await expect(playground.outcome).toContainText('Learnt: 4 of 4');
  for (const [row, answer] of (await playground.predictions()).entries()) {
    expect(Math.abs(answer - (row === 3 ? 1 : 0))).toBeLessThan(0.1);
  }

  await playground.undo.click();
  await expect(word).toHaveText('exclusive or');
  await targetsOf(playground).toEqual(['0', '1', '1', '0']);
});

test('is learnt from the same weights as another', async ({ playground }) => {
  await playground.open('#seed=3');
  const before = await playground.predictions();
  await playground.page.goto('about:blank');
  await playground.open('#seed=3&data=nand');
  expect(await playground.predictions()).toEqual(before);
});

test('is in the link, and what is open follows it', async ({ playground }) => {
  await playground.open('#data=implies&view=formulas');
  const { word } = problemOf(playground);
  await expect(word).toHaveText('implies');
  await targetsOf(playground).toEqual(['1', '1', '0', '1']);
  await playground.expectView('Formulas');
  const formulas = playground.view('Formulas');
  for (const row of ['(0, 0) → 1', '(0, 1) → 1', '(1, 0) → 0', '(1, 1) → 1']) {
    await expect(formulas.getByRole('radio', { name: row, exact: true })).toBeAttached();
  }
  await playground.openView('Take it home');
  await expect(playground.view('Take it home')).toContainText('neural network learns "implies"');
  // Another problem while they are open.
  await playground.page.evaluate("location.hash = '#data=nor&view=formulas'");
  await expect(word).toHaveText('not or');
  await expect(formulas.getByRole('radio', { name: '(0, 0) → 1', exact: true })).toBeAttached();
  await expect(formulas.getByRole('radio', { name: '(0, 1) → 0', exact: true })).toBeAttached();

  await playground.page.evaluate("location.hash = '#data=nor&at=5000&view=space'");
  await playground.expectView('Hidden space');
  const finding = playground.view('Hidden space').locator('.finding');
  await expect(finding).toHaveText('One straight line separates the 1s from the 0s.');
  const { choice } = problemOf(playground);
  await word.click();
  await choice('Exclusive nor').click();
  await expect(finding).toContainText('The line between the two 1s crosses');
  await expect(
    playground.view('Hidden space').getByRole('img', { name: 'Hidden space' }),
  ).toHaveAccessibleDescription(/\(1, 1\) with target 1 at /);
});

test('each one that was chosen is a step that can be undone and done again', async ({
  playground,
}) => {
  await playground.open();
  const { word, choice } = problemOf(playground);
  for (const name of ['And', 'Or', 'Implication']) {
    await word.click();
    await choice(name).click();
  }
  await expect(word).toHaveText('implies');
  for (const name of ['or', 'and', 'exclusive or']) {
    await playground.undo.click();
    await expect(word).toHaveText(name);
  }
  await expect(playground.undo).toBeDisabled();
  await playground.redo.click();
  await expect(word).toHaveText('and');
});

test('where one line is enough, the page does not say that it is not', async ({ playground }) => {
  await playground.open('#data=or&hidden=0&epochs=3&view=space');
  await expect(playground.element.locator('header')).toContainText('no hidden layer learns or');
  await playground.trainToTheEnd();
  await expect(playground.outcome).toContainText('Not learnt after 3 epochs');
  await expect(playground.outcome).not.toContainText('can’t learn');
  const space = playground.view('Hidden space').locator('.finding');
  await expect(space).not.toContainText('cannot learn');
  await playground.page.goto('about:blank');
  await playground.open('#data=xnor&hidden=0&epochs=3&view=space');
  await expect(playground.element.locator('header')).toContainText(
    'no hidden layer tries to learn exclusive nor',
  );
  await playground.trainToTheEnd();
  await expect(playground.outcome).toContainText('can’t learn');
  await expect(space).toContainText('cannot learn them');
});

test('is chosen with the keyboard, and left with Escape', async ({ playground }) => {
  await playground.open();
  const { word, choices, choice } = problemOf(playground);
  const { keyboard } = playground.page;
  await word.focus();
  await keyboard.press('Enter');
  await expect(choice('Not and')).toBeVisible();
  await keyboard.press('Escape');
  await expect(choices).toBeHidden();
  await expect(word).toBeFocused();
  await keyboard.press('Enter');
  await choice('Not and').focus();
  await keyboard.press('Enter');
  await expect(word).toHaveText('not and');
  await expect(word).toBeFocused();
});

test('a lesson is about exclusive or, whatever the network learns', async ({ playground }) => {
  await playground.open('#data=and&lesson=stuck');
  const lessons = playground.view('Lessons');
  await expect(lessons.getByRole('img').first()).toHaveAccessibleDescription(
    /\(1, 1\) with target 0 at /,
  );
});
