// The address holds the run: it can be sent, kept, reloaded, and gone back to.

import { expectSameNumbers, oracle } from '../oracle.js';
import { drawFrames, holdFrames } from './frames.js';
import { expect, Playground, test } from './page.js';
import { drawingOf } from './picture.js';

/** @param {Playground} playground */
function hashOf(playground) {
  return playground.page.evaluate(() => location.hash);
}

/**
 * @param {Playground} playground
 * @param {string} hash
 */
async function expectHash(playground, hash) {
  await expect.poll(() => hashOf(playground)).toBe(hash);
}

/**
 * @param {Playground} playground
 * @param {{ seed?: number, lr?: number, epochs?: number, hidden?: number }} settings
 */
async function expectSettings(playground, { seed = 0, lr = 1, epochs = 5000, hidden = 2 }) {
  await expect(playground.field('Seed')).toHaveValue(`${seed}`);
  await expect(playground.field('Learning rate')).toHaveValue(`${lr}`);
  await expect(playground.field('Epochs')).toHaveValue(`${epochs}`);
  await expect(playground.field('Hidden neurons')).toHaveValue(`${hidden}`);
}

test('is read when the page opens', async ({ playground }) => {
  await playground.open('#seed=103&lr=0.25&epochs=12000&hidden=3');
  await expectSettings(playground, { seed: 103, lr: 0.25, epochs: 12_000, hidden: 3 });
  await playground.expectEpoch(0, '12,000');
  expectSameNumbers(
    await playground.predictions(),
    oracle({ seed: 103, hidden: 3 }, 0).predictions,
  );
  await expect(playground.notice).toBeHidden();
});

test('has only what differs from the default, in one order, without adding to the history', async ({
  playground,
}) => {
  await playground.open();
  const length = await playground.page.evaluate(() => history.length);
  await playground.type('Epochs', 10_000);
  await expectHash(playground, '#epochs=10000');
  await playground.type('Seed', 11);
  await expectHash(playground, '#seed=11&epochs=10000');
  await playground.slider('Learning rate').press('ArrowLeft');
  await expectHash(playground, '#seed=11&lr=0.8&epochs=10000');
  await playground.type('Hidden neurons', 8);
  await expectHash(playground, '#seed=11&lr=0.8&epochs=10000&hidden=8');
  await playground.type('Seed', 0);
  await playground.type('Epochs', 5000);
  await playground.type('Hidden neurons', 2);
  await expectHash(playground, '#lr=0.8');
  await playground.type('Learning rate', 1);
  await expectHash(playground, '');
  expect(playground.page.url()).not.toContain('#');
  await playground.newStart.click();
  await expectHash(playground, `#seed=${await playground.field('Seed').inputValue()}`);
  expect(await playground.page.evaluate(() => history.length)).toBe(length);
});

test('does not hold what is only about looking', async ({ playground }) => {
  await playground.open('#seed=5');
  await playground.type('Speed', 3);
  await playground.type('x', 0.5);
  await playground.page.getByRole('checkbox', { name: 'Logarithmic' }).check();
  await playground.step.click();
  await playground.type('Epochs', 10);
  await expectHash(playground, '#seed=5&epochs=10');
});

test('loads another run when it is changed by hand, also while training', async ({
  playground,
}) => {
  await playground.open();
  await playground.train.click();
  await playground.open('#seed=11&hidden=2');
  await expectSettings(playground, { seed: 11 });
  await playground.expectEpoch(0);
  await expect(playground.train).toBeVisible();
  expectSameNumbers(await playground.predictions(), oracle({ seed: 11 }, 0).predictions);
  await expectHash(playground, '#seed=11&hidden=2');
});

test('goes back and forward between two runs', async ({ playground }) => {
  await playground.open('#seed=3');
  await playground.open('#seed=4&lr=2');
  await playground.page.goBack();
  await expectSettings(playground, { seed: 3 });
  expectSameNumbers(await playground.predictions(), oracle({ seed: 3 }, 0).predictions);
  await playground.page.goForward();
  await expectSettings(playground, { seed: 4, lr: 2 });
});

test('is written before the page is left', async ({ playground }) => {
  await playground.open();
  // Many in one go: the last waits for its turn, and then there is no time.
  await playground.field('Seed').evaluate((seed) => {
    for (const value of ['75', '76', '77']) {
      /** @type {HTMLInputElement} */ (seed).value = value;
      seed.dispatchEvent(new Event('change'));
    }
    location.assign('index.html');
  });
  await playground.page.waitForURL(/index/);
  await playground.page.goBack();
  await expectSettings(playground, { seed: 77 });
  await expectHash(playground, '#seed=77');
});

test('can be reloaded, also at once after a change', async ({ playground }) => {
  await playground.open();
  // All in one go, before the address has followed by itself.
  await playground.field('Seed').evaluate((seed) => {
    /** @type {HTMLInputElement} */ (seed).value = '77';
    seed.dispatchEvent(new Event('change'));
    location.reload();
  });
  await expectSettings(playground, { seed: 77 });
  await expectHash(playground, '#seed=77');
});

test('can be opened with other settings in two tabs, which train on their own', async ({
  playground,
  context,
}) => {
  const other = new Playground(await context.newPage());
  await playground.open('#seed=1');
  await other.open('#seed=14');
  for (const tab of [playground, other]) {
    await tab.page.bringToFront();
    await tab.trainToTheEnd();
  }
  expectSameNumbers(await playground.predictions(), oracle({ seed: 1 }, 5000).predictions);
  expectSameNumbers(await other.predictions(), oracle({ seed: 14 }, 5000).predictions);
});

test('that cannot all be used is honoured as far as it can, and the rest is named', async ({
  playground,
}) => {
  await playground.open('#seed=11&lr=fast&colour=blue&epochs=10&epochs=20&hidden=17&');
  await expectSettings(playground, { seed: 11, epochs: 10 });
  await expect(playground.notice.getByRole('listitem')).toHaveText([
    /^The link: Learning rate takes a number from 0\.001 to 20, not “fast”\. 1 is used instead\.$/,
    /^The link: Hidden neurons takes a whole number from 1 to 16, .* not “17”\. 2 is used instead\.$/,
    /^The link has “colour”, which is no setting\.$/,
    /^The link has epochs more than once; the first is used\.$/,
  ]);
  await playground.button('Dismiss').click();
  await expect(playground.notice).toBeHidden();
});

test('that makes no sense is answered with one sentence, and the page works', async ({
  playground,
}) => {
  for (const [hash, seed] of /** @type {const} */ ([
    ['#%E0%A4%A&seed=11', 11],
    ['#seed=-1', 0],
    ['#<script>alert(1)</script>&seed=11', 11],
  ])) {
    await playground.open(hash);
    await expect(playground.notice.getByRole('listitem'), hash).toHaveCount(1);
    await expectSettings(playground, { seed });
    await playground.step.click();
    await playground.expectEpoch(1);
  }
});

test('of 10,000 characters gets a short answer', async ({ playground }) => {
  const pairs = Array.from({ length: 1000 }, (_, index) => `key${index}=${index}`).join('&');
  await playground.open(`#seed=11&${pairs.slice(0, 10_000)}`);
  await expectSettings(playground, { seed: 11 });
  await expect(playground.notice.getByRole('listitem')).toHaveCount(5);
  await expect(playground.notice).toContainText(/And \d+ more\./);
});

test('has its notice taken away when the next one can be used', async ({ playground }) => {
  await playground.open('#seed=abc');
  await expect(playground.notice).toBeVisible();
  await playground.open('#seed=5');
  await expect(playground.notice).toBeHidden();
});

test('holds what is changed on the way, and opens with it', async ({ playground, context }) => {
  await holdFrames(playground.page);
  await playground.open('#epochs=200');
  await playground.train.click();
  await drawFrames(playground.page, 5);
  await playground.type('Learning rate', 0.3);
  await drawFrames(playground.page, 5);
  await playground.expectEpoch(200, 200);
  await expectHash(playground, '#epochs=200&edits=100:lr:0.3');
  await playground.time.fill('50');
  await expect(playground.field('Learning rate')).toHaveValue('1');
  await playground.type('Epochs', 300);
  await expectHash(playground, '#epochs=300&edits=100:lr:0.3');
  await playground.type('Epochs', 200);
  await playground.time.press('End');
  const numbers = await playground.predictions();
  const drawn = await drawingOf(playground.curve);

  const other = new Playground(await context.newPage());
  await other.open('#epochs=200&edits=100:lr:0.3');
  await expect(other.field('Learning rate')).toHaveValue('1');
  await other.trainToTheEnd();
  await expect(other.field('Learning rate')).toHaveValue('0.3');
  expect(await other.predictions()).toEqual(numbers);
  await expect(other.curve).toHaveAccessibleDescription(/Learning rate 0\.3 from epoch 100 on\.$/);
  expect(await drawingOf(other.curve)).toBe(drawn);
  await expectHash(other, '#epochs=200&edits=100:lr:0.3');
});

test('keeps what the page has no control for when other settings change', async ({
  playground,
}) => {
  const kept = 'loss=mse&start=xavier-normal&l2=0.001';
  await playground.open(`#${kept}`);
  await expect(playground.page.getByText('The link also sets')).toHaveText(
    'The link also sets loss mse, start xavier-normal, l2 0.001.',
  );
  const start = await playground.predictions();
  await playground.type('Seed', 11);
  expect(await playground.predictions()).not.toEqual(start);
  await expectHash(playground, `#seed=11&${kept}`);
  await playground.type('Hidden neurons', 3);
  await expectHash(playground, `#seed=11&hidden=3&${kept}`);
  await playground.newStart.click();
  const seed = await playground.field('Seed').inputValue();
  await expectHash(playground, `#seed=${seed}&hidden=3&${kept}`);
  await playground.reset.click();
  await expectHash(playground, `#seed=${seed}&hidden=3&${kept}`);
});

test('may give the weights and biases themselves; a seed draws them again', async ({
  playground,
}) => {
  const given = '#parameters=1,2,3,4,5,6,7,8,9';
  await playground.open(given);
  await expect(playground.field('Seed')).toHaveValue('');
  const numbers = await playground.predictions();
  await playground.step.click();
  await playground.reset.click();
  expect(await playground.predictions()).toEqual(numbers);
  expect(await hashOf(playground)).toBe(given);
  await playground.newStart.click();
  const seed = await playground.field('Seed').inputValue();
  expect(seed).toMatch(/^\d+$/);
  await expectHash(playground, `#seed=${seed}`);
  await playground.open(given);
  await playground.type('Seed', 0);
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 0).predictions);
});

test('with data of its own is answered in words, and the rest of it counts', async ({
  playground,
}) => {
  await playground.open('#data=0,0,0;0,1,0;1,0,0;1,1,1&seed=3&epochs=50&edits=20:lr:0.5');
  await expect(playground.notice.getByRole('listitem')).toHaveText([
    'This page shows exclusive or only: the link’s own data is not used.',
  ]);
  await expectSettings(playground, { seed: 3, epochs: 50 });
  expectSameNumbers(await playground.predictions(), oracle({ seed: 3 }, 0).predictions);
  await playground.trainToTheEnd();
  await expect(playground.field('Learning rate')).toHaveValue('0.5');
});
