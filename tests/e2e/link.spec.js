// The address holds the run: it can be sent, kept, reloaded, and gone back to.

import { expectSameNumbers, oracle } from '../oracle.js';
import { drawFrames, drawUntil, holdFrames } from './frames.js';
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

test('has only what differs from the default, in one order', async ({ playground }) => {
  await playground.open();
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
  await playground.settled();
  await expectHash(playground, `#seed=${await playground.field('Seed').inputValue()}`);
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

test('Back goes to the run before, with its epoch, and forward to the one after', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open('#epochs=500');
  await playground.trainToTheEnd();
  await playground.time.fill('300');
  await playground.expectEpoch(300, 500);
  const numbers = await playground.predictions();
  await playground.newStart.click();
  await expect(playground.field('Seed')).not.toHaveValue('0');
  const seed = await playground.field('Seed').inputValue();
  await expectHash(playground, `#seed=${seed}&epochs=500`);
  await playground.step.click();
  await playground.expectEpoch(1, 500);
  await playground.type('Hidden neurons', 3);
  await expectHash(playground, `#seed=${seed}&epochs=500&hidden=3`);

  await page.goBack();
  await playground.expectEpoch(1, 500);
  await expect(playground.field('Hidden neurons')).toHaveValue('2');
  await page.goBack();
  await playground.expectEpoch(300, 500);
  expect(await playground.predictions()).toEqual(numbers);
  // It is trained as far as it was.
  await playground.time.press('End');
  await playground.expectEpoch(500, 500);
  await page.goForward();
  await playground.expectEpoch(1, 500);
  await expect(playground.field('Seed')).toHaveValue(seed);
  await page.goForward();
  await expect(playground.field('Hidden neurons')).toHaveValue('3');
  // Back is a change like another.
  await playground.undo.click();
  await expect(playground.field('Hidden neurons')).toHaveValue('2');
});

test('a reload finds what was changed right before it', async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await playground.type('Seed', 11);
  await playground.type('Learning rate', 0.5);
  await playground.type('Epochs', 700);
  await page.reload();
  await playground.expectEpoch(0, 700);
  await expect(playground.field('Learning rate')).toHaveValue('0.5');
  await expectHash(playground, '#seed=11&lr=0.5&epochs=700');
});

test('a view that there is not is named', async ({ playground }) => {
  await playground.open('#seed=11&view=space,nope,space');
  await expect(playground.notice).toContainText('there is no view “nope”');
  await playground.expectView('Hidden space');
  await expect(playground.field('Seed')).toHaveValue('11');
});

test('views that there are not are named by the first, shortly', async ({ playground }) => {
  const views = Array.from({ length: 1000 }, (_, index) => `${'nope'.repeat(10)}${index}`);
  await playground.open(`#seed=11&view=${views.join(',')},space`);
  await expect(playground.notice.getByRole('listitem')).toHaveText([
    /^The link: there is no view “(nope){6}”, only data, /,
  ]);
  await playground.expectView('Hidden space');
});

test('a slider that is pulled, and what is only looked at, add one entry to the history and none', async ({
  playground,
}) => {
  const length = () => playground.page.evaluate(() => history.length);
  await playground.open();
  const before = await length();
  await playground.views.getByRole('button', { name: 'Formulas' }).click();
  await expectHash(playground, '#view=formulas');
  await playground.step.click();
  await playground.expectEpoch(1);
  expect(await length()).toBe(before);
  for (let press = 0; press < 5; press++) await playground.slider('Epochs').press('ArrowRight');
  await playground.settled();
  const epochs = await playground.field('Epochs').inputValue();
  await expectHash(playground, `#epochs=${epochs}&view=formulas`);
  expect(await length()).toBe(before + 1);
  await playground.page.goBack();
  await playground.expectEpoch(1);
  await expect(playground.field('Epochs')).toHaveValue('5000');
});

test('may be refused, and is tried again later, not at once', async ({ playground }) => {
  const { page } = playground;
  await page.clock.install({ time: 0 });
  await page.addInitScript(() => {
    Object.assign(window, { written: 0 });
    for (const way of /** @type {const} */ (['pushState', 'replaceState'])) {
      history[way] = () => {
        /** @type {any} */ (window).written += 1;
        throw new DOMException('Too often', 'SecurityError');
      };
    }
  });
  await playground.open();
  await page.clock.pauseAt(3_600_000);
  const written = () => page.evaluate(() => /** @type {any} */ (window).written);
  const before = await written();
  for (let change = 0; change < 60; change++) {
    await playground.newStart.dispatchEvent('click');
    await page.clock.runFor(50);
  }
  // Once in three seconds: what is refused is tried again, but not at once.
  expect((await written()) - before).toBe(1);
  await page.clock.runFor(20_000);
  expect((await written()) - before).toBe(3);
  await playground.step.click();
  await page.clock.runFor(50);
  await playground.expectEpoch(1);
});

test('is written once a second at most while there is something to write all the time', async ({
  playground,
}) => {
  const { page } = playground;
  await page.clock.install({ time: 0 });
  await page.addInitScript(() => {
    Object.assign(window, { written: 0 });
    for (const way of /** @type {const} */ (['pushState', 'replaceState'])) {
      const write = history[way].bind(history);
      history[way] = (...entry) => {
        /** @type {any} */ (window).written += 1;
        write(...entry);
      };
    }
  });
  await playground.open();
  await page.clock.pauseAt(3_600_000);
  const written = () => page.evaluate(() => /** @type {any} */ (window).written);
  const before = await written();
  for (let change = 0; change < 300; change++) {
    await playground.newStart.dispatchEvent('click');
    await page.clock.runFor(100);
  }
  // In 30 seconds, in which Safari allows 100: the first few come sooner.
  const times = (await written()) - before;
  expect(times).toBeGreaterThan(20);
  expect(times).toBeLessThan(45);
  await page.clock.runFor(5000);
  await expectHash(playground, `#seed=${await playground.field('Seed').inputValue()}`);
});

test('that was refused is written later, with an entry of its own', async ({ playground }) => {
  const { page } = playground;
  await page.clock.install({ time: 0 });
  await page.addInitScript(() => {
    Object.assign(window, { refuses: false });
    for (const way of /** @type {const} */ (['pushState', 'replaceState'])) {
      const write = history[way].bind(history);
      history[way] = (...entry) => {
        if (/** @type {any} */ (window).refuses) throw new DOMException('No', 'SecurityError');
        write(...entry);
      };
    }
  });
  await playground.open('#seed=3');
  await page.clock.pauseAt(3_600_000);
  const refuse = (/** @type {boolean} */ refuses) =>
    page.evaluate((refuses) => Object.assign(window, { refuses }), refuses);
  await refuse(true);
  await playground.field('Seed').fill('4');
  await playground.field('Seed').press('Enter');
  await page.clock.runFor(100);
  await expectHash(playground, '#seed=3');
  await refuse(false);
  await page.clock.runFor(10_000);
  await expectHash(playground, '#seed=4');
  await page.goBack();
  await page.clock.runFor(2000);
  await expect(playground.field('Seed')).toHaveValue('3');
});

test('that was refused is found by a reload', async ({ playground }) => {
  const { page } = playground;
  await playground.open('#seed=3');
  await page.evaluate(() => {
    for (const way of /** @type {const} */ (['pushState', 'replaceState'])) {
      history[way] = () => {
        throw new DOMException('No', 'SecurityError');
      };
    }
  });
  await playground.type('Seed', 5);
  expect(await hashOf(playground)).toBe('#seed=3');
  await page.reload();
  await expect(playground.field('Seed')).toHaveValue('5');
  await expectHash(playground, '#seed=5');
});

test('comes back to its run and its epoch when it is reloaded; a new tab is at its start', async ({
  playground,
  context,
}) => {
  await playground.open();
  await playground.type('Seed', 77);
  await expectHash(playground, '#seed=77');
  await playground.trainToTheEnd();
  await playground.time.fill('700');
  await playground.expectEpoch(700);
  const numbers = await playground.predictions();
  await playground.page.reload();
  await expectSettings(playground, { seed: 77 });
  await playground.expectEpoch(700);
  expect(await playground.predictions()).toEqual(numbers);
  await playground.time.press('End');
  await playground.expectEpoch('5,000');
  await expectHash(playground, '#seed=77');
  await expect(playground.undo).toBeDisabled();

  const other = new Playground(await context.newPage());
  await other.open('#seed=77');
  await other.expectEpoch(0);
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
  await expect(playground.notice.getByRole('listitem')).toHaveCount(4);
  await expect(playground.notice).toContainText(/other keys that are no settings, \d+ in all\./);
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
  await drawFrames(playground.page, 1);
  await expect(playground.field('Learning rate')).toHaveValue('1');
  await playground.type('Epochs', 300);
  await drawFrames(playground.page, 1);
  await expectHash(playground, '#epochs=300&edits=100:lr:0.3');
  await playground.type('Epochs', 200);
  await playground.time.press('End');
  await drawFrames(playground.page, 1);
  const numbers = await playground.predictions();
  const isMarked = /Learning rate 0\.3 from epoch 100 on\.$/;
  // What marks it is loaded first.
  await drawUntil(playground.page, () =>
    expect(playground.curve).toHaveAccessibleDescription(isMarked, { timeout: 500 }),
  );
  const drawn = await drawingOf(playground.curve);

  const other = new Playground(await context.newPage());
  await other.open('#epochs=200&edits=100:lr:0.3');
  await expect(other.field('Learning rate')).toHaveValue('1');
  await other.trainToTheEnd();
  await expect(other.field('Learning rate')).toHaveValue('0.3');
  expect(await other.predictions()).toEqual(numbers);
  await expect(other.curve).toHaveAccessibleDescription(isMarked);
  expect(await drawingOf(other.curve)).toBe(drawn);
  await expectHash(other, '#epochs=200&edits=100:lr:0.3');
});

test('keeps what is set under Advanced when other settings change', async ({ playground }) => {
  const kept = 'loss=mse&start=xavier-normal&l2=0.001';
  await playground.open(`#${kept}`);
  await expect(playground.choice('Loss')).toHaveValue('mse');
  await expect(playground.choice('Drawn from')).toHaveValue('xavier-normal');
  await expect(playground.element.getByRole('spinbutton', { name: 'L2' })).toHaveValue('0.001');
  const start = await playground.predictions();
  await playground.type('Seed', 11);
  expect(await playground.predictions()).not.toEqual(start);
  await expectHash(playground, `#seed=11&${kept}`);
  await playground.type('Hidden neurons', 3);
  await expectHash(playground, `#seed=11&hidden=3&${kept}`);
  await playground.newStart.click();
  await playground.settled();
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
  await playground.settled();
  const seed = await playground.field('Seed').inputValue();
  expect(seed).toMatch(/^\d+$/);
  await expectHash(playground, `#seed=${seed}`);
  await playground.open(given);
  await expect(playground.field('Seed')).toHaveValue('');
  await playground.type('Seed', 0);
  await expectHash(playground, '');
  expectSameNumbers(await playground.predictions(), oracle({ seed: 0 }, 0).predictions);
});

test('that is gone to is not written over by what was done just before', async ({ playground }) => {
  await playground.open();
  await playground.settled();
  await playground.element.evaluate((element) => {
    element.shadowRoot?.getElementById('step')?.click();
    // The browser tells of another address a moment after it is there; the page may write its own in between.
    location.hash = '#seed=11';
    element.dispatchEvent(new CustomEvent('epoch'));
  });
  await expectSettings(playground, { seed: 11 });
  await playground.expectEpoch(0);
  await expectHash(playground, '#seed=11');
});
