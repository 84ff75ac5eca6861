// Compare: runs that were kept, beside the present one.

import { expect, test } from './page.js';
import { drawingOf } from './picture.js';

/** @typedef {import('./page.js').Playground} Playground */

/** @param {Playground} playground */
function compareOf(playground) {
  const view = playground.view('Compare');
  const button = (/** @type {string} */ name) => view.getByRole('button', { name, exact: true });
  return {
    view,
    button,
    keep: button('Keep this run'),
    head: view.locator('thead th'),
    /** What a row of the table says: of the present run, then of those that were kept. @param {string} name */
    row: (name) => {
      const cells = view.getByRole('row').filter({
        has: playground.page.getByRole('rowheader', { name, exact: true }),
      });
      return cells.locator('td');
    },
  };
}

test('a run that was kept stays on the curve, and beside the present one', async ({
  playground,
}) => {
  await playground.open('#at=5000&view=compare');
  await playground.expectView('Compare');
  const compare = compareOf(playground);
  const { loss } = await playground.read();
  await compare.keep.click();
  await expect(compare.head).toHaveText(['Now', 'Kept 1']);
  await expect(compare.keep).toBeDisabled();
  await playground.type('Seed', 11);
  await expect(compare.view).toContainText('what is kept stays as it was. Keep it, too, or open');
  const alone = await drawingOf(playground.curve);
  await playground.trainToTheEnd();
  await expect(compare.row('seed')).toHaveText(['11', '0']);
  await expect(compare.row('Epoch reached')).toHaveText(['5,000', '5,000']);
  await expect(compare.row('Loss')).toHaveText([String((await playground.read()).loss), `${loss}`]);
  await expect(compare.row('Rows right')).toHaveText(['2', '4']);
  await expect(compare.row('Learnt at epoch')).toHaveText(['not learnt', '666']);
  // What both have is no difference.
  await expect(compare.row('lr')).toHaveCount(0);
  await expect(playground.curve).toHaveAccessibleDescription(
    new RegExp(`Kept 1: ${loss} at epoch 5,000\\.$`),
  );

  await playground.curve.hover();
  const reading = playground.page.locator('#curve-reading');
  await expect(reading).toHaveText(/^Epoch 2,\d\d\d: loss 0\.12\d+; 1: 0\.000\d+$/);
  await playground.page.mouse.move(2, 2);
  const both = await drawingOf(playground.curve);
  expect(both).not.toBe(alone);
  await compare.button('Remove kept 1').click();
  await expect(compare.head).toHaveCount(0);
  await expect.poll(() => drawingOf(playground.curve)).not.toBe(both);
});

test('one that was kept is gone back to, where it was', async ({ playground }) => {
  await playground.open('#at=700&view=compare');
  await playground.expectView('Compare');
  const compare = compareOf(playground);
  const before = await playground.predictions();
  await compare.keep.click();
  await playground.type('Hidden neurons', 4);
  await playground.step.click();
  await compare.button('Open kept 1').click();
  await playground.expectEpoch(700);
  await expect(playground.field('Hidden neurons')).toHaveValue('2');
  expect(await playground.predictions()).toEqual(before);
  await playground.undo.click();
  await expect(playground.field('Hidden neurons')).toHaveValue('4');
  await playground.expectEpoch(1);
});

test('there are four at most, each with a number of its own', async ({ playground }) => {
  await playground.open('#view=compare');
  await playground.expectView('Compare');
  const compare = compareOf(playground);
  for (let kept = 1; kept <= 4; kept++) {
    await compare.keep.click();
    await expect(compare.head).toHaveCount(kept + 1);
    await playground.step.click();
  }
  await expect(compare.keep).toBeDisabled();
  await expect(compare.view).toContainText('4 runs are kept; remove one to keep another.');
  await compare.button('Remove kept 2').click();
  await expect(compare.head).toHaveText(['Now', 'Kept 1', 'Kept 3', 'Kept 4']);
  await compare.keep.click();
  await expect(compare.head).toHaveText(['Now', 'Kept 1', 'Kept 3', 'Kept 4', 'Kept 2']);
  await expect(compare.row('Epoch reached')).toHaveText(['4', '0', '2', '3', '4']);
});

test('the curves are read at the very epoch', async ({ playground }) => {
  await playground.open('#at=100&epochs=100&view=compare');
  await playground.expectView('Compare');
  await compareOf(playground).keep.click();
  await playground.time.fill('40');
  const { loss } = await playground.read();
  const reader = playground.element.getByRole('application', {
    name: 'Read the loss curve with the arrow keys',
  });
  await reader.focus();
  await expect(playground.page.locator('#curve-reading')).toHaveText(
    `Epoch 40: loss ${loss}; 1: ${loss}`,
  );
});
