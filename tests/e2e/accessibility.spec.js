// Nobody is left out: names, roles, contrast, and what the system asks for.

import { violations } from './axe.js';
import { framesPass } from './frames.js';
import { COMMON_STATES, DIVERGES_AT_7, expect, test, VIEW_NAMES } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

/** @type {Record<string, (playground: Playground) => Promise<void>>} */
const STATES = {
  ...COMMON_STATES,
  stuck: async (playground) => {
    await playground.open('#seed=11');
    await playground.trainToTheEnd();
  },
  diverged: async (playground) => {
    await playground.open(DIVERGES_AT_7);
    await playground.type('Learning rate', 7);
    await playground.trainToTheEnd();
    await expect(playground.outcome).toContainText('Diverged');
  },
  'with the problems to choose from': async (playground) => {
    await playground.open('#data=and');
    await playground.element.locator('#problem-button').click();
    await expect(playground.element.locator('.problems button')).toHaveCount(19);
  },
  'with wrong inputs': async (playground) => {
    await playground.open();
    for (const name of /** @type {const} */ (['Seed', 'Hidden neurons', 'Speed', 'x', 'y'])) {
      await playground.type(name, 'wrong');
      await expect(await playground.errorOf(name)).not.toBeEmpty();
    }
  },
  'with a wrong link': async (playground) => {
    await playground.open('#seed=abc&colour=blue');
    await expect(playground.notice).toBeVisible();
  },
  advanced: async (playground) => {
    await playground.open('#hidden=8,4,2&activation=tanh,relu,sine&rule=adam&lr=0.02&l2=0.001');
    await expect(playground.rule).toBeVisible();
    await playground.type('Neurons in layer 3', 'wrong');
    await playground.trainToTheEnd();
  },
  ...Object.fromEntries(
    VIEW_NAMES.map((view) => [
      `with ${view} open`,
      async (playground) => {
        await playground.open('#seed=11');
        await playground.openView(view);
      },
    ]),
  ),
  'with two views open': async (playground) => {
    await playground.page.setViewportSize({ width: 2560, height: 1440 });
    await playground.open('#view=space,formulas');
    await playground.expectView('Hidden space');
    await playground.expectView('Formulas');
  },
  'without hidden layers': (playground) => playground.open('#hidden=0'),
  'with a given start': (playground) => playground.open('#parameters=1,2,3,4,5,6,7,8,9'),
  'without its engine': async (playground) => {
    playground.provoked.push(/404/, /WebAssembly/);
    await playground.page.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
    await playground.page.goto('./');
    await expect(playground.trouble).toBeVisible();
  },
};

for (const [state, bring] of Object.entries(STATES)) {
  test(`axe-core finds nothing wrong: ${state}`, async ({ playground }) => {
    const { page } = playground;
    await bring(playground);
    for (const size of [
      { width: 2560, height: 1440 },
      { width: 1280, height: 800 },
      { width: 360, height: 740 },
    ]) {
      await page.setViewportSize(size);
      await framesPass(page, 3);
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), `${colorScheme}, ${size.width}`).toEqual([]);
      }
    }
  });
}

test('every control has the name that is written beside it', async ({ playground }) => {
  await playground.open();
  for (const control of [
    ...[playground.train, playground.step, playground.reset, playground.newStart],
    ...[playground.slider('Learning rate'), playground.slider('Epochs')],
    ...[playground.slider('Speed'), playground.field('Learning rate'), playground.field('Epochs')],
    ...[playground.field('Speed'), playground.field('Seed'), playground.field('Hidden neurons')],
    ...[playground.field('x'), playground.field('y'), playground.surface, playground.curve],
    ...[playground.page.getByRole('table', { name: 'Truth table' }), playground.progress],
    ...[playground.status, playground.answer, playground.page.getByRole('main')],
  ]) {
    await expect(control).toHaveCount(1);
    await expect(control).toBeVisible();
  }
});

test('a screen reader is not told every frame, but hears how training ends', async ({
  playground,
}) => {
  await playground.open('#epochs=100000');
  await playground.train.click();
  await expect(playground.pause).toBeVisible();
  for (const region of [playground.status, playground.answer]) {
    await expect(region).toHaveAttribute('aria-live', 'off');
  }
  await playground.pause.click();
  for (const region of [playground.status, playground.answer, playground.outcome]) {
    await expect(region).toHaveAttribute('aria-live', 'polite');
  }
});

test('a step of a slider is heard as its value alone', async ({ playground }) => {
  await playground.open();
  await playground.trainToTheEnd();
  await expect(playground.status).toHaveAttribute('aria-live', 'polite');
  await playground.time.focus();
  for (const epoch of ['4,999', '4,998']) {
    await playground.time.press('ArrowLeft');
    await playground.expectEpoch(epoch);
    await expect(playground.time).toHaveAttribute('aria-valuetext', `epoch ${epoch}`);
    await expect(playground.status).toHaveAttribute('aria-live', 'off');
    await expect(playground.answer).toHaveAttribute('aria-live', 'off');
  }
  // Not where something else is done.
  await playground.step.focus();
  await playground.page.keyboard.press('Enter');
  await playground.expectEpoch('4,999');
  await expect(playground.status).toHaveAttribute('aria-live', 'polite');
  await expect(playground.answer).toHaveAttribute('aria-live', 'polite');
});

test('spin buttons and progress say their values', async ({ playground }) => {
  await playground.open('#epochs=10');
  await expect(playground.field('Hidden neurons')).toHaveAttribute('aria-valuemin', '1');
  await expect(playground.field('Hidden neurons')).toHaveAttribute('aria-valuemax', '16');
  await playground.type('Hidden neurons', 3);
  await expect(playground.field('Hidden neurons')).toHaveAttribute('aria-valuenow', '3');
  await playground.step.click();
  await expect(playground.progress).toHaveAttribute('aria-valuenow', '1');
  await expect(playground.progress).toHaveAttribute('aria-valuemax', '10');
  await expect(playground.progress).toHaveAttribute('aria-valuetext', '10 %');
});

test('with reduced motion, it learns all the same', async ({ playground }) => {
  await playground.page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open();
  await playground.trainToTheEnd();
  await expect(playground.outcome).toContainText('Learnt');
  const moving = await playground.inside((root) => root.getAnimations().length);
  expect(moving).toBe(0);
});

test('with the system’s forced colours, controls and progress can be seen', async ({
  playground,
}) => {
  await playground.page.emulateMedia({ forcedColors: 'active' });
  await playground.open();
  await playground.trainToTheEnd();
  for (const button of [playground.train, playground.step]) {
    await expect(button).not.toHaveCSS('border-top-width', '0px');
    const [border, paper] = await button.evaluate((element) => [
      getComputedStyle(element).borderTopColor,
      getComputedStyle(document.body).backgroundColor,
    ]);
    expect(border).not.toBe(paper);
  }
  const [bar, ground] = await playground.progress.evaluate((progress) =>
    [progress.firstElementChild ?? progress, progress].map(
      (element) => getComputedStyle(element).backgroundColor,
    ),
  );
  expect(bar).not.toBe(ground);
});
