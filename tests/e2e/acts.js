// What somebody does with the page, none of which may move anything else.

import { expect } from './page.js';

/** @typedef {import('./page.js').Playground} Playground */

/** Where the pointer is over nothing. @param {Playground} playground */
async function leave({ page }) {
  await page.mouse.move(1, 1);
}

/**
 * Has something happen to each link and neuron of the diagram.
 * @param {Playground} playground
 * @param {(x: number, y: number) => Promise<void>} act
 */
async function eachThing({ network }, act) {
  const places = await network.locator('[data-thing]').evaluateAll((things) =>
    things.map((thing) => {
      if (thing instanceof SVGLineElement) {
        const { x1, y1, x2, y2 } = thing;
        const at = (/** @type {SVGAnimatedLength} */ from, /** @type {SVGAnimatedLength} */ to) =>
          from.baseVal.value + 0.3 * (to.baseVal.value - from.baseVal.value);
        const { x, y } = new DOMPoint(at(x1, x2), at(y1, y2)).matrixTransform(
          thing.getScreenCTM() ?? undefined,
        );
        return { x, y };
      }
      const { x, y, width, height } = thing.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }),
  );
  for (const { x, y } of places) await act(x, y);
}

/**
 * Chooses the first link or neuron, and leaves it again.
 * @param {Playground} playground
 * @param {string} kind
 */
async function choose({ page, network }, kind) {
  const value = network.getByRole('spinbutton', { name: /^Value of/ });
  await network.locator(`[data-thing^="${kind}"]`).first().focus();
  await page.keyboard.press('Enter');
  // What it takes comes a little later than the picture.
  if (kind === 'p') await expect(value).toBeVisible();
  await page.keyboard.press('Escape');
}

/**
 * @typedef {object} Act
 * @property {(playground: Playground) => Promise<unknown>} act
 * @property {string} [column] What is under a heading that opens may move, in the column of the heading.
 * @property {string} [part] What says other words may have them elsewhere, in its own box.
 */

/**
 * Where something may move by an act.
 * @param {Playground} playground
 * @param {Act} act
 */
export async function placeOf({ element }, { column, part }) {
  const box = await element.locator(column ?? part ?? ':not(*)').evaluateAll(([one]) => {
    const { x, y, width, height } = one?.getBoundingClientRect() ?? new DOMRect();
    return { x, y, width, height };
  });
  if (part) return box;
  return column ? { x: box.x, width: box.width } : null;
}

/** By what it is. @type {Record<string, Act>} */
export const ACTS = {
  'pointing at every link and neuron': {
    act: async (playground) => {
      const { page, network } = playground;
      await network.scrollIntoViewIfNeeded();
      await eachThing(playground, (x, y) => page.mouse.move(x, y));
      await leave(playground);
    },
  },
  'choosing a link': { act: (playground) => choose(playground, 'p') },
  'choosing a neuron': { act: (playground) => choose(playground, 'n') },
  'pointing at surface and curve': {
    act: async (playground) => {
      await playground.surface.hover();
      await playground.curve.hover();
      await leave(playground);
    },
  },
  'another learning rate': { act: (playground) => playground.type('Learning rate', 0.5) },
  'another theme': {
    act: async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.emulateMedia({ colorScheme: 'light' });
    },
  },
  'opening Advanced': { act: ({ advanced }) => advanced.click(), column: '#settings' },
  'another activation': {
    act: async (playground) => {
      const activation = playground.element.locator('#activation-1');
      await activation.selectOption('tanh');
    },
    column: '#settings',
  },
  'another rule': { act: ({ rule }) => rule.selectOption('adam'), column: '#settings' },
  'closing Advanced': { act: ({ advanced }) => advanced.click(), column: '#settings' },
  'opening the problems': {
    act: async ({ element }) => {
      await element.locator('#problem-button').click();
      await expect(element.locator('.problems button')).toHaveCount(19);
    },
    column: '#problem',
  },
  'another problem': {
    act: async ({ element }) => {
      await element.locator('.problems').getByRole('button', { name: 'Implication' }).click();
      await expect(element.locator('#problem')).toBeHidden();
      // What other problems than XOR take has come.
      await expect(element.locator('.section-inputs')).toBeAttached();
    },
    part: 'header',
  },
  stepping: { act: ({ step }) => step.click() },
  'training to the end': {
    act: async (playground) => {
      await playground.type('Speed', 500);
      await playground.train.click();
      await playground.ended();
    },
  },
  'a start that gets stuck': {
    act: async (playground) => {
      await playground.page.evaluate("location.hash = '#seed=11'");
      await expect(playground.field('Seed')).toHaveValue('11');
      await playground.train.click();
      await playground.ended();
    },
  },
};
